import type { HttpUnit } from "./unit"

/** One serialized item of an order line; a kit's line has one entry for each of its items. */
export interface HttpOrderLineUnits {
  line_item_id: string
  title: string | null
  variant_id: string | null
  inventory_item_id: string
  tracking: "none" | "at_ship" | "at_ship_and_return" | "full"
  required_count: number
  units: HttpUnit[]
  /** Units the line still lacks. */
  waiting_count: number
}

export interface HttpOrderUnits {
  lines: HttpOrderLineUnits[]
  /** Units of the order that no line of it needs any more. */
  unassigned: HttpUnit[]
}

/** What commands on an order's units answer: the lines as they are now, and the units that changed. */
export interface HttpOrderUnitsChanged extends HttpOrderUnits {
  units: HttpUnit[]
}
