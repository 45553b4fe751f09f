import { buildLine, buildOffer, buildRma, LATER, LINE_COMMANDS, MOMENT, PAID } from "../../../integration-tests/support/rma-builders"
import { AT } from "../../../integration-tests/support/unit-builders"
import { defectsOf, targetsOf } from "../common/transition"
import type { RmaLineCommand } from "./commands"
import { decideLine } from "./decide-line"
import { withEndedOffers } from "./offers"
import { OFFER_STATUSES, type OfferStatus, type Rma, type RmaLine } from "./rma"
import { OFFER_COMMANDS, OFFER_TRANSITIONS } from "./transitions"

const OFFER = LINE_COMMANDS.offer_replacement
const decide = (line: RmaLine, command: RmaLineCommand, rma: Partial<Omit<Rma, "lines">> = {}, at = AT) => decideLine(buildRma(rma, [line]), line, command, { ...MOMENT, at })
const codeOf = (...args: Parameters<typeof decide>): string | null => {
  const decided = decide(...args)
  return decided.ok ? null : decided.rejection.code
}
const lineAfter = (...args: Parameters<typeof decide>): RmaLine => {
  const decided = decide(...args)
  if (!decided.ok) throw new Error(decided.rejection.message)
  return decided.outcome.line
}

describe("an offer of another product", () => {
  it.each<[string, Partial<RmaLine>, string | null]>([
    ["while the unit is still with the customer", {}, null],
    ["for a unit that is here", { reception: "received" }, null],
    ["before the request is decided", { decision: "pending" }, null],
    ["for a parcel that got lost", { reception: "lost_in_transit" }, null],
    ["for a unit that was passed on", { wasPassedOn: true }, null],
    ["once a repair has failed", { reception: "received", resolution: "repair", resolutionStage: "begun", disposition: "repair", dispositionStage: "done" }, null],
    ["while it is being repaired", { reception: "received", resolution: "repair", resolutionStage: "begun", disposition: "repair", dispositionStage: "begun" }, "rma.already_resolved"],
    ["for a request that was rejected", { decision: "rejected" }, "rma.not_decided"],
    ["once the customer gets something", { resolution: "refund", resolutionStage: "begun" }, "rma.already_resolved"],
    ["on a line that was canceled", { reception: "canceled" }, "rma.line_canceled"],
    ["while a wrong unit lies in its place", { reception: "wrong_unit" }, "rma.wrong_unit"],
    ["while the unit is taken back for the wish", { reception: "received", disposition: "restock", dispositionStage: "begun" }, "rma.already_begun"],
    ["once it was taken back without crediting the order", { reception: "received", disposition: "restock", dispositionStage: "done", takeOverPath: "posting" }, null],
    ["for a unit that was the shop's before it was restocked", { reception: "received", disposition: "restock", dispositionStage: "done" }, null],
    ["for a unit that lies in quarantine", { reception: "received", disposition: "quarantine", dispositionStage: "done" }, null],
    ["after the order was credited", { reception: "received", takeOverPath: "medusa_return" }, "rma.already_credited"],
    ["beside one that is open", { offer: buildOffer() }, "rma.offer_open"],
    ["after one that ran out", { offer: buildOffer({ expiresAt: AT }) }, null],
    ...OFFER_STATUSES.filter((status) => status !== "offered").map((status): [string, Partial<RmaLine>, null] => [`after one that is ${status}`, { offer: buildOffer({ status }) }, null]),
  ])("%s: %#", (_, line, code) => expect(codeOf(buildLine(line), OFFER)).toBe(code))

  it("needs a document that has not run out, an end that lies ahead, and an account for its credit", () => {
    expect(codeOf(buildLine(), OFFER, { authorizedAt: AT, expiresAt: AT })).toBe("rma.expired")
    expect(codeOf(buildLine(), { ...OFFER, offer: { ...OFFER.offer, expiresAt: AT } })).toBe("rma.offer_too_late")
    expect(codeOf(buildLine(), { ...OFFER, offer: { ...OFFER.offer, creditMinor: 500, currencyCode: "eur" } }, { customerId: null })).toBe("rma.no_customer")
  })
  it("changes nothing of the wish until it is answered", () => {
    expect(lineAfter(buildLine(), OFFER)).toMatchObject({ requestedResolution: "refund", offer: { status: "offered", wishBefore: "refund", endedAt: null } })
  })

  it("has a table without holes", () => expect(defectsOf(OFFER_TRANSITIONS, ["offered"])).toEqual([]))
  const pairs = OFFER_STATUSES.flatMap((status) => OFFER_COMMANDS.filter((name) => name !== "expire_offer").map((name) => ({ status, name, to: targetsOf(OFFER_TRANSITIONS, status, name)[0] })))
  it.each(pairs)("$name of one that is $status leads to $to", ({ status, name, to }) => {
    const line = buildLine({ offer: buildOffer({ status, ...(status === "expired" ? { expiresAt: AT } : {}) }) })
    if (to !== undefined) expect(lineAfter(line, LINE_COMMANDS[name])).toMatchObject({ offer: { status: to, endedAt: AT } })
    else expect(decide(line, LINE_COMMANDS[name])).toMatchObject({ rejection: { code: "rma.offer_ended", details: { offer_id: "rmao_1", status, ended_at: AT } } })
  })
  it.each(["accept_offer", "decline_offer", "withdraw_offer"] as const)("%s needs an offer whose time is not over", (name) => {
    expect(codeOf(buildLine(), LINE_COMMANDS[name])).toBe("rma.no_offer")
    expect(decide(buildLine({ offer: buildOffer() }), LINE_COMMANDS[name], {}, LATER)).toMatchObject({ rejection: { code: "rma.offer_ended", details: { status: "expired", ended_at: LATER } } })
  })

  it("accepted, it is the wish, and what a replacement sends unless another is named", () => {
    const accepted = lineAfter(buildLine({ reception: "received", offer: buildOffer() }), LINE_COMMANDS.accept_offer)
    expect(accepted.requestedResolution).toBe("replacement")
    const resolve = { ...LINE_COMMANDS.resolve, resolution: "replacement" as const, paid: null }
    expect(lineAfter(accepted, resolve)).toMatchObject({ resolutionVariantId: "variant_drill_b" })
    expect(lineAfter(accepted, { ...resolve, variantId: "variant_saw" })).toMatchObject({ resolutionVariantId: "variant_saw" })
    expect(lineAfter(accepted, { ...LINE_COMMANDS.resolve, paid: PAID })).toMatchObject({ resolution: "refund", resolutionVariantId: null })
  })
  it("declined, it leaves the earlier wish with the customer's words", () => {
    expect(lineAfter(buildLine({ requestedResolution: "repair", offer: buildOffer({ wishBefore: "repair" }) }), LINE_COMMANDS.decline_offer)).toMatchObject({ requestedResolution: "repair", offer: { answerNoteId: "anote_1" } })
  })
  it("takes the place of one that was accepted: no is then no to both", () => {
    const accepted = lineAfter(buildLine({ offer: buildOffer() }), LINE_COMMANDS.accept_offer)
    const offered = lineAfter(accepted, OFFER)
    expect(offered).toMatchObject({ requestedResolution: "refund", offer: { id: "rmao_2", wishBefore: "refund" } })
    expect(lineAfter(offered, LINE_COMMANDS.decline_offer).requestedResolution).toBe("refund")
  })
})

describe("an open offer ends", () => {
  const open = buildOffer()
  const endOf = (rma: Rma): OfferStatus | undefined => withEndedOffers(rma, AT).rma.lines[0]?.offer?.status

  it.each<[string, Rma, OfferStatus]>([
    ["withdrawn with the document's close", buildRma({ closedAt: AT }, [{ offer: open }]), "withdrawn"],
    ["withdrawn with its cancellation", buildRma({ canceledAt: AT }, [{ offer: open }]), "withdrawn"],
    ["withdrawn when the authorization runs out", buildRma({ authorizedAt: AT, expiresAt: AT }, [{ offer: open }]), "withdrawn"],
    ["withdrawn by another resolution", buildRma({}, [{ offer: open, resolution: "refund", resolutionStage: "begun" }]), "withdrawn"],
    ["withdrawn by a rejection", buildRma({}, [{ offer: open, decision: "rejected" }]), "withdrawn"],
    ["withdrawn by a wrong unit", buildRma({}, [{ offer: open, reception: "wrong_unit" }]), "withdrawn"],
    ["withdrawn when the unit begins to be taken back for the wish", buildRma({}, [{ offer: open, reception: "received", disposition: "scrap", dispositionStage: "begun" }]), "withdrawn"],
    ["not by the unit's arrival", buildRma({}, [{ offer: open, reception: "received" }]), "offered"],
    ["not after its answer", buildRma({ closedAt: AT }, [{ offer: buildOffer({ status: "accepted" }) }]), "accepted"],
  ])("%s", (_, rma, status) => expect(endOf(rma)).toBe(status))

  it("when its time is over, at that time, and is told once", () => {
    const lapsed = withEndedOffers(buildRma({}, [{ offer: open }]), "2027-01-01T00:00:00.000Z")
    expect(lapsed).toMatchObject({ rma: { lines: [{ offer: { status: "expired", endedAt: LATER } }] }, entries: [{ type: "line_offer_expired", data: { offer_id: "rmao_1" } }] })
    expect(withEndedOffers(lapsed.rma, "2027-01-01T00:00:00.000Z").entries).toEqual([])
  })
})
