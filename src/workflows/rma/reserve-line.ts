import type { IInventoryService, ILockingModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import { RejectionError, reject } from "../../domain/common/rejection"
import { reasonOf } from "../facade"

export interface ReserveLine {
  readonly orderId: string
  readonly lineItemId: string
  /** Where it must leave from; otherwise a location of the order's sales channel that has all of it. */
  readonly locationId?: string | undefined
}

interface Need {
  readonly inventoryItemId: string
  readonly quantity: number
  /** Available at each location that has a level. */
  readonly available: ReadonlyMap<string, number>
}

const LOCK_WAIT_SECONDS = 15

/**
 * Gives a line that a claim or exchange added its reservation, all its items at one place; a second call finds it and
 * moves it where another location is asked for. Core reserves such a line only when it also gets a shipping method, and
 * wherever stock comes first. What was sold meanwhile waits for stock like any backorder.
 */
export async function reserveLine(container: MedusaContainer, { orderId, lineItemId, locationId }: ReserveLine): Promise<void> {
  const inventory = container.resolve<IInventoryService>(Modules.INVENTORY)
  const locking = container.resolve<ILockingModule>(Modules.LOCKING)
  const { needs, locationIds } = await readNeeds(container, orderId, lineItemId)
  const existing = await inventory.listReservationItems({ line_item_id: [lineItemId] }, { take: null as unknown as number })
  const place = locationId ?? existing[0]?.location_id ?? choosePlace(needs, locationIds)
  if (place === undefined) return
  // One item at a time: two callers that wait for each other's locks would never end.
  for (const { inventoryItemId, quantity } of needs) {
    const mine = existing.filter((row) => row.inventory_item_id === inventoryItemId)
    if (mine.length > 0 && mine.every(({ location_id }) => location_id === place)) continue
    await locking.execute(inventoryItemId, async () => {
      await inventory.createReservationItems([{ line_item_id: lineItemId, inventory_item_id: inventoryItemId, location_id: place, quantity, allow_backorder: true }])
      if (mine.length > 0) await inventory.softDeleteReservationItems(mine.map(({ id }) => id))
    }, { timeout: LOCK_WAIT_SECONDS })
  }
}

/** The one that can serve all of it; failing that, one that has the item at all. */
function choosePlace(needs: readonly Need[], locationIds: readonly string[]): string | undefined {
  return locationIds.find((id) => needs.every(({ available, quantity }) => (available.get(id) ?? 0) >= quantity))
    ?? locationIds.find((id) => needs.every(({ available }) => available.has(id)))
}

async function readNeeds(container: MedusaContainer, orderId: string, lineItemId: string): Promise<{ readonly needs: Need[]; readonly locationIds: string[] }> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order", filters: { id: orderId },
    fields: [
      "id", "sales_channel.stock_locations.id", "items.id", "items.detail.quantity", "items.variant.manage_inventory", "items.variant.inventory_items.inventory_item_id", "items.variant.inventory_items.required_quantity",
      "items.variant.inventory_items.inventory.location_levels.location_id", "items.variant.inventory_items.inventory.location_levels.stocked_quantity", "items.variant.inventory_items.inventory.location_levels.reserved_quantity",
    ],
  })
  const order = data[0] as unknown as GraphOrder | undefined
  const line = present(order?.items).find(({ id }) => id === lineItemId)
  if (line?.variant?.manage_inventory !== true) return { needs: [], locationIds: [] }
  const needs = present(line.variant.inventory_items).map((row): Need => ({
    inventoryItemId: row.inventory_item_id, quantity: Number(row.required_quantity) * Number(line.detail?.quantity ?? 0),
    available: new Map(present(row.inventory?.location_levels).map((level) => [level.location_id, Number(level.stocked_quantity) - Number(level.reserved_quantity)])),
  }))
  const ofChannel = present(order?.sales_channel?.stock_locations).map(({ id }) => id)
  return { needs, locationIds: ofChannel.length > 0 ? ofChannel : [...new Set(needs.flatMap(({ available }) => [...available.keys()]))] }
}

/** Core checks the stock of a new line before it is made; its refusal in our words. */
export function stockRejection(error: unknown, variantId: string): unknown {
  const { code } = (typeof error === "object" && error !== null ? error : {}) as { readonly code?: unknown }
  if (code !== MedusaError.Codes.INSUFFICIENT_INVENTORY) return error
  return new RejectionError(reject("replacement.out_of_stock", `Variant ${variantId} cannot be sent: ${reasonOf(error)}`, { variant_id: variantId }))
}

const present = <Row>(rows: readonly (Row | null | undefined)[] | null | undefined): Row[] => (rows ?? []).filter((row): row is Row => row != null)

interface GraphOrder {
  readonly sales_channel?: { readonly stock_locations?: readonly ({ readonly id: string } | null)[] | null } | null
  readonly items?: readonly ({
    readonly id: string
    readonly detail?: { readonly quantity?: unknown } | null
    readonly variant?: {
      readonly manage_inventory?: boolean
      readonly inventory_items?: readonly ({
        readonly inventory_item_id: string
        readonly required_quantity: unknown
        readonly inventory?: { readonly location_levels?: readonly ({ readonly location_id: string; readonly stocked_quantity: unknown; readonly reserved_quantity: unknown } | null)[] | null } | null
      } | null)[] | null
    } | null
  } | null)[] | null
}
