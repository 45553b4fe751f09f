import { Column, Entity, PrimaryColumn } from "typeorm"
import { CODE, COUNT, JSON_DATA } from "./column-types"

/** A unit's repairs as its history tells of them, up to an event. */
@Entity("repair_history")
export class RepairHistoryEntity {
  @PrimaryColumn({ name: "unit_id", ...CODE, primaryKeyConstraintName: "pk_repair_history" })
  unitId!: string

  @Column({ name: "through_sequence", ...COUNT })
  throughSequence!: number

  @Column({ name: "state", ...JSON_DATA })
  state!: object
}
