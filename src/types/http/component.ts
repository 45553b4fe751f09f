import type { HttpInstant } from "./common"

export interface HttpComponent {
  unit_id: string
  serial_number: string
  inventory_item_id: string
}

/** What a unit was built of, what it is made of now, and what happened in between. */
export interface HttpComponentTree {
  unit_id: string
  as_built: (HttpComponent & { is_in_place: boolean })[]
  /** Components of components too, each with what it is in. */
  as_maintained: (HttpComponent & { parent_unit_id: string; depth: number })[]
  /** `repair_order_id` null: built in. */
  changes: (HttpComponent & { change: "installed" | "removed"; repair_order_id: string | null; by: { type: string; id: string }; at: HttpInstant })[]
}
