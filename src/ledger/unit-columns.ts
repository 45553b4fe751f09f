import type { Fact, Facts } from "../domain/common/rejection"
import { UNBORN, type Unit, type UnitChanges } from "../domain/unit/unit"
import { canonicalJson } from "./canonical"

type ChangeableField = keyof Required<UnitChanges>

interface Column {
  readonly field: ChangeableField
  readonly column: string
  /** Postgres type of one value. */
  readonly type: "text" | "jsonb" | "date" | "timestamptz" | "boolean"
}

/** The one place where the unit's fields meet their columns: rows, events' `changes` and HTTP use these names. */
export const UNIT_COLUMNS: readonly Column[] = [
  { field: "serialNumber", column: "serial_number", type: "text" },
  { field: "scannedAs", column: "scanned_as", type: "text" },
  { field: "serialScope", column: "serial_scope", type: "text" },
  { field: "status", column: "status", type: "text" },
  { field: "previousStatus", column: "previous_status", type: "text" },
  { field: "statusReason", column: "status_reason", type: "text" },
  { field: "custody", column: "custody", type: "text" },
  { field: "grade", column: "grade", type: "text" },
  { field: "holds", column: "holds", type: "jsonb" },
  { field: "variantId", column: "variant_id", type: "text" },
  { field: "inventoryItemId", column: "inventory_item_id", type: "text" },
  { field: "locationId", column: "location_id", type: "text" },
  { field: "lastLocationId", column: "last_location_id", type: "text" },
  { field: "bin", column: "bin", type: "text" },
  { field: "lotNumber", column: "lot_number", type: "text" },
  { field: "manufacturedOn", column: "manufactured_on", type: "date" },
  { field: "expiresOn", column: "expires_on", type: "date" },
  { field: "owner", column: "owner", type: "text" },
  { field: "ownerCustomerId", column: "owner_customer_id", type: "text" },
  { field: "orderId", column: "order_id", type: "text" },
  { field: "lineItemId", column: "line_item_id", type: "text" },
  { field: "fulfillmentId", column: "fulfillment_id", type: "text" },
  { field: "parentUnitId", column: "parent_unit_id", type: "text" },
  { field: "identifiers", column: "identifiers", type: "jsonb" },
  { field: "wasShipped", column: "was_shipped", type: "boolean" },
  { field: "receivedAt", column: "received_at", type: "timestamptz" },
]

const FIELD_OF = new Map(UNIT_COLUMNS.map(({ field, column }) => [column, field]))

/** As it comes from the driver: dates and instants already text (named-query.ts). */
export type UnitRow = Record<string, unknown> & { id: string }

export const UNIT_SELECT = [
  "id", ...UNIT_COLUMNS.map(({ column }) => column), "version", "encode(chain_hash, 'hex') as chain_hash", "created_at", "updated_at",
].map((column) => (column.startsWith("encode") ? column.replace("chain_hash,", "u.chain_hash,") : `u.${column}`)).join(", ")

export function unitOfRow(row: UnitRow): Unit {
  const unit: Record<string, unknown> = {
    ...UNBORN, id: row.id, version: row["version"], chainHash: row["chain_hash"], createdAt: row["created_at"], updatedAt: row["updated_at"],
  }
  for (const { field, column } of UNIT_COLUMNS) unit[field] = row[column]
  // The select list and UNIT_COLUMNS are made from one table, so every field of Unit is there.
  return unit as unknown as Unit
}

const SORTED_COLUMNS = [...UNIT_COLUMNS].sort((a, b) => (a.column < b.column ? -1 : 1)).map(({ field, column }) => ({ field, prefix: `${JSON.stringify(column)}:` }))

/** `canonicalJson(storedChanges(changes))` without the object between: in a batch that is what memory goes to. */
export function storedChangesJson(changes: UnitChanges): string {
  let text = ""
  for (const { field, prefix } of SORTED_COLUMNS) {
    const value = changes[field]
    // Every changeable field is text, boolean, null, or a list of flat objects of those.
    if (value !== undefined) text += (text === "" ? "" : ",") + prefix + canonicalJson(value as Fact)
  }
  return `{${text}}`
}

/** An event's changes as they are stored and hashed: column names. */
export function storedChanges(changes: UnitChanges): Facts {
  const values: Record<string, unknown> = changes
  const stored: Record<string, unknown> = {}
  for (const { field, column } of UNIT_COLUMNS) if (values[field] !== undefined) stored[column] = values[field]
  // Every changeable field is text, boolean, null, or a list of flat objects of those.
  return stored as Facts
}

export function changesOfStored(stored: Facts): UnitChanges {
  const changes: Record<string, unknown> = {}
  for (const [column, value] of Object.entries(stored)) {
    const field = FIELD_OF.get(column)
    if (field !== undefined) changes[field] = value
  }
  return changes as UnitChanges
}
