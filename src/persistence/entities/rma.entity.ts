import { Check, Column, Entity, Index, PrimaryColumn, Unique } from "typeorm"
import { CODE, COUNT, INSTANT } from "./column-types"

/** Our authorization to send units back. `status` is what the lines say, computed at every write; an authorization that ran out is expired at use. */
@Entity("rma")
@Unique("uq_rma_display_id", ["displayId"])
@Check("ck_rma_source", "source in ('agent','customer','dock','medusa','claim')")
@Check("ck_rma_status", "status in ('draft','requested','needs_review','authorized','denied','partially_received','received','resolving','closed','canceled','expired')")
@Check("ck_rma_version", "version > 0")
@Index("ix_rma_status", ["status", "id"])
@Index("ix_rma_order", ["orderId"], { where: "order_id is not null" })
@Index("ix_rma_customer", ["customerId"], { where: "customer_id is not null" })
@Index("ix_rma_expires", ["expiresAt"], { where: "status = 'authorized'" })
@Index("ix_rma_due", ["dueAt"], { where: "due_at is not null" })
export class RmaEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_rma" })
  id!: string

  @Column({ name: "display_id", ...CODE })
  displayId!: string

  @Column({ name: "source", ...CODE })
  source!: string

  @Column({ name: "status", ...CODE })
  status!: string

  @Column({ name: "order_id", ...CODE, nullable: true })
  orderId!: string | null

  @Column({ name: "customer_id", ...CODE, nullable: true })
  customerId!: string | null

  @Column({ name: "country_code", ...CODE, nullable: true })
  countryCode!: string | null

  @Column({ name: "submitted_at", ...INSTANT, nullable: true })
  submittedAt!: Date | null

  @Column({ name: "info_requested_at", ...INSTANT, nullable: true })
  infoRequestedAt!: Date | null

  @Column({ name: "authorized_at", ...INSTANT, nullable: true })
  authorizedAt!: Date | null

  @Column({ name: "expires_at", ...INSTANT, nullable: true })
  expiresAt!: Date | null

  @Column({ name: "canceled_at", ...INSTANT, nullable: true })
  canceledAt!: Date | null

  @Column({ name: "expired_at", ...INSTANT, nullable: true })
  expiredAt!: Date | null

  @Column({ name: "closed_at", ...INSTANT, nullable: true })
  closedAt!: Date | null

  @Column({ name: "due_at", ...INSTANT, nullable: true })
  dueAt!: Date | null

  @Column({ name: "reminded_at", ...INSTANT, nullable: true })
  remindedAt!: Date | null

  @Column({ name: "version", ...COUNT })
  version!: number

  @Column({ name: "created_at", ...INSTANT })
  createdAt!: Date

  @Column({ name: "updated_at", ...INSTANT })
  updatedAt!: Date
}
