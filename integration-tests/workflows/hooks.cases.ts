import type { IFulfillmentModuleService } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse } from "@medusajs/framework/workflows-sdk"
import { cancelOrderFulfillmentWorkflow, createOrderFulfillmentWorkflow, createOrderShipmentWorkflow } from "@medusajs/medusa/core-flows"
import type AftercareModuleService from "../../src/modules/aftercare/service"
import { registerHooks } from "../../src/workflows/hooks/register-hooks"
import { syncOrder } from "../../src/workflows/order/wake-order"
import { cancelFulfillment, cancelOrder, deliver, fulfill, getOrder, levelOf, ship, tryFulfill, tryShip } from "./medusa-shop"
import { AGENT, casesOf, createTracked, eventually, orderOf, stateOf, statusesOf, type Tracked, unitsOf, unitsOfItem, type World } from "./world"

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

const holdStep = createStep("hold-shipped-unit", async ({ unit_id: unitId }: { unit_id: string }, { container }) => {
  await container.resolve<AftercareModuleService>("aftercare").services.units.command(AGENT, { command: "hold", kind: "theft", units: [{ unitId }] })
  return new StepResponse(undefined)
})
/** Meanwhile somebody puts a shipped unit on hold. */
const shipHoldThenFail = createWorkflow("ship-hold-then-fail", (input: { order_id: string; fulfillment_id: string; items: { id: string; quantity: number }[]; held_unit_id: string }) => {
  createOrderShipmentWorkflow.runAsStep({ input: input as never })
  holdStep({ unit_id: input.held_unit_id })
  failStep()
})

interface Life {
  readonly order_id: string
  readonly items: { id: string; quantity: number }[]
  readonly location_id: string
  readonly fail_once: "bound" | "shipped" | "delivered"
}

const failIf = (reached: Life["fail_once"]) => createStep(`fail-if-${reached}`, async (failOnce: string): Promise<StepResponse<undefined>> => {
  if (failOnce === reached) throw new Error("a later step fails")
  return new StepResponse(undefined)
})
const [failIfBound, failIfShipped, failIfDelivered] = [failIf("bound"), failIf("shipped"), failIf("delivered")]
const deliverStep = createStep("say-delivered", async ({ fulfillment_id: fulfillmentId }: { fulfillment_id: string }, { container }) => {
  await container.resolve<AftercareModuleService>("aftercare").services.orders.deliverFulfillment(AGENT, { fulfillmentId, deliveredAt: new Date().toISOString() })
  return new StepResponse(undefined)
})
/** A host's own flow, which fails after each of its steps in turn. */
const lifeThenFail = createWorkflow("life-then-fail", (input: Life) => {
  const fulfillment = createOrderFulfillmentWorkflow.runAsStep({ input: input as never })
  failIfBound(input.fail_once)
  createOrderShipmentWorkflow.runAsStep({ input: { order_id: input.order_id, items: input.items, fulfillment_id: fulfillment.id } as never })
  failIfShipped(input.fail_once)
  deliverStep({ fulfillment_id: fulfillment.id })
  failIfDelivered(input.fail_once)
})

export function hookCases(world: World): void {
  /** Everything of Medusa's and of ours, each field of the units but what tells of their history. */
  const everythingOf = async (tracked: Tracked, orderId: string) => ({
    medusa: await stateOf(world, tracked, orderId),
    units: (await unitsOfItem(world, tracked.itemId)).map(({ version: _version, chainHash: _chainHash, updatedAt: _updatedAt, previousStatus: _previousStatus, statusReason: _statusReason, ...unit }) => unit).sort((a, b) => (a.id < b.id ? -1 : 1)),
    promises: await world.dataSource.query("select unit_id, outcome, line_item_id, fulfillment_id, closed_at from allocation where order_id = $1 and outcome <> 'released' order by unit_id", [orderId]),
  })
  const statusesIn = ({ units }: Awaited<ReturnType<typeof everythingOf>>): string[] => units.map(({ status }) => status).sort()
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

  it("keeps the carrier's tracking number of a shipment that names no label, though core deletes the label", async () => {
    const tracked = await createTracked(world, 1)
    const order = await orderOf(world, tracked, 1)
    const fulfillment = await fulfill(world.medusa, order.id, { location_id: tracked.locationId })
    const carrier = world.medusa.container.resolve<IFulfillmentModuleService>(Modules.FULFILLMENT)
    await carrier.updateFulfillment(fulfillment.id, { labels: [{ tracking_number: "CARRIER-1", tracking_url: "https://carrier.example/1", label_url: "https://carrier.example/1.pdf" }] } as never)
    expect((await tryShip(world.medusa, order.id, fulfillment.id)).status).toBe(200)
    const [unit] = await unitsOf(world, order.id)
    const { events } = await world.aftercare.units.history(unit?.id ?? "", { afterSequence: 0, limit: 50 })
    expect(events.at(-1)).toMatchObject({ type: "unit.shipped", facts: { tracking_numbers: ["CARRIER-1"] } })
    expect((await carrier.retrieveFulfillment(fulfillment.id, { relations: ["labels"] })).labels).toEqual([])
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

  it("leaves everything as before a shipment that a later step undid, and ships it afterwards", async () => {
    const tracked = await createTracked(world, 3)
    const order = await orderOf(world, tracked, 2)
    await world.aftercare.units.command(AGENT, { command: "move", bin: "SHELF-1", units: (await unitsOf(world, order.id)).map(({ id }) => ({ unitId: id })) })
    const fulfillment = await fulfill(world.medusa, order.id, { location_id: tracked.locationId })
    const before = await everythingOf(tracked, order.id)
    for (const attempt of [1, 2]) {
      await expect(shipThenFail(world.medusa.container).run({ input: { order_id: order.id, fulfillment_id: fulfillment.id, items: itemsOf(order) } })).rejects.toMatchObject({ message: "a later step fails" })
      expect(await everythingOf(tracked, order.id)).toEqual(before)
      const [unit] = await unitsOf(world, order.id)
      const { events } = await world.aftercare.units.history(unit?.id ?? "", { afterSequence: 0, limit: 50 })
      expect(events.slice(-2)).toMatchObject([{ type: "unit.shipped" }, { type: "unit.shipment_canceled", correctsSequence: events.length - 1, facts: { reason_code: "shipment_undone" } }])
      expect(events.filter(({ type }) => type === "unit.shipped")).toHaveLength(attempt)
    }
    expect(await casesOf(world, { orderId: order.id })).toEqual([])
    await syncOrder(world.medusa.container, order.id)
    expect(await everythingOf(tracked, order.id)).toEqual(before)
    await ship(world.medusa, order.id, fulfillment.id)
    expect(await statusesOf(world, order.id)).toEqual(["shipped", "shipped"])
    await deliver(world.medusa, order.id, fulfillment.id)
    await eventually(async () => expect(await statusesOf(world, order.id)).toEqual(["delivered", "delivered"]))
  })

  it("takes back as well what a shipment bound that was undone", async () => {
    const tracked = await createTracked(world, 2, { enforcement: "warn", allocateAt: "manual" })
    const order = await orderOf(world, tracked, 1, 0)
    const [line] = order.items
    const fulfillment = await fulfill(world.medusa, order.id, { location_id: tracked.locationId })
    const before = await everythingOf(tracked, order.id)
    const input = { order_id: order.id, fulfillment_id: fulfillment.id, items: itemsOf(order), additional_data: { serial_numbers: { [line.id]: [tracked.serialNumbers[1]] } } }
    await expect(shipThenFail(world.medusa.container).run({ input })).rejects.toMatchObject({ message: "a later step fails" })
    expect(await everythingOf(tracked, order.id)).toEqual(before)
    await ship(world.medusa, order.id, fulfillment.id, { additional_data: input.additional_data })
    expect((await unitsOf(world, order.id)).map(({ serialNumber, status }) => [serialNumber, status])).toEqual([[tracked.serialNumbers[1], "shipped"]])
  })

  it("leaves picked, promised and free units as before a fulfilment that a later step undid", async () => {
    const tracked = await createTracked(world, 3, { allocateAt: "manual" })
    const order = await orderOf(world, tracked, 3, 0)
    await syncOrder(world.medusa.container, order.id)
    const units = await unitsOfItem(world, tracked.itemId)
    const [picked, promised] = units.map(({ id }) => id)
    await world.aftercare.orders.allocate(AGENT, { orderId: order.id, unitIds: [picked ?? "", promised ?? ""] })
    await world.aftercare.orders.pick(AGENT, { orderId: order.id, serialNumbers: [units[0]?.serialNumber ?? ""] })
    const before = await everythingOf(tracked, order.id)
    const input = { order_id: order.id, items: itemsOf(order), location_id: tracked.locationId, additional_data: { serial_numbers: { [order.items[0].id]: tracked.serialNumbers } } }
    await expect(fulfillThenFail(world.medusa.container).run({ input })).rejects.toMatchObject({ message: "a later step fails" })
    expect(statusesIn(await everythingOf(tracked, order.id))).toEqual(["allocated", "in_stock", "picked"])
    expect(await everythingOf(tracked, order.id)).toEqual(before)
  })

  it.each(["bound", "shipped", "delivered"] as const)("undoes fulfilment and shipment in one run that fails once its units are %s", async (reached) => {
    const tracked = await createTracked(world, 2)
    const order = await orderOf(world, tracked, 2)
    const before = await everythingOf(tracked, order.id)
    const input = { order_id: order.id, items: itemsOf(order), location_id: tracked.locationId, fail_once: reached }
    await expect(lifeThenFail(world.medusa.container).run({ input })).rejects.toMatchObject({ message: "a later step fails" })
    if (reached !== "delivered") return expect(await everythingOf(tracked, order.id)).toEqual(before)
    // Somebody has them: that is not taken back silently.
    expect(await statusesOf(world, order.id)).toEqual(["delivered", "delivered"])
    expect((await casesOf(world, { orderId: order.id })).map(({ kind }) => kind)).toEqual(["hook_failed"])
  })

  it("does not hide an undone shipment whose units moved on: they are not handed over, and a person is told", async () => {
    const tracked = await createTracked(world, 2)
    const order = await orderOf(world, tracked, 2)
    const fulfillment = await fulfill(world.medusa, order.id, { location_id: tracked.locationId })
    const [unit] = await unitsOf(world, order.id)
    const input = { order_id: order.id, fulfillment_id: fulfillment.id, items: itemsOf(order), held_unit_id: unit?.id ?? "" }
    await expect(shipHoldThenFail(world.medusa.container).run({ input })).rejects.toMatchObject({ message: "a later step fails" })
    expect((await getOrder(world.medusa, order.id)).fulfillments[0].shipped_at).toBeNull()
    expect(await statusesOf(world, order.id)).toEqual(["picked", "returning"])
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
