import { createStep, createWorkflow, type StepResponse } from "@medusajs/framework/workflows-sdk"
import { cancelOrderFulfillmentWorkflow, createOrderFulfillmentWorkflow, createOrderShipmentWorkflow } from "@medusajs/medusa/core-flows"
import { registerHooks } from "../../src/workflows/hooks/register-hooks"
import { syncOrder } from "../../src/workflows/order/wake-order"
import { cancelFulfillment, cancelOrder, fulfill, getOrder, levelOf, ship, tryFulfill, tryShip } from "./medusa-shop"
import { AGENT, casesOf, createTracked, eventually, orderOf, stateOf, statusesOf, unitsOf, type World } from "./world"

const failStep = createStep("fail-after-core", async (): Promise<StepResponse<undefined>> => {
  throw new Error("a later step fails")
})

/** What a host builds around core's flows: ours has already run when its own step fails. */
const fulfillThenFail = createWorkflow("fulfill-then-fail", (input: { order_id: string; items: { id: string; quantity: number }[]; location_id: string }) => {
  createOrderFulfillmentWorkflow.runAsStep({ input: input as never })
  failStep()
})
const shipThenFail = createWorkflow("ship-then-fail", (input: { order_id: string; fulfillment_id: string; items: { id: string; quantity: number }[] }) => {
  createOrderShipmentWorkflow.runAsStep({ input: input as never })
  failStep()
})

export function hookCases(world: World): void {
  const itemsOf = (order: { items: { id: string; quantity: number }[] }) => order.items.map(({ id, quantity }) => ({ id, quantity }))

  it("binds the allocated units, gives them back on cancellation, and ships the next ones", async () => {
    const tracked = await createTracked(world, 3)
    const order = await orderOf(world, tracked, 2)
    const before = await stateOf(world, tracked, order.id)
    const first = await fulfill(world.medusa, order.id, { location_id: tracked.locationId })
    expect((await unitsOf(world, order.id)).map(({ status, fulfillmentId }) => [status, fulfillmentId])).toEqual([["picked", first.id], ["picked", first.id]])
    expect(await levelOf(world.medusa, tracked.itemId, tracked.locationId)).toEqual({ stocked: 1, reserved: 0 })
    await cancelFulfillment(world.medusa, order.id, first.id)
    expect(await stateOf(world, tracked, order.id)).toEqual(before)
    const second = await fulfill(world.medusa, order.id, { location_id: tracked.locationId })
    await ship(world.medusa, order.id, second.id, { labels: [{ tracking_number: "T1", tracking_url: "https://carrier.example/T1", label_url: "https://carrier.example/T1.pdf" }] })
    const units = await unitsOf(world, order.id)
    const { customer_id: customerId } = await getOrder(world.medusa, order.id)
    expect(units.map(({ status, owner, ownerCustomerId }) => [status, owner, ownerCustomerId])).toEqual(units.map(() => ["shipped", "customer", customerId]))
    const { events } = await world.aftercare.units.history(units[0]?.id ?? "", { afterSequence: 0, limit: 50 })
    const shipped = events.at(-1)
    expect(shipped).toMatchObject({ type: "unit.shipped", facts: { tracking_numbers: ["T1"] }, actor: { type: "user" }, reference: { type: "fulfillment", id: second.id } })
  })

  it("takes the units named in additional_data, or in metadata, instead of those chosen", async () => {
    const tracked = await createTracked(world, 3)
    const order = await orderOf(world, tracked, 2)
    const [line] = order.items
    const allocated = (await unitsOf(world, order.id)).map(({ serialNumber }) => serialNumber)
    const other = tracked.serialNumbers.find((serial) => !allocated.includes(serial)) ?? ""
    const first = await fulfill(world.medusa, order.id, { location_id: tracked.locationId, items: [{ id: line.id, quantity: 1 }], additional_data: { serial_numbers: { [line.id]: [other] } } })
    const bound = (await unitsOf(world, order.id)).filter(({ fulfillmentId }) => fulfillmentId === first.id)
    expect(bound.map(({ serialNumber }) => serialNumber)).toEqual([other])
    const last = (await unitsOf(world, order.id)).find(({ status }) => status === "allocated")
    await fulfill(world.medusa, order.id, { location_id: tracked.locationId, metadata: { serial_numbers: { [line.id]: [last?.serialNumber] } } })
    expect(await statusesOf(world, order.id)).toEqual(["picked", "picked"])
  })

  it("refuses in the hook a fulfilment that came past the early check, and leaves everything as it was", async () => {
    const tracked = await createTracked(world, 2)
    const order = await orderOf(world, tracked, 2)
    const [unit] = await unitsOf(world, order.id)
    await world.aftercare.units.command(AGENT, { command: "hold", kind: "quality", units: [{ unitId: unit?.id ?? "" }] })
    const before = await stateOf(world, tracked, order.id)
    const run = createOrderFulfillmentWorkflow(world.medusa.container).run({ input: { order_id: order.id, items: itemsOf(order), location_id: tracked.locationId } as never })
    await expect(run).rejects.toMatchObject({ type: "not_allowed", message: expect.stringMatching(/^unit\.held: /) })
    expect(await stateOf(world, tracked, order.id)).toEqual(before)
  })

  it("unbinds when a step after the hook fails", async () => {
    const tracked = await createTracked(world, 2)
    const order = await orderOf(world, tracked, 2)
    const before = await stateOf(world, tracked, order.id)
    await expect(fulfillThenFail(world.medusa.container).run({ input: { order_id: order.id, items: itemsOf(order), location_id: tracked.locationId } })).rejects.toMatchObject({ message: "a later step fails" })
    expect(await stateOf(world, tracked, order.id)).toEqual(before)
    await fulfill(world.medusa, order.id, { location_id: tracked.locationId })
    expect(await statusesOf(world, order.id)).toEqual(["picked", "picked"])
  })

  it.each(["bindFulfillment", "checkFulfillment"] as const)("leaves a fulfilment undone when %s breaks down, and the retry works", async (method) => {
    const tracked = await createTracked(world, 1)
    const order = await orderOf(world, tracked, 1)
    const before = await stateOf(world, tracked, order.id)
    jest.spyOn(world.aftercare.orders, method).mockRejectedValueOnce(new Error("the database is away"))
    expect((await tryFulfill(world.medusa, order.id, { location_id: tracked.locationId })).status).toBe(500)
    expect(await stateOf(world, tracked, order.id)).toEqual(before)
    await fulfill(world.medusa, order.id, { location_id: tracked.locationId })
    expect(await statusesOf(world, order.id)).toEqual(["picked"])
  })

  it("refuses to ship a held unit, early and in the hook, and ships it once the hold is released", async () => {
    const tracked = await createTracked(world, 1)
    const order = await orderOf(world, tracked, 1)
    const fulfillment = await fulfill(world.medusa, order.id, { location_id: tracked.locationId })
    const [unit] = await unitsOf(world, order.id)
    const units = [{ unitId: unit?.id ?? "" }]
    await world.aftercare.units.command(AGENT, { command: "hold", kind: "recall", units })
    const before = await stateOf(world, tracked, order.id)
    expect(await tryShip(world.medusa, order.id, fulfillment.id)).toMatchObject({ status: 409, body: { code: "unit.held" } })
    const run = createOrderShipmentWorkflow(world.medusa.container).run({ input: { order_id: order.id, fulfillment_id: fulfillment.id, items: itemsOf(order) } as never })
    await expect(run).rejects.toMatchObject({ type: "not_allowed", message: expect.stringMatching(/^unit\.held: /) })
    expect(await stateOf(world, tracked, order.id)).toEqual(before)
    await world.aftercare.units.command(AGENT, { command: "release_hold", kind: "recall", units })
    await ship(world.medusa, order.id, fulfillment.id)
    expect(await statusesOf(world, order.id)).toEqual(["shipped"])
  })

  it("leaves a shipment undone when shipFulfillment breaks down, and the retry works", async () => {
    const tracked = await createTracked(world, 1)
    const order = await orderOf(world, tracked, 1)
    const fulfillment = await fulfill(world.medusa, order.id, { location_id: tracked.locationId })
    const before = await stateOf(world, tracked, order.id)
    jest.spyOn(world.aftercare.orders, "shipFulfillment").mockRejectedValueOnce(new Error("the database is away"))
    expect((await tryShip(world.medusa, order.id, fulfillment.id)).status).toBe(500)
    expect(await stateOf(world, tracked, order.id)).toEqual(before)
    await ship(world.medusa, order.id, fulfillment.id)
    expect(await statusesOf(world, order.id)).toEqual(["shipped"])
  })

  it("does not hide a shipment that a later step undid: its units are not handed over, and a person is told", async () => {
    const tracked = await createTracked(world, 1)
    const order = await orderOf(world, tracked, 1)
    const fulfillment = await fulfill(world.medusa, order.id, { location_id: tracked.locationId })
    await expect(shipThenFail(world.medusa.container).run({ input: { order_id: order.id, fulfillment_id: fulfillment.id, items: itemsOf(order) } })).rejects.toMatchObject({ message: "a later step fails" })
    expect((await getOrder(world.medusa, order.id)).fulfillments[0].shipped_at).toBeNull()
    expect(await statusesOf(world, order.id)).toEqual(["returning"])
    expect((await casesOf(world, { kind: "hook_failed" })).filter(({ fulfillmentId }) => fulfillmentId === fulfillment.id)).toHaveLength(1)
  })

  it("never fails the cancellation of a fulfilment: a case is filed and the next sync unbinds", async () => {
    const tracked = await createTracked(world, 1)
    const order = await orderOf(world, tracked, 1)
    const before = await stateOf(world, tracked, order.id)
    const fulfillment = await fulfill(world.medusa, order.id, { location_id: tracked.locationId })
    jest.spyOn(world.aftercare.orders, "unbindFulfillment").mockRejectedValue(new Error("the database is away"))
    await cancelFulfillment(world.medusa, order.id, fulfillment.id)
    expect((await casesOf(world, { kind: "hook_failed" })).map(({ fulfillmentId }) => fulfillmentId)).toContain(fulfillment.id)
    await syncOrder(world.medusa.container, order.id)
    expect(await stateOf(world, tracked, order.id)).toEqual(before)
  })

  it("never fails the cancellation of an order: a case is filed and the next sync frees the units", async () => {
    const tracked = await createTracked(world, 1)
    const order = await orderOf(world, tracked, 1)
    jest.spyOn(world.aftercare.orders, "cancelOrder").mockRejectedValue(new Error("the database is away"))
    await cancelOrder(world.medusa, order.id)
    expect((await casesOf(world, { orderId: order.id })).map(({ kind }) => kind)).toEqual(["hook_failed"])
    await syncOrder(world.medusa.container, order.id)
    expect(await unitsOf(world, order.id)).toEqual([])
    expect(await levelOf(world.medusa, tracked.itemId, tracked.locationId)).toEqual({ stocked: 1, reserved: 0 })
  })

  it("frees the units of a canceled order", async () => {
    const tracked = await createTracked(world, 2)
    const order = await orderOf(world, tracked, 2)
    await cancelOrder(world.medusa, order.id)
    expect(await unitsOf(world, order.id)).toEqual([])
    expect((await getOrder(world.medusa, order.id)).status).toBe("canceled")
  })

  it("is not troubled by a cancellation that a workflow by code runs twice at once", async () => {
    const tracked = await createTracked(world, 1)
    const order = await orderOf(world, tracked, 1)
    const fulfillment = await fulfill(world.medusa, order.id, { location_id: tracked.locationId })
    const cancel = () => cancelOrderFulfillmentWorkflow(world.medusa.container).run({ input: { order_id: order.id, fulfillment_id: fulfillment.id } as never }).catch(() => undefined)
    await Promise.all([cancel(), cancel()])
    await eventually(async () => expect(await statusesOf(world, order.id)).toEqual(["allocated"]))
  })

  it("says in a plain sentence that a hook has a handler already, and leaves hooks alone that are switched off", () => {
    expect(() => registerHooks(undefined)).toThrow(/cannot handle the workflow hook "fulfillmentCreated".*hooks to \{ fulfillmentCreated: false \}/)
    expect(() => registerHooks(false)).not.toThrow()
    expect(() => registerHooks({ fulfillmentCreated: false, shipmentCreated: false, orderFulfillmentCanceled: false, orderCanceled: false })).not.toThrow()
  })
}
