import type { IInventoryService } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { DataSource } from "typeorm"
import type AftercareModuleService from "../../src/modules/aftercare/service"
import { postStock } from "../../src/workflows/stock/post-stock"
import type { InProcessMedusa } from "./in-process-medusa"
import { createProduct, getOrder, type Json, levelOf, placeOrder, type Product, type Shop, tag } from "./medusa-shop"

export type Services = AftercareModuleService["services"]
export type PolicyInput = Partial<Parameters<Services["policies"]["create"]>[0]>

/** What every case works with; filled by the suite's beforeAll, so cases read it when they run. */
export interface World {
  medusa: InProcessMedusa
  shop: Shop
  aftercare: Services
  dataSource: DataSource
}

export { tag } from "./medusa-shop"

export const AGENT = { actor: { type: "user", id: "user_test" } } as const

export interface Tracked {
  readonly product: Product
  readonly itemId: string
  readonly locationId: string
  readonly serialNumbers: readonly string[]
}

/** A product whose units are known one by one, with `count` of them in stock at the shop's first location. */
export async function createTracked(world: World, count: number, policy: PolicyInput = {}, settings: Parameters<typeof createProduct>[2] = {}): Promise<Tracked> {
  const product = await createProduct(world.medusa, world.shop, settings)
  const itemId = product.items[0]?.inventory_item_id ?? ""
  await createPolicy(world, itemId, product.variantId, policy)
  const locationId = world.shop.locationIds[0] ?? ""
  return { product, itemId, locationId, serialNumbers: await receive(world, itemId, count, locationId) }
}

export async function createPolicy(world: World, inventoryItemId: string, variantId: string | null, policy: PolicyInput = {}): Promise<void> {
  await world.aftercare.policies.create({ inventoryItemId, variantId, productId: null, managed: true, stockedQuantity: 0, tracking: "full", ...policy } as Parameters<Services["policies"]["create"]>[0])
}

export async function receive(world: World, inventoryItemId: string, count: number, locationId: string): Promise<string[]> {
  if (count === 0) return []
  const mark = tag().toUpperCase()
  const serialNumbers = Array.from({ length: count }, (_, index) => `${mark}-${index + 1}`)
  await world.aftercare.units.receive(AGENT, { inventoryItemId, variantId: null, locationId, serialNumbers, stockEffect: "add", onError: "reject_all" })
  await postStock(world.medusa.container, [inventoryItemId])
  return serialNumbers
}

/** An order of `quantity`, once its units are allocated (or as many as there are). */
export async function orderOf(world: World, tracked: Tracked, quantity: number, allocated = Math.min(quantity, tracked.serialNumbers.length)): Promise<Json> {
  const order = await placeOrder(world.medusa, world.shop, [{ variant_id: tracked.product.variantId, quantity }])
  await eventually(async () => expect((await unitsOf(world, order.id)).length).toBe(allocated))
  return order
}

export const unitsOf = async (world: World, orderId: string) => (await world.aftercare.units.list({ orderId, limit: 100, offset: 0 })).units
export const unitsOfItem = async (world: World, inventoryItemId: string) => (await world.aftercare.units.list({ inventoryItemId, limit: 200, offset: 0 })).units
export const statusesOf = async (world: World, orderId: string): Promise<string[]> => (await unitsOf(world, orderId)).map(({ status }) => status).sort()

/** Everything about one item and order that a refused or undone request must leave as it was. */
export async function stateOf(world: World, { itemId, locationId }: Tracked, orderId: string): Promise<unknown> {
  const order = await getOrder(world.medusa, orderId)
  const units = await unitsOfItem(world, itemId)
  return {
    status: order.status,
    quantities: order.items.map(({ id, detail }: Json) => [id, detail.quantity, detail.fulfilled_quantity, detail.shipped_quantity]),
    liveFulfillments: order.fulfillments.filter(({ canceled_at }: Json) => canceled_at === null).map(({ id, shipped_at }: Json) => [id, shipped_at]),
    level: await levelOf(world.medusa, itemId, locationId),
    reservations: (await reservationsOf(world, order)).map(({ line_item_id, quantity, location_id }) => [line_item_id, Number(quantity), location_id]),
    units: units.map(({ id, status, orderId: promisedTo, fulfillmentId, locationId: at, owner }) => [id, status, promisedTo, fulfillmentId, at, owner]).sort(),
  }
}

export async function reservationsOf(world: World, order: Json) {
  const inventory = world.medusa.container.resolve<IInventoryService>(Modules.INVENTORY)
  return inventory.listReservationItems({ line_item_id: order.items.map(({ id }: Json) => id) }, { take: 100 })
}

export async function casesOf(world: World, filter: { readonly orderId?: string; readonly kind?: string }): Promise<readonly Json[]> {
  return (await world.aftercare.exceptions.list({ ...filter, status: "open", limit: 100, offset: 0 })).cases
}

const PATIENCE_MS = 60_000
const INTERVAL_MS = 50

/** Until the expectation holds; its last failure when it never does. */
export async function eventually(expectation: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    try {
      return await expectation()
    } catch (error) {
      if (Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS))
    }
  }
}
