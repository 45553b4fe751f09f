import type { PoolClient } from "pg"
import { assert } from "../../domain/common/assert"
import { type Facts, RejectionError, reject } from "../../domain/common/rejection"
import type { CalendarDate, Instant } from "../../domain/unit/unit"
import type { ClaimOutcome, ClaimStatus, ClaimWish, ResultStage } from "../../domain/warranty/claim"
import type { CoverItem, Money } from "../../domain/warranty/terms"
import { gatherRows, type GatheredRows, part } from "../../persistence/gather-rows"
import { namedQuery } from "../../persistence/named-query"
import { canBeOpenedFor, type ClaimResult, RESULT_PARTS, withResults } from "./claim-results"

export interface ClaimLine {
  readonly item: CoverItem
  readonly percent: number
}

/** A request to use a warranty. */
export interface WarrantyClaim {
  readonly id: string
  readonly displayId: string
  readonly unitId: string
  readonly serialNumber: string
  readonly customerId: string | null
  readonly status: ClaimStatus
  readonly version: number
  /** What she says is wrong; null after erasure too. */
  readonly problem: string | null
  readonly faultCode: string | null
  readonly cause: string | null
  readonly causation: "proven" | "disproved" | null
  readonly group: string | null
  readonly country: string | null
  readonly detectedOn: CalendarDate | null
  /** What she asks for. */
  readonly wish: ClaimWish | null
  readonly assessmentId: string | null
  readonly verdict: string | null
  /** The frozen verdict with its reasons. */
  readonly coverage: Facts | null
  readonly entitlementIds: readonly string[]
  readonly outcome: ClaimOutcome | null
  readonly lines: readonly ClaimLine[]
  readonly reasonCode: string | null
  readonly note: string | null
  /** What an agent asked the customer last; null after erasure too. */
  readonly question: string | null
  readonly appealCount: number
  /** The document that carries it out. */
  readonly result: ClaimResult | null
  readonly resultStage: ResultStage
  /** Something can be opened for its unit, or is open. */
  readonly isUnitInReach: boolean
  readonly cost: Money | null
  readonly submittedAt: Instant
  readonly decidedAt: Instant | null
  readonly closedAt: Instant | null
}

const CLAIM_SELECT = `c.id, c.display_id, c.unit_id, u.serial_number, c.customer_id, c.status, c.version, problem.body as problem, c.fault_code, c.cause, c.causation, c.part_group, c.country, c.detected_on, c.wish, c.assessment_id, c.verdict,
  a.result as coverage, c.entitlement_ids, c.outcome, c.lines, c.reason_code, note.body as note, question.body as question, c.appeal_count, c.result_type, c.result_id, c.cost, c.submitted_at, c.decided_at, c.closed_at, ${canBeOpenedFor("u")} as is_unit_in_reach`
const CLAIM_FROM = `warranty_claim c join serial_unit u on u.id = c.unit_id left join coverage_assessment a on a.id = c.assessment_id
  left join note problem on problem.id = c.problem_note_id left join note on note.id = c.note_id left join note question on question.id = c.question_note_id`

interface ClaimRow extends Record<string, unknown> {
  readonly id: string
  readonly display_id: string
  readonly unit_id: string
  readonly serial_number: string
  readonly customer_id: string | null
  readonly status: ClaimStatus
  readonly version: number
  readonly problem: string | null
  readonly fault_code: string | null
  readonly cause: string | null
  readonly causation: "proven" | "disproved" | null
  readonly part_group: string | null
  readonly country: string | null
  readonly detected_on: string | null
  readonly wish: ClaimWish | null
  readonly assessment_id: string | null
  readonly verdict: string | null
  readonly coverage: string | null
  readonly entitlement_ids: readonly string[]
  readonly outcome: ClaimOutcome | null
  readonly lines: readonly ClaimLine[]
  readonly reason_code: string | null
  readonly note: string | null
  readonly question: string | null
  readonly appeal_count: number
  readonly result_type: string | null
  readonly result_id: string | null
  readonly cost: Money | null
  readonly submitted_at: string
  readonly decided_at: string | null
  readonly closed_at: string | null
  readonly is_unit_in_reach: boolean
}

/** The claims `$1` with how far the documents are that carry them out. */
export const CLAIM_PARTS = { ...RESULT_PARTS, claims: part<ClaimRow>(`select ${CLAIM_SELECT} from ${CLAIM_FROM} where c.id = any ($1::text[])`) }

/** In no particular order. */
export const claimsOf = (rows: GatheredRows<typeof CLAIM_PARTS>, at: Instant): WarrantyClaim[] => withResults(rows.claims.map(claimOfRow), rows, at)

const claimOfRow = (row: ClaimRow): WarrantyClaim => ({
  id: row.id, displayId: row.display_id, unitId: row.unit_id, serialNumber: row.serial_number, customerId: row.customer_id, status: row.status, version: row.version, problem: row.problem,
  faultCode: row.fault_code, cause: row.cause, causation: row.causation, group: row.part_group, country: row.country, detectedOn: row.detected_on, wish: row.wish, assessmentId: row.assessment_id, verdict: row.verdict,
  coverage: row.coverage === null ? null : (JSON.parse(row.coverage) as Facts), entitlementIds: row.entitlement_ids, outcome: row.outcome, lines: row.lines, reasonCode: row.reason_code, note: row.note, question: row.question,
  appealCount: row.appeal_count, result: row.result_type === null || row.result_id === null ? null : { type: row.result_type, id: row.result_id, displayId: null }, resultStage: "none", isUnitInReach: row.is_unit_in_reach, cost: row.cost,
  submittedAt: row.submitted_at, decidedAt: row.decided_at, closedAt: row.closed_at,
})

/** Throws `not_found`. */
export async function loadClaim(client: PoolClient, id: string, at: Instant): Promise<WarrantyClaim> {
  const [claim] = claimsOf(await gatherRows(client, CLAIM_PARTS, [[id]]), at)
  if (claim === undefined) throw noClaim(id)
  return claim
}

/** Before receipt and units, as every document. */
export async function lockClaim(client: PoolClient, id: string): Promise<void> {
  const rows = await namedQuery(client, "select c.id from warranty_claim c where c.id = $1::text for update", [id])
  if (rows.length === 0) throw noClaim(id)
  assert(rows.length === 1, "an id names one claim")
}

export const noClaim = (id: string): RejectionError => new RejectionError(reject("not_found", `No warranty claim ${id} exists.`, { id }))
