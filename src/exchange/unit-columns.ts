/** The columns a file of units may have, in any order; `serial_number` it must have. */
export const UNIT_FILE_COLUMNS = [
  "serial_number", "sku", "variant_id", "inventory_item_id",
  "location_id", "location", "bin", "stock_effect",
  "lot_number", "manufactured_on", "expires_on", "grade", "identifiers",
  "status", "sold_on", "owner_email", "customer_id", "order_reference", "warranty_ends_on",
] as const
export type UnitFileColumn = (typeof UNIT_FILE_COLUMNS)[number]

/** One line as it stands in the file: text, trimmed, empty when left out. */
export type UnitFields = Partial<Record<UnitFileColumn, string>>

const COLUMNS: ReadonlySet<string> = new Set(UNIT_FILE_COLUMNS)

export const isUnitFileColumn = (name: string): name is UnitFileColumn => COLUMNS.has(name)

/** `Serial Number` and `serial-number` mean `serial_number`. */
export const columnName = (header: string): string => header.trim().toLowerCase().replace(/[\s-]+/g, "_")
