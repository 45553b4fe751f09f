import { type Decision, accept, refuse } from "../common/decision"
import type { Rejection } from "../common/rejection"
import { words } from "../common/words"
import type { UnitStatus } from "../unit/unit"
import type { LineAnswer, UnitDeed, UnitDeedName } from "./commands"
import { lineRefusal } from "./line-refusal"
import { DECIDED_OUTCOMES, type DecidedOutcome, type UnitLookup, type VendorClaim, type VendorClaimLine, WHEREABOUTS, type Whereabouts } from "./vendor-claim"

/** Where the unit is by each answer. A maker keeps what it pays for and sends back what it rejects, unless somebody says otherwise. */
export function whereaboutsOf({ outcome, unit }: Pick<LineAnswer, "outcome" | "unit">): Whereabouts {
  switch (outcome) {
    case "credited":
      return unit ?? "kept"
    case "replaced":
      return "kept"
    case "rejected":
      return unit ?? "returned"
    case "returned":
      return "returned"
  }
}

/** What an answer asks of the units: of the claimed one always one thing, of a replacement that proved wrong that it be void. */
export function deedsOf(claim: VendorClaim, line: VendorClaimLine, answer: LineAnswer, unitOf: UnitLookup): Decision<readonly UnitDeed[]> {
  const refusal = refusalOfUnitPlace(claim, line, answer)
  if (refusal !== null) return refuse(refusal)
  const deed = deedOn(claim, line, whereaboutsOf(answer), unitOf)
  if (!deed.ok) return deed
  const deeds: UnitDeed[] = [{ name: deed.outcome, unitId: line.unitId, lineId: line.id }]
  const wrongReplacement = line.replacementUnitId !== null && line.replacementUnitId !== answer.replacementUnitId ? line.replacementUnitId : null
  if (wrongReplacement === null) return accept(deeds)
  const replacement = unitOf(wrongReplacement)
  if (!VOIDABLE.includes(replacement.status) || replacement.wasShipped || replacement.owner !== "shop" || replacement.isOnOtherClaim) {
    return refuse(lineRefusal("vendor_claim.replacement_in_use", claim, line, `replacement unit ${replacement.serialNumber} is ${replacement.isOnOtherClaim ? "claimed itself" : words(replacement.status)} by now, so its number cannot be made void`, { replacement_unit_id: replacement.id, status: replacement.status }))
  }
  return accept([...deeds, { name: "void", unitId: wrongReplacement, lineId: line.id }])
}

/** A number that was received by mistake is void only while nothing else was done with it. */
const VOIDABLE: readonly UnitStatus[] = ["in_stock", "quarantined"]

function refusalOfUnitPlace(claim: VendorClaim, line: VendorClaimLine, { outcome, unit }: LineAnswer): Rejection | null {
  const place = whereaboutsOf({ outcome, unit })
  if (unit === null || unit === place) return null
  return lineRefusal("vendor_claim.outcome_contradicts", claim, line, `a unit that was ${outcome} is ${place === "kept" ? "kept by the maker" : "sent back"}`, { outcome, unit })
}

/**
 * The first answer moves the unit from the maker; a correction moves it only when it says that the unit is elsewhere than
 * the answer before said, and only while nobody did anything else with it meanwhile.
 */
function deedOn(claim: VendorClaim, line: VendorClaimLine, place: Whereabouts, unitOf: UnitLookup): Decision<UnitDeedName> {
  const { status, isOnOtherClaim } = unitOf(line.unitId)
  if (line.whereabouts === place) return accept("note")
  const isCorrection = line.whereabouts !== null
  const deed = isCorrection && isOnOtherClaim ? undefined : (isCorrection ? CORRECTIONS : FIRST_ANSWERS)[place][status]
  if (deed !== undefined) return accept(deed)
  const why = isCorrection
    ? `by the answer before the unit was ${words(line.whereabouts)}, and ${isOnOtherClaim ? "it stands on another claim" : `it is ${words(status)}`} by now`
    : `the unit is ${words(status)}, so the maker cannot have ${place === "kept" ? "kept it" : "sent it back"}`
  return refuse(lineRefusal("vendor_claim.unit_moved_on", claim, line, why, { status, unit: place }))
}

type DeedByStatus = { readonly [Status in UnitStatus]?: UnitDeedName }

/** A unit that came back by another way (the bench, the shelf) needs nothing but the answer; a lost or scrapped one stays that. */
const FIRST_ANSWERS: { readonly [Place in Whereabouts]: DeedByStatus } = {
  kept: { at_vendor: "keep", lost: "note", scrapped: "note", void: "note" },
  returned: {
    at_vendor: "take_back", in_stock: "note", allocated: "note", picked: "note", shipped: "note", delivered: "note", returning: "note",
    quarantined: "note", in_repair: "note", installed: "note",
  },
}

const CORRECTIONS: { readonly [Place in Whereabouts]: DeedByStatus } = {
  kept: { quarantined: "keep", lost: "note", scrapped: "note", void: "note" },
  returned: { scrapped: "reinstate", quarantined: "note" },
}

/** The answers that could be recorded for the line now. */
export function possibleOutcomes(claim: VendorClaim, line: VendorClaimLine, unitOf: UnitLookup): DecidedOutcome[] {
  const places = (outcome: DecidedOutcome): readonly Whereabouts[] => (outcome === "credited" || outcome === "rejected" ? WHEREABOUTS : [whereaboutsOf({ outcome, unit: null })])
  const replacement = (outcome: DecidedOutcome): string | null => (outcome === "replaced" ? line.replacementUnitId ?? "" : null)
  return DECIDED_OUTCOMES.filter((outcome) => places(outcome).some((unit) =>
    deedsOf(claim, line, { lineId: line.id, outcome, unit, recovered: null, replacementUnitId: replacement(outcome), reasonCode: null }, unitOf).ok))
}
