import type { VendorClaim, VendorClaimLine } from "../../domain/vendor/vendor-claim"
import type { ColumnType } from "../../ledger/statement"

interface Column<Holder> {
  readonly field: keyof Holder
  readonly column: string
  readonly type: ColumnType | "bigint"
}

/** The one place where the claim's fields meet their columns; its version and the time of change are written beside them. */
export const VENDOR_CLAIM_COLUMNS: readonly Column<VendorClaim>[] = [
  { field: "displayId", column: "display_id", type: "text" },
  { field: "vendorId", column: "vendor_id", type: "text" },
  { field: "status", column: "status", type: "text" },
  { field: "vendorReference", column: "vendor_reference", type: "text" },
  { field: "trackingNumber", column: "tracking_number", type: "text" },
  { field: "shippedAt", column: "shipped_at", type: "timestamptz" },
  { field: "settledAt", column: "settled_at", type: "timestamptz" },
  { field: "closedAt", column: "closed_at", type: "timestamptz" },
  { field: "canceledAt", column: "canceled_at", type: "timestamptz" },
  { field: "createdAt", column: "created_at", type: "timestamptz" },
]

/** The same for a line; `is_open` follows from the whole claim. */
export const VENDOR_CLAIM_LINE_COLUMNS: readonly Column<VendorClaimLine>[] = [
  { field: "position", column: "position", type: "int" },
  { field: "unitId", column: "unit_id", type: "text" },
  { field: "rmaLineId", column: "rma_line_id", type: "text" },
  { field: "repairOrderId", column: "repair_order_id", type: "text" },
  { field: "faultCodes", column: "fault_codes", type: "jsonb" },
  { field: "claimedMinor", column: "claimed_minor", type: "bigint" },
  { field: "recoveredMinor", column: "recovered_minor", type: "bigint" },
  { field: "currencyCode", column: "currency_code", type: "text" },
  { field: "outcome", column: "outcome", type: "text" },
  { field: "whereabouts", column: "whereabouts", type: "text" },
  { field: "replacementUnitId", column: "replacement_unit_id", type: "text" },
  { field: "reasonCode", column: "reason_code", type: "text" },
  { field: "sentAt", column: "sent_at", type: "timestamptz" },
  { field: "decidedAt", column: "decided_at", type: "timestamptz" },
]

type Row = Record<string, unknown>

export const VENDOR_CLAIM_SELECT = ["id", "version", "updated_at", ...VENDOR_CLAIM_COLUMNS.map(({ column }) => column)].map((column) => `v.${column}`).join(", ")
export const VENDOR_CLAIM_LINE_SELECT = ["id", "vendor_claim_id", ...VENDOR_CLAIM_LINE_COLUMNS.map(({ column }) => column)].map((column) => `l.${column}`).join(", ")

export function vendorClaimOfRow(row: Row, lines: readonly VendorClaimLine[]): VendorClaim {
  const claim: Record<string, unknown> = { id: row["id"], version: row["version"], updatedAt: row["updated_at"], lines }
  for (const { field, column } of VENDOR_CLAIM_COLUMNS) claim[field] = row[column]
  // The select list and the table above are one, so every field is there.
  return claim as unknown as VendorClaim
}

export function vendorClaimLineOfRow(row: Row): VendorClaimLine {
  const line: Record<string, unknown> = { id: row["id"] }
  for (const { field, column } of VENDOR_CLAIM_LINE_COLUMNS) line[field] = row[column]
  return line as unknown as VendorClaimLine
}
