import { normalizeSerialNumber } from "../../domain/unit/serial-number"
import type { RmaStatus } from "../../domain/rma/rma"
import type { Ledger } from "../../ledger/run-command"
import { Parameters } from "../../ledger/statement"
import { namedQuery, withClient } from "../../persistence/named-query"
import { loadRmas } from "./rma-store"
import { type RmaView, viewsOf } from "./rma-views"

export interface RmaFilter {
  /** The beginning of a return's number, its last digits, or a serial number on it. */
  readonly q?: string
  readonly status?: readonly RmaStatus[]
  readonly orderId?: string
  readonly customerId?: string
  readonly unitId?: string
  /** True: only those whose promised time is over. */
  readonly overdue?: boolean
  readonly limit: number
  readonly offset: number
  /** Keyset: the id of the last one seen. */
  readonly after?: string
}

export interface RmaPage {
  readonly views: readonly RmaView[]
  readonly count: number
  readonly countIsExact: boolean
}

const COUNT_MAX = 10_000
/** So many years back a bare number is looked for. */
const YEARS_MAX = 10
const NUMBER = /^\d{1,6}$/
const NUMBER_DIGITS = 6
const LAST_CHARACTER = "\u{10FFFF}"

/** Newest first. An authorization that ran out is listed as expired, whether or not a job has written it down. */
export async function listRmas(ledger: Ledger, filter: RmaFilter): Promise<RmaPage> {
  return withClient(ledger.dataSource, async (client) => {
    const counting = new Parameters()
    const [counted] = await namedQuery<{ count: number }>(client, `select count(*)::int as count from (select from rma r ${whereOf(counting, { ...filter, after: undefined }, ledger.now())} limit ${COUNT_MAX + 1}) x`, counting.values)
    const paging = new Parameters()
    const where = whereOf(paging, filter, ledger.now())
    const rows = await namedQuery<{ id: string }>(client, `select r.id from rma r ${where} order by r.id desc limit ${paging.add(filter.limit)}::int offset ${paging.add(filter.after === undefined ? filter.offset : 0)}::int`, paging.values)
    const loaded = new Map((await loadRmas(client, rows.map(({ id }) => id))).map((rma) => [rma.id, rma]))
    const count = counted?.count ?? 0
    return { views: await viewsOf(client, rows.flatMap(({ id }) => loaded.get(id) ?? []), ledger.now()), count: Math.min(count, COUNT_MAX), countIsExact: count <= COUNT_MAX }
  })
}

type Conditions = Omit<RmaFilter, "after"> & { readonly after?: string | undefined }

/** What reaches into lines is a list of ids, not a question for each row: so an index gives it. */
function whereOf(parameters: Parameters, { q, status, orderId, customerId, unitId, overdue, after }: Conditions, now: string): string {
  const conditions: string[] = []
  if (status !== undefined) conditions.push(statusCondition(parameters, status, now))
  if (orderId !== undefined) {
    const order = parameters.add(orderId)
    conditions.push(`r.id in (select o.id from rma o where o.order_id = ${order}::text union select l.rma_id from rma_line l where l.order_id = ${order}::text)`)
  }
  if (customerId !== undefined) conditions.push(`r.customer_id = ${parameters.add(customerId)}::text`)
  if (unitId !== undefined) conditions.push(`r.id in (select l.rma_id from rma_line l where l.unit_id = ${parameters.add(unitId)}::text)`)
  if (overdue === true) conditions.push(`r.due_at <= ${parameters.add(now)}::timestamptz`)
  if (overdue === false) conditions.push(`(r.due_at is null or r.due_at > ${parameters.add(now)}::timestamptz)`)
  if (q !== undefined && q.trim() !== "") conditions.push(searchCondition(parameters, q.trim(), now))
  if (after !== undefined) conditions.push(`r.id < ${parameters.add(after)}::text`)
  return conditions.length === 0 ? "" : `where ${conditions.join(" and ")}`
}

/** The first condition is what an index serves; the second tells the authorizations that ran out from the others. */
function statusCondition(parameters: Parameters, status: readonly RmaStatus[], now: string): string {
  const stored = parameters.add(status.includes("expired") ? [...status, "authorized"] : status)
  const wanted = parameters.add(status)
  return `r.status = any (${stored}::text[]) and case when r.status = 'authorized' and r.expires_at <= ${parameters.add(now)}::timestamptz then 'expired' else r.status end = any (${wanted}::text[])`
}

function searchCondition(parameters: Parameters, q: string, now: string): string {
  const number = q.toUpperCase()
  const year = Number(now.slice(0, 4))
  const numbers = NUMBER.test(q) ? Array.from({ length: YEARS_MAX }, (_, index) => `RMA-${year - index}-${q.padStart(NUMBER_DIGITS, "0")}`) : []
  return `r.id in (
    select s.id from rma s where s.display_id >= ${parameters.add(number)}::text and s.display_id < ${parameters.add(`${number}${LAST_CHARACTER}`)}::text
    union select s.id from rma s where s.display_id = any (${parameters.add(numbers)}::text[])
    union select l.rma_id from serial_unit u join rma_line l on l.unit_id = u.id where u.serial_number = ${parameters.add(normalizeSerialNumber(q))}::text)`
}
