import { Column, Entity, Index, PrimaryColumn } from "typeorm"
import { CODE, FLAG, INSTANT, MINOR_UNITS } from "./column-types"

/** What the figures ask of one repair. */
@Entity("repair_history_entry")
@Index("ix_repair_history_entry_unit", ["unitId"])
@Index("ix_repair_history_entry_ended", ["endedAt"], { where: "ended_at is not null" })
export class RepairHistoryEntryEntity {
  @PrimaryColumn({ name: "repair_order_id", ...CODE, primaryKeyConstraintName: "pk_repair_history_entry" })
  repairOrderId!: string

  @Column({ name: "unit_id", ...CODE })
  unitId!: string

  @Column({ name: "outcome", ...CODE, nullable: true })
  outcome!: string | null

  @Column({ name: "symptom_code", ...CODE, nullable: true })
  symptomCode!: string | null

  @Column({ name: "is_closed", ...FLAG })
  isClosed!: boolean

  @Column({ name: "is_repeated", ...FLAG })
  isRepeated!: boolean

  @Column({ name: "is_diagnosed", ...FLAG })
  isDiagnosed!: boolean

  @Column({ name: "first_check_passed", ...FLAG, nullable: true })
  firstCheckPassed!: boolean | null

  @Column({ name: "under_warranty", ...FLAG })
  underWarranty!: boolean

  @Column({ name: "handed_over_at", ...INSTANT })
  handedOverAt!: Date

  @Column({ name: "received_at", ...INSTANT })
  receivedAt!: Date

  @Column({ name: "returned_at", ...INSTANT, nullable: true })
  returnedAt!: Date | null

  @Column({ name: "delivered_back_at", ...INSTANT, nullable: true })
  deliveredBackAt!: Date | null

  @Column({ name: "ended_at", ...INSTANT, nullable: true })
  endedAt!: Date | null

  @Column({ name: "customer_wait_ms", ...MINOR_UNITS })
  customerWaitMs!: string

  @Column({ name: "warranty_minor", ...MINOR_UNITS })
  warrantyMinor!: string

  @Column({ name: "currency_code", ...CODE, nullable: true })
  currencyCode!: string | null
}
