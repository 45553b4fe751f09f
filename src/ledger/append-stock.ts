import type { Append, PolicyVersion } from "./append-events"
import { holdReservationsOf, stockDeltasOf } from "./effects"
import { arrayText, type Parameters, rowsSource } from "./statement"

/**
 * The policies of the items whose stock these changes touch, read under a lock that lets all other commands through and
 * only a change of the policy wait, or be waited for: whoever makes an item `full` counts its units, and what is under
 * way meanwhile would be missed by him and would miss him. Row locks read the newest version, whatever the snapshot. A
 * change of a policy waits for no unit, so it does not matter that units may be locked before.
 */
export function policyCte(parameters: Parameters, append: Append): string[] {
  const items = [...new Set([...stockDeltasOf(append.changes), ...holdReservationsOf(append.changes), ...(append.policies ?? [])].map(({ inventoryItemId }) => inventoryItemId))]
  if (items.length === 0) return []
  const which = items.length === 1 ? `= ${parameters.add(items[0])}::text` : `= any (${parameters.add(arrayText(items))}::text[])`
  return [`policy as materialized (select p.inventory_item_id, p.tracking, p.version from serial_policy p where p.inventory_item_id ${which} order by p.inventory_item_id for key share)`]
}

export function unchangedPolicies(parameters: Parameters, append: Append, policies: readonly PolicyVersion[]): string {
  const [first] = policies
  const one = policies.length === 1 ? first : undefined
  const matching = one !== undefined
    ? `policy p where p.inventory_item_id = ${parameters.add(one.inventoryItemId)}::text and p.version = ${parameters.add(one.version)}::int`
    : `policy p, unnest(${parameters.add(policies.map(({ inventoryItemId }) => inventoryItemId))}::text[], ${parameters.add(policies.map(({ version }) => version))}::int[]) x (item, version) where p.inventory_item_id = x.item and p.version = x.version`
  return `(select count(*) from ${matching}${guard(append, "and")})`
}

export function stockCtes(parameters: Parameters, append: Append): string[] {
  const deltas = stockDeltasOf(append.changes)
  const holds = holdReservationsOf(append.changes)
  const ctes: string[] = []
  if (deltas.length > 0) {
    const { from, expression: of } = rowsSource(parameters, deltas.length, [
      { name: "id", type: "text", values: deltas.map(() => append.newId("astk")) },
      { name: "inventory_item_id", type: "text", values: deltas.map(({ inventoryItemId }) => inventoryItemId) },
      { name: "location_id", type: "text", values: deltas.map(({ locationId }) => locationId) },
      { name: "delta", type: "int", values: deltas.map(({ delta }) => delta) },
    ])
    ctes.push(`posted as (insert into stock_posting (id, inventory_item_id, location_id, delta, command_id)
      select ${of["id"]}, ${of["inventory_item_id"]}, ${of["location_id"]}, ${of["delta"]}, ${parameters.add(append.context.commandId)}::text ${from}
      where (select ok from done) and ${stockIsTracked(of["inventory_item_id"])}${guard(append, "and")})`)
  }
  if (holds.length > 0) {
    const { from, expression: of } = rowsSource(parameters, holds.length, [
      { name: "unit_id", type: "text", values: holds.map(({ unitId }) => unitId) },
      { name: "inventory_item_id", type: "text", values: holds.map(({ inventoryItemId }) => inventoryItemId) },
      { name: "location_id", type: "text", values: holds.map(({ locationId }) => locationId) },
      { name: "wanted", type: "boolean", values: holds.map(({ wanted }) => String(wanted)) },
    ])
    ctes.push(`kept as (insert into hold_reservation (unit_id, inventory_item_id, location_id, wanted)
      select ${of["unit_id"]}, ${of["inventory_item_id"]}, ${of["location_id"]}, ${of["wanted"]} and ${stockIsTracked(of["inventory_item_id"])} ${from}
      where (select ok from done) and (${stockIsTracked(of["inventory_item_id"])} or exists (select from hold_reservation h where h.unit_id = ${of["unit_id"]}))${guard(append, "and")}
      on conflict (unit_id) do update set inventory_item_id = excluded.inventory_item_id, location_id = excluded.location_id, wanted = excluded.wanted, settled = false, updated_at = now())`)
  }
  return ctes
}

/** Medusa's stock follows the units only where the item's policy says so; the database asks, so that no command has to. */
const stockIsTracked = (inventoryItemId: string | undefined): string =>
  `exists (select from policy p where p.inventory_item_id = ${inventoryItemId} and p.tracking = 'full')`

/** The guard of all later parts: nothing happens when the receipt was already there. */
export const guard = (append: Append, word: "where" | "and"): string => (append.receipt === undefined ? "" : ` ${word} exists (select from receipt)`)
