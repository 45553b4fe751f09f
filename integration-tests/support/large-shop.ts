import type { Client, PoolClient } from "pg"

/** Unless somebody wants more: one document of each kind for so many units. */
const UNITS_PER_DOCUMENT = 20
/** A claim against a maker gathers what a hundred returns brought. */
const DOCUMENTS_PER_VENDOR_CLAIM = 100
const LINES_PER_VENDOR_CLAIM = 20
const ITEMS = 500
const LOCATIONS = 8

/** What is asked of the lists; each names something that is there, and rare or common as its name says. */
export const LARGE_SHOP = { item: "iitem_7", variant: "variant_7", location: "sloc_3", lot: "L-40", customer: "cus_77", order: "order_77", commonStatus: "delivered", rareStatus: "lost", unitId: unitId(1_000), serial: serialOf(4_320), vendor: "maker_3", vendorClaim: "VEN-2026-000007", importId: `aimp_${"1".padStart(26, "0")}`, batchId: `abat_${"1".padStart(26, "0")}`, technician: "atech_3", richCustomer: "cus_rich" } as const

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
export async function seedLargeShop(client: Client | PoolClient, unitCount: number, documentCount: number = Math.floor(unitCount / UNITS_PER_DOCUMENT)): Promise<void> {
  await seedUnits(client, unitCount)
  const unitStep = Math.floor(unitCount / documentCount)
  const series: Series = { from: `from generate_series(1, ${documentCount}) i`, unit: idOf("aunit", `i * ${unitStep}`), nextUnit: idOf("aunit", `i * ${unitStep} + 1`), number: `'SN-' || lpad((i * ${unitStep})::text, 10, '0')` }
  await seedReturns(client, series)
  await seedRepairs(client, series)
  await seedWarranties(client, series)
  await seedVendorClaims(client, Math.floor(documentCount / DOCUMENTS_PER_VENDOR_CLAIM), unitStep)
  await seedWork(client, series, documentCount)
  await seedRules(client)
  await client.query("analyze")
}

interface Series {
  readonly from: string
  readonly unit: string
  readonly nextUnit: string
  readonly number: string
}

/** Of fifty documents one is open. */
const CLOSED = "i % 50 <> 0"
const USER = `'{"type":"user","id":"u"}'`
const idOf = (prefix: string, number = "i"): string => `'${prefix}_' || lpad((${number})::text, 26, '0')`

async function seedUnits(client: Client | PoolClient, unitCount: number): Promise<void> {
  // Every tenth unit lies in stock, one in 500 is lost, one in 250 is held; the others are with their customers.
  const status = "case when i % 500 = 3 then 'lost' when i % 10 = 0 then 'in_stock' when i % 100 = 1 then 'quarantined' else 'delivered' end"
  await client.query(`
    insert into serial_unit (id, serial_number, scanned_as, serial_scope, status, custody, grade, holds, variant_id, inventory_item_id, location_id, lot_number, owner, owner_customer_id, order_id, line_item_id, identifiers, was_shipped, received_at, version, chain_hash, created_at, updated_at)
    select ${idOf("aunit")}, 'SN-' || lpad(i::text, 10, '0'), 'SN-' || i, 'item:' || i % ${ITEMS}, s.status, case s.status when 'delivered' then 'customer' when 'lost' then 'none' else 'warehouse' end, 'new',
      case when i % 250 = 0 then '[{"id":"h","kind":"quality","reason":"r","since":"2026-01-01T00:00:00.000Z"}]'::jsonb else '[]'::jsonb end,
      'variant_' || i % ${ITEMS}, 'iitem_' || i % ${ITEMS}, case when s.status in ('in_stock','quarantined') then 'sloc_' || (i / 10) % ${LOCATIONS} end, 'L-' || i / 2000,
      case s.status when 'delivered' then 'customer' else 'shop' end, case s.status when 'delivered' then 'cus_' || i / 4 end, case s.status when 'delivered' then 'order_' || i / 3 end, case s.status when 'delivered' then 'ordli_' || i / 3 end,
      case when i % 5 = 0 then jsonb_build_array(jsonb_build_object('kind', 'imei', 'value', 'IMEI' || i)) else '[]'::jsonb end, s.status = 'delivered', now(), 1, '\\x00', now(), now()
    from generate_series(1, ${unitCount}) i, lateral (select ${status} as status) s`)
}

async function seedNotesAndFiles(client: Client | PoolClient, { from }: Series, subject: "rma" | "repair_order", prefix: string): Promise<void> {
  await client.query(`insert into note (id, subject_type, subject_id, body, salt, created_by) select ${idOf(`anote_${prefix}`)}, '${subject}', ${idOf(prefix)}, 'A word about it', 's', 'user_1' ${from}`)
  await client.query(`
    insert into attachment (id, file_id, filename, mime_type, size, sha256, uploaded_by_type, uploaded_by_id, subject_type, subject_id)
    select ${idOf(`aatt_${prefix}`)}, 'file_' || i, 'front.jpg', 'image/jpeg', 1, 'ab', 'user', 'user_1', '${subject}', ${idOf(prefix)} ${from}`)
}

/** Of two units each; the second was replaced, by the second product that was offered. */
async function seedReturns(client: Client | PoolClient, series: Series): Promise<void> {
  await client.query(`
    insert into rma (id, display_id, source, status, order_id, customer_id, due_at, expires_at, closed_at, version, created_at, updated_at)
    select ${idOf("rma")}, 'RMA-2026-' || lpad(i::text, 6, '0'), 'agent', case when ${CLOSED} then 'closed' when i % 100 = 0 then 'authorized' else 'requested' end, 'order_' || i, 'cus_' || i, now() + (i % 400 - 1) * interval '1 day', now() + interval '30 days',
      case when ${CLOSED} then now() end, 1, now(), now() ${series.from}`)
  for (const [position, unit] of [[1, series.unit], [2, series.nextUnit]] as const) {
    await client.query(`
      insert into rma_line (id, rma_id, position, unit_id, is_open, inventory_item_id, order_id, was_passed_on, reason_code, requested_resolution, note_id, reception, decision, decision_reasons, fault_codes, checklist, disposition_to, is_advance, is_charged, medusa)
      select ${idOf(`rmal${position}`)}, ${idOf("rma")}, ${position}, ${unit}, not (${CLOSED}), 'iitem_1', 'order_' || i, false, 'defective', 'refund', ${idOf("anote_rma")}, 'awaiting', 'pending', '[]', '[]', '[]', '{}', false, false,
        ${position === 1 ? "'{}'" : "jsonb_build_object('replacementLineItemId', 'ordli_' || i)"} ${series.from}`)
  }
  await client.query(`
    insert into rma_offer (id, rma_line_id, variant_id, title, credit_minor, currency_code, offered_at, offered_by, expires_at, status, ended_at, wish_before)
    select ${idOf("rmao", "i * 10 + n")}, ${idOf("rmal2")}, 'variant_' || n, 'Product ' || n, 500, 'eur', now(), ${USER}, now() + interval '7 days', case n when 1 then 'declined' else 'accepted' end, now(), 'refund' ${series.from}, generate_series(1, 2) n`)
  await seedNotesAndFiles(client, series, "rma", "rma")
}

/** Each with three lines, two tests, a quote, a clock, a check-in, and a note in the history of its unit. */
async function seedRepairs(client: Client | PoolClient, series: Series): Promise<void> {
  const { from, unit } = series
  await client.query(`
    insert into repair_order (id, display_id, unit_id, status, priority, problem, assigned_to, promised_on, outcome, workers, approved_minor, opened_by, opened_at, closed_at, version, updated_at)
    select ${idOf("arep")}, 'REP-2026-' || lpad(i::text, 6, '0'), ${unit}, case when ${CLOSED} then 'closed' else 'repairing' end, case when i % 100 = 0 then 'urgent' else 'normal' end, 'Dark', case when i % 25 = 0 then 'atech_' || (i / 25) % 20 end,
      case when i % 3 = 0 then date '2026-01-01' + i % 300 end, case when ${CLOSED} then 'no_fault_found' end, '["technician:atech_1"]', 0, ${USER}, now(), case when ${CLOSED} then now() end, 1, now() ${from}`)
  await client.query(`
    insert into repair_line (id, repair_order_id, kind, minutes, quantity, coverage, added_by, added_at)
    select ${idOf("arepl", "i * 10 + n")}, ${idOf("arep")}, 'labour', 10, 1, '{"payer":"warranty","entitlementId":null,"percent":100,"reasons":[],"isDecidedByHand":false}', ${USER}, now() ${from}, generate_series(1, 3) n`)
  await client.query(`insert into repair_test (id, repair_order_id, name, passed, recorded_by, recorded_at) select ${idOf("arept", "i * 10 + n")}, ${idOf("arep")}, 'soak', true, ${USER}, now() ${from}, generate_series(1, 2) n`)
  await client.query(`insert into repair_quote (id, repair_order_id, number, amount_minor, status, sent_at, expires_at) select ${idOf("arepq")}, ${idOf("arep")}, 1, 1000, 'sent', now(), now() ${from}`)
  await client.query(`
    insert into repair_timer (id, repair_order_id, repair_line_id, worker, started_at, stopped_at)
    select ${idOf("arepc")}, ${idOf("arep")}, ${idOf("arepl", "i * 10 + 1")}, 'technician:atech_t' || i, now(), case when i % 2500 <> 0 then now() end ${from}`)
  await client.query(`insert into repair_check_in (id, repair_order_id, scanned_as, accessories, checked_by, checked_at) select ${idOf("arepi")}, ${idOf("arep")}, 'SN', '[]', ${USER}, now() ${from}`)
  await client.query(`
    insert into serial_event (unit_id, sequence, type, actor_type, actor_id, reference_type, reference_id, occurred_at, recorded_at, command_id, changes, facts, hash)
    select ${unit}, n, 'unit.noted', 'user', 'u', 'repair_order', ${idOf("arep")}, now(), now(), 'c', '{}', case when n = 4 then jsonb_build_object('command', 'diagnose', 'note_id', ${idOf("anote_arep")}) else '{}' end, '\\x00' ${from}, generate_series(1, 4) n`)
  await seedNotesAndFiles(client, series, "repair_order", "arep")
}

/** A claim led to a return, a repair, or nothing yet. */
async function seedWarranties(client: Client | PoolClient, { from, unit, number }: Series): Promise<void> {
  await client.query(`
    insert into warranty_claim (id, display_id, unit_id, customer_id, status, result_type, result_id, submitted_at)
    select ${idOf("awcl")}, 'CLM-2026-' || lpad(i::text, 6, '0'), ${unit}, 'cus_' || i, case when ${CLOSED} then 'closed' else 'submitted' end, case i % 3 when 1 then 'rma' when 2 then 'repair_order' end, case i % 3 when 1 then ${idOf("rma")} when 2 then ${idOf("arep")} end, now() ${from}`)
  await client.query(`
    insert into warranty_registration (id, unit_id, serial_number, customer_id, source, status, registered_at)
    select ${idOf("awreg")}, ${unit}, ${number}, 'cus_' || i, 'order', case when ${CLOSED} then 'approved' when i % 100 = 0 then 'rejected' else 'pending' end, now() ${from}`)
  await client.query(`insert into satisfaction (id, subject_type, subject_id, customer_id, score, answered_at) select ${idOf("asat")}, case i % 2 when 0 then 'rma' else 'repair_order' end, case i % 2 when 0 then ${idOf("rma")} else ${idOf("arep")} end, 'cus_' || i, case when i % 500 = 0 then 1 else 4 + i % 2 end, now() ${from}`)
}

async function seedVendorClaims(client: Client | PoolClient, claimCount: number, unitStep: number): Promise<void> {
  const from = `from generate_series(1, ${claimCount}) i`
  await client.query(`
    insert into vendor_claim (id, display_id, vendor_id, status, vendor_reference, version, created_at, updated_at)
    select ${idOf("aven")}, 'VEN-2026-' || lpad(i::text, 6, '0'), 'maker_' || i % 10, case when ${CLOSED} then 'settled' else 'open' end, 'RA/' || i, 1, now(), now() ${from}`)
  await client.query(`
    insert into vendor_claim_line (id, vendor_claim_id, position, unit_id, is_open, fault_codes, claimed_minor, currency_code, outcome)
    select ${idOf("avenl", "i * 100 + n")}, ${idOf("aven")}, n, ${idOf("aunit", `(i * ${LINES_PER_VENDOR_CLAIM} + n) * ${unitStep}`)}, not (${CLOSED}), '[]', 1000, 'eur', 'pending' ${from}, generate_series(1, ${LINES_PER_VENDOR_CLAIM}) n`)
}

/** What waits for somebody, and what was taken in as files. */
async function seedWork(client: Client | PoolClient, { from, unit }: Series, documentCount: number): Promise<void> {
  await client.query(`
    insert into exception_case (id, kind, status, dedupe_key, summary, unit_id, order_id)
    select ${idOf("aexc")}, case when i % 1000 = 7 then 'rare' else 'unit_not_picked' end, case when ${CLOSED} then 'resolved' else 'open' end, 'k' || i, 'Look', ${unit}, 'order_' || i ${from}`)
  await client.query(`
    insert into outbox_message (id, queue, job, payload, status)
    select ${idOf("obm")}, 'events', 'publish_event', jsonb_build_object('document_id', ${idOf("rma")}), case when i % 1000 = 0 then 'dead' when i % 1000 = 1 then 'pending' else 'done' end ${from}`)
  await client.query(`insert into unit_import (id, file_name, status, line_count, rejected_count, actor_type, actor_id) select ${idOf("aimp")}, 'units.csv', 'running', ${documentCount}, 10, 'user', 'u' from generate_series(1, 500) i`)
  await client.query(`insert into unit_import_line (import_id, line, data, status) select '${LARGE_SHOP.importId}', i, '{}', case when i > ${documentCount - 10} then 'rejected' else 'accepted' end ${from}`)
  await client.query(`insert into warranty_batch (id, kind, line_count, actor_type, actor_id, created_at) select ${idOf("abat")}, 'registrations', ${documentCount}, 'user', 'u', now() from generate_series(1, 20) i`)
  await client.query(`insert into warranty_batch_line (batch_id, line, data) select '${LARGE_SHOP.batchId}', i, '{}' ${from}`)
  await client.query(`
    insert into store_credit_entry (id, customer_id, currency_code, amount_minor, kind, source_type, source_id, actor_type, actor_id)
    select ${idOf("acred")}, case when i <= 500 then '${LARGE_SHOP.richCustomer}' else 'cus_' || i end, 'eur', 100, 'adjustment', 'adjustment', 'a' || i, 'user', 'u' from generate_series(1, 2000) i`)
}

async function seedRules(client: Client | PoolClient): Promise<void> {
  const items = `from generate_series(0, ${ITEMS - 1}) i`
  await client.query(`insert into serial_policy (id, inventory_item_id, variant_id, tracking, state) select ${idOf("apol")}, 'iitem_' || i, 'variant_' || i, 'full', 'active' ${items}`)
  await client.query(`insert into test_protocol (inventory_item_id, tests) select 'iitem_' || i, '[{"name":"soak","unit":null,"min":null,"max":null}]' ${items}`)
  await client.query(`insert into technician (id, email, name, invited_at, accepted_at) select 'atech_' || i, 't' || i || '@bench.example', 'Tess ' || i, now(), now() from generate_series(0, 19) i`)
  await client.query(`insert into return_rule (id, name, priority, conditions, outcome, reason_code) select ${idOf("arule")}, 'Rule ' || i, i, '{}', 'review', 'look' from generate_series(1, 50) i`)
}

const TABLES = [
  "serial_unit", "serial_event", "note", "attachment", "rma", "rma_line", "repair_order", "repair_line", "repair_test", "repair_quote", "repair_timer", "repair_check_in", "warranty_claim", "warranty_registration", "satisfaction",
  "vendor_claim", "vendor_claim_line", "exception_case", "outbox_message", "unit_import", "unit_import_line", "warranty_batch", "warranty_batch_line", "store_credit_entry", "serial_policy", "test_protocol", "technician", "return_rule",
]

/** Takes all of it away again, for whoever checks the ledger afterwards. */
export async function emptyLargeShop(client: Client | PoolClient): Promise<void> {
  await client.query(`truncate ${TABLES.join(", ")} cascade`)
}
