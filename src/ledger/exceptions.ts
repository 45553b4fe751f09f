import type { PoolClient } from "pg"
import type { Facts } from "../domain/common/rejection"
import { namedQuery } from "../persistence/named-query"
import { canonicalJson } from "./canonical"
import { Parameters, rowsSource, type SourceColumn } from "./statement"

export const EXCEPTION_KINDS = [
  "held_unit_promised", "picked_unit_surplus", "fulfillment_without_units", "shipment_without_units", "unit_not_picked",
  "stock_in_doubt", "stock_edited_by_hand", "hook_failed", "stock_drift",
  "stolen_unit_registered", "unit_registered_twice", "unknown_number_registered",
  "wrong_unit_received", "unknown_unit_received", "empty_box", "swap_suspected", "returned_in_medusa", "replaced_in_medusa",
  "customers_unit_kept",
  "component_in_second_unit", "wrong_unit_at_bench",
] as const
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number]

/** Something a person must look at. One open case for each `dedupeKey`: filing it again changes nothing. */
export interface ExceptionFiling {
  readonly kind: ExceptionKind
  readonly dedupeKey: string
  /** One plain sentence: what is wrong. */
  readonly summary: string
  readonly unitId?: string | null
  readonly orderId?: string | null
  readonly lineItemId?: string | null
  readonly fulfillmentId?: string | null
  readonly inventoryItemId?: string | null
  readonly locationId?: string | null
  readonly details?: Facts
}

export const EXCEPTION_INSERT_COLUMNS = [
  "id", "kind", "dedupe_key", "summary", "unit_id", "order_id", "line_item_id", "fulfillment_id", "inventory_item_id", "location_id", "details",
] as const

export function exceptionColumns(filings: readonly ExceptionFiling[], newId: (prefix: string) => string): SourceColumn[] {
  const text = (name: string, values: readonly (string | null | undefined)[]): SourceColumn => ({ name, type: "text", values: values.map((value) => value ?? null) })
  return [
    text("id", filings.map(() => newId("aexc"))),
    text("kind", filings.map(({ kind }) => kind)),
    text("dedupe_key", filings.map(({ dedupeKey }) => dedupeKey)),
    text("summary", filings.map(({ summary }) => summary)),
    text("unit_id", filings.map(({ unitId }) => unitId)),
    text("order_id", filings.map(({ orderId }) => orderId)),
    text("line_item_id", filings.map(({ lineItemId }) => lineItemId)),
    text("fulfillment_id", filings.map(({ fulfillmentId }) => fulfillmentId)),
    text("inventory_item_id", filings.map(({ inventoryItemId }) => inventoryItemId)),
    text("location_id", filings.map(({ locationId }) => locationId)),
    { name: "details", type: "jsonb", values: filings.map(({ details }) => canonicalJson(details ?? {})) },
  ]
}

/** Files cases that belong to no event of a unit. */
export async function fileExceptions(client: PoolClient, filings: readonly ExceptionFiling[], newId: (prefix: string) => string): Promise<void> {
  if (filings.length === 0) return
  const parameters = new Parameters()
  const { from, expression: of } = rowsSource(parameters, filings.length, exceptionColumns(filings, newId))
  await namedQuery(
    client,
    `insert into exception_case (${EXCEPTION_INSERT_COLUMNS.join(", ")}) select ${EXCEPTION_INSERT_COLUMNS.map((column) => of[column]).join(", ")} ${from} on conflict (dedupe_key) where status = 'open' do nothing`,
    parameters.values,
  )
}
