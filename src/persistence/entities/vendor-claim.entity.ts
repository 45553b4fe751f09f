import { Check, Column, Entity, Index, PrimaryColumn, Unique } from "typeorm"
import { CODE, COUNT, INSTANT, TEXT } from "./column-types"

/** Our recovery from one maker: units that are claimed, sent and settled together. */
@Entity("vendor_claim")
@Unique("uq_vendor_claim_display_id", ["displayId"])
@Check("ck_vendor_claim_status", "status in ('open','shipped','settled','closed','canceled')")
@Check("ck_vendor_claim_version", "version > 0")
@Index("ix_vendor_claim_status", ["status", "id"])
@Index("ix_vendor_claim_vendor", ["vendorId", "id"])
@Index("ix_vendor_claim_shipped", ["shippedAt"], { where: "shipped_at is not null" })
export class VendorClaimEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_vendor_claim" })
  id!: string

  @Column({ name: "display_id", ...CODE })
  displayId!: string

  @Column({ name: "vendor_id", ...CODE })
  vendorId!: string

  @Column({ name: "status", ...CODE })
  status!: string

  @Column({ name: "vendor_reference", ...TEXT, nullable: true })
  vendorReference!: string | null

  @Column({ name: "tracking_number", ...TEXT, nullable: true })
  trackingNumber!: string | null

  @Column({ name: "shipped_at", ...INSTANT, nullable: true })
  shippedAt!: Date | null

  @Column({ name: "settled_at", ...INSTANT, nullable: true })
  settledAt!: Date | null

  @Column({ name: "closed_at", ...INSTANT, nullable: true })
  closedAt!: Date | null

  @Column({ name: "canceled_at", ...INSTANT, nullable: true })
  canceledAt!: Date | null

  @Column({ name: "version", ...COUNT })
  version!: number

  @Column({ name: "created_at", ...INSTANT })
  createdAt!: Date

  @Column({ name: "updated_at", ...INSTANT })
  updatedAt!: Date
}
