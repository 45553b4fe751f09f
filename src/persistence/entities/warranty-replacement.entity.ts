import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm"
import { CODE, FLAG, INSTANT } from "./column-types"

/** One unit was given in place of another one. One for each document that asked for it. */
@Entity("warranty_replacement")
@Index("ix_warranty_replacement_given", ["replacementUnitId", "replacedAt"])
@Check("ck_warranty_replacement_other", "original_unit_id <> replacement_unit_id")
export class WarrantyReplacementEntity {
  @Column({ name: "replacement_unit_id", ...CODE })
  replacementUnitId!: string

  @PrimaryColumn({ name: "original_unit_id", ...CODE, primaryKeyConstraintName: "pk_warranty_replacement" })
  originalUnitId!: string

  @PrimaryColumn({ name: "reference_type", ...CODE, primaryKeyConstraintName: "pk_warranty_replacement" })
  referenceType!: string

  @PrimaryColumn({ name: "reference_id", ...CODE, primaryKeyConstraintName: "pk_warranty_replacement" })
  referenceId!: string

  @Column({ name: "repair_was_asked", ...FLAG, nullable: true })
  repairWasAsked!: boolean | null

  @Column({ name: "replaced_at", ...INSTANT })
  replacedAt!: Date
}
