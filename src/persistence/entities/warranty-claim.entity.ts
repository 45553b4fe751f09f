import { Check, Column, Entity, Index, PrimaryColumn, Unique } from "typeorm"
import type { Facts } from "../../domain/common/rejection"
import type { ClaimOutcome, ClaimStatus, ClaimWish } from "../../domain/warranty/claim"
import type { Money } from "../../domain/warranty/terms"
import { CALENDAR_DATE, CODE, COUNT, INSTANT, JSON_DATA } from "./column-types"

/** A request to use a warranty, with the verdict its decision rests on. */
@Entity("warranty_claim")
@Unique("uq_warranty_claim_display_id", ["displayId"])
@Check("ck_warranty_claim_status", "status in ('submitted','info_requested','approved','partly_approved','denied','appealed','withdrawn','closed')")
@Check("ck_warranty_claim_causation", "causation in ('proven','disproved')")
@Check("ck_warranty_claim_outcome", "outcome in ('repair','replacement','refund','return','store_credit','none')")
@Check("ck_warranty_claim_result", "(result_type is null) = (result_id is null)")
@Check("ck_warranty_claim_wish", "wish in ('repair','replacement','refund','store_credit')")
@Index("uq_warranty_claim_open", ["unitId"], { unique: true, where: "status not in ('denied','withdrawn','closed')" })
@Index("ix_warranty_claim_unit", ["unitId", "id"])
@Index("ix_warranty_claim_of_customer", ["customerId", "id"], { where: "customer_id is not null" })
@Index("ix_warranty_claim_submitted", ["submittedAt"])
@Index("ix_warranty_claim_result", ["resultId"], { where: "result_id is not null" })
@Index("ix_warranty_claim_status", ["status", "id"])
export class WarrantyClaimEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_warranty_claim" })
  id!: string

  @Column({ name: "display_id", ...CODE })
  displayId!: string

  @Column({ name: "unit_id", ...CODE })
  unitId!: string

  @Column({ name: "customer_id", ...CODE, nullable: true })
  customerId!: string | null

  @Column({ name: "status", ...CODE })
  status!: ClaimStatus

  @Column({ name: "version", ...COUNT, default: 1 })
  version!: number

  /** What she says is wrong, in a note that can be erased. */
  @Column({ name: "problem_note_id", ...CODE, nullable: true })
  problemNoteId!: string | null

  @Column({ name: "fault_code", ...CODE, nullable: true })
  faultCode!: string | null

  @Column({ name: "cause", ...CODE, nullable: true })
  cause!: string | null

  @Column({ name: "causation", ...CODE, nullable: true })
  causation!: "proven" | "disproved" | null

  @Column({ name: "part_group", ...CODE, nullable: true })
  partGroup!: string | null

  @Column({ name: "country", ...CODE, nullable: true })
  country!: string | null

  @Column({ name: "detected_on", ...CALENDAR_DATE, nullable: true })
  detectedOn!: string | null

  /** What she asks for; null: she said nothing of it. */
  @Column({ name: "wish", ...CODE, nullable: true })
  wish!: ClaimWish | null

  /** The frozen verdict. */
  @Column({ name: "assessment_id", ...CODE, nullable: true })
  assessmentId!: string | null

  @Column({ name: "verdict", ...CODE, nullable: true })
  verdict!: string | null

  /** Those that were used. */
  @Column({ name: "entitlement_ids", ...JSON_DATA, default: [] })
  entitlementIds!: string[]

  @Column({ name: "outcome", ...CODE, nullable: true })
  outcome!: ClaimOutcome | null

  /** What was granted, item by item. */
  @Column({ name: "lines", ...JSON_DATA, default: [] })
  lines!: Facts[]

  @Column({ name: "reason_code", ...CODE, nullable: true })
  reasonCode!: string | null

  @Column({ name: "note_id", ...CODE, nullable: true })
  noteId!: string | null

  /** What an agent asked the customer last. */
  @Column({ name: "question_note_id", ...CODE, nullable: true })
  questionNoteId!: string | null

  @Column({ name: "appeal_count", ...COUNT, default: 0 })
  appealCount!: number

  /** The document that carries it out. */
  @Column({ name: "result_type", ...CODE, nullable: true })
  resultType!: string | null

  @Column({ name: "result_id", ...CODE, nullable: true })
  resultId!: string | null

  @Column({ name: "cost", ...JSON_DATA, nullable: true })
  cost!: Money | null

  @Column({ name: "submitted_at", ...INSTANT })
  submittedAt!: Date

  @Column({ name: "decided_at", ...INSTANT, nullable: true })
  decidedAt!: Date | null

  @Column({ name: "decided_by", ...CODE, nullable: true })
  decidedBy!: string | null

  @Column({ name: "closed_at", ...INSTANT, nullable: true })
  closedAt!: Date | null
}
