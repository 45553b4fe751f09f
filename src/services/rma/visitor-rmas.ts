import type { PoolClient } from "pg"
import { RejectionError, reject } from "../../domain/common/rejection"
import type { CommandRequest, CommandResult, Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import type { MayRead } from "../attachment/attachment-readers"
import type { Unit } from "../../domain/unit/unit"
import { loadReferenced, nameOf, resolveReference, type UnitReference } from "../unit/find-units"
import type { UnitVisitor } from "../unit/visitor-units"
import { buyersOf, onlyOf, openRma, type OpenRmaLine } from "./open-rma"
import { getRma, type RmaView, viewRmas } from "./rma-views"

/** What somebody at the store's door may see: a customer her own, a guest those of the one order or unit. */
export type RmaVisitor = UnitVisitor

/** The first condition says nothing that the others do not; by it the indexes find the few there are. */
const theirs = (visitor: string): string => `
  r.id in (select c.id from rma c where c.customer_id = ${visitor}owner_customer_id union select o.id from rma o where o.order_id = ${visitor}order_id union select l.rma_id from rma_line l where l.order_id = ${visitor}order_id)
  and (r.customer_id is not distinct from ${visitor}owner_customer_id or r.customer_id is null)
  and (${visitor}owner_customer_id is not null or ${visitor}order_id is not null)
  and (${visitor}order_id is null or r.order_id = ${visitor}order_id or exists (select from rma_line l where l.rma_id = r.id and l.order_id = ${visitor}order_id))
  and (${visitor}unit_id is null or exists (select from rma_line l where l.rma_id = r.id and l.unit_id = ${visitor}unit_id))
  and (r.customer_id is not null or ${visitor}order_id is not null)`
const VISITOR = "(select $1::text as owner_customer_id, $2::text as order_id, $3::text as unit_id) v"
const valuesOf = ({ ownerCustomerId, orderId, unitId }: RmaVisitor): (string | null)[] => [ownerCustomerId, orderId, unitId]

export interface VisitorRmaFilter {
  /** Only what comes back of this unit. */
  readonly unitId?: string | undefined
  readonly limit: number
  readonly offset: number
}

/** Newest first. */
export async function listVisitorRmas(ledger: Ledger, visitor: RmaVisitor, { unitId, limit, offset }: VisitorRmaFilter): Promise<{ readonly views: readonly RmaView[]; readonly count: number }> {
  const condition = `${theirs("v.")} and ($4::text is null or exists (select from rma_line l where l.rma_id = r.id and l.unit_id = $4::text))`
  const values = [...valuesOf(visitor), unitId ?? null]
  return withClient(ledger.dataSource, async (client) => {
    const [counted] = await namedQuery<{ count: number }>(client, `select count(*)::int as count from rma r, ${VISITOR} where ${condition}`, values)
    const rows = await namedQuery<{ id: string }>(client, `select r.id from rma r, ${VISITOR} where ${condition} order by r.id desc limit $5::int offset $6::int`, [...values, limit, offset])
    return { views: await viewRmas(client, rows.map(({ id }) => id), ledger.now()), count: counted?.count ?? 0 }
  })
}

/** By id or number. Throws `not_found`, the same for what is not there and what is another's. */
export async function getVisitorRma(ledger: Ledger, visitor: RmaVisitor, idOrNumber: string): Promise<RmaView> {
  const id = await withClient(ledger.dataSource, (client) => idOfVisitor(client, visitor, idOrNumber))
  if (id === null) throw new RejectionError(reject("not_found", `No RMA ${idOrNumber.slice(0, 64)} exists.`, { id: idOrNumber.slice(0, 64) }))
  return getRma(ledger, id)
}

async function idOfVisitor(client: PoolClient, visitor: RmaVisitor, idOrNumber: string): Promise<string | null> {
  const [row] = await namedQuery<{ id: string }>(client, `select r.id from rma r, ${VISITOR} where (r.id = $4::text or r.display_id = $4::text) and ${theirs("v.")}`, [...valuesOf(visitor), idOrNumber])
  return row?.id ?? null
}

/** The photos of a return are for whoever may see the return. */
export const mayReadRmaFiles: MayRead = async (client, rmaId, { customerId, orderId, unitId, actor }) => {
  const ownerCustomerId = customerId ?? (actor.type === "guest" ? await ownerOfGuest(client, orderId, unitId) : null)
  return (await idOfVisitor(client, { ownerCustomerId, orderId, unitId }, rmaId)) !== null
}

/** A guest speaks for who bought the order, or owns the unit. */
async function ownerOfGuest(client: PoolClient, orderId: string | null, unitId: string | null): Promise<string | null> {
  const [row] = await namedQuery<{ customer_id: string | null }>(
    client, "select coalesce((select d.customer_id from order_line_demand d where d.order_id = $1::text limit 1), (select u.owner_customer_id from serial_unit u where u.id = $2::text)) as customer_id", [orderId, unitId],
  )
  return row?.customer_id ?? null
}

/**
 * A customer asks for a return of units that are hers: what is another's is not found, as if it did not exist. Which of
 * them are accepted is decided by the shop's rules.
 */
export async function openVisitorRma(ledger: Ledger, request: CommandRequest, visitor: RmaVisitor, input: Omit<Parameters<typeof openRma>[2], "source" | "customerId" | "orderId">): Promise<CommandResult> {
  const own = await withClient(ledger.dataSource, (client) => ownUnits(client, visitor, input.lines.map(({ unit }) => unit)))
  const lines = input.lines.map((line): OpenRmaLine => {
    const found = resolveReference(line.unit, own)
    if (found.ok) return { ...line, unit: { unitId: found.outcome.id } }
    if (found.rejection.code === "unit.ambiguous") throw new RejectionError(found.rejection)
    throw new RejectionError(reject("unit.not_found", `No unit of yours is known by ${nameOf(line.unit)}.`, { unit: nameOf(line.unit) }))
  })
  return openRma(ledger, request, { ...input, source: "customer", orderId: visitor.orderId, customerId: visitor.ownerCustomerId, lines })
}

/**
 * The one order on which a visitor bought all of these units: it says where they were sold to. Null where there is no such
 * order; another buyer's is none of their business.
 */
export async function orderOfVisitor(ledger: Ledger, visitor: RmaVisitor, references: readonly UnitReference[]): Promise<string | null> {
  return withClient(ledger.dataSource, async (client) => {
    const own = await ownUnits(client, visitor, references)
    const buyers = await buyersOf(client, own)
    const isBought = ({ lineItemId }: Unit): boolean => lineItemId !== null && buyers.has(lineItemId) && (buyers.get(lineItemId) ?? null) === visitor.ownerCustomerId
    return onlyOf(new Set(references.map((reference) => {
      const found = resolveReference(reference, own)
      return found.ok && isBought(found.outcome) ? found.outcome.orderId : null
    })))
  })
}

const ownUnits = async (client: PoolClient, visitor: RmaVisitor, references: readonly UnitReference[]): Promise<Unit[]> =>
  (await loadReferenced(client, references, "read")).filter((unit) => isTheirs(unit, visitor))

const isTheirs = (unit: Unit, { ownerCustomerId, orderId, unitId }: RmaVisitor): boolean =>
  unit.owner === "customer" && unit.ownerCustomerId === ownerCustomerId && (ownerCustomerId !== null || orderId !== null)
  && (orderId === null || unit.orderId === orderId) && (unitId === null || unit.id === unitId)
