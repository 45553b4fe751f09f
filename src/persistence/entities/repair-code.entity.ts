import { Check, Column, Entity, PrimaryColumn } from "typeorm"
import { CODE, FLAG, TEXT } from "./column-types"

/** The shop's lists of what can be wrong and what can be done. */
@Entity("repair_code")
@Check("ck_repair_code_kind", "kind in ('symptom','component','defect','action','condition','no_fault','pause','labour')")
export class RepairCodeEntity {
  @PrimaryColumn({ name: "kind", ...CODE, primaryKeyConstraintName: "pk_repair_code" })
  kind!: string

  @PrimaryColumn({ name: "code", ...CODE, primaryKeyConstraintName: "pk_repair_code" })
  code!: string

  @Column({ name: "label", ...TEXT })
  label!: string

  @Column({ name: "active", ...FLAG, default: true })
  active!: boolean
}
