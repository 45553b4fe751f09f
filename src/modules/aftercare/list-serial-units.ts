import type { DataSource } from "typeorm"
import { namedQuery, withClient } from "../../persistence/named-query"
import { type QueryFilter, sqlOfFilter } from "./query-filter"

/** A unit as Query gives it: the columns by their names, instants as ISO text. */
export interface SerialUnitRow {
  readonly [column: string]: unknown
  readonly id: string
}

/** How Query asks: `take: null` means all of them. */
export interface QueryConfig {
  readonly select?: readonly string[]
  readonly take?: number | null
  readonly skip?: number | null
  readonly order?: { readonly [column: string]: string } | null
}

/** The same as the services of Medusa's own modules. */
const TAKE_DEFAULT = 15
const COLUMNS = [
  "id", "serial_number", "scanned_as", "status", "custody", "grade", "holds", "variant_id", "inventory_item_id", "location_id", "bin", "lot_number",
  "manufactured_on", "expires_on", "owner", "owner_customer_id", "order_id", "line_item_id", "fulfillment_id", "parent_unit_id", "identifiers",
  "received_at", "version", "created_at", "updated_at",
] as const
const COLUMN_SET: ReadonlySet<string> = new Set(COLUMNS)

export async function listSerialUnits(dataSource: DataSource, filter: QueryFilter, config: QueryConfig): Promise<SerialUnitRow[]> {
  const values: unknown[] = []
  const where = sqlOfFilter(filter, COLUMN_SET, values)
  const limit = config.take === null ? "" : ` limit ${wholeNumber(config.take ?? TAKE_DEFAULT)}`
  const offset = config.skip ? ` offset ${wholeNumber(config.skip)}` : ""
  const text = `select ${selected(config.select)} from serial_unit u where ${where} order by ${ordered(config.order)}${limit}${offset}`
  return withClient(dataSource, (client) => namedQuery<SerialUnitRow>(client, text, values))
}

export async function countSerialUnits(dataSource: DataSource, filter: QueryFilter): Promise<number> {
  const values: unknown[] = []
  const text = `select count(*) as count from serial_unit u where ${sqlOfFilter(filter, COLUMN_SET, values)}`
  const [row] = await withClient(dataSource, (client) => namedQuery<{ count: number }>(client, text, values))
  return row?.count ?? 0
}

/** Query asks for the fields of links too (`order_line_item`), which are none of ours; the id is always there to join by. */
function selected(select: readonly string[] | undefined): string {
  const asked = COLUMNS.filter((column) => select?.includes(column))
  const isPartial = select !== undefined && asked.length > 0
  const columns = isPartial ? COLUMNS.filter((column) => column === "id" || asked.includes(column)) : COLUMNS
  return columns.map((column) => `u.${column}`).join(", ")
}

function ordered(order: QueryConfig["order"]): string {
  const parts = Object.entries(order ?? {}).map(([column, direction]) => {
    if (!COLUMN_SET.has(column)) throw new Error(`Serial units cannot be sorted by "${column}".`)
    return `u.${column} ${String(direction).toLowerCase() === "desc" ? "desc" : "asc"}`
  })
  return [...parts, "u.id"].join(", ")
}

/** It becomes part of the statement's text, so it must be nothing but a number. */
function wholeNumber(value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${value} is not a number of rows.`)
  return value
}
