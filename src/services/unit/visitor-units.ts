import { RejectionError, reject } from "../../domain/common/rejection"
import type { Unit } from "../../domain/unit/unit"
import type { Ledger } from "../../ledger/run-command"
import { Parameters } from "../../ledger/statement"
import { UNIT_SELECT, type UnitRow, unitOfRow } from "../../ledger/unit-columns"
import { namedQuery, withClient } from "../../persistence/named-query"

/** Whose units somebody at the store's door may see; a guest's are limited to one order or one unit. */
export interface UnitVisitor {
  readonly ownerCustomerId: string | null
  readonly orderId: string | null
  readonly unitId: string | null
}

/** A unit that is theirs, and whether they bought it themselves: another buyer's order is none of their business. */
export interface VisitorUnit {
  readonly unit: Unit
  readonly wasBoughtByVisitor: boolean
  /** What it was sold as, where it was received without saying. */
  readonly variantId: string | null
}

export interface VisitorUnitFilter {
  readonly limit: number
  readonly offset: number
  readonly after?: string
}

export interface VisitorUnitPage {
  readonly units: readonly VisitorUnit[]
  readonly count: number
  readonly nextAfter: string | null
}

/**
 * A unit becomes a customer's when it is shipped to her (or is registered or passed on to her) and stops being hers when
 * she passes it on or the shop takes it back: so the owner is the one question. Newest first; two statements.
 */
export async function listVisitorUnits(ledger: Ledger, visitor: UnitVisitor, { limit, offset, after }: VisitorUnitFilter): Promise<VisitorUnitPage> {
  return withClient(ledger.dataSource, async (client) => {
    const counted = new Parameters()
    const [total] = await namedQuery<{ count: number }>(client, `select count(*)::int as count from serial_unit u where ${isTheirs(counted, visitor)}`, counted.values)
    const paged = new Parameters()
    const where = isTheirs(paged, visitor) + (after === undefined ? "" : ` and u.id < ${paged.add(after)}::text`)
    const rows = await namedQuery<VisitorUnitRow>(
      client, `select ${selected(paged, visitor)} from serial_unit u ${SALE} where ${where} order by u.id desc limit ${paged.add(limit)}::int offset ${paged.add(offset)}::int`, paged.values,
    )
    return { units: rows.map(visitorUnitOfRow), count: total?.count ?? 0, nextAfter: rows.length === limit ? rows.at(-1)?.id ?? null : null }
  })
}

/** Throws `unit.not_found`, the same for what is not there and what is another's. */
export async function getVisitorUnit(ledger: Ledger, visitor: UnitVisitor, id: string): Promise<VisitorUnit> {
  const parameters = new Parameters()
  const text = `select ${selected(parameters, visitor)} from serial_unit u ${SALE} where ${isTheirs(parameters, visitor)} and u.id = ${parameters.add(id)}::text`
  const [row] = await withClient(ledger.dataSource, (client) => namedQuery<VisitorUnitRow>(client, text, parameters.values))
  if (row === undefined) throw new RejectionError(reject("unit.not_found", `No unit has the id ${id.slice(0, 64)}.`, { unit_id: id }))
  return visitorUnitOfRow(row)
}

type VisitorUnitRow = UnitRow & { readonly sold_variant_id: string | null; readonly was_bought: boolean }

/** The order line that the unit was sold on, at most one. */
const SALE = "left join order_line_demand d on d.line_item_id = u.line_item_id and d.inventory_item_id = u.inventory_item_id"

const selected = (parameters: Parameters, visitor: UnitVisitor): string =>
  `${UNIT_SELECT}, d.variant_id as sold_variant_id, coalesce(d.order_id = u.order_id and d.customer_id is not distinct from ${parameters.add(visitor.ownerCustomerId)}::text, false) as was_bought`

function isTheirs(parameters: Parameters, { ownerCustomerId, orderId, unitId }: UnitVisitor): string {
  // Of an order that Medusa knows no customer of, the buyer is whoever has its e-mail.
  if (ownerCustomerId === null && orderId === null) return "false"
  return [
    "u.owner = 'customer' and u.status <> 'void'",
    ownerCustomerId === null ? "u.owner_customer_id is null" : `u.owner_customer_id = ${parameters.add(ownerCustomerId)}::text`,
    ...(orderId === null ? [] : [`u.order_id = ${parameters.add(orderId)}::text`]),
    ...(unitId === null ? [] : [`u.id = ${parameters.add(unitId)}::text`]),
  ].join(" and ")
}

const visitorUnitOfRow = (row: VisitorUnitRow): VisitorUnit => {
  const unit = unitOfRow(row)
  return { unit, wasBoughtByVisitor: row.was_bought, variantId: unit.variantId ?? row.sold_variant_id }
}
