import { exchangeLine, receiveExchangeReturn } from "../../src/workflows/rma/exchange-line"
import { readReturnsOfOrder } from "../../src/workflows/rma/read-returns-of-order"
import { refundOrder } from "../../src/workflows/rma/refund-order"
import { replaceByClaim } from "../../src/workflows/rma/replace-by-claim"
import { replaceByOrder } from "../../src/workflows/rma/replace-by-order"
import { sendReplacement } from "../../src/workflows/rma/send-replacement"
import { admin, fulfill, type Json, levelOf, type Product, ship } from "./medusa-shop"
import { createPriced, readOrder } from "./rma-shop"
import { endAt, ENDINGS, moneyOf, type MoneyWorld, openChanges, pendingOf, type Sale, sell } from "./rma-world"
import { createPolicy, receive, statusesOf, unitsOf } from "./world"

export function replacementCases(world: MoneyWorld): void {
  const codeOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => "done", (error: { rejection?: { code: string } }) => error.rejection?.code ?? error)
  const reservedAt = async (itemId: string, locationId: string): Promise<number | undefined> => (await levelOf(world.medusa, itemId, locationId))?.reserved

  /** A product whose units are known, to be sent as replacement. */
  async function trackedProduct({ shop, warehouseId }: Sale, price = 100, count = 2): Promise<Product> {
    const product = await createPriced(world.medusa, shop, price, { stock: 0 })
    await createPolicy(world, product.items[0]!.inventory_item_id, product.variantId)
    await receive(world, product.items[0]!.inventory_item_id, count, warehouseId)
    return product
  }
  const lineOf = async (orderId: string, lineItemId: string): Promise<Json> => (await readOrder(world.medusa, orderId)).items.find(({ id }: Json) => id === lineItemId)

  describe("by a claim", () => {
    const replace = (sale: Sale, { variantId }: Product, more: { locationId?: string } = {}, ...rest: [Parameters<typeof replaceByClaim>[2]?]) =>
      replaceByClaim(world.medusa.container, { orderId: sale.orderId, lineItemId: sale.lineItemId, variantId, quantity: 1, key: "rma_line:replacement", ...more }, ...rest)

    it("costs nothing, is reserved and gets a unit, once; it is fulfilled like any line", async () => {
      const sale = await sell(world, { quantity: 2 })
      const product = await trackedProduct(sale)
      const first = await replace(sale, product)
      expect(await replace(sale, product)).toEqual({ ...first, replayed: true })
      expect(await statusesOf(world, sale.orderId)).toEqual(["allocated"])
      expect((await unitsOf(world, sale.orderId)).map(({ lineItemId }) => lineItemId)).toEqual([first.lineItemId])
      expect([await pendingOf(world, sale.orderId), await reservedAt(product.items[0]!.inventory_item_id, sale.warehouseId)]).toEqual([0, 1])
      const { claims, returns } = await readReturnsOfOrder(world.medusa.container, sale.orderId)
      expect([claims, returns]).toEqual([[{
        id: first.claimId, type: "replace", isCanceled: false, isConfirmed: true, key: "rma_line:replacement", returnId: null,
        claimed: [{ lineItemId: sale.lineItemId, quantity: 1 }], sent: [{ lineItemId: first.lineItemId, quantity: 1 }],
      }], []])
      const fulfillment = await fulfill(world.medusa, sale.orderId, { location_id: sale.warehouseId, items: [{ id: first.lineItemId, quantity: 1 }] })
      await ship(world.medusa, sale.orderId, fulfillment.id)
      expect(await statusesOf(world, sale.orderId)).toEqual(["shipped"])
      expect(await levelOf(world.medusa, product.items[0]!.inventory_item_id, sale.warehouseId)).toEqual({ stocked: 1, reserved: 0 })
    })

    it("leaves from the location that is asked for", async () => {
      const sale = await sell(world)
      const product = await createPriced(world.medusa, sale.shop, 100)
      const elsewhere = sale.shop.locationIds[1]!
      await replace(sale, product, { locationId: elsewhere })
      expect([await reservedAt(product.items[0]!.inventory_item_id, elsewhere), await reservedAt(product.items[0]!.inventory_item_id, sale.warehouseId)]).toEqual([1, 0])
    })

    it("is refused without stock, and leaves nothing behind", async () => {
      const sale = await sell(world)
      const before = await moneyOf(world, sale)
      expect(await codeOf(replace(sale, await createPriced(world.medusa, sale.shop, 100, { stock: 0 })))).toBe("replacement.out_of_stock")
      expect([await moneyOf(world, sale), await openChanges(world, sale.orderId)]).toEqual([before, 0])
      expect((await readReturnsOfOrder(world.medusa.container, sale.orderId)).claims).toEqual([])
    })

    it("is refused while somebody has the order open in Medusa", async () => {
      const sale = await sell(world)
      await admin(world.medusa, "POST", "/order-edits", { order_id: sale.orderId })
      expect(await codeOf(replace(sale, sale.product))).toBe("order.change_in_progress")
    })

    it.each(["claim_begun", "item_claimed", "item_added", "claim_confirmed", "reserved"].flatMap((point) => ENDINGS.map((ending) => [ending, point] as const)))("is sent once when it %s at %s and is repeated", async (ending, point) => {
      const sale = await sell(world)
      const product = await createPriced(world.medusa, sale.shop, 100)
      await endAt(ending, point, (fault) => replace(sale, product, {}, fault))
      const { lineItemId } = await replace(sale, product)
      const order = await readOrder(world.medusa, sale.orderId)
      expect(order.items.map(({ id, detail }: Json) => [id, detail.quantity, detail.written_off_quantity])).toEqual([[sale.lineItemId, 1, 1], [lineItemId, 1, 0]])
      expect([await reservedAt(product.items[0]!.inventory_item_id, sale.warehouseId), await pendingOf(world, sale.orderId), await openChanges(world, sale.orderId)]).toEqual([1, 0, 0])
      expect((await readReturnsOfOrder(world.medusa.container, sale.orderId)).claims.length).toBe(1)
    })
  })

  describe("by an exchange", () => {
    const exchange = (sale: Sale, { variantId }: Product, ...rest: [Parameters<typeof exchangeLine>[2]?]) =>
      exchangeLine(world.medusa.container, { orderId: sale.orderId, lineItemId: sale.lineItemId, variantId, key: "rma_line:exchange", quarantineLocationId: sale.quarantineId }, ...rest)

    it("of the same price changes no money; the old unit is counted in quarantine when it comes", async () => {
      const sale = await sell(world, { quantity: 2 })
      const product = await trackedProduct(sale)
      const made = await exchange(sale, product)
      expect(made).toMatchObject({ differenceMinor: 0, currencyCode: "usd", paymentCollectionId: null, replayed: false })
      expect(await exchange(sale, product)).toEqual({ ...made, replayed: true })
      expect([await statusesOf(world, sale.orderId), await pendingOf(world, sale.orderId)]).toEqual([["allocated"], 0])
      const comes = () => receiveExchangeReturn(world.medusa.container, { exchangeId: made.exchangeId, quantity: 1, key: "rma_line:received" })
      expect(await comes()).toMatchObject({ returnId: made.returnId, stockRaised: [{ inventoryItemId: sale.itemId, quantity: 1 }], replayed: false })
      expect(await comes()).toMatchObject({ replayed: true })
      expect([(await levelOf(world.medusa, sale.itemId, sale.quarantineId))?.stocked, await pendingOf(world, sale.orderId)]).toEqual([1, 0])
      const { exchanges, returns } = await readReturnsOfOrder(world.medusa.container, sale.orderId)
      expect(exchanges).toEqual([{ id: made.exchangeId, isCanceled: false, isConfirmed: true, key: "rma_line:exchange", returnId: made.returnId, sent: [{ lineItemId: made.lineItemId, quantity: 1 }] }])
      expect(returns.map(({ key, status }) => [key, status])).toEqual([["rma_line:exchange", "received"]])
    })

    it("of a dearer variant is owed by the customer", async () => {
      const sale = await sell(world, { price: 33.33, discount: 10 })
      const made = await exchange(sale, await createPriced(world.medusa, sale.shop, 50))
      // 50 less 29.997, both with 8.875 % tax.
      expect(made.differenceMinor).toBe(2_178)
      const { order } = await admin(world.medusa, "GET", `/orders/${sale.orderId}?fields=*payment_collections`)
      expect(order.payment_collections.find(({ id }: Json) => id === made.paymentCollectionId)).toMatchObject({ status: "not_paid", amount: expect.closeTo(21.778, 2) })
    })

    it("of a cheaper variant is refundable, in yen", async () => {
      const sale = await sell(world, { currency: "jpy", price: 1_000 })
      const made = await exchange(sale, await createPriced(world.medusa, sale.shop, 700))
      expect([made.differenceMinor, made.paymentCollectionId]).toEqual([-330, null])
      await refundOrder(world.medusa.container, { orderId: sale.orderId, amountMinor: 330, key: "difference" })
      expect(await pendingOf(world, sale.orderId)).toBe(0)
      await receiveExchangeReturn(world.medusa.container, { exchangeId: made.exchangeId, quantity: 1, key: "came" })
      expect(await pendingOf(world, sale.orderId)).toBe(0)
    })

    const MADE = ["exchange_begun", "return_requested", "item_added", "exchange_confirmed", "reserved"]
    it.each(MADE.flatMap((point) => ENDINGS.map((ending) => [ending, point] as const)))("is made once when it %s at %s and is repeated", async (ending, point) => {
      const sale = await sell(world)
      const product = await createPriced(world.medusa, sale.shop, 100)
      await endAt(ending, point, (fault) => exchange(sale, product, fault))
      const { lineItemId, differenceMinor } = await exchange(sale, product)
      const order = await readOrder(world.medusa, sale.orderId)
      expect(order.items.map(({ id, detail }: Json) => [id, detail.quantity, detail.return_requested_quantity])).toEqual([[sale.lineItemId, 1, 1], [lineItemId, 1, 0]])
      expect([differenceMinor, await reservedAt(product.items[0]!.inventory_item_id, sale.warehouseId), await pendingOf(world, sale.orderId), await openChanges(world, sale.orderId)]).toEqual([0, 1, 0, 0])
    })

    it.each(["receipt_begun", "items_received", "receipt_confirmed"].flatMap((point) => ENDINGS.map((ending) => [ending, point] as const)))("counts what comes back once when it %s at %s and is repeated", async (ending, point) => {
      const sale = await sell(world)
      const { exchangeId } = await exchange(sale, await createPriced(world.medusa, sale.shop, 100))
      await endAt(ending, point, (fault) => receiveExchangeReturn(world.medusa.container, { exchangeId, quantity: 1, key: "came" }, fault))
      await receiveExchangeReturn(world.medusa.container, { exchangeId, quantity: 1, key: "came" })
      expect([(await levelOf(world.medusa, sale.itemId, sale.quarantineId))?.stocked, await pendingOf(world, sale.orderId), await openChanges(world, sale.orderId)]).toEqual([1, 0, 0])
    })
  })

  describe("by a new order", () => {
    const ADDRESS = { first_name: "Bea", last_name: "Owner", address_1: "2 Side St", city: "X", country_code: "us", postal_code: "10001" } as const
    const replace = (sale: Sale, { variantId }: Product, key: string, ...rest: [Parameters<typeof replaceByOrder>[2]?]) =>
      replaceByOrder(world.medusa.container, { email: `${key}@example.com`, regionId: sale.shop.regionId, salesChannelId: sale.shop.salesChannelId, address: ADDRESS, variantId, quantity: 1, key }, ...rest)

    it("costs nothing, is reserved and gets a unit, once; it ships like any order", async () => {
      const sale = await sell(world)
      const product = await trackedProduct(sale)
      const first = await replace(sale, product, "owner-1")
      expect(await replace(sale, product, "owner-1")).toEqual({ ...first, replayed: true })
      const order = await readOrder(world.medusa, first.orderId)
      expect([order.total, order.status, await statusesOf(world, order.id)]).toEqual([0, "pending", ["allocated"]])
      expect((await lineOf(order.id, first.lineItemId)).unit_price).toBe(0)
      const fulfillment = await fulfill(world.medusa, order.id, { location_id: sale.warehouseId })
      await ship(world.medusa, order.id, fulfillment.id)
      expect((await unitsOf(world, order.id)).map(({ status, ownerCustomerId }) => [status, ownerCustomerId])).toEqual([["shipped", order.customer_id]])
      expect(await pendingOf(world, order.id)).toBe(0)
    })

    // A dead process would hold the key's lock for as long as Medusa's lock lasts; here it fails.
    it.each(["draft_made", "order_converted"])("is made once when it fails at %s and is repeated", async (point) => {
      const sale = await sell(world)
      const product = await createPriced(world.medusa, sale.shop, 100)
      const key = `owner-${point}`
      await endAt("fails", point, (fault) => replace(sale, product, key, fault))
      const { orderId } = await replace(sale, product, key)
      const { orders } = await admin(world.medusa, "GET", `/orders?q=${encodeURIComponent(`${key}@example.com`)}&fields=id,status`)
      expect(orders.map(({ id, status }: Json) => [id, status])).toEqual([[orderId, "pending"]])
      expect(await reservedAt(product.items[0]!.inventory_item_id, sale.warehouseId)).toBe(1)
    })
  })

  describe("of a line that was begun before", () => {
    type DueLine = Parameters<typeof sendReplacement>[1]
    const HOME = { firstName: "Bea", lastName: "Owner", company: null, address1: "2 Side St", address2: null, postalCode: "10001", city: "X", province: null, countryCode: "us", phone: null }

    async function dueLine({ orderId, lineItemId }: Sale, { variantId }: Product, address: DueLine["address"]): Promise<DueLine> {
      const { customer_id: customerId } = await readOrder(world.medusa, orderId)
      // What is read of them is here.
      return { rma: { id: "rma_1", displayId: "RMA-1", customerId, orderId }, line: { id: `rmal_${orderId}`, sale: { orderId, lineItemId }, wasPassedOn: false, variantId, resolutionVariantId: null }, unit: { ownerCustomerId: customerId, serialNumber: "S-1" }, address, duty: "send_replacement", decidedBy: null } as unknown as DueLine
    }
    const claimsOf = async ({ orderId }: Sale): Promise<number> => (await readReturnsOfOrder(world.medusa.container, orderId)).claims.length

    it("as an order of its own it stays one, though its address was erased meanwhile", async () => {
      const sale = await sell(world)
      const product = await createPriced(world.medusa, sale.shop, 100)
      const first = await sendReplacement(world.medusa.container, await dueLine(sale, product, HOME))
      expect([first.claimId, first.replacementOrderId === sale.orderId]).toEqual([null, false])
      expect(await sendReplacement(world.medusa.container, await dueLine(sale, product, null))).toEqual(first)
      expect([await claimsOf(sale), await reservedAt(product.items[0]!.inventory_item_id, sale.warehouseId)]).toEqual([0, 1])
    })

    it("as a claim it stays one, though another address was named meanwhile", async () => {
      const sale = await sell(world)
      const product = await createPriced(world.medusa, sale.shop, 100)
      const first = await sendReplacement(world.medusa.container, await dueLine(sale, product, null))
      expect(first).toMatchObject({ claimId: expect.any(String) as string, replacementOrderId: sale.orderId })
      expect(await sendReplacement(world.medusa.container, await dueLine(sale, product, HOME))).toEqual(first)
      expect([await claimsOf(sale), await reservedAt(product.items[0]!.inventory_item_id, sale.warehouseId)]).toEqual([1, 1])
    })
  })
}
