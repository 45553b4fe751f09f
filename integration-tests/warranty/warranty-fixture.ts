import { monotonicFactory } from "ulid"
import { accept } from "../../src/domain/common/decision"
import type { UnitCommand } from "../../src/domain/unit/commands"
import { decide } from "../../src/domain/unit/decide"
import { DEFAULT_TERMS, type WarrantyPolicy } from "../../src/domain/warranty/policy"
import type { WarrantyTerms } from "../../src/domain/warranty/terms"
import { loadUnitsById } from "../../src/ledger/load-units"
import { type CommandRequest, type Ledger, runCommand } from "../../src/ledger/run-command"
import { namedQuery, withClient } from "../../src/persistence/named-query"
import { warrantyServices } from "../../src/services/warranty/warranty-services"
import { AGENT, buildItem, buildOrder, LOCATION, openLedger, receive, serials, unique, type LedgerFixture } from "../ledger/fixture"
import { expectLedgerCoherent } from "../support/coherence"

export type Warranty = ReturnType<typeof warrantyServices>

export interface WarrantyFixture extends LedgerFixture {
  readonly ledger: Ledger
  readonly warranty: Warranty
  /** From now on it is this time for warranties; null: the real time. */
  readonly setNow: (instant: string | null) => void
  readonly query: <Row extends Record<string, unknown>>(text: string, values?: readonly unknown[]) => Promise<Row[]>
  readonly coherent: () => Promise<void>
}

export async function openWarranty(): Promise<WarrantyFixture> {
  const base = await openLedger()
  const next = monotonicFactory()
  let fixed: string | null = null
  const ledger: Ledger = {
    dataSource: base.dataSource, now: () => fixed ?? new Date().toISOString(), newId: (prefix) => `${prefix}_${next()}`, onCommitted: () => undefined,
  }
  return {
    ...base, ledger, warranty: warrantyServices(ledger), setNow: (instant) => void (fixed = instant),
    query: <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) => withClient(base.dataSource, (client) => namedQuery<Row>(client, text, values)),
    coherent: () => expectLedgerCoherent(base.dataSource),
  }
}

export const TWO_YEARS: WarrantyTerms = { ...DEFAULT_TERMS, term: { ...DEFAULT_TERMS.term, duration: "P24M" } }

export async function publish(fixture: WarrantyFixture, over: { readonly code?: string; readonly terms?: WarrantyTerms; readonly variantIds?: readonly string[] | null; readonly at?: string } = {}): Promise<WarrantyPolicy> {
  const draft = await fixture.warranty.createPolicy(AGENT, { name: unique("Warranty"), terms: TWO_YEARS, variantIds: null, ...over })
  fixture.setNow(over.at ?? null)
  const published = await fixture.warranty.publishPolicy(AGENT, draft.id)
  fixture.setNow(null)
  return published
}

export interface Sold {
  readonly orderId: string
  readonly unitIds: readonly string[]
  readonly variantId: string
}

/** Units received, ordered, shipped and, where told, delivered: through the services, as a shop does it. */
export async function sell(fixture: WarrantyFixture, count: number, over: { readonly orderedAt?: string; readonly shippedAt?: string; readonly deliveredAt?: string | null } = {}): Promise<Sold> {
  const { services } = fixture
  const variantId = unique("variant")
  const inventoryItemId = await buildItem(services, { variantId })
  await receive(services, inventoryItemId, serials(count))
  const order = buildOrder(inventoryItemId, count)
  const lines = order.lines.map((line) => ({ ...line, variantId, orderedAt: over.orderedAt ?? "2026-02-25T08:00:00.000Z" }))
  const items = [{ lineItemId: order.lineItemId, inventoryItemId, quantity: count }]
  await services.orders.sync({ ...order, lines })
  const fulfillmentId = unique("ful")
  const check = { orderId: order.orderId, customerId: order.customerId, locationId: LOCATION, items, lines }
  await services.orders.bindFulfillment(AGENT, { ...check, fulfillmentId })
  const shipped = await services.orders.shipFulfillment(at(over.shippedAt ?? "2026-02-27T08:00:00.000Z"), { fulfillmentId, orderId: order.orderId, customerId: order.customerId, locationId: LOCATION, items, trackingNumbers: [] })
  const deliveredAt = over.deliveredAt === undefined ? "2026-03-01T15:00:00.000Z" : over.deliveredAt
  if (deliveredAt !== null) await services.orders.deliverFulfillment(AGENT, { fulfillmentId, deliveredAt })
  return { orderId: order.orderId, unitIds: shipped.units.map(({ id }) => id), variantId }
}

const at = (occurredAt: string): CommandRequest => ({ ...AGENT, occurredAt })

export const jobsNamed = async (fixture: WarrantyFixture, job: string): Promise<{ id: string; payload: Record<string, unknown> }[]> =>
  fixture.query("select id, payload from outbox_message where job = $1 order by id", [job])

/** What later phases (returns, repairs, resale) do to a unit: commands of the domain, one after the other, through the ledger. */
export async function live(fixture: WarrantyFixture, unitId: string, commands: readonly UnitCommand[], occurredAt?: string): Promise<void> {
  for (const command of commands) {
    await runCommand(fixture.ledger, occurredAt === undefined ? AGENT : at(occurredAt), {
      load: (client, mode) => loadUnitsById(client, [unitId], mode),
      decide: ([before = null], context) => {
        const decision = decide(before, command, context)
        return decision.ok ? accept({ changes: [{ unitId, before, event: decision.outcome }], summary: {} }) : decision
      },
    })
  }
}
