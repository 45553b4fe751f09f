import { Column, Entity, Index, PrimaryColumn } from "typeorm"
import { CODE, COUNT, INSTANT, TEXT } from "./column-types"

/** A verdict frozen with its inputs, both in canonical text: replayed by the same engine, the same bytes come out. */
@Entity("coverage_assessment")
@Index("ix_coverage_assessment_subject", ["subjectId"])
export class CoverageAssessmentEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_coverage_assessment" })
  id!: string

  @Column({ name: "unit_id", ...CODE })
  unitId!: string

  /** What rests on it: a claim, an RMA line, a repair line. */
  @Column({ name: "subject_type", ...CODE })
  subjectType!: string

  @Column({ name: "subject_id", ...CODE })
  subjectId!: string

  @Column({ name: "engine_version", ...COUNT })
  engineVersion!: number

  @Column({ name: "inputs", ...TEXT })
  inputs!: string

  @Column({ name: "inputs_hash", ...CODE })
  inputsHash!: string

  @Column({ name: "result", ...TEXT })
  result!: string

  @Column({ name: "verdict", ...CODE })
  verdict!: string

  @Column({ name: "created_at", ...INSTANT })
  createdAt!: Date
}
