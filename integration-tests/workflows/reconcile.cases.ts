import type { IEventBusModuleService } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { reconcileOnce } from "../../src/bridge/reconciler"
import { acquireOrderLock } from "../../src/workflows/order/order-lock"
import { cancelFulfillment, cancelOrder, deliver, fulfill, levelOf, placeOrder, ship } from "./medusa-shop"
import { createTracked, statusesOf, unitsOf, unitsOfItem, type World } from "./world"

export function reconcileCases(world: World): void {
  /** Nobody listens to Medusa's bus while this runs. */
  async function deaf<Result>(work: () => Promise<Result>): Promise<Result> {
    const bus = world.medusa.container.resolve<IEventBusModuleService & { eventToSubscribersMap: Map<string, unknown> }>(Modules.EVENT_BUS)
    const listeners = new Map(bus.eventToSubscribersMap)
    bus.eventToSubscribersMap.clear()
    try {
      return await work()
    } finally {
      for (const [event, descriptors] of listeners) bus.eventToSubscribersMap.set(event, descriptors)
    }
  }
  /** Our hooks are not there either, as after a crash between Medusa's step and ours. */
  function hooksAway(): void {
    const nothing = { units: [], summary: {}, replayed: false }
    for (const method of ["bindFulfillment", "shipFulfillment", "unbindFulfillment", "cancelOrder"] as const) jest.spyOn(world.aftercare.orders, method).mockResolvedValue(nothing)
    for (const method of ["checkFulfillment", "checkShipment"] as const) jest.spyOn(world.aftercare.orders, method).mockResolvedValue(undefined)
  }
  const entitlementJobs = async (unitIds: readonly string[]): Promise<number> => {
    const rows = await world.dataSource.query<{ count: number }[]>("select count(*)::int as count from outbox_message where job = 'create_entitlements' and payload->'unit_ids' ?| $1::text[]", [unitIds])
    return rows[0]?.count ?? 0
  }

  it.each([["events", false], ["events and hooks", true]] as const)("repairs in one pass a whole life of an order of which no %s arrived", async (_what, withoutHooks) => {
    const tracked = await createTracked(world, 3)
    const order = await deaf(async () => {
      if (withoutHooks) hooksAway()
      const placed = await placeOrder(world.medusa, world.shop, [{ variant_id: tracked.product.variantId, quantity: 2 }])
      const canceled = await fulfill(world.medusa, placed.id, { location_id: tracked.locationId })
      await cancelFulfillment(world.medusa, placed.id, canceled.id)
      const fulfillment = await fulfill(world.medusa, placed.id, { location_id: tracked.locationId })
      await ship(world.medusa, placed.id, fulfillment.id)
      await deliver(world.medusa, placed.id, fulfillment.id)
      return placed
    })
    jest.restoreAllMocks()
    await reconcileOnce(world.medusa.container)
    const units = await unitsOf(world, order.id)
    expect(units.map(({ status, owner }) => [status, owner])).toEqual([["delivered", "customer"], ["delivered", "customer"]])
    expect(await levelOf(world.medusa, tracked.itemId, tracked.locationId)).toEqual({ stocked: 1, reserved: 0 })
    expect(await world.aftercare.stock.countedUnits([tracked.itemId])).toEqual([{ inventoryItemId: tracked.itemId, locationId: tracked.locationId, unitCount: 1 }])
    expect(await entitlementJobs(units.map(({ id }) => id))).toBeGreaterThan(0)
    const versions = units.map(({ version }) => version)
    expect((await reconcileOnce(world.medusa.container)).changedCount).toBe(0)
    expect((await unitsOf(world, order.id)).map(({ version }) => version)).toEqual(versions)
  })

  it("frees the units of an order whose cancellation nobody heard", async () => {
    const tracked = await createTracked(world, 1)
    const order = await deaf(async () => {
      const placed = await placeOrder(world.medusa, world.shop, [{ variant_id: tracked.product.variantId, quantity: 1 }])
      await reconcileOnce(world.medusa.container)
      expect(await statusesOf(world, placed.id)).toEqual(["allocated"])
      hooksAway()
      await cancelOrder(world.medusa, placed.id)
      return placed
    })
    jest.restoreAllMocks()
    await reconcileOnce(world.medusa.container)
    expect(await unitsOf(world, order.id)).toEqual([])
    expect((await unitsOfItem(world, tracked.itemId)).map(({ status }) => status)).toEqual(["in_stock"])
  })

  it("owes a busy order, and goes on with the others", async () => {
    const [first, second] = [await createTracked(world, 1), await createTracked(world, 1)]
    const [busy, free] = await deaf(async () => [
      await placeOrder(world.medusa, world.shop, [{ variant_id: first.product.variantId, quantity: 1 }]),
      await placeOrder(world.medusa, world.shop, [{ variant_id: second.product.variantId, quantity: 1 }]),
    ])
    const lock = await acquireOrderLock(world.medusa.container, busy.id)
    const { failedOrderIds } = await reconcileOnce(world.medusa.container)
    await lock.release()
    expect(failedOrderIds).toEqual([busy.id])
    expect(await statusesOf(world, free.id)).toEqual(["allocated"])
    await reconcileOnce(world.medusa.container)
    expect(await statusesOf(world, busy.id)).toEqual(["allocated"])
  })
}
