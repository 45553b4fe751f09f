import type { Client, PoolClient } from "pg"

/** So many documents of each kind for one unit among so many. */
const UNITS_PER_DOCUMENT = 20
const ITEMS = 500
const LOCATIONS = 8

/** What is asked of the lists; each names something that is there, and rare or common as its name says. */
export const LARGE_SHOP = { item: "iitem_7", variant: "variant_7", location: "sloc_3", lot: "L-40", customer: "cus_77", order: "order_77", commonStatus: "delivered", rareStatus: "lost", unitId: unitId(1_000), serial: serialOf(4_321) } as const

function unitId(number: number): string {
  return `aunit_${String(number).padStart(26, "0")}`
}

function serialOf(number: number): string {
  return `SN-${String(number).padStart(10, "0")}`
}

/**
 * A shop of so many units with their documents, written straight into the tables by a few statements: it stands for its
 * size only. No history is behind it, so nothing but reading makes sense with it.
 */
export async function seedLargeShop(client: Client | PoolClient, unitCount: number): Promise<void> {
  const documents = Math.floor(unitCount / UNITS_PER_DOCUMENT)
  const id = (prefix: string, number = "i"): string => `'${prefix}_' || lpad((${number})::text, 26, '0')`
  // Every tenth unit lies in stock, one in 500 is lost, one in 250 is held; the others are with their customers.
  const status = "case when i % 500 = 3 then 'lost' when i % 10 = 0 then 'in_stock' when i % 100 = 1 then 'quarantined' else 'delivered' end"
  await client.query(`
    insert into serial_unit (id, serial_number, scanned_as, serial_scope, status, custody, grade, holds, variant_id, inventory_item_id, location_id, lot_number, owner, owner_customer_id, order_id, line_item_id, identifiers, was_shipped, received_at, version, chain_hash, created_at, updated_at)
    select ${id("aunit")}, 'SN-' || lpad(i::text, 10, '0'), 'SN-' || i, 'item:' || i % ${ITEMS}, s.status, case s.status when 'delivered' then 'customer' when 'lost' then 'none' else 'warehouse' end, 'new',
      case when i % 250 = 0 then '[{"id":"h","kind":"quality","reason":"r","since":"2026-01-01T00:00:00.000Z"}]'::jsonb else '[]'::jsonb end,
      'variant_' || i % ${ITEMS}, 'iitem_' || i % ${ITEMS}, case when s.status in ('in_stock','quarantined') then 'sloc_' || (i / 10) % ${LOCATIONS} end, 'L-' || i / 2000,
      case s.status when 'delivered' then 'customer' else 'shop' end, case s.status when 'delivered' then 'cus_' || i / 4 end, case s.status when 'delivered' then 'order_' || i / 3 end, case s.status when 'delivered' then 'ordli_' || i / 3 end,
      case when i % 5 = 0 then jsonb_build_array(jsonb_build_object('kind', 'imei', 'value', 'IMEI' || i)) else '[]'::jsonb end, s.status = 'delivered', now(), 1, '\\x00', now(), now()
    from generate_series(1, ${unitCount}) i, lateral (select ${status} as status) s`)
  const unit = id("aunit", `i * ${UNITS_PER_DOCUMENT}`)
  const series = `from generate_series(1, ${documents}) i`
  const closed = "i % 50 <> 0"
  await client.query(`
    insert into rma (id, display_id, source, status, order_id, customer_id, due_at, expires_at, closed_at, version, created_at, updated_at)
    select ${id("rma")}, 'RMA-2026-' || lpad(i::text, 6, '0'), 'agent', case when ${closed} then 'closed' when i % 100 = 0 then 'authorized' else 'requested' end, 'order_' || i, 'cus_' || i, now() + (i % 400 - 1) * interval '1 day', now() + interval '30 days',
      case when ${closed} then now() end, 1, now(), now() ${series}`)
  await client.query(`
    insert into rma_line (id, rma_id, position, unit_id, is_open, inventory_item_id, order_id, was_passed_on, reason_code, requested_resolution, reception, decision, decision_reasons, fault_codes, checklist, disposition_to, is_advance, is_charged, medusa)
    select ${id("rmal")}, ${id("rma")}, 1, ${unit}, not (${closed}), 'iitem_1', 'order_' || i, false, 'defective', 'refund', 'awaiting', 'pending', '[]', '[]', '[]', '{}', false, false, '{}' ${series}`)
  await client.query(`
    insert into repair_order (id, display_id, unit_id, status, priority, problem, assigned_to, approved_minor, opened_by, opened_at, closed_at, version, updated_at)
    select ${id("arep")}, 'REP-2026-' || lpad(i::text, 6, '0'), ${unit}, case when ${closed} then 'closed' else 'repairing' end, case when i % 100 = 0 then 'urgent' else 'normal' end, 'Dark', case when i % 25 = 0 then 'atech_' || (i / 25) % 20 end, 0,
      '{"type":"user","id":"u"}', now(), case when ${closed} then now() end, 1, now() ${series}`)
  await client.query(`
    insert into warranty_claim (id, display_id, unit_id, customer_id, status, submitted_at)
    select ${id("awcl")}, 'CLM-2026-' || lpad(i::text, 6, '0'), ${unit}, 'cus_' || i, case when ${closed} then 'closed' else 'submitted' end, now() ${series}`)
  await client.query(`
    insert into warranty_registration (id, unit_id, serial_number, customer_id, source, status, registered_at)
    select ${id("awreg")}, ${unit}, 'SN-' || lpad((i * ${UNITS_PER_DOCUMENT})::text, 10, '0'), 'cus_' || i, 'order', case when ${closed} then 'approved' else 'pending' end, now() ${series}`)
  await client.query(`
    insert into exception_case (id, kind, status, dedupe_key, summary, unit_id, order_id)
    select ${id("aexc")}, 'unit_not_picked', case when ${closed} then 'resolved' else 'open' end, 'k' || i, 'Look', ${unit}, 'order_' || i ${series}`)
  await client.query(`
    insert into outbox_message (id, queue, job, payload, status)
    select ${id("obm")}, 'events', 'publish_event', jsonb_build_object('document_id', ${id("rma")}), case when i % 1000 = 0 then 'dead' when i % 1000 = 1 then 'pending' else 'done' end ${series}`)
  await client.query("analyze")
}

/** Takes all of it away again, for whoever checks the ledger afterwards. */
export async function emptyLargeShop(client: Client | PoolClient): Promise<void> {
  await client.query("truncate serial_unit, rma, rma_line, repair_order, warranty_claim, warranty_registration, exception_case, outbox_message cascade")
}
