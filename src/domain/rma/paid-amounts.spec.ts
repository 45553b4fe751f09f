import fc from "fast-check"
import { toDecimal, toMinor, toMinorDown } from "../common/money"
import { type LinePaymentFacts, type OrderPaymentFacts, paidAmounts } from "./paid-amounts"

const buildLine = (overrides: Partial<LinePaymentFacts> = {}): LinePaymentFacts => ({
  lineItemId: "line_1", createdAt: "2026-01-01T00:00:00.000Z", quantity: 1, fulfilledQuantity: 1, requestedQuantity: 0, returnedQuantity: 0, total: "100", components: [], ...overrides,
})
const buildOrder = (overrides: Partial<OrderPaymentFacts> = {}): OrderPaymentFacts => ({
  currencyCode: "usd", captured: "100", refunded: "0", pending: "0", charged: "0", lines: [buildLine()], ...overrides,
})
const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)

describe("what was paid", () => {
  it("is the line's price after discounts and taxes, rounded down, and its units share it", () => {
    const [line] = paidAmounts(buildOrder({ captured: "97.97770125", lines: [buildLine({ quantity: 3, fulfilledQuantity: 3, total: "97.97770125" })] })).lines
    expect([line?.paidMinor, line?.units.map(({ amountMinor }) => amountMinor)]).toEqual([9797, [3265, 3266, 3266]])
  })

  it.each([["jpy", "1000", 1000, [333, 333, 334]], ["kwd", "1", 1000, [333, 333, 334]]] as const)("counts in the minor unit of %s", (currencyCode, total, paid, units) => {
    const [line] = paidAmounts(buildOrder({ currencyCode, captured: total, lines: [buildLine({ quantity: 3, total })] })).lines
    expect([line?.paidMinor, line?.units.map(({ amountMinor }) => amountMinor)]).toEqual([paid, units])
  })

  it("misses from the newest line what the customer still owes", () => {
    const lines = [buildLine(), buildLine({ lineItemId: "line_2", createdAt: "2026-02-01T00:00:00.000Z", total: "50" })]
    expect(paidAmounts(buildOrder({ captured: "120", pending: "30", lines })).lines.map(({ paidMinor }) => paidMinor)).toEqual([10_000, 2_000])
  })

  it("counts fractions of a minor unit that are owed as owed for the newest line alone", () => {
    const lines = [buildLine({ total: "108.875" }), buildLine({ lineItemId: "line_2", createdAt: "2026-02-01T00:00:00.000Z", total: "54.4375" })]
    expect(paidAmounts(buildOrder({ captured: "119.7625", pending: "54.4375", lines })).lines.map(({ paidMinor }) => paidMinor)).toEqual([10_887, 0])
  })

  it("is shared by price among lines of one moment when an order is paid in part", () => {
    const lines = [buildLine(), buildLine({ lineItemId: "line_2", total: "300" })]
    expect(paidAmounts(buildOrder({ captured: "200", pending: "200", lines })).lines.map(({ paidMinor }) => paidMinor)).toEqual([5_000, 15_000])
  })

  it("is nothing while nothing is captured", () => {
    const { lines, refundableMinor } = paidAmounts(buildOrder({ captured: "0", pending: "110" }))
    expect([lines[0]?.paidMinor, refundableMinor]).toEqual([0, 0])
  })

  it("does not fall when the customer owes a charge beside the lines", () => {
    expect(paidAmounts(buildOrder({ pending: "80", charged: "80" })).lines[0]?.paidMinor).toBe(10_000)
  })

  it.each([{ returnedQuantity: 1 }, { requestedQuantity: 1 }])("owes nothing for what comes back (%p): an exchange is paid by it", (back) => {
    const lines = [buildLine(back), buildLine({ lineItemId: "line_2", createdAt: "2026-02-01T00:00:00.000Z", total: "120" })]
    expect(paidAmounts(buildOrder({ pending: "20", lines })).lines.map(({ paidMinor }) => paidMinor)).toEqual([10_000, 10_000])
  })

  it("tells how many Medusa would still take back", () => {
    const lines = [buildLine({ quantity: 5, fulfilledQuantity: 4, requestedQuantity: 1, returnedQuantity: 1 })]
    expect(paidAmounts(buildOrder({ lines })).lines[0]?.returnableQuantity).toBe(2)
  })

  describe("of a kit", () => {
    const components = [{ inventoryItemId: "camera", requiredQuantity: 1, price: "80" }, { inventoryItemId: "battery", requiredQuantity: 2, price: "20" }]

    it("is shared by the prices of its components, the last takes the rounding", () => {
      const [line] = paidAmounts(buildOrder({ lines: [buildLine({ total: "100", components })] })).lines
      expect(line?.units[0]?.components).toEqual([{ inventoryItemId: "camera", amountMinor: 6666 }, { inventoryItemId: "battery", amountMinor: 1666 }, { inventoryItemId: "battery", amountMinor: 1668 }])
    })

    it("is shared equally when a component has no price of its own", () => {
      const [line] = paidAmounts(buildOrder({ currencyCode: "jpy", captured: "1000", lines: [buildLine({ total: "1000", components: components.map((component, index) => ({ ...component, price: index === 0 ? null : "20" })) })] })).lines
      expect(line?.units[0]?.components.map(({ amountMinor }) => amountMinor)).toEqual([333, 333, 334])
    })
  })
})

describe("for any order", () => {
  const currencyCode = fc.constantFrom("jpy", "usd", "kwd")
  const line = fc.record({
    createdAt: fc.constantFrom("2026-01-01T00:00:00.000Z", "2026-02-01T00:00:00.000Z", "2026-03-01T00:00:00.000Z"),
    quantity: fc.integer({ min: 1, max: 7 }), returned: fc.nat(7), minor: fc.nat(5_000_000), beyond: fc.nat(999_999),
    pieces: fc.array(fc.record({ requiredQuantity: fc.integer({ min: 1, max: 3 }), price: fc.option(fc.nat(100_000)) }), { maxLength: 4 }),
  })

  it("units and components add up to their line, and all lines never to more than what was paid for them", () => {
    fc.assert(fc.property(currencyCode, fc.array(line, { minLength: 1, maxLength: 6 }), fc.double({ min: 0, max: 1, noNaN: true }), (code, rows, part) => {
      const lines = rows.map((row, index): LinePaymentFacts => buildLine({
        lineItemId: `line_${index}`, createdAt: row.createdAt, quantity: row.quantity, returnedQuantity: Math.min(row.returned, row.quantity),
        // Taxes leave digits that no minor unit has.
        total: `${toDecimal(row.minor, code).toFixed(3)}${String(row.beyond).padStart(6, "0")}`,
        components: row.pieces.map(({ requiredQuantity, price }, at) => ({ inventoryItemId: `item_${at}`, requiredQuantity, price: price === null ? null : String(toDecimal(price, code)) })),
      }))
      const total = sum(lines.map(({ total: price }) => toMinorDown(price, code)))
      const owed = Math.floor(total * part)
      const paid = paidAmounts({ currencyCode: code, captured: String(toDecimal(total - owed, code)), refunded: "0", pending: String(toDecimal(owed, code)), charged: "0", lines })
      for (const { paidMinor, units } of paid.lines) {
        expect(sum(units.map(({ amountMinor }) => amountMinor))).toBe(paidMinor)
        for (const { amountMinor, components } of units) if (components.length > 0) expect(sum(components.map((component) => component.amountMinor))).toBe(amountMinor)
      }
      paid.lines.forEach(({ paidMinor }, index) => {
        expect(paidMinor).toBeLessThanOrEqual(toMinor(lines[index]?.total ?? 0, code))
        expect(paidMinor).toBeGreaterThanOrEqual(0)
      })
      const returnsNothing = lines.every(({ returnedQuantity }) => returnedQuantity === 0)
      if (returnsNothing) expect(sum(paid.lines.map(({ paidMinor }) => paidMinor))).toBeLessThanOrEqual(paid.capturedMinor)
    }))
  })
})
