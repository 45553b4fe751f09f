import type { IInventoryService } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { creditReturn } from "../../src/workflows/rma/credit-return"
import { readPaidAmounts } from "../../src/workflows/rma/read-paid-amounts"
import { readReturnsOfOrder } from "../../src/workflows/rma/read-returns-of-order"
import { refundOrder } from "../../src/workflows/rma/refund-order"
import { repairReceiptCounts } from "../../src/workflows/rma/repair-receipt-counts"
import { admin, call, createItem, type Json, levelOf } from "./medusa-shop"
import { createPriced, orderPaid, readOrder, refundsOf } from "./rma-shop"
import { endAt, ENDINGS, moneyOf, type MoneyWorld, openChanges, pendingOf, type Sale, saleOf, sell, shopOf } from "./rma-world"

export function returnCases(world: MoneyWorld): void {
  const takeBack = ({ orderId, lineItemId, quarantineId }: Sale, quantity = 1, key = "line_1:refund", ...rest: [Parameters<typeof creditReturn>[2]?]) =>
    creditReturn(world.medusa.container, { orderId, items: [{ lineItemId, quantity }], quarantineLocationId: quarantineId, key }, ...rest)
  const refund = ({ orderId }: Sale, amountMinor: number, key: string) => refundOrder(world.medusa.container, { orderId, amountMinor, key })
  const inQuarantine = async ({ itemId, quarantineId }: Sale): Promise<number> => (await levelOf(world.medusa, itemId, quarantineId))?.stocked ?? 0
  const inWarehouse = async ({ itemId, warehouseId }: Sale) => levelOf(world.medusa, itemId, warehouseId)

  it.each([
    ["usd", 33.33, 10, 9797], ["jpy", 1001, 33, 2213], ["kwd", 0.999, 7, 2787],
  ] as const)("credits three pieces of a discounted, taxed line in %s one by one: the refunds add up to what was paid", async (currency, price, discount, paid) => {
    const sale = await sell(world, { currency, price, discount, quantity: 3 })
    const [line] = (await readPaidAmounts(world.medusa.container, sale.orderId)).lines
    expect(line?.paidMinor).toBe(paid)
    const credited: number[] = []
    for (const piece of [1, 2, 3]) {
      const { creditedMinor, owedMinor, stockRaised } = await takeBack(sale, 1, `piece_${piece}`)
      expect(Math.abs(owedMinor - creditedMinor)).toBeLessThanOrEqual(1)
      expect(stockRaised).toEqual([{ inventoryItemId: sale.itemId, quantity: 1 }])
      await refund(sale, creditedMinor, `piece_${piece}`)
      expect(await pendingOf(world, sale.orderId)).toBe(0)
      expect(await inQuarantine(sale)).toBe(piece)
      credited.push(creditedMinor)
    }
    expect(credited).toEqual(line?.units.map(({ amountMinor }) => amountMinor))
    expect(credited.reduce((total, amount) => total + amount, 0)).toBe(paid)
    expect(await inWarehouse(sale)).toEqual({ stocked: 17, reserved: 0 })
  })

  it("credits a kit whole: every component is counted in quarantine, and its price is shared by theirs", async () => {
    const shop = await shopOf(world, "usd")
    const camera = await createPriced(world.medusa, shop, 80), battery = await createItem(world.medusa, shop, 20)
    const kit = await createPriced(world.medusa, shop, 100, { items: [{ inventory_item_id: camera.items[0]!.inventory_item_id, required_quantity: 1 }, { inventory_item_id: battery, required_quantity: 2 }] })
    const sale = await saleOf(world, shop, kit, await orderPaid(world.medusa, shop, [{ variant_id: kit.variantId, quantity: 2 }]))
    const [line] = (await readPaidAmounts(world.medusa.container, sale.orderId)).lines
    // 100 and 8.875 % tax; the battery is not sold by itself, so each of the three pieces counts the same.
    expect(line?.units[0]).toEqual({ amountMinor: 10_887, components: [{ inventoryItemId: sale.itemId, amountMinor: 3_629 }, { inventoryItemId: battery, amountMinor: 3_629 }, { inventoryItemId: battery, amountMinor: 3_629 }] })
    const { creditedMinor, stockRaised } = await takeBack(sale)
    expect([creditedMinor, stockRaised]).toEqual([10_887, [{ inventoryItemId: sale.itemId, quantity: 1 }, { inventoryItemId: battery, quantity: 2 }]])
    expect([await inQuarantine(sale), (await levelOf(world.medusa, battery, sale.quarantineId))?.stocked]).toEqual([1, 2])
    await refund(sale, creditedMinor, "kit")
    expect(await pendingOf(world, sale.orderId)).toBe(0)
  })

  it("shares a kit by the prices of its components where each has one", async () => {
    const shop = await shopOf(world, "jpy")
    const camera = await createPriced(world.medusa, shop, 800), battery = await createPriced(world.medusa, shop, 100)
    const kit = await createPriced(world.medusa, shop, 900, { items: [{ inventory_item_id: camera.items[0]!.inventory_item_id, required_quantity: 1 }, { inventory_item_id: battery.items[0]!.inventory_item_id, required_quantity: 2 }] })
    const order = await orderPaid(world.medusa, shop, [{ variant_id: kit.variantId, quantity: 1 }])
    const [line] = (await readPaidAmounts(world.medusa.container, order.id)).lines
    expect([line?.paidMinor, line?.units[0]?.components.map(({ amountMinor }) => amountMinor)]).toEqual([990, [792, 99, 99]])
  })

  it("counts what was paid after an order edit, and nothing of what is not paid yet", async () => {
    const sale = await sell(world, { quantity: 1 })
    const other = await createPriced(world.medusa, sale.shop, 50)
    await admin(world.medusa, "POST", "/order-edits", { order_id: sale.orderId })
    await admin(world.medusa, "POST", `/order-edits/${sale.orderId}/items`, { items: [{ variant_id: other.variantId, quantity: 1 }] })
    await admin(world.medusa, "POST", `/order-edits/${sale.orderId}/confirm`, {})
    const { lines, capturedMinor } = await readPaidAmounts(world.medusa.container, sale.orderId)
    expect(lines.map(({ paidMinor }) => paidMinor)).toEqual([10_887, 0])
    // 10 of shipping, with tax, are paid beside the line.
    expect(capturedMinor).toBe(11_976)
    expect((await takeBack(sale)).creditedMinor).toBe(10_887)
    // The return pays the added line first.
    expect(await pendingOf(world, sale.orderId)).toBeCloseTo(54.4375 - 108.875, 5)
  })

  it("keeps two returns of one order apart, before and after a refund without a return", async () => {
    const sale = await sell(world, { quantity: 3 })
    await refund(sale, 1_000, "goodwill")
    const first = await takeBack(sale, 1, "first")
    const second = await takeBack(sale, 2, "second")
    expect([first.creditedMinor, second.creditedMinor]).toEqual([10_887, 21_775])
    expect(second.owedMinor).toBe(32_663)
    await refund(sale, first.creditedMinor, "first")
    await refund(sale, second.creditedMinor - 1_000, "second")
    expect(await pendingOf(world, sale.orderId)).toBeCloseTo(-10.0050, 2)
    expect(await inQuarantine(sale)).toBe(3)
    const { returns } = await readReturnsOfOrder(world.medusa.container, sale.orderId)
    expect(returns.map(({ key, status, locationId, items }) => [key, status, locationId, items])).toEqual([
      ["first", "received", sale.quarantineId, [{ lineItemId: sale.lineItemId, quantity: 1, receivedQuantity: 1, damagedQuantity: 0 }]],
      ["second", "received", sale.quarantineId, [{ lineItemId: sale.lineItemId, quantity: 2, receivedQuantity: 2, damagedQuantity: 0 }]],
    ])
  })

  const POINTS = ["return_begun", "items_requested", "return_requested", "levels_ensured", "receipt_begun", "items_received", "receipt_confirmed"] as const
  it.each(POINTS.flatMap((point) => ENDINGS.map((ending) => [ending, point] as const)))("credits and counts once when it %s at %s and is repeated", async (ending, point) => {
    const sale = await sell(world, { quantity: 2 })
    await endAt(ending, point, (fault) => takeBack(sale, 1, "k", fault))
    const done = await takeBack(sale, 1, "k")
    expect(done.creditedMinor).toBe(10_887)
    expect(await takeBack(sale, 1, "k")).toEqual({ ...done, replayed: true })
    expect(await inQuarantine(sale)).toBe(1)
    expect(await openChanges(world, sale.orderId)).toBe(0)
    await refund(sale, done.creditedMinor, "k")
    expect(await pendingOf(world, sale.orderId)).toBe(0)
    expect((await readOrder(world.medusa, sale.orderId)).items[0].detail).toMatchObject({ return_requested_quantity: 0, return_received_quantity: 1 })
    const { returns } = await readReturnsOfOrder(world.medusa.container, sale.orderId)
    expect(returns.filter(({ status }) => status !== "open").map(({ status, items }) => [status, items[0]?.receivedQuantity])).toEqual([["received", 1]])
  })

  it("leaves nothing of a receipt that Medusa fails in the middle of, and the retry succeeds", async () => {
    const sale = await sell(world)
    const inventory = world.medusa.container.resolve<IInventoryService>(Modules.INVENTORY)
    jest.spyOn(inventory, "adjustInventory").mockRejectedValueOnce(new Error("the stock does not answer"))
    await expect(takeBack(sale)).rejects.toMatchObject({ message: expect.stringContaining("the stock does not answer") })
    expect([await openChanges(world, sale.orderId), await inQuarantine(sale)]).toEqual([0, 0])
    expect((await readReturnsOfOrder(world.medusa.container, sale.orderId)).returns.map(({ status, items }) => [status, items[0]?.receivedQuantity])).toEqual([["requested", 0]])
    const { creditedMinor } = await takeBack(sale)
    await refund(sale, creditedMinor, "k")
    expect([await pendingOf(world, sale.orderId), await inQuarantine(sale)]).toEqual([0, 1])
  })

  it("refuses while somebody has the order open in Medusa, and changes nothing", async () => {
    const sale = await sell(world)
    await admin(world.medusa, "POST", "/order-edits", { order_id: sale.orderId })
    const before = await moneyOf(world, sale)
    await expect(takeBack(sale)).rejects.toMatchObject({ rejection: { code: "order.change_in_progress" } })
    expect(await moneyOf(world, sale)).toEqual(before)
    await call(world.medusa, "DELETE", `/admin/order-edits/${sale.orderId}`)
    expect((await takeBack(sale)).creditedMinor).toBe(10_887)
  })

  it("does not throw away a receipt that an agent has open on one of our returns", async () => {
    const sale = await sell(world, { quantity: 2 })
    await endAt("dies", "return_requested", (fault) => takeBack(sale, 1, "k", fault))
    const { returns } = await readReturnsOfOrder(world.medusa.container, sale.orderId)
    await admin(world.medusa, "POST", `/returns/${returns[0]!.id}/receive`, {})
    await expect(takeBack(sale, 1, "k")).rejects.toMatchObject({ rejection: { code: "order.change_in_progress" } })
    expect(await openChanges(world, sale.orderId)).toBe(1)
  })

  it("repairs what core loses of several receipts of one return made in Medusa's own screens", async () => {
    const sale = await sell(world, { quantity: 3 })
    const { return: made } = await admin(world.medusa, "POST", "/returns", { order_id: sale.orderId, location_id: sale.warehouseId })
    await admin(world.medusa, "POST", `/returns/${made.id}/request-items`, { items: [{ id: sale.lineItemId, quantity: 3 }] })
    await admin(world.medusa, "POST", `/returns/${made.id}/request`, {})
    for (const quantity of [1, 2]) {
      await admin(world.medusa, "POST", `/returns/${made.id}/receive`, {})
      await admin(world.medusa, "POST", `/returns/${made.id}/receive-items`, { items: [{ id: sale.lineItemId, quantity }] })
      await admin(world.medusa, "POST", `/returns/${made.id}/receive/confirm`, {})
    }
    const shown = async (): Promise<Json> => (await readReturnsOfOrder(world.medusa.container, sale.orderId)).returns.map(({ key, status, items }) => [key, status, items[0]?.receivedQuantity])
    expect(await shown()).toEqual([[null, "partially_received", 2]])
    expect(await repairReceiptCounts(world.medusa.container, made.id)).toBe(true)
    expect(await shown()).toEqual([[null, "received", 3]])
    expect(await repairReceiptCounts(world.medusa.container, made.id)).toBe(false)
    expect((await refundsOf(world.medusa, sale.orderId)).length).toBe(0)
  })
}
