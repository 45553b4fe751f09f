import type { IInventoryService, ILockingModule, Logger, MedusaContainer, ReservationItemDTO } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { servicesOf } from "../facade"
import { withOrderLock } from "./order-lock"
import { syncOrderWorkflow } from "./sync-order"

type Waiting = Awaited<ReturnType<ReturnType<typeof servicesOf>["orders"]["waitingElsewhere"]>>[number]

const LOCK_WAIT_SECONDS = 15

/**
 * Moves Medusa's reservation of order lines that wait at one location while another of their sales channel has all they
 * lack, and serves them. Kits stay: all their items must leave from one place. Gives how many lines were moved.
 */
export async function moveWaitingReservations(container: MedusaContainer, inventoryItemIds: readonly string[]): Promise<number> {
  const lines = await servicesOf(container).orders.waitingElsewhere(inventoryItemIds)
  if (lines.length === 0) return 0
  const channels = await locationsOfOrders(container, lines.map(({ orderId }) => orderId))
  let movedCount = 0
  for (const line of lines) {
    const allowed = channels.get(line.orderId)
    const locationId = line.locationIds.find((id) => allowed === undefined || allowed.has(id))
    if (locationId === undefined) continue
    try {
      if (await withOrderLock(container, line.orderId, () => moveOne(container, line, locationId))) movedCount += 1
    } catch (error) {
      container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).warn(`Aftercare: a waiting line of order ${line.orderId} was not moved, the next arrival tries again: ${String(error)}`)
    }
  }
  return movedCount
}

async function moveOne(container: MedusaContainer, { orderId, lineItemId, inventoryItemId }: Waiting, locationId: string): Promise<boolean> {
  const inventory = container.resolve<IInventoryService>(Modules.INVENTORY)
  const moved = await container.resolve<ILockingModule>(Modules.LOCKING).execute(inventoryItemId, async () => {
    const reservations = await inventory.listReservationItems({ line_item_id: [lineItemId] }, { take: 10 })
    const [only] = reservations
    if (only === undefined || reservations.length > 1 || only.inventory_item_id !== inventoryItemId || only.location_id === locationId) return false
    const [level] = await inventory.listInventoryLevels({ inventory_item_id: inventoryItemId, location_id: locationId }, { take: 1 })
    if (level === undefined) return false
    // Updating a reservation's location leaves its quantity reserved at the old place (core), so it is made anew.
    await inventory.createReservationItems([copyOf(only, locationId)])
    await inventory.softDeleteReservationItems([only.id])
    return true
  }, { timeout: LOCK_WAIT_SECONDS })
  if (moved) await syncOrderWorkflow(container).run({ input: { order_id: orderId } })
  return moved
}

function copyOf(reservation: ReservationItemDTO, locationId: string) {
  return {
    line_item_id: reservation.line_item_id ?? null, inventory_item_id: reservation.inventory_item_id, location_id: locationId, quantity: Number(reservation.quantity),
    allow_backorder: true, ...(reservation.metadata ? { metadata: reservation.metadata } : {}),
  }
}

/** Which locations each order may ship from; an order without a sales channel may ship from all and is missing here. */
async function locationsOfOrders(container: MedusaContainer, orderIds: readonly string[]): Promise<Map<string, ReadonlySet<string>>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: ["id", "sales_channel_id"], filters: { id: [...new Set(orderIds)] } })
  const orders = data as unknown as readonly { readonly id: string; readonly sales_channel_id?: string | null }[]
  const channelIds = [...new Set(orders.flatMap(({ sales_channel_id }) => (sales_channel_id ? [sales_channel_id] : [])))]
  const { data: found } = await query.graph({ entity: "sales_channel", fields: ["id", "stock_locations.id"], filters: { id: channelIds } })
  // Query's types end at the link between the two modules.
  const channels = found as unknown as readonly { readonly id: string; readonly stock_locations?: readonly ({ readonly id: string } | null)[] | null }[]
  const locations = new Map(channels.map(({ id, stock_locations }) => [id, new Set((stock_locations ?? []).flatMap((row) => (row === null ? [] : [row.id])))]))
  return new Map(orders.flatMap(({ id, sales_channel_id }) => {
    const allowed = sales_channel_id ? locations.get(sales_channel_id) : undefined
    return allowed === undefined ? [] : [[id, allowed] as const]
  }))
}
