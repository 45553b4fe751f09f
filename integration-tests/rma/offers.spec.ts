import { namedQuery, withClient } from "../../src/persistence/named-query"
import type { Rma } from "../../src/domain/rma/rma"
import type { CommandRequest } from "../../src/ledger/run-command"
import type { Services } from "../../src/services/create-services"
import { AGENT, buildItem, keyed, type LedgerFixture, openLedger, rejectionOf, unique } from "../ledger/fixture"
import { expectLedgerCoherent } from "../support/coherence"
import { authorize, carryOut, CUSTOMER, open, quarantineAt, receiveUnits, resolveLine, sell, view } from "./fixture"

/** Offers on our tables alone: what is written, and who wins where two act at once. */

const RACES = 12
const HER: CommandRequest = { actor: { type: "customer", id: CUSTOMER } }

let ledger: LedgerFixture
let services: Services

beforeAll(async () => {
  ledger = await openLedger(20)
  services = ledger.services
  await quarantineAt(services)
})
afterEach(async () => {
  await expectLedgerCoherent(ledger.dataSource)
  expect(await rows("select rma_line_id from rma_offer where status = 'offered' group by rma_line_id having count(*) > 1")).toEqual([])
})
afterAll(() => ledger.close())

const rows = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []): Promise<Row[]> => withClient(ledger.dataSource, (client) => namedQuery<Row>(client, text, values))

async function authorized(more: Parameters<typeof open>[2] = {}): Promise<Rma & { readonly units: Awaited<ReturnType<typeof sell>>["units"] }> {
  const { units } = await sell(services, await buildItem(services), 1)
  const rma = await open(services, units, more)
  await authorize(services, rma)
  return { ...(await view(services, rma)).rma, units }
}

const lineId = (rma: Rma): string => rma.lines[0]?.id ?? ""
const offer = (rma: Rma, more: Partial<Parameters<Services["rmas"]["offer"]>[1]> = {}, request = AGENT) =>
  services.rmas.offer(request, { rmaId: rma.id, lineId: lineId(rma), variantId: "variant_saw", title: "Saw", thumbnail: null, credit: null, expiresAt: null, ...more })
const answer = (rma: Rma, name: "accept_offer" | "decline_offer", more: { offerId?: string; note?: string } = {}) =>
  services.rmas.answerOffer(HER, { rmaId: rma.id, lineId: lineId(rma), answer: name, offerId: more.offerId ?? null, ...(more.note === undefined ? {} : { note: more.note }) })
const withdraw = (rma: Rma) => services.rmas.withdrawOffer(AGENT, { rmaId: rma.id, lineId: lineId(rma), reasonCode: "sold_out" })
const lineNow = async (rma: Rma) => (await view(services, rma)).rma.lines[0] as Rma["lines"][number]
const told = async (rma: Rma): Promise<string[]> => (await services.rmas.timeline(rma.id)).map(({ type }) => type).filter((type) => type.includes("offer"))
const notices = (rma: Rma, template: string) =>
  rows<{ recipient: { type: string; id: string }; data: Record<string, unknown>; token_id: string | null }>("select payload -> 'recipient' as recipient, payload -> 'data' as data, payload ->> 'token_id' as token_id from outbox_message where job = 'send_notice' and payload ->> 'template' = $2::text and payload ->> 'document_id' = $1::text", [rma.id, template])
const endItsTime = (rma: Rma) => rows("update rma_offer set expires_at = now() - interval '1 minute' where rma_line_id = $1 and status = 'offered'", [lineId(rma)])

describe("an offer of another product", () => {
  it("is mailed with a link that opens the unit, stands in the timeline, and holds 14 days", async () => {
    const rma = await authorized()
    await offer(rma, { note: "Almost new" })
    const { offer: made } = await lineNow(rma)
    expect(made).toMatchObject({ status: "offered", variantId: "variant_saw", title: "Saw", offeredBy: AGENT.actor, wishBefore: "refund" })
    expect(Math.round((Date.parse(made?.expiresAt ?? "") - Date.parse(made?.offeredAt ?? "")) / 86_400_000)).toBe(14)
    const [mail] = await notices(rma, "replacement_offer")
    expect(mail).toMatchObject({ recipient: { type: "customer", id: CUSTOMER }, data: { title: "Saw", offer_id: made?.id, expires_at: made?.expiresAt } })
    expect(await rows("select subject_type, subject_id from one_time_token where id = $1", [mail?.token_id])).toEqual([{ subject_type: "unit", subject_id: rma.lines[0]?.unitId }])
    expect((await services.rmas.timeline(rma.id)).at(-1)).toMatchObject({ type: "line_replacement_offered", actor: AGENT.actor, note: "Almost new" })
  })
  it("never outlasts the authorization of a unit that is still to be sent", async () => {
    const rma = await authorized()
    await offer(rma, { expiresAt: new Date(Date.now() + 90 * 86_400_000).toISOString() })
    expect((await lineNow(rma)).offer?.expiresAt).toBe(rma.expiresAt)
  })
  it("gives nobody a key to a unit that is another's", async () => {
    const { units } = await sell(services, await buildItem(services), 1, unique("cus_other"))
    const rma = await open(services, [], { customerId: CUSTOMER, lines: units.map(({ id }) => ({ unit: { unitId: id }, reasonCode: "defective", requestedResolution: "repair" as const, blindReason: "gift" })) })
    await offer(rma)
    expect(await notices(rma, "replacement_offer")).toMatchObject([{ token_id: null }])
  })
  it("is made once for its key, and beside no other", async () => {
    const rma = await authorized()
    const request = keyed(unique("offer"))
    await offer(rma, {}, request)
    expect(await offer(rma, {}, request)).toMatchObject({ replayed: true })
    expect(await rejectionOf(offer(rma))).toMatchObject({ code: "rma.offer_open" })
    await expect(rows("insert into rma_offer select 'rmao_twin', rma_line_id, variant_id, title, thumbnail, credit_minor, currency_code, note_id, offered_at, offered_by, expires_at, status, ended_at, answer_note_id, wish_before from rma_offer where rma_line_id = $1", [lineId(rma)])).rejects.toThrow(/uq_rma_offer_open/)
  })
  it("of ten at once is one", async () => {
    const rma = await authorized()
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => offer(rma)))
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    expect(await notices(rma, "replacement_offer")).toHaveLength(1)
  })
})

describe("the customer's answer", () => {
  it("yes makes it the wish and the agent's next step, with the product that was promised", async () => {
    const rma = await authorized()
    await offer(rma)
    await answer(rma, "accept_offer")
    expect(await lineNow(rma)).toMatchObject({ requestedResolution: "replacement", resolution: null, offer: { status: "accepted" } })
    expect((await services.rmas.timeline(rma.id)).at(-1)).toMatchObject({ type: "line_offer_accepted", actor: HER.actor })
    expect(await notices(rma, "replacement_offer_answered")).toMatchObject([{ recipient: { type: "user", id: "user_1" }, data: { answer: "accepted", title: "Saw" } }])
    await receiveUnits(services, rma, rma.units)
    await resolveLine(services, rma, 0, "replacement", { paid: null })
    expect(await lineNow(rma)).toMatchObject({ resolution: "replacement", resolutionVariantId: "variant_saw" })
    expect(await carryOut(services, rma.id)).toEqual(["take_over", "send_replacement"])
  })
  it("no leaves the earlier wish, with her words", async () => {
    const rma = await authorized()
    await offer(rma)
    await answer(rma, "decline_offer", { note: "I want my money" })
    expect(await lineNow(rma)).toMatchObject({ requestedResolution: "refund", offer: { status: "declined" } })
    const { notes } = await view(services, rma)
    expect(notes.get((await lineNow(rma)).offer?.answerNoteId ?? "")).toBe("I want my money")
    expect((await services.rmas.timeline(rma.id)).at(-1)).toMatchObject({ type: "line_offer_declined", actor: HER.actor, note: "I want my money" })
  })
  it("given ten times at once is one answer, and told once", async () => {
    const rma = await authorized()
    await offer(rma)
    await Promise.all(Array.from({ length: 10 }, () => answer(rma, "accept_offer")))
    expect(await told(rma)).toEqual(["line_replacement_offered", "line_offer_accepted"])
    expect(await notices(rma, "replacement_offer_answered")).toHaveLength(1)
    expect(await rejectionOf(answer(rma, "decline_offer"))).toMatchObject({ code: "rma.offer_ended", details: { status: "accepted" } })
  })
  it("and the agent's withdrawal at once: exactly one of them holds", async () => {
    for (let round = 0; round < RACES; round += 1) {
      const rma = await authorized()
      await offer(rma)
      const [yes, back] = await Promise.allSettled(round % 2 === 0 ? [answer(rma, "accept_offer"), withdraw(rma)] : [withdraw(rma), answer(rma, "accept_offer")].reverse())
      const refused = [yes, back].filter((outcome) => outcome?.status === "rejected")
      expect(refused).toHaveLength(1)
      expect((refused[0] as PromiseRejectedResult).reason).toMatchObject({ rejection: { code: "rma.offer_ended" } })
      const { offer: ended, requestedResolution } = await lineNow(rma)
      expect(ended?.status).toBe(yes?.status === "fulfilled" ? "accepted" : "withdrawn")
      expect(requestedResolution).toBe(yes?.status === "fulfilled" ? "replacement" : "refund")
    }
  })
  it("is to the offer that was read, not to the one after it", async () => {
    const rma = await authorized()
    await offer(rma)
    const first = (await lineNow(rma)).offer
    await withdraw(rma)
    await offer(rma, { variantId: "variant_other", title: "Other" })
    expect(await rejectionOf(answer(rma, "accept_offer", { offerId: first?.id ?? "" }))).toMatchObject({ code: "rma.offer_ended", details: { offer_id: first?.id, status: "withdrawn", ended_at: expect.any(String) as string } })
    expect((await lineNow(rma)).offer).toMatchObject({ status: "offered", variantId: "variant_other" })
  })
  it("to an offer that the line never had is not found, and answers none", async () => {
    const [rma, elsewhere] = [await authorized(), await authorized()]
    await offer(rma)
    await offer(elsewhere)
    for (const offerId of ["rmao_none", (await lineNow(elsewhere)).offer?.id ?? ""]) {
      for (const name of ["accept_offer", "decline_offer"] as const) expect(await rejectionOf(answer(rma, name, { offerId }))).toMatchObject({ code: "not_found", details: { line_id: lineId(rma), offer_id: offerId } })
    }
    expect([(await lineNow(rma)).offer?.status, (await lineNow(elsewhere)).offer?.status]).toEqual(["offered", "offered"])
  })
})

describe("a withdrawal", () => {
  it("said twice is one, and the words beside the second are kept", async () => {
    const rma = await authorized()
    await offer(rma)
    await withdraw(rma)
    await services.rmas.withdrawOffer(AGENT, { rmaId: rma.id, lineId: lineId(rma), reasonCode: "sold_out", note: "The last one broke" })
    expect(await told(rma)).toEqual(["line_replacement_offered", "line_offer_withdrawn"])
    expect((await services.rmas.timeline(rma.id)).at(-1)).toMatchObject({ type: "noted", lineId: lineId(rma), note: "The last one broke" })
  })
})

describe("an offer ends", () => {
  it("by the clock, without any job; the job writes it down once", async () => {
    const rma = await authorized()
    await offer(rma)
    await endItsTime(rma)
    expect(await rejectionOf(answer(rma, "accept_offer"))).toMatchObject({ code: "rma.offer_ended", details: { status: "expired" } })
    expect(await services.rmas.scanDeadlines()).toBeGreaterThan(0)
    await services.rmas.settleDeadline(rma.id)
    await services.rmas.settleDeadline(rma.id)
    expect(await told(rma)).toEqual(["line_replacement_offered", "line_offer_expired"])
    expect((await lineNow(rma)).offer).toMatchObject({ status: "expired" })
  })
  it("and another may be made at once where no job was yet", async () => {
    const rma = await authorized()
    await offer(rma)
    await endItsTime(rma)
    await offer(rma, { variantId: "variant_other" })
    expect((await told(rma)).sort()).toEqual(["line_offer_expired", "line_replacement_offered", "line_replacement_offered"])
    expect(await rows("select status from rma_offer where rma_line_id = $1 order by id", [lineId(rma)])).toEqual([{ status: "expired" }, { status: "offered" }])
  })
  it.each<[string, (rma: Rma) => Promise<unknown>]>([
    ["another resolution", (rma) => resolveLine(services, rma, 0, "refund")],
    ["a rejection", (rma) => services.rmas.decide(AGENT, { rmaId: rma.id, lineId: lineId(rma), decision: "rejected", reasonCode: "misuse" })],
    ["cancellation", (rma) => services.rmas.change(AGENT, { rmaId: rma.id, command: "cancel" })],
  ])("by %s, in the same moment", async (_, end) => {
    const rma = await authorized()
    await offer(rma)
    await end(rma)
    expect((await lineNow(rma)).offer).toMatchObject({ status: "withdrawn" })
    expect((await services.rmas.timeline(rma.id)).at(-1)).toMatchObject({ type: "line_offer_withdrawn", data: { reason_code: "not_possible_any_more" } })
  })
})

describe("an offer of a unit that is being taken back for what was wished before", () => {
  it("ends with the disposition, so that no yes lands between Medusa's credit and its record; nor does another resolution", async () => {
    const rma = await authorized()
    await offer(rma)
    await receiveUnits(services, rma, rma.units)
    await services.rmas.dispose(AGENT, { rmaId: rma.id, lineId: lineId(rma), disposition: "restock", to: {} })
    const target = { rmaId: rma.id, lineId: lineId(rma) }
    expect((await services.rmas.dueLine(target)).duty).toBe("credit_return")
    expect(await rejectionOf(answer(rma, "accept_offer"))).toMatchObject({ code: "rma.offer_ended", details: { status: "withdrawn" } })
    expect(await rejectionOf(offer(rma))).toMatchObject({ code: "rma.already_begun" })
    expect(await rejectionOf(resolveLine(services, rma, 0, "replacement", { paid: null }))).toMatchObject({ code: "rma.already_begun" })
    await services.rmas.recordDuty(AGENT, { ...target, done: { duty: "credit_return", returnId: unique("return"), creditedMinor: 10_000 } })
    expect(await lineNow(rma)).toMatchObject({ requestedResolution: "refund", takeOverPath: "medusa_return", offer: { status: "withdrawn" } })
    expect(await rejectionOf(resolveLine(services, rma, 0, "replacement", { paid: null }))).toMatchObject({ code: "rma.already_credited" })
  })
})

describe("an offer after a repair that failed", () => {
  it("ends when its unit goes back to the customer all the same: she cannot accept what cannot be sent", async () => {
    const rma = await authorized()
    await receiveUnits(services, rma, rma.units)
    await services.rmas.resolve(AGENT, { rmaId: rma.id, lineId: lineId(rma), resolution: "repair", amountMinor: null, variantId: null, advance: false, paid: null })
    await services.rmas.dispose(AGENT, { rmaId: rma.id, lineId: lineId(rma), disposition: "repair", to: {} })
    expect(await rejectionOf(offer(rma))).toMatchObject({ code: "rma.already_resolved" })
    const { repairs: [repair] } = await services.repairs.list(AGENT.actor, { rmaLineId: lineId(rma), limit: 5, offset: 0 })
    const act = (action: Parameters<typeof services.repairs.command>[1]["action"]) => services.repairs.command(AGENT, { id: repair?.order.id ?? "", action })
    await act({ name: "cancel", reasonCode: "no_parts" })
    await offer(rma)
    expect((await lineNow(rma)).offer?.status).toBe("offered")
    await services.rmas.dispose(AGENT, { rmaId: rma.id, lineId: lineId(rma), disposition: "return_to_customer", to: {} })
    expect((await lineNow(rma)).offer?.status).toBe("withdrawn")
    expect(await rejectionOf(answer(rma, "accept_offer"))).toMatchObject({ code: "rma.offer_ended", details: { status: "withdrawn" } })
  })
})

describe("the credit that was promised on top", () => {
  const credit = { amountMinor: 1_500, currencyCode: "eur" }
  const granted = (offerId: string | undefined) => rows("select amount_minor, customer_id from store_credit_entry where source_type = 'rma_offer' and source_id = $1", [offerId])

  it("is granted once, with the replacement that was accepted", async () => {
    const rma = await authorized()
    await offer(rma, { credit })
    await answer(rma, "accept_offer")
    const id = (await lineNow(rma)).offer?.id
    expect(await granted(id)).toEqual([])
    await resolveLine(services, rma, 0, "replacement", { advance: true })
    expect(await granted(id)).toEqual([{ amount_minor: 1_500, customer_id: CUSTOMER }])
  })
  it("is not granted where the customer gets something else", async () => {
    const rma = await authorized()
    await offer(rma, { credit })
    await answer(rma, "accept_offer")
    await resolveLine(services, rma, 0, "refund")
    expect(await granted((await lineNow(rma)).offer?.id)).toEqual([])
  })
})
