import type { IInventoryService } from "@medusajs/framework/types"

interface Level {
  readonly id: string
  readonly inventory_item_id: string
  readonly location_id: string
  stocked_quantity: number
}
interface Reservation {
  readonly id: string
  readonly inventory_item_id: string
  readonly location_id: string
  readonly quantity: number
  readonly external_id: string
}

/** Dies at a call of its own choosing, before or after the call had its effect. */
export type Dies = (call: string) => "before" | "after" | null

/** Medusa's inventory as far as parts need it: levels that are read, added to and written, and reservations by external id. */
export class FakeInventory {
  readonly levels = new Map<string, Level>()
  readonly reservations = new Map<string, Reservation>()
  dies: Dies = () => null
  private count = 0

  stock(item: string, location: string, quantity: number): void {
    this.levels.set(`${item} ${location}`, { id: `level_${(this.count += 1)}`, inventory_item_id: item, location_id: location, stocked_quantity: quantity })
  }

  reservedOf(item: string): number {
    return [...this.reservations.values()].filter(({ inventory_item_id }) => inventory_item_id === item).reduce((sum, { quantity }) => sum + quantity, 0)
  }

  stockedOf(item: string): number {
    return [...this.levels.values()].filter(({ inventory_item_id }) => inventory_item_id === item).reduce((sum, { stocked_quantity }) => sum + stocked_quantity, 0)
  }

  /** The module's interface, as much as is called. */
  asService(): IInventoryService {
    const call = async <Result>(name: string, effect: () => Result): Promise<Result> => {
      const death = this.dies(name)
      if (death === "before") throw new Error(`died before ${name}`)
      const result = effect()
      if (death === "after") throw new Error(`died after ${name}`)
      return result
    }
    const service = {
      listInventoryLevels: ({ inventory_item_id, location_id }: { inventory_item_id: string; location_id?: string }) => call("listInventoryLevels", () =>
        [...this.levels.values()].filter((level) => level.inventory_item_id === inventory_item_id && (location_id === undefined || level.location_id === location_id)).map((level) => ({ ...level, reserved_quantity: this.reservedAt(level) }))),
      createInventoryLevels: ({ inventory_item_id, location_id }: { inventory_item_id: string; location_id: string }) => call("createInventoryLevels", () => {
        this.stock(inventory_item_id, location_id, 0)
        return this.levels.get(`${inventory_item_id} ${location_id}`)
      }),
      adjustInventory: (changes: { inventoryItemId: string; locationId: string; adjustment: number }[]) => call("adjustInventory", () => {
        for (const { inventoryItemId, locationId, adjustment } of changes) {
          const level = this.levels.get(`${inventoryItemId} ${locationId}`)
          if (level !== undefined) level.stocked_quantity += adjustment
        }
      }),
      listReservationItems: ({ external_id }: { external_id: string[] }) => call("listReservationItems", () => [...this.reservations.values()].filter((reservation) => external_id.includes(reservation.external_id))),
      createReservationItems: (made: Omit<Reservation, "id">[]) => call("createReservationItems", () => made.map((reservation) => {
        const row = { ...reservation, id: `res_${(this.count += 1)}` }
        this.reservations.set(row.id, row)
        return row
      })),
      softDeleteReservationItems: (ids: string[]) => call("softDeleteReservationItems", () => ids.forEach((id) => this.reservations.delete(id))),
    }
    return service as unknown as IInventoryService
  }

  private reservedAt(level: Level): number {
    return [...this.reservations.values()].filter(({ inventory_item_id, location_id }) => inventory_item_id === level.inventory_item_id && location_id === level.location_id).reduce((sum, { quantity }) => sum + quantity, 0)
  }
}
