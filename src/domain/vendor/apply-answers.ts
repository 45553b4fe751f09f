import { type Decision, accept, refuse } from "../common/decision"
import { type Rejection, reject } from "../common/rejection"
import type { Instant } from "../unit/unit"
import type { LineAnswer, UnitDeed, VendorClaimOutcome } from "./commands"
import { lineRefusal, otherCurrency } from "./line-refusal"
import { deedsOf, whereaboutsOf } from "./outcomes"
import type { UnitLookup, VendorClaim, VendorClaimEntry, VendorClaimLine } from "./vendor-claim"

/** Takes over what the maker answered, line by line; all of it or nothing. An answer for a line that has one corrects it. */
export function applyAnswers(claim: VendorClaim, answers: readonly LineAnswer[], unitOf: UnitLookup, at: Instant): Decision<VendorClaimOutcome> {
  const lines = new Map(claim.lines.map((line) => [line.id, line]))
  const entries: VendorClaimEntry[] = []
  const deeds: UnitDeed[] = []
  const answered = new Set<string>()
  for (const answer of answers) {
    const line = lines.get(answer.lineId) as VendorClaimLine
    if (answered.has(line.id)) return refuse(reject("unit.repeated", `Line ${line.position} of ${claim.displayId} is answered twice in one request.`, { line_id: line.id }))
    answered.add(line.id)
    const refusal = refusalOfAmount(claim, line, answer)
    if (refusal !== null) return refuse(refusal)
    const asked = deedsOf(claim, line, answer, unitOf)
    if (!asked.ok) return asked
    deeds.push(...asked.outcome)
    lines.set(line.id, answeredLine(line, answer, at))
    entries.push(entryOf(line, answer))
  }
  return accept({ claim: { ...claim, lines: claim.lines.map(({ id }) => lines.get(id) as VendorClaimLine) }, entries, deeds })
}

/** A credit has an amount; whoever sends the unit back pays nothing for it, which is another answer. */
function refusalOfAmount(claim: VendorClaim, line: VendorClaimLine, { outcome, recovered, replacementUnitId }: LineAnswer): Rejection | null {
  if (outcome === "credited" && recovered === null) return lineRefusal("vendor_claim.amount_required", claim, line, "a credit needs the amount that was recovered")
  if ((outcome === "rejected" || outcome === "returned") && recovered !== null) return lineRefusal("vendor_claim.amount_not_taken", claim, line, `nothing is recovered for a unit that was ${outcome}; record it as credited`)
  if (outcome !== "replaced" && replacementUnitId !== null) return lineRefusal("vendor_claim.outcome_contradicts", claim, line, `no unit comes instead of one that was ${outcome}`)
  if (outcome === "replaced" && replacementUnitId === null) return lineRefusal("vendor_claim.replacement_required", claim, line, "say which unit came instead")
  // The amount before is replaced by this one, so only what is claimed ties the currency.
  if (recovered !== null && line.claimedMinor !== null && recovered.currencyCode !== line.currencyCode) return otherCurrency(claim, line, recovered)
  return null
}

const answeredLine = (line: VendorClaimLine, answer: LineAnswer, at: Instant): VendorClaimLine => ({
  ...line, outcome: answer.outcome, whereabouts: whereaboutsOf(answer), recoveredMinor: answer.recovered?.minor ?? null,
  currencyCode: line.claimedMinor !== null ? line.currencyCode : answer.recovered?.currencyCode ?? null,
  replacementUnitId: answer.replacementUnitId, reasonCode: answer.reasonCode, decidedAt: at,
})

/** The entry of a correction says what stood there before. */
function entryOf(line: VendorClaimLine, answer: LineAnswer): VendorClaimEntry {
  const isCorrection = line.outcome !== "pending"
  return {
    type: isCorrection ? "outcome_corrected" : "outcome_recorded", lineId: line.id,
    data: {
      outcome: answer.outcome, unit: whereaboutsOf(answer), reason_code: answer.reasonCode, replacement_unit_id: answer.replacementUnitId,
      ...(answer.recovered === null ? {} : { recovered_minor: answer.recovered.minor, currency_code: answer.recovered.currencyCode }),
      ...(isCorrection ? { outcome_before: line.outcome, unit_before: line.whereabouts, recovered_minor_before: line.recoveredMinor, replacement_unit_id_before: line.replacementUnitId } : {}),
    },
  }
}
