import type { IFulfillmentModuleService, IInventoryService, IOrderModuleService } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createOrderWorkflow } from "@medusajs/medusa/core-flows"
import { readOrderSnapshot } from "../../src/workflows/order/read-order-snapshot"
import { syncOrder } from "../../src/workflows/order/wake-order"
import { admin, createItem, createProduct, deliver, fulfill, getOrder, type Json, levelOf, placeOrder, ship } from "./medusa-shop"
import { AGENT, createTracked, eventually, orderOf, receive, statusesOf, type Tracked, unitsOf, unitsOfItem, type World } from "./world"

export function orderCases(world: World): void {
  const edit = async (orderId: string, change: () => Promise<unknown>): Promise<void> => {
    await admin(world.medusa, "POST", "/order-edits", { order_id: orderId })
    await change()
    await admin(world.medusa, "POST", `/order-edits/${orderId}/request`, {})
    await admin(world.medusa, "POST", `/order-edits/${orderId}/confirm`, {})
  }
  const setQuantity = (order: Json, quantity: number) => edit(order.id, () => admin(world.medusa, "POST", `/order-edits/${order.id}/items/item/${order.items[0].id}`, { quantity }))
  const waits = async (orderId: string): Promise<number> => (await world.aftercare.orders.view(orderId)).lines.reduce((sum: number, line: Json) => sum + line.waitingCount, 0)

  it("plays the life of an order: promised when placed, the customer's when delivered", async () => {
    const tracked = await createTracked(world, 3)
    const order = await orderOf(world, tracked, 2)
    expect(await statusesOf(world, order.id)).toEqual(["allocated", "allocated"])
    const fulfillment = await fulfill(world.medusa, order.id, { location_id: tracked.locationId })
    await ship(world.medusa, order.id, fulfillment.id)
    expect(await statusesOf(world, order.id)).toEqual(["shipped", "shipped"])
    await deliver(world.medusa, order.id, fulfillment.id)
    await eventually(async () => expect(await statusesOf(world, order.id)).toEqual(["delivered", "delivered"]))
    expect(await levelOf(world.medusa, tracked.itemId, tracked.locationId)).toEqual({ stocked: 1, reserved: 0 })
  })

  it("reads an order as Medusa has it: kits multiplied, each fulfilment with what it really holds", async () => {
    const [box, lens] = [await createItem(world.medusa, world.shop, 20), await createItem(world.medusa, world.shop, 20)]
    const kit = await createProduct(world.medusa, world.shop, { items: [{ inventory_item_id: box, required_quantity: 1 }, { inventory_item_id: lens, required_quantity: 2 }] })
    const order = await placeOrder(world.medusa, world.shop, [{ variant_id: kit.variantId, quantity: 3 }])
    const locationId = world.shop.locationIds[0] ?? ""
    const first = await fulfill(world.medusa, order.id, { location_id: locationId, items: [{ id: order.items[0].id, quantity: 1 }] })
    await admin(world.medusa, "POST", `/orders/${order.id}/fulfillments/${first.id}/cancel`, {})
    const second = await fulfill(world.medusa, order.id, { location_id: locationId, items: [{ id: order.items[0].id, quantity: 2 }] })
    const snapshot = await readOrderSnapshot(world.medusa.container, order.id)
    expect(Object.fromEntries(snapshot?.lines.map(({ inventoryItemId, requiredCount }) => [inventoryItemId, requiredCount]) ?? [])).toEqual({ [box]: 3, [lens]: 6 })
    expect(snapshot?.lines.map((line) => line.locationId)).toEqual([locationId, locationId])
    expect(snapshot?.fulfillments.map(({ id, live, items }) => [id, live, Object.fromEntries(items.map(({ inventoryItemId, quantity }) => [inventoryItemId, quantity]))]).sort()).toEqual([
      [first.id, false, { [box]: 1, [lens]: 2 }], [second.id, true, { [box]: 2, [lens]: 4 }],
    ].sort())
  })

  it("takes a fulfilment for live only when the order counts it", async () => {
    const tracked = await createTracked(world, 1)
    const order = await orderOf(world, tracked, 1)
    const { container } = world.medusa
    // What a crash leaves between core's steps: the row and its link, but no entry in the order.
    const [row] = await container.resolve<IFulfillmentModuleService>(Modules.FULFILLMENT).createFulfillment({
      location_id: tracked.locationId, provider_id: "manual_manual", shipping_option_id: world.shop.shippingOptionId, order: {} as never, delivery_address: {}, labels: [],
      items: [{ line_item_id: order.items[0].id, inventory_item_id: tracked.itemId, quantity: 1, title: "x", sku: "", barcode: "" }],
    } as never).then((made) => [made])
    await container.resolve(ContainerRegistrationKeys.LINK).create({ [Modules.ORDER]: { order_id: order.id }, [Modules.FULFILLMENT]: { fulfillment_id: row?.id } })
    const snapshot = await readOrderSnapshot(container, order.id)
    expect(snapshot?.fulfillments.map(({ id, live }) => [id, live])).toEqual([[row?.id, false]])
    await world.aftercare.orders.bindFulfillment(AGENT, {
      orderId: order.id, customerId: null, lines: snapshot?.lines ?? [], fulfillmentId: row?.id ?? "", locationId: tracked.locationId, items: snapshot?.fulfillments[0]?.items ?? [],
    })
    expect(await statusesOf(world, order.id)).toEqual(["picked"])
    await syncOrder(container, order.id)
    expect(await statusesOf(world, order.id)).toEqual(["allocated"])
  })

  it("follows an order edit both ways, and never drops a picked unit", async () => {
    const tracked = await createTracked(world, 4)
    const order = await orderOf(world, tracked, 2)
    await setQuantity(order, 4)
    await eventually(async () => expect(await statusesOf(world, order.id)).toEqual(["allocated", "allocated", "allocated", "allocated"]))
    await setQuantity(order, 1)
    await eventually(async () => expect(await statusesOf(world, order.id)).toEqual(["allocated"]))
    const other = await createTracked(world, 1)
    await edit(order.id, () => admin(world.medusa, "POST", `/order-edits/${order.id}/items`, { items: [{ variant_id: other.product.variantId, quantity: 1 }] }))
    await eventually(async () => expect((await unitsOf(world, order.id)).map(({ inventoryItemId }) => inventoryItemId).sort()).toEqual([tracked.itemId, other.itemId].sort()))
    const [unit] = (await unitsOf(world, order.id)).filter(({ inventoryItemId }) => inventoryItemId === other.itemId)
    await world.aftercare.orders.pick(AGENT, { orderId: order.id, serialNumbers: [unit?.serialNumber ?? ""] })
    const added = (await getOrder(world.medusa, order.id)).items.find((item: Json) => item.variant_id === other.product.variantId)
    await edit(order.id, () => admin(world.medusa, "POST", `/order-edits/${order.id}/items/item/${added.id}`, { quantity: 0 }))
    await eventually(async () => expect((await world.aftercare.exceptions.list({ orderId: order.id, status: "open", limit: 10, offset: 0 })).cases.map(({ kind }) => kind)).toEqual(["picked_unit_surplus"]))
    expect((await unitsOf(world, order.id)).find(({ id }) => id === unit?.id)?.status).toBe("picked")
  })

  it("moves the promise when an agent moves the reservation", async () => {
    const tracked = await createTracked(world, 1)
    const order = await orderOf(world, tracked, 1)
    const other = world.shop.locationIds[1] ?? ""
    await receive(world, tracked.itemId, 1, other)
    const { reservations: [reservation] } = await admin(world.medusa, "GET", `/reservations?line_item_id[]=${order.items[0].id}`)
    await admin(world.medusa, "POST", `/reservations/${reservation.id}`, { location_id: other })
    await eventually(async () => expect((await unitsOf(world, order.id)).map(({ locationId }) => locationId)).toEqual([other]))
  })

  it("serves what a claim and an exchange send out", async () => {
    const tracked = await createTracked(world, 3)
    const order = await orderOf(world, tracked, 1)
    const fulfillment = await fulfill(world.medusa, order.id, { location_id: tracked.locationId })
    await ship(world.medusa, order.id, fulfillment.id)
    const { claim } = await admin(world.medusa, "POST", "/claims", { type: "replace", order_id: order.id })
    await admin(world.medusa, "POST", `/claims/${claim.id}/claim-items`, { items: [{ id: order.items[0].id, quantity: 1, reason: "production_failure" }] })
    await admin(world.medusa, "POST", `/claims/${claim.id}/outbound/items`, { items: [{ variant_id: tracked.product.variantId, quantity: 1, unit_price: 0 }] })
    await admin(world.medusa, "POST", `/claims/${claim.id}/request`, {})
    await eventually(async () => expect(await statusesOf(world, order.id)).toEqual(["allocated", "shipped"]))
  })

  it("ships what core's fulfilment module ships past the order", async () => {
    const tracked = await createTracked(world, 1)
    const order = await orderOf(world, tracked, 1)
    const fulfillment = await fulfill(world.medusa, order.id, { location_id: tracked.locationId })
    await admin(world.medusa, "POST", `/fulfillments/${fulfillment.id}/shipment`, { labels: [{ tracking_number: "T9", tracking_url: "https://carrier.example/T9", label_url: "https://carrier.example/T9.pdf" }] })
    await eventually(async () => expect(await statusesOf(world, order.id)).toEqual(["shipped"]))
  })

  it("takes a draft for nothing until it becomes an order, which is then served", async () => {
    const tracked = await createTracked(world, 1)
    const { draft_order } = await admin(world.medusa, "POST", "/draft-orders", {
      email: "draft@example.com", region_id: world.shop.regionId, sales_channel_id: world.shop.salesChannelId, items: [{ variant_id: tracked.product.variantId, quantity: 1 }],
    })
    expect(await readOrderSnapshot(world.medusa.container, draft_order.id)).toBeNull()
    await syncOrder(world.medusa.container, draft_order.id)
    expect(await unitsOf(world, draft_order.id)).toEqual([])
    await admin(world.medusa, "POST", `/draft-orders/${draft_order.id}/convert-to-order`, {})
    await eventually(async () => expect(await statusesOf(world, draft_order.id)).toEqual(["allocated"]))
  })

  it("serves an order made by code, from its lines alone and then where it is reserved", async () => {
    const tracked = await createTracked(world, 1)
    const { result } = await createOrderWorkflow(world.medusa.container).run({
      input: { region_id: world.shop.regionId, sales_channel_id: world.shop.salesChannelId, email: "code@example.com", currency_code: "usd", items: [{ variant_id: tracked.product.variantId, quantity: 1, title: "x", unit_price: 1 }] } as never,
    })
    await syncOrder(world.medusa.container, result.id)
    expect(await statusesOf(world, result.id)).toEqual(["allocated"])
    const [line] = (await world.medusa.container.resolve<IOrderModuleService>(Modules.ORDER).retrieveOrder(result.id, { relations: ["items"] })).items ?? []
    await world.medusa.container.resolve<IInventoryService>(Modules.INVENTORY).createReservationItems([{ line_item_id: line?.id ?? "", inventory_item_id: tracked.itemId, location_id: tracked.locationId, quantity: 1 }])
    expect((await readOrderSnapshot(world.medusa.container, result.id))?.lines).toMatchObject([{ requiredCount: 1, locationId: tracked.locationId }])
  })

  it("ships backordered lines when units arrive", async () => {
    const tracked = await createTracked(world, 0, {}, { allowBackorder: true })
    const order = await orderOf(world, tracked, 2, 0)
    await eventually(async () => expect(await waits(order.id)).toBe(2))
    // A backorder is reserved at any warehouse that has a level of the item: Medusa asks for them in no particular order.
    const [line] = (await readOrderSnapshot(world.medusa.container, order.id))?.lines ?? []
    await receive(world, tracked.itemId, 2, line?.locationId ?? tracked.locationId)
    await world.aftercare.orders.allocateWaiting([tracked.itemId])
    expect(await statusesOf(world, order.id)).toEqual(["allocated", "allocated"])
  })

  it("leaves everything as it was when the sync breaks down, and does it the next time", async () => {
    const tracked: Tracked = await createTracked(world, 1)
    jest.spyOn(world.aftercare.orders, "sync").mockRejectedValue(new Error("the database is away"))
    const order = await placeOrder(world.medusa, world.shop, [{ variant_id: tracked.product.variantId, quantity: 1 }])
    await expect(syncOrder(world.medusa.container, order.id)).rejects.toMatchObject({ message: "the database is away" })
    expect((await unitsOfItem(world, tracked.itemId)).map(({ status }) => status)).toEqual(["in_stock"])
    jest.restoreAllMocks()
    await syncOrder(world.medusa.container, order.id)
    expect(await statusesOf(world, order.id)).toEqual(["allocated"])
  })

  it("gives the units of a transferred order to its new customer", async () => {
    const tracked = await createTracked(world, 1)
    const order = await orderOf(world, tracked, 1)
    const fulfillment = await fulfill(world.medusa, order.id, { location_id: tracked.locationId })
    await ship(world.medusa, order.id, fulfillment.id)
    const { customer } = await admin(world.medusa, "POST", "/customers", { email: "heir@example.com" })
    await world.medusa.container.resolve<IOrderModuleService>(Modules.ORDER).updateOrders(order.id, { customer_id: customer.id } as never)
    await syncOrder(world.medusa.container, order.id)
    expect((await unitsOf(world, order.id)).map(({ ownerCustomerId }) => ownerCustomerId)).toEqual([customer.id])
  })
}
