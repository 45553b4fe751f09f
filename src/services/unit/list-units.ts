import type { Ledger } from "../../ledger/run-command"
import { Parameters } from "../../ledger/statement"
import { UNIT_SELECT, type UnitRow, unitOfRow } from "../../ledger/unit-columns"
import { namedQuery, withClient } from "../../persistence/named-query"
import { normalizeSerialNumber } from "../../domain/unit/serial-number"
import type { HoldKind, Unit, UnitStatus } from "../../domain/unit/unit"

/** Counting on is slow in big tables: beyond this the count is a lower bound. */
export const EXACT_COUNT_MAX = 10_000

export interface UnitFilter {
  /** Beginning of a serial number or lot number, or a whole second identifier. */
  readonly q?: string
  readonly serialNumber?: string
  readonly status?: readonly UnitStatus[]
  readonly variantId?: string
  readonly inventoryItemId?: string
  readonly orderId?: string
  readonly customerId?: string
  readonly locationId?: string
  readonly lotNumber?: string
  readonly hold?: HoldKind | "any"
  /** What is built into this unit. */
  readonly parentUnitId?: string
  readonly ids?: readonly string[]
  readonly limit: number
  readonly offset: number
  /** The `nextAfter` of the page before: cheap at any depth, unlike an offset. */
  readonly after?: string
}

export interface UnitPage {
  readonly units: readonly Unit[]
  readonly count: number
  readonly countIsExact: boolean
  readonly nextAfter: string | null
}

/** Units newest first; two statements. */
export async function listUnits(ledger: Ledger, filter: UnitFilter): Promise<UnitPage> {
  return withClient(ledger.dataSource, async (client) => {
    const counted = new Parameters()
    const countRows = await namedQuery<{ count: number }>(client, `select count(*)::int as count from (select 1 from serial_unit u ${whereOf(conditionsOf(counted, filter))} limit ${EXACT_COUNT_MAX + 1}) x`, counted.values)
    const count = countRows[0]?.count ?? 0
    const countIsExact = count <= EXACT_COUNT_MAX
    const paged = new Parameters()
    const rows = await namedQuery<UnitRow>(client, pageStatement(paged, filter, countIsExact), paged.values)
    return { units: rows.map(unitOfRow), count: Math.min(count, EXACT_COUNT_MAX), countIsExact, nextAfter: rows.length === filter.limit ? rows.at(-1)?.id ?? null : null }
  })
}

/**
 * One condition has an index in the order of ids, so its page is read from there. Several have not: left alone, Postgres
 * may walk through all units from the newest, hoping to meet twenty soon, though they all lie at the other end. Where the
 * count says that they are few they are found first, by whatever index is best, and sorted then.
 */
function pageStatement(parameters: Parameters, filter: UnitFilter, areFew: boolean): string {
  const conditions = conditionsOf(parameters, filter)
  const isOrdered = conditions.length < 2 && filter.q === undefined && (filter.status?.length ?? 0) < 2
  const where = whereOf(filter.after === undefined ? conditions : [...conditions, `u.id < ${parameters.add(filter.after)}::text`])
  const page = `order by u.id desc limit ${parameters.add(filter.limit)}::int offset ${parameters.add(filter.offset)}::int`
  if (isOrdered || !areFew) return `select ${UNIT_SELECT} from serial_unit u ${where} ${page}`
  return `with found as materialized (select u.id from serial_unit u ${where}), page as materialized (select u.id from found u ${page})
    select ${UNIT_SELECT} from page p join serial_unit u on u.id = p.id order by u.id desc`
}

const whereOf = (conditions: readonly string[]): string => (conditions.length === 0 ? "" : `where ${conditions.join(" and ")}`)

function conditionsOf(parameters: Parameters, filter: UnitFilter): string[] {
  const conditions: string[] = []
  const equal = (column: string, value: string | undefined): void => {
    if (value !== undefined) conditions.push(`u.${column} = ${parameters.add(value)}::text`)
  }
  equal("serial_number", filter.serialNumber === undefined ? undefined : normalizeSerialNumber(filter.serialNumber))
  equal("variant_id", filter.variantId)
  equal("inventory_item_id", filter.inventoryItemId)
  equal("order_id", filter.orderId)
  equal("owner_customer_id", filter.customerId)
  equal("location_id", filter.locationId)
  equal("lot_number", filter.lotNumber)
  equal("parent_unit_id", filter.parentUnitId)
  if (filter.status !== undefined && filter.status.length > 0) conditions.push(`u.status = any (${parameters.add(filter.status)}::text[])`)
  if (filter.ids !== undefined) conditions.push(`u.id = any (${parameters.add(filter.ids)}::text[])`)
  if (filter.hold === "any") conditions.push(`u.holds <> '[]'::jsonb`)
  else if (filter.hold !== undefined) conditions.push(`u.holds <> '[]'::jsonb and u.holds @> ${parameters.add(JSON.stringify([{ kind: filter.hold }]))}::text::jsonb`)
  if (filter.q !== undefined && filter.q.trim() !== "") conditions.push(searchCondition(parameters, filter.q))
  return conditions
}

/** Ranges instead of LIKE: an index serves them whatever the value, and `%` in a query means itself. */
function searchCondition(parameters: Parameters, q: string): string {
  const number = parameters.add(normalizeSerialNumber(q))
  const lot = parameters.add(q.trim())
  const identifier = parameters.add(JSON.stringify([{ value: q.trim() }]))
  const end = "\u{10FFFF}"
  const numberEnd = parameters.add(`${normalizeSerialNumber(q)}${end}`)
  const lotEnd = parameters.add(`${q.trim()}${end}`)
  return `((u.serial_number >= ${number}::text and u.serial_number < ${numberEnd}::text)
    or (u.lot_number >= ${lot}::text and u.lot_number < ${lotEnd}::text)
    or (u.identifiers <> '[]'::jsonb and u.identifiers @> ${identifier}::text::jsonb))`
}
