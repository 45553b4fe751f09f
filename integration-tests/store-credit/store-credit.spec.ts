import fc from "fast-check"
import type { Services } from "../../src/services/create-services"
import { AGENT, type LedgerFixture, openLedger, rejectionOf, unique } from "../ledger/fixture"
import { expectLedgerCoherent } from "../support/coherence"

let ledger: LedgerFixture
let credits: Services["credits"]

beforeAll(async () => {
  ledger = await openLedger()
  credits = ledger.services.credits
})
afterEach(() => expectLedgerCoherent(ledger.dataSource))
afterAll(() => ledger.close())

const grant = (customerId: string, amountMinor: number, sourceId = unique("line"), currencyCode = "usd") =>
  credits.grant({ customerId, currencyCode, amountMinor, source: { type: "rma_line", id: sourceId }, actor: AGENT.actor })
const redeem = (customerId: string, amountMinor: number, redemptionId = unique("redemption"), orderId: string | null = null) =>
  credits.redeem(AGENT, { customerId, currencyCode: "usd", amountMinor, orderId, redemptionId })
const adjust = (customerId: string, amountMinor: number, adjustmentId = unique("adjustment")) =>
  credits.adjust(AGENT, { customerId, currencyCode: "usd", amountMinor, reasonCode: "goodwill", adjustmentId })
const balanceOf = async (customerId: string, currencyCode = "usd"): Promise<number> => (await credits.balances(customerId)).find((balance) => balance.currencyCode === currencyCode)?.balanceMinor ?? 0
const jobsOf = async (entryId: string): Promise<number> => (await ledger.dataSource.query<unknown[]>("select 1 from outbox_message where job = 'fulfil_credit_redemption' and payload ->> 'entry_id' = $1", [entryId])).length

describe("store credit", () => {
  it("is granted once for its source, and another amount for the same source is refused", async () => {
    const customer = unique("cus")
    const first = await grant(customer, 2_000, "line_a")
    expect(await grant(customer, 2_000, "line_a")).toEqual(first)
    expect(await balanceOf(customer)).toBe(2_000)
    expect((await rejectionOf(grant(customer, 2_001, "line_a"))).code).toBe("store_credit.source_used")
    expect((await rejectionOf(grant(unique("cus"), 2_000, "line_a"))).code).toBe("store_credit.source_used")
  })

  it("is kept by currency", async () => {
    const customer = unique("cus")
    await grant(customer, 500)
    await grant(customer, 700, unique("line"), "JPY")
    expect(await credits.balances(customer)).toEqual([{ currencyCode: "jpy", balanceMinor: 700 }, { currencyCode: "usd", balanceMinor: 500 }])
    expect((await rejectionOf(redeem(customer, 501))).code).toBe("store_credit.insufficient")
  })

  it("is redeemed once for its id, with the message that makes Medusa give something for it", async () => {
    const customer = unique("cus")
    await grant(customer, 2_000)
    const first = await redeem(customer, 1_500, "redemption_a")
    expect(first).toMatchObject({ amountMinor: -1_500, kind: "redemption", promotionCode: expect.stringMatching(/^CREDIT-[0-9A-F]{20}$/), orderId: null })
    expect(await redeem(customer, 1_500, "redemption_a")).toEqual(first)
    expect([await balanceOf(customer), await jobsOf(first.id)]).toEqual([500, 1])
    const onOrder = await redeem(customer, 500, "redemption_b", "order_1")
    expect([onOrder.promotionCode, onOrder.orderId]).toEqual([null, "order_1"])
  })

  it("is never negative, and a refused redemption leaves no message", async () => {
    const customer = unique("cus")
    await grant(customer, 100)
    const before = (await credits.entries(customer, { limit: 10, offset: 0 })).count
    const { code, details } = await rejectionOf(redeem(customer, 101))
    expect([code, details]).toEqual(["store_credit.insufficient", { customer_id: customer, currency_code: "usd", balance_minor: 100, requested_minor: 101 }])
    expect((await rejectionOf(adjust(customer, -101))).code).toBe("store_credit.insufficient")
    expect((await credits.entries(customer, { limit: 10, offset: 0 })).count).toBe(before)
  })

  it("gives to parallel redemptions only what is there", async () => {
    const customer = unique("cus")
    await grant(customer, 1_000)
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => redeem(customer, 300).then(() => "done", (error: { rejection?: { code: string } }) => error.rejection?.code)))
    expect(outcomes.filter((outcome) => outcome === "done").length).toBe(3)
    expect(outcomes.filter((outcome) => outcome !== "done")).toEqual(Array.from({ length: 9 }, () => "store_credit.insufficient"))
    expect(await balanceOf(customer)).toBe(100)
  })

  it("is redeemed once by twins that come at once with one id", async () => {
    const customer = unique("cus")
    await grant(customer, 1_000)
    const twins = await Promise.all(Array.from({ length: 8 }, () => redeem(customer, 700, "redemption_twins")))
    expect(new Set(twins.map(({ id }) => id)).size).toBe(1)
    expect([await balanceOf(customer), await jobsOf(twins[0]!.id)]).toEqual([300, 1])
  })

  it("is reversed once; a reversal is not reversed, and spent credit is not taken back", async () => {
    const customer = unique("cus")
    const granted = await grant(customer, 1_000)
    const redeemed = await redeem(customer, 600)
    expect((await rejectionOf(credits.reverse(AGENT, granted.id, "mistake"))).code).toBe("store_credit.insufficient")
    const reversal = await credits.reverse(AGENT, redeemed.id, "order_owes_less")
    expect(await credits.reverse(AGENT, redeemed.id, "order_owes_less")).toEqual(reversal)
    expect(reversal).toMatchObject({ amountMinor: 600, kind: "reversal", reversesId: redeemed.id, reasonCode: "order_owes_less" })
    expect(await credits.reversalOf(redeemed.id)).toEqual(reversal)
    expect((await rejectionOf(credits.reverse(AGENT, reversal.id, "mistake"))).code).toBe("store_credit.not_reversible")
    await credits.reverse(AGENT, granted.id, "mistake")
    expect(await balanceOf(customer)).toBe(0)
    expect((await rejectionOf(credits.reverse(AGENT, "acred_none", "mistake"))).code).toBe("not_found")
  })

  it.each(["update store_credit_entry set amount_minor = 1", "delete from store_credit_entry"])("is append-only: refuses %p (AF002)", async (statement) => {
    await grant(unique("cus"), 100)
    await expect(ledger.dataSource.query(statement)).rejects.toMatchObject({ code: "AF002" })
  })

  it("keeps an agent's note outside the entry, where it can be erased", async () => {
    const customer = unique("cus")
    const entry = await credits.adjust(AGENT, { customerId: customer, currencyCode: "usd", amountMinor: 300, reasonCode: "goodwill", note: "Ann was very patient", adjustmentId: unique("adjustment") })
    expect(JSON.stringify(entry)).not.toContain("Ann")
    const notes = await ledger.dataSource.query<{ body: string }[]>("select body from note where id = $1", [entry.noteId])
    expect(notes).toEqual([{ body: "Ann was very patient" }])
  })

  it("is, whatever happens in whatever order, the sum of its entries and not below zero", async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant("grant" as const), amount: fc.integer({ min: 1, max: 500 }) }), fc.record({ kind: fc.constant("redeem" as const), amount: fc.integer({ min: 1, max: 500 }) }),
      fc.record({ kind: fc.constant("adjust" as const), amount: fc.integer({ min: -500, max: 500 }).filter((amount) => amount !== 0) }), fc.record({ kind: fc.constant("reverse" as const), amount: fc.nat(20) }),
    )
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
      const customer = unique("cus")
      const run = async ({ kind, amount }: (typeof steps)[number]): Promise<unknown> => {
        if (kind === "grant") return grant(customer, amount)
        if (kind === "redeem") return redeem(customer, amount)
        if (kind === "adjust") return adjust(customer, amount)
        const { entries } = await credits.entries(customer, { limit: 50, offset: 0 })
        const entry = entries[amount % Math.max(1, entries.length)]
        return entry === undefined ? null : credits.reverse(AGENT, entry.id, "mistake")
      }
      // Two at a time: every other one races with the one before it.
      for (let at = 0; at < steps.length; at += 2) await Promise.allSettled(steps.slice(at, at + 2).map(run))
      const { entries } = await credits.entries(customer, { limit: 50, offset: 0 })
      const balance = await balanceOf(customer)
      expect(balance).toBe(entries.reduce((total, { amountMinor }) => total + amountMinor, 0))
      expect(balance).toBeGreaterThanOrEqual(0)
    }), { numRuns: 25 })
  })
})
