import { type Fact, RejectionError, reject } from "../../domain/common/rejection"
import { hasOpenAllocation, type Unit } from "../../domain/unit/unit"
import { loadUnitsById } from "../../ledger/load-units"
import { type CommandRequest, type CommandResult, type Ledger, transactCommand } from "../../ledger/run-command"
import { indexBySerial, loadReferenced, resolveReference } from "../unit/find-units"
import { closeServed, loadDemand, setAutoAllocate } from "./demand"
import { OrderUnits } from "./order-units"

/** Every command on an order's allocations: its demand rows are locked first, then its units. */
function onOrder(ledger: Ledger, request: CommandRequest, orderId: string, work: (order: OrderUnits) => Promise<readonly Unit[] | void>): Promise<CommandResult> {
  return transactCommand(ledger, { reference: { type: "order", id: orderId }, ...request }, {
    lockFirst: async (client) => {
      await loadDemand(client, orderId, "lock")
    },
    work: async (transaction) => {
      const unchanged = await work(await OrderUnits.load(transaction, orderId))
      return { summary: {}, ...(unchanged ? { unchanged } : {}) }
    },
  })
}

/** Takes units back from an order. The line then waits until somebody allocates to it again, or is fulfilled with named units. */
export async function releaseUnits(ledger: Ledger, request: CommandRequest, input: { readonly orderId: string; readonly unitIds: readonly string[]; readonly reasonCode?: string | null }): Promise<CommandResult> {
  return onOrder(ledger, request, input.orderId, async (order) => {
    const units = namedUnits(order, input.unitIds)
    await setAutoAllocate(order.client, units.flatMap((unit) => (unit.lineItemId === null ? [] : [unit.lineItemId])), false)
    await order.append(units.map((unit) => order.change(unit, { name: "release", reasonCode: input.reasonCode ?? "by_hand" })))
  })
}

function namedUnits(order: OrderUnits, unitIds: readonly string[]): Unit[] {
  const own = new Map(order.all().map((unit) => [unit.id, unit]))
  return [...new Set(unitIds)].map((id) => {
    const unit = own.get(id)
    if (unit === undefined) throw new RejectionError(reject("allocation.wrong_order", `Unit ${id} does not belong to order ${order.orderId}.`, { unit_id: id, order_id: order.orderId }))
    return unit
  })
}

/** Puts a free unit in the place of a promised one, both in one go. Never takes a unit from another order, never drops a bound one. */
export async function swapUnits(ledger: Ledger, request: CommandRequest, input: { readonly orderId: string; readonly fromUnitId: string; readonly toUnitId: string; readonly reasonCode: string }): Promise<CommandResult> {
  if (input.fromUnitId === input.toUnitId) throw new RejectionError(reject("swap.same_unit", "A unit cannot be swapped with itself.", { unit_id: input.fromUnitId }))
  return onOrder(ledger, request, input.orderId, async (order) => {
    const [from] = namedUnits(order, [input.fromUnitId])
    if (from === undefined || !hasOpenAllocation(from) || from.fulfillmentId !== null) {
      throw new RejectionError(reject("swap.not_possible", `Unit ${from?.serialNumber ?? input.fromUnitId} is bound or shipped; it can no longer be swapped.`, { unit_id: input.fromUnitId }))
    }
    const [to] = await loadUnitsById(order.client, [input.toUnitId], "lock")
    if (to === undefined) throw new RejectionError(reject("unit.not_found", `No unit has the id ${input.toUnitId}.`, { unit_id: input.toUnitId }))
    const demand = order.demands.find((d) => d.lineItemId === from.lineItemId && d.inventoryItemId === from.inventoryItemId)
    const policy = order.policies.get(from.inventoryItemId)
    if (demand === undefined || policy === undefined) throw new RejectionError(reject("allocation.line_unknown", `Order ${input.orderId} has no line for unit ${from.serialNumber}.`, { unit_id: from.id }))
    await order.append([
      order.change(from, { name: "cancel_allocation", reasonCode: input.reasonCode }),
      order.change(to, order.allocateCommand(demand, policy, from.locationId, input.reasonCode)),
    ])
  })
}

/** Verifies what was taken from the shelf. A wrong unit is refused and the right ones are named (`pick.wrong_unit`). */
export async function pickUnits(ledger: Ledger, request: CommandRequest, input: { readonly orderId: string; readonly serialNumbers: readonly string[] }): Promise<CommandResult> {
  return onOrder(ledger, request, input.orderId, async (order) => {
    const references = input.serialNumbers.map((serialNumber) => ({ serialNumber }))
    const loaded = await loadReferenced(order.client, references, "read")
    const own = indexBySerial(order.all().filter(hasOpenAllocation))
    const picked = references.map((reference) => {
      const found = resolveReference(reference, own(reference.serialNumber))
      if (found.ok) return { unit: found.outcome, scannedAs: reference.serialNumber }
      if (found.rejection.code === "unit.ambiguous") throw new RejectionError(found.rejection)
      throw wrongUnit(order, reference.serialNumber, loaded)
    })
    const ids = picked.map(({ unit }) => unit.id)
    if (new Set(ids).size < ids.length) throw new RejectionError(reject("unit.repeated", "The same unit was scanned twice.", {}))
    await order.append(picked.map(({ unit, scannedAs }) => order.change(unit, { name: "pick", orderId: input.orderId, scannedAs })))
  })
}

function wrongUnit(order: OrderUnits, scanned: string, loaded: readonly Unit[]): RejectionError {
  const shown = scanned.slice(0, 64)
  const found = resolveReference({ serialNumber: scanned }, loaded)
  const what = !found.ok ? (found.rejection.code === "unit.ambiguous" ? "may be several units, none of this order" : "is not known") : found.outcome.orderId !== null && found.outcome.orderId !== order.orderId ? "belongs to another order" : `is ${found.outcome.status.replaceAll("_", " ")}, not allocated to this order`
  const expected = order.all().filter((unit) => unit.status === "allocated").map((unit): Fact => ({
    unit_id: unit.id, serial_number: unit.serialNumber, inventory_item_id: unit.inventoryItemId, line_item_id: unit.lineItemId, location_id: unit.locationId, bin: unit.bin,
  }))
  return new RejectionError(reject("pick.wrong_unit", `Unit ${shown} ${what}. Take ${expected.length === 0 ? "nothing more: all units of the order are picked" : "one of those expected"}.`, { scanned: shown, order_id: order.orderId, expected }))
}

/** A canceled order promises nothing any more. Never rejects; bound units are left to their fulfilment. */
export async function cancelOrder(ledger: Ledger, request: CommandRequest, input: { readonly orderId: string }): Promise<CommandResult> {
  return onOrder(ledger, request, input.orderId, async (order) => {
    const promised = order.all().filter((unit) => hasOpenAllocation(unit) && unit.fulfillmentId === null)
    await order.append(promised.map((unit) => order.change(unit, { name: "cancel_allocation", reasonCode: "order_canceled" })))
    // Before the released units look for a waiting line: it must not be one of this order's.
    await closeServed(order.client, input.orderId, true)
  })
}
