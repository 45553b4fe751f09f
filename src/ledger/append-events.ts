import type { PoolClient } from "pg"
import { assert } from "../domain/common/assert"
import type { Facts } from "../domain/common/rejection"
import type { Unit } from "../domain/unit/unit"
import { type OutboxMessage, outboxColumns } from "../messaging/outbox"
import { namedQuery } from "../persistence/named-query"
import { canonicalJson } from "./canonical"
import { allocationBindingsOf, allocationClosingsOf, allocationOpeningsOf, allocationReopeningsOf } from "./effects"
import { NOTE_INSERT_COLUMNS, noteColumns, type NoteRow } from "./notes"
import type { CommandContext, RecordedChange } from "./record"
import { type ExceptionFiling, exceptionColumns, EXCEPTION_INSERT_COLUMNS } from "./exceptions"
import { guard, policyCte, stockCtes, unchangedPolicies } from "./append-stock"
import { arrayText, Parameters, rowsSource, type SourceColumn } from "./statement"
import { UNIT_COLUMNS } from "./unit-columns"

/** The largest batch one statement takes; more are appended in several statements of one transaction. */
export const APPEND_BATCH_MAX = 5_000

/** A receipt to be written together with the change it answers for. */
export interface NewReceipt {
  readonly scope: string
  readonly key: string
  /** Hex SHA-256 over the request's path parameters and body. */
  readonly requestHash: string
  readonly response: Facts
}

export interface Append {
  readonly changes: readonly RecordedChange[]
  readonly context: CommandContext
  readonly receipt?: NewReceipt
  /** A receipt this transaction has claimed already: it gets its answer by the same statement. */
  readonly completes?: NewReceipt
  readonly messages: readonly OutboxMessage[]
  /** Cases for a person, opened by the same statement. */
  readonly exceptions?: readonly ExceptionFiling[]
  /** Free text that the events refer to. */
  readonly notes?: readonly NoteRow[]
  /** The policies the decision rests on: it stands only while they are at these versions. */
  readonly policies?: readonly PolicyVersion[]
  readonly newId: (prefix: string) => string
}

export interface PolicyVersion {
  readonly inventoryItemId: string
  readonly version: number
}

/**
 * The only writer of units. ONE statement, whose commit is the command's commit: receipt, rows guarded by their
 * expected versions, events, allocations, stock postings and outbox. It fails by itself with SQLSTATE AF001 when a
 * unit is not at its expected version any more. False: a twin with the same idempotency key was here first.
 */
export async function appendEvents(client: PoolClient, append: Append): Promise<boolean> {
  return sendAppend(client, appendStatement(append))
}

export interface AppendStatement {
  readonly text: string
  readonly values: readonly unknown[]
}

export async function sendAppend(client: PoolClient, { text, values }: AppendStatement): Promise<boolean> {
  const [row] = await namedQuery<{ applied: boolean }>(client, text, values)
  return row?.applied === true
}

/** The statement alone, so that a large command makes the next one while Postgres runs the one before. */
export function appendStatement(append: Append): AppendStatement {
  const { changes } = append
  assert(changes.length > 0 && changes.length <= APPEND_BATCH_MAX, `between 1 and ${APPEND_BATCH_MAX} units are appended at once`)
  assert(new Set(changes.map(({ unitId }) => unitId)).size === changes.length, "a command appends one event for each unit")
  const parameters = new Parameters()
  const ctes = [
    ...receiptCte(parameters, append.receipt),
    ...policyCte(parameters, append),
    ...changedCtes(parameters, changes.filter(({ before }) => before !== null), append),
    ...bornCte(parameters, changes.filter(({ before }) => before === null), append),
  ]
  ctes.push(doneCte(parameters, append))
  ctes.push(...eventCte(parameters, append), ...allocationCtes(parameters, append), ...stockCtes(parameters, append), ...exceptionCte(parameters, append), ...noteCte(parameters, append), ...outboxCte(parameters, append), ...completedCte(parameters, append.completes))
  const applied = append.receipt === undefined ? "true" : "exists (select from receipt)"
  return { text: `with ${ctes.join(",\n")}\nselect ${applied} as applied, (select ok from done) as ok`, values: parameters.values }
}

function receiptCte(parameters: Parameters, receipt: NewReceipt | undefined): string[] {
  if (receipt === undefined) return []
  const values = [receipt.scope, receipt.key].map((value) => `${parameters.add(value)}::text`)
  return [`receipt as (insert into command_receipt (scope, key, request_hash, response)
    values (${values.join(", ")}, decode(${parameters.add(receipt.requestHash)}::text, 'hex'), ${parameters.add(canonicalJson(receipt.response))}::text::jsonb)
    on conflict (scope, key) do nothing returning 1)`]
}

function completedCte(parameters: Parameters, receipt: NewReceipt | undefined): string[] {
  if (receipt === undefined) return []
  return [`completed as (update command_receipt set response = ${parameters.add(canonicalJson(receipt.response))}::text::jsonb
    where scope = ${parameters.add(receipt.scope)}::text and key = ${parameters.add(receipt.key)}::text and (select ok from done))`]
}

function changedCtes(parameters: Parameters, changes: readonly RecordedChange[], append: Append): string[] {
  if (changes.length === 0) return []
  const fields = UNIT_COLUMNS.filter(({ field }) => changes.some(({ event }) => event.changes[field] !== undefined))
  const source = rowsSource(parameters, changes.length, [
    { name: "id", type: "text", values: changes.map(({ unitId }) => unitId) },
    { name: "expected_version", type: "int", values: changes.map(({ before }) => before?.version) },
    { name: "chain_hash", type: "bytea", values: changes.map(({ after }) => after.chainHash) },
    ...fields.map((column) => unitColumn(column, changes)),
  ])
  const { expression: of } = source
  const sets = [
    ...fields.map(({ column }) => `${column} = ${of[column]}`), `version = ${of["expected_version"]} + 1`, `chain_hash = ${of["chain_hash"]}`,
    `updated_at = ${parameters.add(append.context.at)}::timestamptz`,
  ]
  const update = `update serial_unit u set ${sets.join(", ")} ${source.from} where u.id = ${of["id"]} and u.version = ${of["expected_version"]}`
  if (changes.length === 1) return [`changed as (${update}${guard(append, "and")} returning u.id)`]
  // Lock in the order of ids first, as a one-time filter: joined it is a hundred times slower, and sorted arrays alone are no lock order.
  const ids = `${parameters.add(arrayText(changes.map(({ unitId }) => unitId)))}::text[]`
  return [
    `locked as materialized (select u.id from serial_unit u where u.id = any (${ids})${guard(append, "and")} order by u.id for no key update)`,
    `changed as (${update} and (select count(*) from locked) = cardinality(${ids}) returning u.id)`,
  ]
}

function bornCte(parameters: Parameters, changes: readonly RecordedChange[], append: Append): string[] {
  if (changes.length === 0) return []
  const { from, expression: of } = rowsSource(parameters, changes.length, [
    { name: "id", type: "text", values: changes.map(({ unitId }) => unitId) },
    { name: "chain_hash", type: "bytea", values: changes.map(({ after }) => after.chainHash) },
    ...UNIT_COLUMNS.map((column) => unitColumn(column, changes)),
  ])
  const at = `${parameters.add(append.context.at)}::timestamptz`
  const columns = UNIT_COLUMNS.map(({ column }) => column)
  return [`born as (insert into serial_unit (id, chain_hash, ${columns.join(", ")}, version, created_at, updated_at)
    select ${of["id"]}, ${of["chain_hash"]}, ${columns.map((column) => of[column]).join(", ")}, 1, ${at}, ${at} ${from}${guard(append, "where")} returning id)`]
}

function unitColumn({ field, column, type }: (typeof UNIT_COLUMNS)[number], changes: readonly RecordedChange[]): SourceColumn {
  return { name: column, type, values: changes.map(({ after }) => wire(after[field])) }
}

function wire(value: Unit[keyof Unit]): unknown {
  if (value === null) return null
  if (typeof value === "object") return canonicalJson(value as never)
  return typeof value === "boolean" ? String(value) : value
}

/** The statement fails by itself when fewer rows changed than were decided upon, or a policy is not the one that was asked. */
function doneCte(parameters: Parameters, append: Append): string {
  const { changes, policies = [] } = append
  const counted = [
    changes.some(({ before }) => before !== null) ? "(select count(*) from changed)" : "0",
    changes.some(({ before }) => before === null) ? "(select count(*) from born)" : "0",
    ...(policies.length > 0 ? [unchangedPolicies(parameters, append, policies)] : []),
  ].join(" + ")
  const expected = `${parameters.add(changes.length + policies.length)}::bigint`
  const wanted = append.receipt === undefined ? expected : `case when exists (select from receipt) then ${expected} else 0 end`
  return `done as materialized (select ledger_require((${counted})::bigint, ${wanted}) as ok)`
}

function eventCte(parameters: Parameters, append: Append): string[] {
  const { changes, context } = append
  const events = changes.map(({ recorded }) => recorded)
  const { from, expression: of } = rowsSource(parameters, changes.length, [
    { name: "unit_id", type: "text", values: events.map(({ unitId }) => unitId) },
    { name: "sequence", type: "int", values: events.map(({ sequence }) => sequence) },
    { name: "type", type: "text", values: events.map(({ type }) => type) },
    { name: "reference_type", type: "text", values: events.map(({ reference }) => reference?.type ?? null) },
    { name: "reference_id", type: "text", values: events.map(({ reference }) => reference?.id ?? null) },
    { name: "corrects_sequence", type: "int", values: events.map(({ correctsSequence }) => correctsSequence ?? null) },
    { name: "changes", type: "jsonb", values: changes.map(({ changesJson }) => changesJson) },
    { name: "facts", type: "jsonb", values: changes.map(({ factsJson }) => factsJson) },
    { name: "hash", type: "bytea", values: events.map(({ hash }) => hash) },
  ])
  const text = (value: string | null): string => `${parameters.add(value)}::text`
  const time = (value: string): string => `${parameters.add(value)}::timestamptz`
  const columns = ["unit_id", "sequence", "type", "reference_type", "reference_id", "corrects_sequence", "changes", "facts", "hash"]
  return [`event as (insert into serial_event (${columns.join(", ")}, actor_type, actor_id, workstation, command_id, occurred_at, recorded_at)
    select ${columns.map((column) => of[column]).join(", ")}, ${text(context.actor.type)}, ${text(context.actor.id)}, ${text(context.workstation)}, ${text(context.commandId)},
      ${time(context.occurredAt)}, ${time(context.at)} ${from} where (select ok from done)${guard(append, "and")})`]
}

function allocationCtes(parameters: Parameters, append: Append): string[] {
  const at = append.context.at
  const closings = allocationClosingsOf(append.changes)
  const openings = allocationOpeningsOf(append.changes)
  const bindings = allocationBindingsOf(append.changes)
  const reopenings = allocationReopeningsOf(append.changes)
  const ctes: string[] = []
  if (closings.length > 0) {
    const { from, expression: of } = rowsSource(parameters, closings.length, [
      { name: "unit_id", type: "text", values: closings.map(({ unitId }) => unitId) },
      { name: "line_item_id", type: "text", values: closings.map(({ lineItemId }) => lineItemId) },
      { name: "was", type: "text", values: closings.map(({ from: was }) => was) },
      { name: "outcome", type: "text", values: closings.map(({ outcome }) => outcome) },
    ])
    ctes.push(`closed as (update allocation a set outcome = ${of["outcome"]}, closed_at = ${parameters.add(at)}::timestamptz ${from}
      where a.unit_id = ${of["unit_id"]} and a.line_item_id = ${of["line_item_id"]} and a.outcome = ${of["was"]} and (select ok from done)${guard(append, "and")})`)
  }
  if (reopenings.length > 0) {
    // A unit may have been shipped for the same line before; the newest row is the one that its shipment closed.
    ctes.push(`reopened as (update allocation a set outcome = 'open', closed_at = null where a.unit_id = any (${parameters.add(arrayText(reopenings))}::text[]) and a.outcome = 'shipped'
      and a.opened_sequence = (select max(o.opened_sequence) from allocation o where o.unit_id = a.unit_id) and (select ok from done)${guard(append, "and")})`)
  }
  if (bindings.length > 0) {
    const { from, expression: of } = rowsSource(parameters, bindings.length, [
      { name: "unit_id", type: "text", values: bindings.map(({ unitId }) => unitId) },
      { name: "fulfillment_id", type: "text", values: bindings.map(({ fulfillmentId }) => fulfillmentId) },
    ])
    ctes.push(`bound as (update allocation a set fulfillment_id = ${of["fulfillment_id"]} ${from}
      where a.unit_id = ${of["unit_id"]} and a.outcome = 'open' and (select ok from done)${guard(append, "and")})`)
  }
  if (openings.length > 0) {
    const { from, expression: of } = rowsSource(parameters, openings.length, [
      { name: "unit_id", type: "text", values: openings.map(({ unitId }) => unitId) },
      { name: "opened_sequence", type: "int", values: openings.map(({ sequence }) => sequence) },
      { name: "order_id", type: "text", values: openings.map(({ orderId }) => orderId) },
      { name: "line_item_id", type: "text", values: openings.map(({ lineItemId }) => lineItemId) },
      { name: "inventory_item_id", type: "text", values: openings.map(({ inventoryItemId }) => inventoryItemId) },
      { name: "fulfillment_id", type: "text", values: openings.map(({ fulfillmentId }) => fulfillmentId) },
      { name: "outcome", type: "text", values: openings.map(({ outcome }) => outcome) },
    ])
    const columns = ["unit_id", "opened_sequence", "order_id", "line_item_id", "inventory_item_id", "fulfillment_id", "outcome"]
    ctes.push(`opened as (insert into allocation (${columns.join(", ")}, opened_at)
      select ${columns.map((column) => of[column]).join(", ")}, ${parameters.add(at)}::timestamptz ${from} where (select ok from done)${guard(append, "and")})`)
  }
  return ctes
}

function exceptionCte(parameters: Parameters, append: Append): string[] {
  const filings = append.exceptions ?? []
  if (filings.length === 0) return []
  const { from, expression: of } = rowsSource(parameters, filings.length, exceptionColumns(filings, append.newId))
  return [`filed as (insert into exception_case (${EXCEPTION_INSERT_COLUMNS.join(", ")})
    select ${EXCEPTION_INSERT_COLUMNS.map((column) => of[column]).join(", ")} ${from} where (select ok from done)${guard(append, "and")}
    on conflict (dedupe_key) where status = 'open' do nothing)`]
}

function noteCte(parameters: Parameters, append: Append): string[] {
  const notes = append.notes ?? []
  if (notes.length === 0) return []
  const { from, expression: of } = rowsSource(parameters, notes.length, noteColumns(notes))
  return [`noted as (insert into note (${NOTE_INSERT_COLUMNS.join(", ")})
    select ${NOTE_INSERT_COLUMNS.map((column) => of[column]).join(", ")} ${from} where (select ok from done)${guard(append, "and")})`]
}

function outboxCte(parameters: Parameters, append: Append): string[] {
  if (append.messages.length === 0) return []
  const columns = outboxColumns(append.messages, append.newId)
  const { from, expression: of } = rowsSource(parameters, append.messages.length, [
    { name: "id", type: "text", values: columns.ids },
    { name: "queue", type: "text", values: columns.queues },
    { name: "job", type: "text", values: columns.jobs },
    { name: "payload", type: "jsonb", values: columns.payloads },
  ])
  return [`outbox as (insert into outbox_message (id, queue, job, payload)
    select ${of["id"]}, ${of["queue"]}, ${of["job"]}, ${of["payload"]} ${from} where (select ok from done)${guard(append, "and")})`]
}
