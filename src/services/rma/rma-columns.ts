import type { ReplacementOffer, Rma, RmaLine } from "../../domain/rma/rma"
import type { ColumnType } from "../../ledger/statement"

interface Column<Holder> {
  readonly field: keyof Holder
  readonly column: string
  readonly type: ColumnType | "bigint"
}

/** The one place where the header's fields meet their columns; version, status and times of change are written beside them. */
export const RMA_COLUMNS: readonly Column<Rma>[] = [
  { field: "displayId", column: "display_id", type: "text" },
  { field: "source", column: "source", type: "text" },
  { field: "orderId", column: "order_id", type: "text" },
  { field: "customerId", column: "customer_id", type: "text" },
  { field: "countryCode", column: "country_code", type: "text" },
  { field: "submittedAt", column: "submitted_at", type: "timestamptz" },
  { field: "infoRequestedAt", column: "info_requested_at", type: "timestamptz" },
  { field: "authorizedAt", column: "authorized_at", type: "timestamptz" },
  { field: "expiresAt", column: "expires_at", type: "timestamptz" },
  { field: "canceledAt", column: "canceled_at", type: "timestamptz" },
  { field: "expiredAt", column: "expired_at", type: "timestamptz" },
  { field: "closedAt", column: "closed_at", type: "timestamptz" },
  { field: "dueAt", column: "due_at", type: "timestamptz" },
  { field: "remindedAt", column: "reminded_at", type: "timestamptz" },
  { field: "createdAt", column: "created_at", type: "timestamptz" },
]

/** The same for a line. `sale` is two columns, so that it can be looked up; `is_open` follows from the whole document; offers are rows of their own. */
export const RMA_LINE_COLUMNS: readonly Column<Omit<RmaLine, "sale" | "offer">>[] = [
  { field: "position", column: "position", type: "int" },
  { field: "unitId", column: "unit_id", type: "text" },
  { field: "inventoryItemId", column: "inventory_item_id", type: "text" },
  { field: "variantId", column: "variant_id", type: "text" },
  { field: "wasPassedOn", column: "was_passed_on", type: "boolean" },
  { field: "reasonCode", column: "reason_code", type: "text" },
  { field: "requestedResolution", column: "requested_resolution", type: "text" },
  { field: "blindReason", column: "blind_reason", type: "text" },
  { field: "noteId", column: "note_id", type: "text" },
  { field: "reception", column: "reception", type: "text" },
  { field: "receptionReason", column: "reception_reason", type: "text" },
  { field: "receivedAt", column: "received_at", type: "timestamptz" },
  { field: "trackingNumber", column: "tracking_number", type: "text" },
  { field: "wrongUnitId", column: "wrong_unit_id", type: "text" },
  { field: "wrongSerialNumber", column: "wrong_serial_number", type: "text" },
  { field: "decision", column: "decision", type: "text" },
  { field: "decisionReasons", column: "decision_reasons", type: "jsonb" },
  { field: "decidedBy", column: "decided_by", type: "jsonb" },
  { field: "decidedAt", column: "decided_at", type: "timestamptz" },
  { field: "assessmentId", column: "assessment_id", type: "text" },
  { field: "inspectedAt", column: "inspected_at", type: "timestamptz" },
  { field: "grade", column: "grade", type: "text" },
  { field: "faultCodes", column: "fault_codes", type: "jsonb" },
  { field: "checklist", column: "checklist", type: "jsonb" },
  { field: "disposition", column: "disposition", type: "text" },
  { field: "dispositionStage", column: "disposition_stage", type: "text" },
  { field: "dispositionTo", column: "disposition_to", type: "jsonb" },
  { field: "disposedAt", column: "disposed_at", type: "timestamptz" },
  { field: "dispositionReference", column: "disposition_reference", type: "jsonb" },
  { field: "resolution", column: "resolution", type: "text" },
  { field: "resolutionStage", column: "resolution_stage", type: "text" },
  { field: "resolvedAt", column: "resolved_at", type: "timestamptz" },
  { field: "resolutionVariantId", column: "resolution_variant_id", type: "text" },
  { field: "amountMinor", column: "amount_minor", type: "bigint" },
  { field: "currencyCode", column: "currency_code", type: "text" },
  { field: "paid", column: "paid", type: "jsonb" },
  { field: "isAdvance", column: "is_advance", type: "boolean" },
  { field: "returnDueAt", column: "return_due_at", type: "timestamptz" },
  { field: "isCharged", column: "is_charged", type: "boolean" },
  { field: "replacementUnitId", column: "replacement_unit_id", type: "text" },
  { field: "takeOverPath", column: "take_over_path", type: "text" },
  { field: "medusa", column: "medusa", type: "jsonb" },
]

type Row = Record<string, unknown>

export const RMA_SELECT = ["id", "version", ...RMA_COLUMNS.map(({ column }) => column)].map((column) => `r.${column}`).join(", ")
export const RMA_LINE_SELECT = ["id", "rma_id", "order_id", "line_item_id", ...RMA_LINE_COLUMNS.map(({ column }) => column)].map((column) => `l.${column}`).join(", ")

export function rmaOfRow(row: Row, lines: readonly RmaLine[]): Rma {
  const rma: Record<string, unknown> = { id: row["id"], version: row["version"], lines }
  for (const { field, column } of RMA_COLUMNS) rma[field] = row[column]
  // The select list and the table above are one, so every field is there.
  return rma as unknown as Rma
}

export function rmaLineOfRow(row: Row, offer: ReplacementOffer | null): RmaLine {
  const sale = row["order_id"] === null || row["line_item_id"] === null ? null : { orderId: row["order_id"], lineItemId: row["line_item_id"] }
  const line: Record<string, unknown> = { id: row["id"], sale, offer }
  for (const { field, column } of RMA_LINE_COLUMNS) line[field] = row[column]
  return line as unknown as RmaLine
}
