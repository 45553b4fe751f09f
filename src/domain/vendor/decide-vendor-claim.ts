import { type Decision, accept, refuse } from "../common/decision"
import { type Rejection, reject } from "../common/rejection"
import { statusesAllowing, targetsOf } from "../common/transition"
import { words } from "../common/words"
import { wrongStatus } from "../common/wrong-status"
import { applyAnswers } from "./apply-answers"
import type { JoiningUnit, UnitDeed, UnitDeedName, VendorClaimCommand, VendorClaimOutcome, VendorMoment } from "./commands"
import { lineRefusal, otherCurrency } from "./line-refusal"
import { possibleOutcomes } from "./outcomes"
import { VENDOR_CLAIM_TRANSITIONS, type VendorClaimCommandName } from "./transitions"
import { type UnitLookup, VENDOR_CLAIM_LINES_MAX, type VendorClaim, type VendorClaimEntry, type VendorClaimLine } from "./vendor-claim"

/** Decides one command on a claim: pure. A unit that is void has no history to add to, so nothing is noted there. */
export function decideVendorClaim(claim: VendorClaim, command: VendorClaimCommand, unitOf: UnitLookup, moment: VendorMoment): Decision<VendorClaimOutcome> {
  const refusal = refusalOfVendorClaim(claim, command.name, unitOf) ?? unknownLine(claim, lineIdsOf(command))
  if (refusal !== null) return refuse(refusal)
  const decision = decideAllowed(claim, command, unitOf, moment)
  return decision.ok ? accept({ ...decision.outcome, deeds: decision.outcome.deeds.filter(({ unitId }) => unitOf(unitId).status !== "void") }) : decision
}

function decideAllowed(claim: VendorClaim, command: VendorClaimCommand, unitOf: UnitLookup, { at }: VendorMoment): Decision<VendorClaimOutcome> {
  switch (command.name) {
    case "add_units":
      return addUnits(claim, command.units, unitOf)
    case "remove_units":
      return removeUnits(claim, command.lineIds)
    case "set_claimed":
      return setClaimed(claim, command.lines)
    case "ship": {
      const { trackingNumber, vendorReference } = command
      const sent = claim.lines.filter(({ unitId, sentAt }) => sentAt === null && unitOf(unitId).status === "quarantined")
      return accept({
        claim: { ...claim, status: "shipped", shippedAt: at, trackingNumber, vendorReference: vendorReference ?? claim.vendorReference, lines: claim.lines.map((line) => ({ ...line, sentAt: line.sentAt ?? at })) },
        entries: [{ type: "shipped", lineId: null, data: { tracking_number: trackingNumber, sent_count: sent.length, line_count: claim.lines.length } }],
        deeds: deedsFor("send", sent),
      })
    }
    case "record_outcome":
      return applyAnswers(claim, command.answers, unitOf, at)
    case "settle":
      return accept({ claim: { ...claim, status: "settled", settledAt: at }, entries: [{ type: "settled", lineId: null, data: {} }], deeds: [] })
    case "close":
      return accept({ claim: { ...claim, status: "closed", closedAt: at }, entries: [{ type: "closed", lineId: null, data: {} }], deeds: [] })
    case "cancel":
      return accept({ claim: { ...claim, status: "canceled", canceledAt: at }, entries: [{ type: "canceled", lineId: null, data: { reason_code: command.reasonCode } }], deeds: deedsFor("leave", claim.lines) })
  }
}

/** Null when the claim and its units let the command through: the one source of `available_actions`. */
export function refusalOfVendorClaim(claim: VendorClaim, name: VendorClaimCommandName, unitOf: UnitLookup): Rejection | null {
  const { status, lines } = claim
  if (targetsOf(VENDOR_CLAIM_TRANSITIONS, status, name).length === 0) {
    return wrongStatus(claim.displayId, { id: claim.id, status, command: name, allowed: statusesAllowing(VENDOR_CLAIM_TRANSITIONS, name) })
  }
  switch (name) {
    case "add_units":
      return lines.length < VENDOR_CLAIM_LINES_MAX ? null : tooMany(claim, 1)
    case "remove_units": {
      if (lines.length === 0) return empty(claim)
      return lines.some(({ sentAt }) => sentAt === null) ? null : reject("vendor_claim.units_sent", `All units of ${claim.displayId} were sent already.`, { id: claim.id })
    }
    case "set_claimed":
      return lines.length > 0 ? null : empty(claim)
    case "ship":
      return lines.length > 0 ? firstRefusal(lines, (line) => refusalOfSending(claim, line, unitOf)) : empty(claim)
    case "record_outcome":
      return lines.some((line) => possibleOutcomes(claim, line, unitOf).length > 0) ? null : reject("vendor_claim.unit_moved_on", `No line of ${claim.displayId} can take an answer as its unit stands now.`, { id: claim.id })
    case "settle": {
      const pending = lines.filter(({ outcome }) => outcome === "pending")
      return pending.length === 0 ? null : reject("vendor_claim.line_pending", `${pending.length} of ${lines.length} lines of ${claim.displayId} lack the maker's answer.`, { id: claim.id, line_ids: pending.map(({ id }) => id) })
    }
    case "close":
      return null
    case "cancel": {
      const sent = lines.filter(({ sentAt }) => sentAt !== null)
      return sent.length === 0 ? null : reject("vendor_claim.units_sent", `${sent.length} of ${lines.length} units of ${claim.displayId} were sent to the maker, so it cannot be canceled.`, { id: claim.id, line_ids: sent.map(({ id }) => id) })
    }
  }
}

/** May this unit join? One that lies in quarantine and is ours to send, or one that the maker has already. */
export function refusalOfJoining(claim: VendorClaim, unitId: string, unitOf: UnitLookup): Rejection | null {
  const unit = unitOf(unitId)
  const details = { id: claim.id, unit_id: unitId, status: unit.status }
  if (unit.isOnOtherClaim || claim.lines.some((line) => line.unitId === unitId)) {
    return reject("vendor_claim.unit_in_other", `Unit ${unit.serialNumber} stands on ${unit.isOnOtherClaim ? "another vendor claim" : claim.displayId} already.`, details)
  }
  if (unit.status === "at_vendor") return null
  if (unit.status !== "quarantined") {
    return reject("vendor_claim.unit_not_here", `Unit ${unit.serialNumber} is ${words(unit.status)}; only a unit in quarantine or at the maker can be claimed.`, { ...details, allowed_from: ["quarantined", "at_vendor"] })
  }
  if (unit.owner === "shop") return null
  return reject("vendor_claim.customers_unit", `Unit ${unit.serialNumber} is a customer's; it goes to the maker by the disposition "return to vendor" of its return.`, details)
}

function addUnits(claim: VendorClaim, units: readonly JoiningUnit[], unitOf: UnitLookup): Decision<VendorClaimOutcome> {
  if (claim.lines.length + units.length > VENDOR_CLAIM_LINES_MAX) return refuse(tooMany(claim, units.length))
  const repeated = units.find(({ unitId }, index) => units.findIndex((other) => other.unitId === unitId) !== index)
  if (repeated !== undefined) return refuse(reject("unit.repeated", `Unit ${unitOf(repeated.unitId).serialNumber} is named twice.`, { unit_id: repeated.unitId }))
  const refusal = firstRefusal(units, ({ unitId }) => refusalOfJoining(claim, unitId, unitOf))
  if (refusal !== null) return refuse(refusal)
  const from = claim.lines.reduce((highest, { position }) => Math.max(highest, position), 0)
  const lines = units.map((unit, index) => newLine(unit, from + index + 1))
  return accept({
    claim: { ...claim, lines: [...claim.lines, ...lines] },
    entries: lines.map((line) => ({ type: "unit_added", lineId: line.id, data: { unit_id: line.unitId, rma_line_id: line.rmaLineId, repair_order_id: line.repairOrderId } })),
    deeds: deedsFor("open", lines),
  })
}

export const newLine = ({ lineId, claimed, ...unit }: JoiningUnit, position: number): VendorClaimLine => ({
  ...unit, id: lineId, position, claimedMinor: claimed?.minor ?? null, currencyCode: claimed?.currencyCode ?? null,
  recoveredMinor: null, outcome: "pending", whereabouts: null, replacementUnitId: null, reasonCode: null, sentAt: null, decidedAt: null,
})

function removeUnits(claim: VendorClaim, lineIds: readonly string[]): Decision<VendorClaimOutcome> {
  const removed = claim.lines.filter(({ id }) => lineIds.includes(id))
  const sent = removed.find(({ sentAt }) => sentAt !== null)
  if (sent !== undefined) return refuse(lineRefusal("vendor_claim.units_sent", claim, sent, "its unit was sent to the maker under this claim"))
  return accept({
    claim: { ...claim, lines: claim.lines.filter((line) => !removed.includes(line)) },
    entries: removed.map((line) => ({ type: "unit_removed", lineId: line.id, data: { unit_id: line.unitId } })),
    deeds: deedsFor("leave", removed),
  })
}

function setClaimed(claim: VendorClaim, changes: Extract<VendorClaimCommand, { name: "set_claimed" }>["lines"]): Decision<VendorClaimOutcome> {
  const lines = new Map(claim.lines.map((line) => [line.id, line]))
  const entries: VendorClaimEntry[] = []
  for (const { lineId, claimed, faultCodes } of changes) {
    const line = lines.get(lineId) as VendorClaimLine
    if (claimed !== null && line.recoveredMinor !== null && claimed.currencyCode !== line.currencyCode) return refuse(otherCurrency(claim, line, claimed))
    lines.set(lineId, { ...line, ...(claimed === null ? {} : { claimedMinor: claimed.minor, currencyCode: claimed.currencyCode }), ...(faultCodes === null ? {} : { faultCodes }) })
    entries.push({ type: "claimed_set", lineId, data: { ...(claimed === null ? {} : { claimed_minor: claimed.minor, currency_code: claimed.currencyCode }), ...(faultCodes === null ? {} : { fault_codes: faultCodes }) } })
  }
  return accept({ claim: { ...claim, lines: claim.lines.map(({ id }) => lines.get(id) as VendorClaimLine) }, entries, deeds: [] })
}

function refusalOfSending(claim: VendorClaim, line: VendorClaimLine, unitOf: UnitLookup): Rejection | null {
  const { status, owner } = unitOf(line.unitId)
  if (status === "at_vendor" || line.sentAt !== null) return null
  if (status !== "quarantined") return lineRefusal("vendor_claim.unit_not_here", claim, line, `its unit is ${words(status)}, so it cannot be sent; take it off the claim`, { status, allowed_from: ["quarantined", "at_vendor"] })
  return owner === "shop" ? null : lineRefusal("vendor_claim.customers_unit", claim, line, "its unit is a customer's")
}

function lineIdsOf(command: VendorClaimCommand): readonly string[] {
  switch (command.name) {
    case "remove_units":
      return command.lineIds
    case "set_claimed":
      return command.lines.map(({ lineId }) => lineId)
    case "record_outcome":
      return command.answers.map(({ lineId }) => lineId)
    default:
      return []
  }
}

function unknownLine(claim: VendorClaim, lineIds: readonly string[]): Rejection | null {
  const known = new Set(claim.lines.map(({ id }) => id))
  const unknown = lineIds.find((id) => !known.has(id))
  return unknown === undefined ? null : reject("not_found", `${claim.displayId} has no line ${unknown}.`, { id: claim.id, line_id: unknown })
}

function firstRefusal<Thing>(things: readonly Thing[], refusalOf: (thing: Thing) => Rejection | null): Rejection | null {
  for (const thing of things) {
    const refusal = refusalOf(thing)
    if (refusal !== null) return refusal
  }
  return null
}

const deedsFor = (name: UnitDeedName, lines: readonly VendorClaimLine[]): UnitDeed[] => lines.map(({ id, unitId }) => ({ name, unitId, lineId: id }))

const empty = (claim: VendorClaim): Rejection => reject("vendor_claim.empty", `${claim.displayId} has no units.`, { id: claim.id })

const tooMany = (claim: VendorClaim, more: number): Rejection =>
  reject("vendor_claim.too_many", `${claim.displayId} groups at most ${VENDOR_CLAIM_LINES_MAX} units and has ${claim.lines.length}; ${more} more do not fit. Open another claim.`, { id: claim.id, limit: VENDOR_CLAIM_LINES_MAX })
