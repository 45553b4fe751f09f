import { normalizeSerialNumber } from "../../domain/unit/serial-number"
import type { RmaStatus } from "../../domain/rma/rma"
import type { Ledger } from "../../ledger/run-command"
import { Parameters } from "../../ledger/statement"
import { withClient } from "../../persistence/named-query"
import { type PageOfIds, pageOfIds } from "../document/page-of-ids"
import { type RmaView, viewRmas } from "./rma-views"

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

export interface RmaPage extends Omit<PageOfIds, "ids"> {
  readonly views: readonly RmaView[]
}

/** So many years back a bare number is looked for. */
const YEARS_MAX = 10
const NUMBER = /^\d{1,6}$/
const NUMBER_DIGITS = 6
const LAST_CHARACTER = "\u{10FFFF}"

/** Newest first; two statements. An authorization that ran out is listed as expired, whether or not a job has written it down. */
export async function listRmas(ledger: Ledger, filter: RmaFilter): Promise<RmaPage> {
  return withClient(ledger.dataSource, async (client) => {
    const parameters = new Parameters()
    const { limit, offset, after } = filter
    const { ids, ...page } = await pageOfIds(client, parameters, { table: "rma", alias: "r", conditions: conditionsOf(parameters, filter, ledger.now()), limit, offset, after })
    return { ...page, views: await viewRmas(client, ids, ledger.now()) }
  })
}

/** What reaches into lines is a list of ids, not a question for each row: so an index gives it. */
function conditionsOf(parameters: Parameters, { q, status, orderId, customerId, unitId, overdue }: RmaFilter, now: string): string[] {
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
  return conditions
}

/** Of what is stored as authorized, some ran out: those are asked for as expired. */
function statusCondition(parameters: Parameters, status: readonly RmaStatus[], now: string): string {
  const conditions = [`r.status = any (${parameters.add(status.filter((one) => one !== "authorized"))}::text[])`]
  if (status.includes("authorized")) conditions.push(`(r.status = 'authorized' and (r.expires_at is null or r.expires_at > ${parameters.add(now)}::timestamptz))`)
  if (status.includes("expired")) conditions.push(`(r.status = 'authorized' and r.expires_at <= ${parameters.add(now)}::timestamptz)`)
  return `(${conditions.join(" or ")})`
}

function searchCondition(parameters: Parameters, q: string, now: string): string {
  const number = q.toUpperCase()
  const year = Number(now.slice(0, 4))
  const numbers = NUMBER.test(q) ? Array.from({ length: YEARS_MAX }, (_, index) => `RMA-${year - index}-${q.padStart(NUMBER_DIGITS, "0")}`) : []
  return `((r.display_id >= ${parameters.add(number)}::text and r.display_id < ${parameters.add(`${number}${LAST_CHARACTER}`)}::text) or r.display_id = any (${parameters.add(numbers)}::text[])
    or r.id = any (array(select l.rma_id from serial_unit u join rma_line l on l.unit_id = u.id where u.serial_number = ${parameters.add(normalizeSerialNumber(q))}::text)))`
}
