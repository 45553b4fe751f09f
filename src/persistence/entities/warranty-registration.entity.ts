import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm"
import type { RegistrationSource, RegistrationStatus } from "../../domain/warranty/registration"
import { CALENDAR_DATE, CODE, COUNT, FLAG, INSTANT, JSON_DATA, TEXT } from "./column-types"

/** Somebody says: this unit is mine, and I bought it then. By the order it is known at once, otherwise an agent looks at the proof. */
@Entity("warranty_registration")
@Check("ck_warranty_registration_source", "source in ('order','proof','import')")
@Check("ck_warranty_registration_status", "status in ('pending','approved','rejected')")
@Index("uq_warranty_registration_customer", ["unitId", "customerId"], { unique: true, where: "status <> 'rejected' and unit_id is not null and customer_id is not null" })
@Index("ix_warranty_registration_unit", ["unitId"], { where: "unit_id is not null" })
@Index("ix_warranty_registration_of_customer", ["customerId", "id"], { where: "customer_id is not null" })
@Index("ix_warranty_registration_pending", ["id"], { where: "status = 'pending'" })
@Index("ix_warranty_registration_number", ["serialNumber"])
@Index("ix_warranty_registration_rejected", ["id"], { where: "status = 'rejected'" })
export class WarrantyRegistrationEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_warranty_registration" })
  id!: string

  /** Null as long as nobody found a unit of this number. */
  @Column({ name: "unit_id", ...CODE, nullable: true })
  unitId!: string | null

  @Column({ name: "serial_number", ...CODE })
  serialNumber!: string

  @Column({ name: "product_hint", ...TEXT, nullable: true })
  productHint!: string | null

  @Column({ name: "customer_id", ...CODE, nullable: true })
  customerId!: string | null

  @Column({ name: "source", ...CODE })
  source!: RegistrationSource

  @Column({ name: "status", ...CODE })
  status!: RegistrationStatus

  @Column({ name: "purchased_on", ...CALENDAR_DATE, nullable: true })
  purchasedOn!: string | null

  @Column({ name: "installed_on", ...CALENDAR_DATE, nullable: true })
  installedOn!: string | null

  @Column({ name: "first_used_on", ...CALENDAR_DATE, nullable: true })
  firstUsedOn!: string | null

  @Column({ name: "has_proof", ...FLAG, default: false })
  hasProof!: boolean

  @Column({ name: "attachment_ids", ...JSON_DATA, default: [] })
  attachmentIds!: string[]

  @Column({ name: "registered_at", ...INSTANT })
  registeredAt!: Date

  @Column({ name: "decided_at", ...INSTANT, nullable: true })
  decidedAt!: Date | null

  @Column({ name: "decided_by", ...CODE, nullable: true })
  decidedBy!: string | null

  @Column({ name: "reason_code", ...CODE, nullable: true })
  reasonCode!: string | null

  @Column({ name: "note_id", ...CODE, nullable: true })
  noteId!: string | null

  @Column({ name: "version", ...COUNT, default: 1 })
  version!: number
}
