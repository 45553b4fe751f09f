import type { IEventBusModuleService } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type * as Start from "../../src/bridge/start"
import { levelOf, placeOrder, tag } from "./medusa-shop"
import { AGENT, createTracked, eventually, statusesOf, type World } from "./world"

export function bridgeCases(world: World): void {
  it("does what workers leave to Medusa: serves waiting lines, posts stock, tells the bus, and stops", async () => {
    const { startBridge } = jest.requireActual<typeof Start>("../../src/bridge/start")
    const { container } = world.medusa
    const heard: { units?: readonly unknown[]; inventory_item_ids?: readonly string[]; message_id?: string }[] = []
    container.resolve<IEventBusModuleService>(Modules.EVENT_BUS).subscribe("unit.received", async ({ data }) => void heard.push(data as never), { subscriberId: `test-${tag()}` })
    const bridge = await startBridge({
      container, services: world.aftercare, dataSource: world.dataSource, databaseUrl: world.medusa.databaseUrl,
      options: { reconcileSeconds: 0, queueNamespace: `test_${process.env.JEST_WORKER_ID ?? "1"}` }, logger: container.resolve(ContainerRegistrationKeys.LOGGER),
    } as never)
    try {
      const tracked = await createTracked(world, 0, {}, { allowBackorder: true })
      const order = await placeOrder(world.medusa, world.shop, [{ variant_id: tracked.product.variantId, quantity: 1 }])
      // Written by nobody's request: neither posted nor allocated inline.
      await world.aftercare.units.receive(AGENT, { inventoryItemId: tracked.itemId, variantId: null, locationId: tracked.locationId, serialNumbers: [tag().toUpperCase()], stockEffect: "add", onError: "reject_all" })
      await eventually(async () => expect(await statusesOf(world, order.id)).toEqual(["allocated"]))
      await eventually(async () => expect((await levelOf(world.medusa, tracked.itemId, tracked.locationId))?.stocked).toBe(1))
      await eventually(async () => expect(heard.filter(({ inventory_item_ids }) => inventory_item_ids?.includes(tracked.itemId))).toMatchObject([{ count: 1, message_id: expect.any(String) }]))
    } finally {
      await bridge.stop()
    }
  })
}
