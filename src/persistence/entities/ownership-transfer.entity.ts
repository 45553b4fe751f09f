import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm"
import { CODE, INSTANT } from "./column-types"

/** A unit that its owner offers to somebody else, until that one accepts. The address lies in a row that can be erased. */
@Entity("ownership_transfer")
@Check("ck_ownership_transfer_status", "status in ('offered','accepted','canceled','expired')")
@Index("uq_ownership_transfer_offered", ["unitId"], { unique: true, where: "status = 'offered'" })
@Index("ix_ownership_transfer_from", ["fromCustomerId"])
export class OwnershipTransferEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_ownership_transfer" })
  id!: string

  @Column({ name: "unit_id", ...CODE })
  unitId!: string

  @Column({ name: "from_customer_id", ...CODE })
  fromCustomerId!: string

  @Column({ name: "to_customer_id", ...CODE, nullable: true })
  toCustomerId!: string | null

  @Column({ name: "address_id", ...CODE, nullable: true })
  addressId!: string | null

  @Column({ name: "status", ...CODE, default: "offered" })
  status!: "offered" | "accepted" | "canceled" | "expired"

  @Column({ name: "offered_at", ...INSTANT })
  offeredAt!: Date

  @Column({ name: "expires_at", ...INSTANT })
  expiresAt!: Date

  @Column({ name: "ended_at", ...INSTANT, nullable: true })
  endedAt!: Date | null
}
