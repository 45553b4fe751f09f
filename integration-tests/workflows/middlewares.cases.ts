import type { ILockingModule } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { acquireOrderLock } from "../../src/workflows/order/order-lock"
import { postStock } from "../../src/workflows/stock/post-stock"
import { admin, call, createItem, createProduct, fulfill, getOrder, levelOf, placeOrder, tag, tryFulfill, tryShip } from "./medusa-shop"
import { AGENT, casesOf, createPolicy, createTracked, orderOf, receive, stateOf, unitsOf, unitsOfItem, type World } from "./world"

export function middlewareCases(world: World): void {
  it("lets one of three parallel fulfilments of one unit win", async () => {
    const tracked = await createTracked(world, 3)
    const order = await orderOf(world, tracked, 1)
    const items = [{ id: order.items[0].id, quantity: 1 }]
    const answers = await Promise.all([1, 2, 3].map(() => tryFulfill(world.medusa, order.id, { items, location_id: tracked.locationId })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400])
    expect((await getOrder(world.medusa, order.id)).fulfillments.filter(({ canceled_at }: { canceled_at: unknown }) => canceled_at === null)).toHaveLength(1)
    expect(await levelOf(world.medusa, tracked.itemId, tracked.locationId)).toEqual({ stocked: 2, reserved: 0 })
    expect((await unitsOf(world, order.id)).map(({ status }) => status)).toEqual(["picked"])
  })

  it("answers a fulfilment without its units in our form before anything is made", async () => {
    const tracked = await createTracked(world, 2)
    const order = await orderOf(world, tracked, 2)
    const [unit] = await unitsOf(world, order.id)
    await world.aftercare.units.command(AGENT, { command: "mark_lost", reasonCode: "count", units: [{ unitId: unit?.id ?? "" }] })
    await postStock(world.medusa.container, [tracked.itemId])
    const before = await stateOf(world, tracked, order.id)
    const answer = await tryFulfill(world.medusa, order.id, { location_id: tracked.locationId })
    expect(answer).toMatchObject({ status: 409, body: { code: "fulfillment.units_missing", details: { lines: [{ line_item_id: order.items[0].id, required_count: 2, missing_count: 1 }] } } })
    expect(await stateOf(world, tracked, order.id)).toEqual(before)
    expect((await getOrder(world.medusa, order.id)).fulfillments).toEqual([])
  })

  it("finds the location itself when the request names none", async () => {
    const tracked = await createTracked(world, 1)
    const order = await orderOf(world, tracked, 1)
    await fulfill(world.medusa, order.id)
    expect((await unitsOf(world, order.id)).map(({ status }) => status)).toEqual(["picked"])
  })

  it("refuses serial numbers of the wrong form, on both routes that take them", async () => {
    const tracked = await createTracked(world, 1)
    const order = await orderOf(world, tracked, 1)
    const wrong = [["x"], { line: [1] }, { line: [""] }, { line: "x" }, { line: { item: "x" } }]
    const refusal = { status: 400, body: { code: "request.invalid", details: { issues: [{ path: expect.stringContaining("additional_data.serial_numbers") }] } } }
    for (const serial_numbers of wrong) {
      expect(await tryFulfill(world.medusa, order.id, { location_id: tracked.locationId, additional_data: { serial_numbers } })).toMatchObject(refusal)
    }
    const fulfillment = await fulfill(world.medusa, order.id, { location_id: tracked.locationId })
    for (const serial_numbers of wrong) expect(await tryShip(world.medusa, order.id, fulfillment.id, { additional_data: { serial_numbers } })).toMatchObject(refusal)
  })

  it("binds a kit's units by inventory item, and refuses those of the wrong one", async () => {
    const [caseItem, lensItem] = [await createItem(world.medusa, world.shop), await createItem(world.medusa, world.shop)]
    const kit = await createProduct(world.medusa, world.shop, { items: [{ inventory_item_id: caseItem, required_quantity: 1 }, { inventory_item_id: lensItem, required_quantity: 2 }] })
    await createPolicy(world, caseItem, null)
    await createPolicy(world, lensItem, null)
    const locationId = world.shop.locationIds[0] ?? ""
    const cases = await receive(world, caseItem, 1, locationId)
    const lenses = await receive(world, lensItem, 2, locationId)
    const order = await placeOrder(world.medusa, world.shop, [{ variant_id: kit.variantId, quantity: 1 }])
    const line = order.items[0].id
    const wrong = await tryFulfill(world.medusa, order.id, { location_id: locationId, additional_data: { serial_numbers: { [line]: { [caseItem]: lenses.slice(0, 1) } } } })
    expect(wrong).toMatchObject({ status: 409, body: { code: "fulfillment.serials_invalid" } })
    await fulfill(world.medusa, order.id, { location_id: locationId, additional_data: { serial_numbers: { [line]: { [caseItem]: cases, [lensItem]: lenses } } } })
    expect((await unitsOf(world, order.id)).map(({ inventoryItemId, status }) => [inventoryItemId, status]).sort()).toEqual([[caseItem, "picked"], [lensItem, "picked"], [lensItem, "picked"]].sort())
  })

  it("captures named units at shipment time for items that are tracked only there", async () => {
    const tracked = await createTracked(world, 0, { tracking: "at_ship" }, { stock: 5 })
    const order = await orderOf(world, tracked, 1, 0)
    expect(await tryFulfill(world.medusa, order.id, { location_id: tracked.locationId })).toMatchObject({ status: 409, body: { code: "fulfillment.units_missing" } })
    const serial = tag().toUpperCase()
    await fulfill(world.medusa, order.id, { location_id: tracked.locationId, additional_data: { serial_numbers: { [order.items[0].id]: [serial] } } })
    expect((await unitsOf(world, order.id)).map(({ serialNumber, status }) => [serialNumber, status])).toEqual([[serial, "picked"]])
    expect(await levelOf(world.medusa, tracked.itemId, tracked.locationId)).toEqual({ stocked: 4, reserved: 0 })
  })

  it("leaves orders without serialized items exactly to Medusa", async () => {
    const product = await createProduct(world.medusa, world.shop, { stock: 3 })
    const order = await placeOrder(world.medusa, world.shop, [{ variant_id: product.variantId, quantity: 1 }])
    expect((await tryFulfill(world.medusa, order.id, { location_id: world.shop.locationIds[0] ?? "" })).status).toBe(200)
    expect(await call(world.medusa, "POST", "/admin/orders/order_none/fulfillments", { items: [{ id: "x", quantity: 1 }] })).toMatchObject({ status: 404, body: { type: "not_found" } })
    expect((await call(world.medusa, "POST", `/admin/orders/${order.id}/fulfillments`, { items: "no" })).body.type).toBe("invalid_data")
  })

  it("takes the order's lock on every route that writes it, and only for the time of the request", async () => {
    const tracked = await createTracked(world, 1)
    const order = await orderOf(world, tracked, 1)
    const locking = world.medusa.container.resolve<ILockingModule>(Modules.LOCKING)
    const taken = jest.spyOn(locking, "acquire")
    const fulfillment = await fulfill(world.medusa, order.id, { location_id: tracked.locationId })
    const routes: [string, string, unknown][] = [
      ["POST", `/orders/${order.id}`, {}],
      ["POST", `/orders/${order.id}/fulfillments`, { items: [{ id: order.items[0].id, quantity: 5 }] }],
      ["POST", `/orders/${order.id}/fulfillments/${fulfillment.id}/shipments`, { items: [{ id: order.items[0].id, quantity: 1 }], labels: [] }],
      ["POST", `/orders/${order.id}/fulfillments/${fulfillment.id}/mark-as-delivered`, {}],
      ["POST", `/orders/${order.id}/fulfillments/${fulfillment.id}/cancel`, {}],
      ["POST", `/orders/${order.id}/cancel`, {}],
      ["POST", "/order-edits", { order_id: order.id }],
      ["POST", `/order-edits/${order.id}/request`, {}],
      ["POST", `/order-edits/${order.id}/confirm`, {}],
      ["DELETE", `/order-edits/${order.id}`, undefined],
      ["POST", "/returns", { order_id: order.id }],
      ["POST", "/claims", { order_id: order.id, type: "refund" }],
      ["POST", "/exchanges", { order_id: order.id }],
      ["POST", `/fulfillments/${fulfillment.id}/shipment`, { labels: [] }],
    ]
    for (const [method, path, body] of routes) {
      taken.mockClear()
      await call(world.medusa, method, `/admin${path}`, body)
      const times = taken.mock.calls.filter(([key]) => key === `order-write:${order.id}`).length
      expect([path, times > 0]).toEqual([path, true])
      // Events of the request may wake the order after it; the lock of the request itself is free at once.
      await (await acquireOrderLock(world.medusa.container, order.id, 5_000)).release()
    }
    // Reads do not wait for it.
    const held = await acquireOrderLock(world.medusa.container, order.id, 5_000)
    for (const path of [`/admin/orders/${order.id}`, `/admin/orders/${order.id}/changes`]) expect((await call(world.medusa, "GET", path)).status).toBe(200)
    await held.release()
  })

  it("keeps the lock while the work of a caller who left goes on", async () => {
    const tracked = await createTracked(world, 1)
    const order = await orderOf(world, tracked, 1)
    const leaving = new AbortController()
    const bind = world.aftercare.orders.bindFulfillment
    jest.spyOn(world.aftercare.orders, "bindFulfillment").mockImplementation(async (...args) => {
      leaving.abort()
      await new Promise((resolve) => setTimeout(resolve, 300))
      return bind(...args)
    })
    await expect(fetch(`${world.medusa.baseUrl}/admin/orders/${order.id}/fulfillments`, {
      method: "POST", signal: leaving.signal, headers: { "content-type": "application/json", authorization: `Bearer ${world.medusa.adminToken}` },
      body: JSON.stringify({ items: [{ id: order.items[0].id, quantity: 1 }], location_id: tracked.locationId }),
    })).rejects.toThrow()
    const lock = await acquireOrderLock(world.medusa.container, order.id)
    expect((await unitsOf(world, order.id)).map(({ status }) => status)).toEqual(["picked"])
    await lock.release()
  })

  it("answers order.busy in our form when the order does not become free", async () => {
    const tracked = await createTracked(world, 1)
    const order = await orderOf(world, tracked, 1)
    await expect(acquireOrderLock(world.medusa.container, order.id).then((lock) => acquireOrderLock(world.medusa.container, order.id, 100).finally(lock.release))).rejects.toMatchObject({ rejection: { code: "order.busy" } })
    const lock = await acquireOrderLock(world.medusa.container, order.id)
    const answer = await tryFulfill(world.medusa, order.id, { items: [{ id: order.items[0].id, quantity: 1 }] })
    await lock.release()
    expect(answer).toMatchObject({ status: 409, body: { code: "order.busy", details: { order_id: order.id } } })
  })

  describe("stock of items that units stand for", () => {
    const refused = { status: 409, body: { code: "stock.managed_by_units" } }
    const edit = (method: string, path: string, body?: unknown) => call(world.medusa, method, `/admin/inventory-items${path}`, body)

    it("is edited by nobody's hand, on no route", async () => {
      const { itemId, locationId } = await createTracked(world, 2)
      const { inventory_levels: [level] } = await admin(world.medusa, "GET", `/inventory-items/${itemId}/location-levels?location_id=${locationId}`)
      expect(await edit("POST", `/${itemId}/location-levels/${locationId}`, { stocked_quantity: 9 })).toMatchObject(refused)
      expect(await edit("POST", `/${itemId}/location-levels/batch`, { update: [{ location_id: locationId, stocked_quantity: 9 }] })).toMatchObject(refused)
      expect(await edit("POST", `/${itemId}/location-levels/batch`, { delete: [level.id], force: true })).toMatchObject(refused)
      expect(await edit("POST", "/location-levels/batch", { update: [{ inventory_item_id: itemId, location_id: locationId, stocked_quantity: 9 }] })).toMatchObject(refused)
      expect(await edit("DELETE", `/${itemId}/location-levels/${locationId}`)).toMatchObject(refused)
      expect(await edit("DELETE", `/${itemId}`)).toMatchObject(refused)
      expect(await call(world.medusa, "DELETE", `/admin/stock-locations/${locationId}`)).toMatchObject(refused)
      const place = (await admin(world.medusa, "POST", "/stock-locations", { name: `p-${tag()}` })).stock_location.id
      expect(await edit("POST", `/${itemId}/location-levels`, { location_id: place, stocked_quantity: 1 })).toMatchObject(refused)
      expect(await levelOf(world.medusa, itemId, locationId)).toEqual({ stocked: 2, reserved: 0 })
      expect(await levelOf(world.medusa, itemId, place)).toBeNull()
    })

    it("may get a level of 0, incoming quantities, and lose an empty level", async () => {
      const { itemId, locationId } = await createTracked(world, 2)
      const place = (await admin(world.medusa, "POST", "/stock-locations", { name: `p-${tag()}` })).stock_location.id
      expect((await edit("POST", `/${itemId}/location-levels`, { location_id: place, stocked_quantity: 0 })).status).toBe(200)
      expect((await edit("POST", `/${itemId}/location-levels/${locationId}`, { incoming_quantity: 4 })).status).toBe(200)
      expect((await edit("POST", `/${itemId}/location-levels/${locationId}`, { stocked_quantity: 2, incoming_quantity: 5 })).status).toBe(200)
      expect((await edit("DELETE", `/${itemId}/location-levels/${place}`)).status).toBe(200)
    })

    it("concerns no other item, nor one that is still being adopted", async () => {
      const plain = await createItem(world.medusa, world.shop, 3)
      const location = world.shop.locationIds[0] ?? ""
      expect((await edit("POST", `/${plain}/location-levels/${location}`, { stocked_quantity: 9 })).status).toBe(200)
      expect((await edit("POST", `/${plain}/location-levels/batch`, { update: [{ location_id: location, stocked_quantity: 8 }] })).status).toBe(200)
      expect((await edit("POST", "/location-levels/batch", { update: [{ inventory_item_id: plain, location_id: location, stocked_quantity: 7 }] })).status).toBe(200)
      await createPolicy(world, plain, null, { stockedQuantity: 10 })
      expect((await edit("POST", `/${plain}/location-levels/${location}`, { stocked_quantity: 6 })).status).toBe(200)
    })

    it("may be edited where the option allows it, and files a case", async () => {
      const { itemId, locationId } = await createTracked(world, 2)
      const { options } = world.medusa.container.resolve<{ options: { allowStockEdits?: boolean } }>("aftercare")
      Object.assign(options, { allowStockEdits: true })
      expect((await edit("POST", `/${itemId}/location-levels/${locationId}`, { stocked_quantity: 9 })).status).toBe(200)
      Object.assign(options, { allowStockEdits: undefined })
      const cases = (await casesOf(world, { kind: "stock_edited_by_hand" })).filter(({ inventoryItemId }) => inventoryItemId === itemId)
      expect(cases.map(({ details }) => details)).toEqual([{ level_before: 2, level_after: 9, deleted: false }])
    })

    it("keeps the reservation of a held unit until the hold is released", async () => {
      const { itemId } = await createTracked(world, 1)
      const [unit] = await unitsOfItem(world, itemId)
      await world.aftercare.units.command(AGENT, { command: "hold", kind: "theft", units: [{ unitId: unit?.id ?? "" }] })
      await postStock(world.medusa.container, [itemId])
      const { reservations: [reservation] } = await admin(world.medusa, "GET", `/reservations?inventory_item_id[]=${itemId}`)
      expect(await call(world.medusa, "DELETE", `/admin/reservations/${reservation.id}`)).toMatchObject(refused)
      expect(await call(world.medusa, "POST", `/admin/reservations/${reservation.id}`, { quantity: 5 })).toMatchObject(refused)
    })
  })
}
