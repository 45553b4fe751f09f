import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm"
import type { Facts } from "../../domain/common/rejection"
import { CODE, COUNT, INSTANT, JSON_DATA, NOW, TEXT } from "./column-types"

/** What workers, Medusa and the outside must hear of; written with the change itself. */
@Entity("outbox_message")
@Check("ck_outbox_message_status", "status in ('pending','sent','done','dead')")
@Index("ix_outbox_message_pending", ["id"], { where: "status = 'pending'" })
@Index("ix_outbox_message_sent", ["sentAt"], { where: "status = 'sent'" })
// On an expression, which decorators cannot say: (payload ->> 'document_id') of what is not done.
@Index("ix_outbox_message_document", { synchronize: false })
@Index("ix_outbox_message_dead", ["id"], { where: "status = 'dead'" })
export class OutboxMessageEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_outbox_message" })
  id!: string

  @Column({ name: "queue", ...CODE })
  queue!: string

  @Column({ name: "job", ...CODE })
  job!: string

  @Column({ name: "payload", ...JSON_DATA })
  payload!: Facts

  @Column({ name: "status", ...CODE, default: "pending" })
  status!: "pending" | "sent" | "done" | "dead"

  @Column({ name: "attempts", ...COUNT, default: 0 })
  attempts!: number

  @Column({ name: "job_id", ...CODE, nullable: true })
  jobId!: string | null

  @Column({ name: "last_error", ...TEXT, nullable: true })
  lastError!: string | null

  @Column({ name: "created_at", ...INSTANT, default: NOW })
  createdAt!: Date

  @Column({ name: "sent_at", ...INSTANT, nullable: true })
  sentAt!: Date | null

  @Column({ name: "done_at", ...INSTANT, nullable: true })
  doneAt!: Date | null
}
