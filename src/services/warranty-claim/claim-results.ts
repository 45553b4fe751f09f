import type { RepairOutcome } from "../../domain/repair/repair-order"
import { refusalOfRma } from "../../domain/rma/decide-rma"
import type { Rma } from "../../domain/rma/rma"
import { claimsUnit, statusOf } from "../../domain/rma/status"
import type { Instant } from "../../domain/unit/unit"
import type { ResultStage } from "../../domain/warranty/claim"
import { type GatheredRows, part } from "../../persistence/gather-rows"
import { RETURNABLE } from "../rma/open-rma"
import { offersPart } from "../rma/offer-store"
import { RMA_LINE_SELECT, RMA_SELECT } from "../rma/rma-columns"
import { rmasOf } from "../rma/rma-store"

/** The document that carries a claim out. */
export interface ClaimResult {
  readonly type: string
  readonly id: string
  /** The number people say; null for what is no document of ours, and until it was looked up. */
  readonly displayId: string | null
}

interface WithResult {
  readonly unitId: string
  readonly result: ClaimResult | null
  readonly resultStage: ResultStage
}

/** A customer's unit that can come back, or that stands on an open document already. */
export const canBeOpenedFor = (unit: string): string => `(${unit}.owner = 'customer' and (${unit}.status in (${RETURNABLE.map((status) => `'${status}'`).join(", ")})
  or exists (select from rma_line l where l.unit_id = ${unit}.id and l.is_open) or exists (select from repair_order o where o.unit_id = ${unit}.id and o.status not in ('closed','canceled'))))`

type Row = Record<string, unknown>

export interface RepairRow {
  readonly id: string
  readonly display_id: string
  readonly status: string
  readonly outcome: RepairOutcome | null
}

/** The documents that carry out the claims `$1`. */
export const RESULT_PARTS = {
  headers: part<Row>(`select ${RMA_SELECT} from warranty_claim c join rma r on r.id = c.result_id where c.id = any ($1::text[]) and c.result_type = 'rma'`),
  lines: part<Row>(`select ${RMA_LINE_SELECT} from warranty_claim c join rma_line l on l.rma_id = c.result_id where c.id = any ($1::text[]) and c.result_type = 'rma' order by l.position`),
  offers: offersPart("any (array(select l.id from warranty_claim c join rma_line l on l.rma_id = c.result_id where c.id = any ($1::text[]) and c.result_type = 'rma'))"),
  repairs: part<RepairRow>("select r.id, r.display_id, r.status, r.outcome from warranty_claim c join repair_order r on r.id = c.result_id where c.id = any ($1::text[]) and c.result_type = 'repair_order'"),
}

/** How far each document is, by the same rules that its own commands go by. */
export function withResults<Claim extends WithResult>(claims: readonly Claim[], rows: GatheredRows<typeof RESULT_PARTS>, at: Instant): Claim[] {
  const rmas = new Map(rmasOf(rows).map((rma) => [rma.id, rma]))
  const repairs = new Map(rows.repairs.map((row) => [row.id, row]))
  return claims.map((claim): Claim => {
    const { result } = claim
    if (result === null) return claim
    const [rma, repair] = [rmas.get(result.id), repairs.get(result.id)]
    if (rma !== undefined) return { ...claim, result: { ...result, displayId: rma.displayId }, resultStage: stageOfRma(rma, claim.unitId, at) }
    if (repair !== undefined) return { ...claim, result: { ...result, displayId: repair.display_id }, resultStage: stageOfRepair(repair) }
    return { ...claim, resultStage: "under_way" }
  })
}

/** By the claim's own line: what becomes of other units on the same return is not this claim's. */
function stageOfRma(rma: Rma, unitId: string, at: Instant): ResultStage {
  const line = rma.lines.find((candidate) => candidate.unitId === unitId)
  if (line === undefined) return "off"
  if (rma.closedAt !== null) return line.reception === "canceled" || line.decision === "rejected" ? "off" : "done"
  if (!claimsUnit(rma, line) || statusOf(rma, at) === "expired") return "off"
  return refusalOfRma({ ...rma, lines: [line] }, "cancel", { at }) === null ? "waiting" : "under_way"
}

/** On the bench the unit is in our hands already: only the bench takes that back. What it could not mend is still owed. */
function stageOfRepair({ status, outcome }: RepairRow): ResultStage {
  if (status === "canceled") return "off"
  if (status !== "closed") return "under_way"
  return outcome === "repaired" || outcome === "no_fault_found" ? "done" : "off"
}
