import type { PoolClient } from "pg"
import type { PostalAddress } from "../../domain/common/postal-address"
import { RejectionError, reject } from "../../domain/common/rejection"
import { NO_DIAGNOSIS, type RepairOrder, type RepairPriority } from "../../domain/repair/repair-order"
import type { Unit } from "../../domain/unit/unit"
import { type CommandRequest, type CommandTransaction, type Ledger, transactCommand } from "../../ledger/run-command"
import { outboxMessage } from "../../messaging/outbox"
import { namedQuery, withClient } from "../../persistence/named-query"
import { putAddress } from "../address/document-address"
import { attachTo } from "../attachment/attach-to"
import { nextDisplayId } from "../document/display-id"
import { DocumentUnits } from "../document/document-units"
import { stockLocationsOf } from "../quarantine/quarantine-locations"
import { loadReferenced, resolveReference, type UnitReference } from "../unit/find-units"
import { repairEvents } from "./repair-event"
import { loadRepair, type StoredRepair } from "./repair-rows"
import { saveRepair } from "./save-repair"

export interface OpenRepair {
  readonly unit: UnitReference
  readonly problem: string
  readonly rmaLineId?: string | null
  readonly priority?: RepairPriority | undefined
  readonly promisedOn?: string | null | undefined
  /** The bench's warehouse. Default: where the unit was last. */
  readonly locationId?: string | null | undefined
  /** Where nobody knows a place of the unit. */
  readonly fallbackLocationId?: string | null | undefined
  readonly currencyCode?: string | null | undefined
  /** Photos and papers of its condition when it came. */
  readonly attachmentIds?: readonly string[] | undefined
  readonly technicianId?: string | null | undefined
  /** Where it goes back to. */
  readonly address?: PostalAddress | undefined
}

/**
 * Takes a unit to the bench: from quarantine (an RMA line's, say), from stock, or over the counter from its owner. Order
 * and event are one transaction, so that a unit in repair has exactly one open order. Throws `repair_order.open`,
 * `unit.wrong_status`, `unit.not_found`, `unit.ambiguous`.
 */
export async function openRepair(ledger: Ledger, request: CommandRequest, input: OpenRepair): Promise<StoredRepair> {
  const unitId = await withClient(ledger.dataSource, (client) => unitIdOf(client, input.unit))
  const newId = ledger.newId("arep")
  const { summary } = await transactCommand(ledger, { ...request, reference: { type: "repair_order", id: newId } }, {
    work: async (transaction) => {
      const units = await DocumentUnits.lock(transaction, [unitId])
      await openRepairIn(transaction, units, unitId, newId, input)
      return { summary: { repair_order_id: newId } }
    },
  })
  return withClient(ledger.dataSource, (client) => loadRepair(client, String(summary["repair_order_id"])))
}

/** The same inside the transaction of another document (an RMA), which holds the unit's lock. */
export async function openRepairIn(transaction: CommandTransaction, units: DocumentUnits, unitId: string, newId: string, input: Omit<OpenRepair, "unit">): Promise<RepairOrder> {
  const { client, context } = transaction
  const unit = units.get(unitId)
  await requireNoOpenOrder(client, unit)
  const order: RepairOrder = { ...blank(input, unit), id: newId, displayId: await nextDisplayId(client, "repair_order", context.at), locationId: input.locationId ?? (await benchOf(client, unit)) ?? input.fallbackLocationId ?? null, openedBy: context.actor, openedAt: context.at }
  const facts = { repair_order_id: newId, command: "open", to: "intake", display_id: order.displayId, ...(order.rmaLineId === null ? {} : { rma_line_id: order.rmaLineId }) }
  await units.append([{ unitId, command: { name: "record", type: "unit.repair_opened", facts } }])
  await units.append([{ unitId, command: { name: "start_repair" }, facts: { repair_order_id: newId } }], { messages: [...repairEvents(null, order), outboxMessage("refresh_repair_history", { unit_ids: [unitId] })] })
  await saveRepair(client, null, order, context.at)
  if (input.address !== undefined) await putAddress(client, { type: "repair_order", id: newId }, input.address, context)
  await attachTo(client, { attachmentIds: input.attachmentIds ?? [], subject: { type: "repair_order", id: newId }, by: context.actor })
  return order
}

async function unitIdOf(client: PoolClient, reference: UnitReference): Promise<string> {
  const found = resolveReference(reference, await loadReferenced(client, [reference], "read"))
  if (!found.ok) throw new RejectionError(found.rejection)
  return found.outcome.id
}

async function requireNoOpenOrder(client: PoolClient, unit: Unit): Promise<void> {
  const [open] = await namedQuery<{ id: string; display_id: string }>(client, "select id, display_id from repair_order where unit_id = $1::text and status not in ('closed','canceled')", [unit.id])
  if (open === undefined) return
  throw new RejectionError(reject("repair_order.open", `Unit ${unit.serialNumber} has the open repair order ${open.display_id}.`, { unit_id: unit.id, repair_order_id: open.id, display_id: open.display_id }))
}

/** Quarantined units lie beside a warehouse; its stock is where parts come from. */
async function benchOf(client: PoolClient, unit: Unit): Promise<string | null> {
  const place = unit.locationId ?? unit.lastLocationId
  return place === null ? null : (await stockLocationsOf(client, [place])).get(place) ?? place
}

const blank = (input: Omit<OpenRepair, "unit">, unit: Unit): Omit<RepairOrder, "id" | "displayId" | "locationId" | "openedBy" | "openedAt"> => ({
  unitId: unit.id, rmaLineId: input.rmaLineId ?? null, customerId: unit.owner === "customer" ? unit.ownerCustomerId : null, status: "intake", resumeStatus: null, pauseReason: null, priority: input.priority ?? "normal", promisedOn: input.promisedOn ?? null,
  problem: input.problem, assignedTo: input.technicianId ?? null, currencyCode: input.currencyCode?.toLowerCase() ?? null, diagnosis: NO_DIAGNOSIS, outcome: null, outcomeReason: null,
  workers: [], approvedMinor: 0, quote: null, qualityCheck: null, vendorId: null, readyAt: null, returnedAt: null, closedAt: null, lines: [], tests: [], checkIn: null, timers: [], version: 1,
})
