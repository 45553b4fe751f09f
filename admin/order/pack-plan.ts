import type { HttpOrderLineUnits, HttpUnit } from "../../src/types/http"

/** What Medusa's order says of one of its items, as far as packing needs it. */
export interface PackItem {
  readonly id: string
  readonly title: string
  readonly variantTitle: string | null
  readonly openQuantity: number
}

/** One serialized item of a line (a kit has several): how many units go into the box, and which. */
export interface PackEntry {
  readonly line: HttpOrderLineUnits
  readonly neededCount: number
  /** Units of the line that no fulfilment holds yet, the picked ones first. */
  readonly units: readonly HttpUnit[]
  /** Numbers read while packing, for items whose units have no name before. */
  readonly named: readonly string[]
}

export type Named = Readonly<Record<string, readonly string[]>>

export const keyOf = ({ line_item_id, inventory_item_id }: Pick<HttpOrderLineUnits, "line_item_id" | "inventory_item_id">): string => `${line_item_id} ${inventory_item_id}`

/** At these steps of the ladder a unit gets its name when it is packed. */
export const isNamedWhenPacked = ({ tracking }: HttpOrderLineUnits): boolean => tracking === "at_ship" || tracking === "at_ship_and_return"

export function packEntries(lines: readonly HttpOrderLineUnits[], items: readonly PackItem[], quantities: Readonly<Record<string, number>>, named: Named): PackEntry[] {
  return lines.flatMap((line) => {
    const item = items.find(({ id }) => id === line.line_item_id)
    if (item === undefined || item.openQuantity === 0) return []
    const units = line.units.filter(({ fulfillment_id, status }) => fulfillment_id === null && (status === "allocated" || status === "picked"))
    const boundCount = line.units.filter(({ fulfillment_id }) => fulfillment_id !== null).length
    // What one piece of the line needs of this item; a kit may need several.
    const perPiece = Math.round((line.required_count - boundCount) / item.openQuantity)
    const sorted = [...units].sort((a, b) => Number(b.status === "picked") - Number(a.status === "picked"))
    return [{ line, neededCount: perPiece * (quantities[item.id] ?? 0), units: sorted, named: named[keyOf(line)] ?? [] }]
  })
}

export const pickedCount = ({ line, units, named }: PackEntry): number => (isNamedWhenPacked(line) ? named.length : units.filter(({ status }) => status === "picked").length)

/** All that goes into the box has been read. */
export const isComplete = (entry: PackEntry): boolean => pickedCount(entry) >= entry.neededCount

/** `additional_data.serial_numbers` of Medusa's route: what was read is named, the rest is left to the policy. */
export function serialNumbersOf(entries: readonly PackEntry[]): Record<string, string[] | Record<string, string[]>> {
  const lineIds = [...new Set(entries.map(({ line }) => line.line_item_id))]
  return Object.fromEntries(lineIds.flatMap((lineId) => {
    const own = entries.filter(({ line, neededCount }) => line.line_item_id === lineId && neededCount > 0)
    const read = own.filter(isComplete).map((entry) => [entry.line.inventory_item_id, readOf(entry)] as const)
    if (read.length === 0) return []
    const [first] = read
    return [[lineId, own.length === 1 && first !== undefined ? first[1] : Object.fromEntries(read)] as const]
  }))
}

const readOf = ({ line, units, named, neededCount }: PackEntry): string[] =>
  (isNamedWhenPacked(line) ? [...named] : units.filter(({ status }) => status === "picked").map(({ serial_number }) => serial_number)).slice(0, neededCount)
