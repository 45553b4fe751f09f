import type { FulfillmentFacts, LineFacts, OrderFacts } from "./order-facts"
import { fulfilledItemsOf, fulfillmentItemsOf, snapshotOf } from "./order-snapshot"

const buildLine = (overrides: Partial<LineFacts> = {}): LineFacts => ({
  id: "line", variantId: "variant", quantity: 2, fulfilledQuantity: 0, orderedAt: "2026-03-01T09:00:00.000Z", isManaged: true,
  sale: { shipToCountry: "FR", billToCountry: "FR", salesChannelId: "sc", customerType: "consumer", categoryIds: [], unitPrice: { minor: 9_900, currency: "eur" }, paidAt: null },
  inventory: [{ inventoryItemId: "body", requiredQuantity: 1 }, { inventoryItemId: "lens", requiredQuantity: 2 }], ...overrides,
})
const buildFulfillment = (overrides: Partial<FulfillmentFacts> = {}): FulfillmentFacts => ({
  id: "ful", locationId: "here", isCanceled: false, isCounted: true, shippedAt: null, deliveredAt: null, trackingNumbers: [],
  items: [{ lineItemId: "line", inventoryItemId: "body", quantity: 1 }, { lineItemId: "line", inventoryItemId: "lens", quantity: 2 }], ...overrides,
})
const reserved = (inventoryItemId: string, quantity: number, locationId = "here") => ({ lineItemId: "line", inventoryItemId, locationId, quantity })
const buildOrder = (overrides: Partial<OrderFacts> = {}): OrderFacts => ({
  id: "order", salesChannelId: null, customerId: "customer", isDraft: false, isCanceled: false, shippingOptionId: null, lines: [buildLine()],
  reservations: [reserved("body", 2), reserved("lens", 4)], fulfillments: [], ...overrides,
})
const required = (facts: OrderFacts) => Object.fromEntries(snapshotOf(facts).lines.map(({ inventoryItemId, requiredCount }) => [inventoryItemId, requiredCount]))

describe("what an order line requires", () => {
  it("is its quantity times the kit", () => expect(required(buildOrder())).toEqual({ body: 2, lens: 4 }))

  it("counts what is fulfilled as it was fulfilled", () => {
    const facts = buildOrder({ lines: [buildLine({ fulfilledQuantity: 1 })], reservations: [reserved("body", 1), reserved("lens", 2)], fulfillments: [buildFulfillment()] })
    expect(required(facts)).toEqual({ body: 2, lens: 4 })
  })

  it("needs no reservation any more once all is fulfilled", () => {
    const items = [{ lineItemId: "line", inventoryItemId: "body", quantity: 2 }, { lineItemId: "line", inventoryItemId: "lens", quantity: 4 }]
    expect(required(buildOrder({ lines: [buildLine({ fulfilledQuantity: 2 })], reservations: [], fulfillments: [buildFulfillment({ items })] }))).toEqual({ body: 2, lens: 4 })
  })

  it("follows the kit as core would fulfil it now", () => {
    const inventory = [{ inventoryItemId: "body", requiredQuantity: 1 }, { inventoryItemId: "lens", requiredQuantity: 3 }, { inventoryItemId: "strap", requiredQuantity: 1 }]
    const facts = buildOrder({ lines: [buildLine({ fulfilledQuantity: 1, inventory })], reservations: [reserved("body", 1), reserved("lens", 2)], fulfillments: [buildFulfillment()] })
    // One lens pair went out with the old kit; the strap was never reserved, so core will not ship it with this line.
    expect(required(facts)).toEqual({ body: 2, lens: 5 })
  })

  it("keeps what is reserved of an item that left the kit", () => {
    const inventory = [{ inventoryItemId: "body", requiredQuantity: 1 }]
    expect(required(buildOrder({ lines: [buildLine({ inventory })] }))).toEqual({ body: 2, lens: 4 })
  })

  it("survives a variant that was deleted", () => {
    expect(required(buildOrder({ lines: [buildLine({ variantId: null, inventory: [] })] }))).toEqual({ body: 2, lens: 4 })
  })

  it("is told by the definition alone where nothing is reserved: orders made by code", () => {
    expect(required(buildOrder({ reservations: [] }))).toEqual({ body: 2, lens: 4 })
  })

  it("is nothing for a line edited down to nothing", () => {
    expect(required(buildOrder({ lines: [buildLine({ quantity: 0 })], reservations: [] }))).toEqual({ body: 0, lens: 0 })
  })
})

describe("a fulfilment", () => {
  it.each([
    ["canceled", { isCanceled: true }, false],
    ["not counted by the order", { isCounted: false }, false],
    ["counted", {}, true],
  ])("that is %s: live %s", (_what, overrides, live) => {
    expect(snapshotOf(buildOrder({ fulfillments: [buildFulfillment(overrides)] })).fulfillments).toMatchObject([{ id: "ful", live }])
  })

  it("that is not live requires nothing", () => {
    expect(required(buildOrder({ fulfillments: [buildFulfillment({ isCounted: false })] }))).toEqual({ body: 2, lens: 4 })
  })

  it("of a variant without managed stock names its items by the definition", () => {
    const items = [{ lineItemId: "line", inventoryItemId: null, quantity: 2 }]
    expect(fulfilledItemsOf(buildOrder(), items)).toEqual([{ lineItemId: "line", inventoryItemId: "body", quantity: 2 }, { lineItemId: "line", inventoryItemId: "lens", quantity: 4 }])
  })

  it("that is asked for holds what core would put into it", () => {
    const inventory = [{ inventoryItemId: "body", requiredQuantity: 1 }]
    expect(fulfillmentItemsOf(buildOrder({ lines: [buildLine({ inventory })] }), [{ id: "line", quantity: 2 }, { id: "unknown", quantity: 1 }])).toEqual([
      { lineItemId: "line", inventoryItemId: "body", quantity: 2 }, { lineItemId: "line", inventoryItemId: "lens", quantity: 2 },
    ])
  })
})

it("serves a line that is reserved at two places from the one that holds more", () => {
  const facts = buildOrder({ reservations: [reserved("body", 1, "here"), reserved("body", 2, "there")] })
  expect(snapshotOf(facts).lines.map(({ locationId }) => locationId)).toEqual(["there"])
})

it("tells how each line was sold", () => {
  expect(snapshotOf(buildOrder()).lines.map(({ sale }) => sale?.shipToCountry)).toEqual(["FR", "FR"])
})
