import type { IInventoryService, ILockingModule, IStockLocationService } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { postAllOnce } from "../../src/bridge/stock-poster"
import { postItems, postStock } from "../../src/workflows/stock/post-stock"
import { ensureQuarantineLocations } from "../../src/workflows/quarantine/ensure-quarantine-location"
import { lockingProblem } from "../../src/workflows/locking/require-shared-locks"
import { levelOf } from "./medusa-shop"
import { AGENT, casesOf, createTracked, receive, tag, type Tracked, unitsOfItem, type World } from "./world"

export function stockCases(world: World): void {
  const inventory = () => world.medusa.container.resolve<IInventoryService>(Modules.INVENTORY)
  const stocked = async ({ itemId, locationId }: Tracked) => (await levelOf(world.medusa, itemId, locationId))?.stocked
  const receiveUnposted = (tracked: Tracked, count: number, locationId = tracked.locationId) => world.aftercare.units.receive(AGENT, {
    inventoryItemId: tracked.itemId, variantId: null, locationId, serialNumbers: Array.from({ length: count }, () => tag().toUpperCase()), stockEffect: "add", onError: "reject_all",
  })
  const unfinished = (tracked: Tracked) => world.aftercare.stock.postingsOf([tracked.itemId])

  it("adds up 30 parallel receipts, each posted by its own request", async () => {
    const tracked = await createTracked(world, 0)
    await Promise.all(Array.from({ length: 30 }, () => receive(world, tracked.itemId, 1, tracked.locationId)))
    expect(await stocked(tracked)).toBe(30)
    expect(await unfinished(tracked)).toEqual([])
  })

  it("adds up with core's own writers, which use the same lock", async () => {
    const tracked = await createTracked(world, 0)
    const locking = world.medusa.container.resolve<ILockingModule>(Modules.LOCKING)
    const core = () => locking.execute(tracked.itemId, () => inventory().adjustInventory([{ inventoryItemId: tracked.itemId, locationId: tracked.locationId, adjustment: 1 }]))
    await Promise.all(Array.from({ length: 10 }, () => [core(), receive(world, tracked.itemId, 1, tracked.locationId)]).flat())
    expect(await stocked(tracked)).toBe(20)
  })

  it("makes a level where Medusa has none", async () => {
    const tracked = await createTracked(world, 1)
    const stockLocation = await world.medusa.container.resolve<IStockLocationService>(Modules.STOCK_LOCATION).createStockLocations({ name: `new-${tag()}` })
    await receive(world, tracked.itemId, 2, stockLocation.id)
    expect(await levelOf(world.medusa, tracked.itemId, stockLocation.id)).toEqual({ stocked: 2, reserved: 0 })
  })

  it.each(["before_adjust", "after_adjust"] as const)("counts once when the poster dies at %s", async (point) => {
    const tracked = await createTracked(world, 1)
    await receiveUnposted(tracked, 3)
    await expect(postItems(world.medusa.container, [tracked.itemId], (at) => {
      if (at === point) throw new Error("killed")
    })).rejects.toThrow("killed")
    expect((await unfinished(tracked)).map(({ status, levelBefore }) => [status, levelBefore])).toEqual([["sending", 1]])
    await receiveUnposted(tracked, 1)
    await postAllOnce(world.medusa.container)
    expect(await stocked(tracked)).toBe(5)
    expect(await unfinished(tracked)).toEqual([])
  })

  it("leaves it to a person when the level can no longer tell, with both numbers, and goes on with the rest", async () => {
    const tracked = await createTracked(world, 1)
    await receiveUnposted(tracked, 3)
    await expect(postItems(world.medusa.container, [tracked.itemId], () => {
      throw new Error("killed")
    })).rejects.toThrow("killed")
    await inventory().adjustInventory([{ inventoryItemId: tracked.itemId, locationId: tracked.locationId, adjustment: 7 }])
    await receiveUnposted(tracked, 2)
    await postAllOnce(world.medusa.container)
    expect(await stocked(tracked)).toBe(10)
    const cases = (await casesOf(world, { kind: "stock_in_doubt" })).filter(({ inventoryItemId }) => inventoryItemId === tracked.itemId)
    expect(cases.map(({ details }) => details)).toEqual([expect.objectContaining({ delta: 3, level_before: 1, level_now: 8 })])
  })

  it("never fails the request: what Medusa refused is posted later", async () => {
    const tracked = await createTracked(world, 1)
    jest.spyOn(inventory(), "adjustInventory").mockRejectedValueOnce(new Error("Medusa is away"))
    await receiveUnposted(tracked, 1)
    await postStock(world.medusa.container, [tracked.itemId])
    expect(await stocked(tracked)).toBe(1)
    await postAllOnce(world.medusa.container)
    expect(await stocked(tracked)).toBe(2)
  })

  it("posts a move as a pair and a scrapped unit as one less", async () => {
    const tracked = await createTracked(world, 3)
    const [first, second] = await unitsOfItem(world, tracked.itemId)
    const other = world.shop.locationIds[1] ?? ""
    await world.aftercare.units.command(AGENT, { command: "move", locationId: other, units: [{ unitId: first?.id ?? "" }] })
    await world.aftercare.units.command(AGENT, { command: "scrap", reasonCode: "broken", units: [{ unitId: second?.id ?? "" }] })
    await postStock(world.medusa.container, [tracked.itemId])
    expect(await stocked(tracked)).toBe(1)
    expect((await levelOf(world.medusa, tracked.itemId, other))?.stocked).toBe(1)
  })

  it("keeps a held unit from being sold by one reservation that follows a move and goes with the hold", async () => {
    const tracked = await createTracked(world, 2)
    const [unit] = await unitsOfItem(world, tracked.itemId)
    const units = [{ unitId: unit?.id ?? "" }]
    const other = world.shop.locationIds[1] ?? ""
    const hold = (kind: "recall" | "quality") => world.aftercare.units.command(AGENT, { command: "hold", kind, units })
    const post = () => postStock(world.medusa.container, [tracked.itemId])
    await hold("recall")
    await hold("quality")
    await post()
    expect(await levelOf(world.medusa, tracked.itemId, tracked.locationId)).toEqual({ stocked: 2, reserved: 1 })
    await world.aftercare.units.command(AGENT, { command: "move", locationId: other, units })
    await post()
    expect([await levelOf(world.medusa, tracked.itemId, tracked.locationId), await levelOf(world.medusa, tracked.itemId, other)]).toEqual([{ stocked: 1, reserved: 0 }, { stocked: 1, reserved: 1 }])
    await world.aftercare.units.command(AGENT, { command: "release_hold", kind: "recall", units })
    await post()
    expect((await levelOf(world.medusa, tracked.itemId, other))?.reserved).toBe(1)
    await world.aftercare.units.command(AGENT, { command: "release_hold", kind: "quality", units })
    await post()
    expect((await levelOf(world.medusa, tracked.itemId, other))?.reserved).toBe(0)
  })

  it("finds the reservation it made before it died", async () => {
    const tracked = await createTracked(world, 1)
    const [unit] = await unitsOfItem(world, tracked.itemId)
    await world.aftercare.units.command(AGENT, { command: "hold", kind: "fraud", units: [{ unitId: unit?.id ?? "" }] })
    jest.spyOn(world.aftercare.stock, "settleHold").mockRejectedValueOnce(new Error("killed"))
    await expect(postItems(world.medusa.container, [tracked.itemId])).rejects.toThrow("killed")
    await postAllOnce(world.medusa.container)
    expect(await levelOf(world.medusa, tracked.itemId, tracked.locationId)).toEqual({ stocked: 1, reserved: 1 })
  })

  it("makes one quarantine location for a warehouse, however many ask, also after it died in between", async () => {
    const locations = world.medusa.container.resolve<IStockLocationService>(Modules.STOCK_LOCATION)
    const warehouse = await locations.createStockLocations({ name: `WH ${tag()}` })
    jest.spyOn(world.aftercare.quarantine, "register").mockRejectedValueOnce(new Error("killed"))
    await expect(ensureQuarantineLocations(world.medusa.container, [warehouse.id])).rejects.toThrow("killed")
    const found = await Promise.all(Array.from({ length: 5 }, () => ensureQuarantineLocations(world.medusa.container, [warehouse.id])))
    const ids = new Set(found.map((map) => map.get(warehouse.id)))
    expect(ids.size).toBe(1)
    const named = await locations.listStockLocations({ name: `${warehouse.name} – Quarantine` })
    expect(named.map(({ id }) => id)).toEqual([...ids])
    expect((await ensureQuarantineLocations(world.medusa.container, [named[0]?.id ?? ""])).get(named[0]?.id ?? "")).toBe(named[0]?.id)
    await expect(ensureQuarantineLocations(world.medusa.container, ["sloc_none"])).rejects.toMatchObject({ rejection: { code: "location.not_found" } })
  })

  it.each([
    ["in-memory", "shared", undefined, false, null],
    ["in-memory", "server", undefined, false, /workerMode "server"/],
    ["in-memory", "worker", undefined, false, /locking-redis/],
    ["in-memory", "shared", "redis://localhost", false, /locking-redis/],
    ["in-memory", "shared", undefined, true, /locking-redis/],
    ["locking-redis", "server", "redis://localhost", true, null],
    ["locking-postgres", "shared", undefined, false, /deadlocks/],
  ] as const)("knows whether locks of provider %s reach everybody in mode %s (redis %s, cluster %s)", (provider, workerMode, redisUrl, isClusterWorker, expected) => {
    const problem = lockingProblem({ provider, workerMode, redisUrl, isClusterWorker })
    if (expected === null) expect(problem).toBeNull()
    else expect(problem).toMatch(expected)
  })
}
