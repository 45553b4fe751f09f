import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm"
import type { Facts } from "../../domain/common/rejection"
import type { UnitEventType } from "../../domain/unit/events"
import { CODE, COUNT, DIGEST, INSTANT, JSON_DATA, TEXT } from "./column-types"

/** The history of all units. A trigger refuses UPDATE and DELETE (SQLSTATE AF002). */
@Entity("serial_event")
@Check("ck_serial_event_sequence", "sequence > 0")
@Check("ck_serial_event_corrects", "corrects_sequence < sequence")
@Index("ix_serial_event_recorded", ["recordedAt"], { type: "brin" })
export class SerialEventEntity {
  @PrimaryColumn({ name: "unit_id", ...CODE, primaryKeyConstraintName: "pk_serial_event" })
  unitId!: string

  @PrimaryColumn({ name: "sequence", ...COUNT, primaryKeyConstraintName: "pk_serial_event" })
  sequence!: number

  @Column({ name: "type", ...CODE })
  type!: UnitEventType

  @Column({ name: "actor_type", ...CODE })
  actorType!: string

  @Column({ name: "actor_id", ...CODE })
  actorId!: string

  @Column({ name: "workstation", ...TEXT, nullable: true })
  workstation!: string | null

  @Column({ name: "reference_type", ...CODE, nullable: true })
  referenceType!: string | null

  @Column({ name: "reference_id", ...CODE, nullable: true })
  referenceId!: string | null

  @Column({ name: "occurred_at", ...INSTANT })
  occurredAt!: Date

  @Column({ name: "recorded_at", ...INSTANT })
  recordedAt!: Date

  @Column({ name: "command_id", ...CODE })
  commandId!: string

  @Column({ name: "corrects_sequence", ...COUNT, nullable: true })
  correctsSequence!: number | null

  /** The whole effect on the projection, by column name. */
  @Column({ name: "changes", ...JSON_DATA })
  changes!: Facts

  @Column({ name: "facts", ...JSON_DATA })
  facts!: Facts

  @Column({ name: "hash", ...DIGEST })
  hash!: Buffer
}
