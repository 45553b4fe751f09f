import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm"
import type { Fact } from "../../domain/common/rejection"
import { CODE, COUNT, DIGEST, INSTANT, JSON_DATA, NOW } from "./column-types"

/** What a request with this Idempotency-Key did, so that its repetition gets the same answer. */
@Entity("command_receipt")
@Check("ck_command_receipt_status", "status in ('running','done','compensated')")
@Index("ix_command_receipt_created", ["createdAt"], { type: "brin" })
export class CommandReceiptEntity {
  @PrimaryColumn({ name: "scope", ...CODE, primaryKeyConstraintName: "pk_command_receipt" })
  scope!: string

  @PrimaryColumn({ name: "key", ...CODE, primaryKeyConstraintName: "pk_command_receipt" })
  key!: string

  @Column({ name: "request_hash", ...DIGEST })
  requestHash!: Buffer

  @Column({ name: "status", ...CODE, default: "done" })
  status!: "running" | "done" | "compensated"

  @Column({ name: "attempt", ...COUNT, default: 1 })
  attempt!: number

  @Column({ name: "lease_until", ...INSTANT, nullable: true })
  leaseUntil!: Date | null

  @Column({ name: "response", ...JSON_DATA, nullable: true })
  response!: Fact

  @Column({ name: "created_at", ...INSTANT, default: NOW })
  createdAt!: Date
}
