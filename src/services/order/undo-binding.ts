import type { Unit } from "../../domain/unit/unit"
import { type CommandRequest, type CommandResult, type Ledger, transactCommand } from "../../ledger/run-command"
import { loadDemand } from "./demand"
import { OrderUnits } from "./order-units"

/** What a command bound to a fulfilment, and what those units were before: kept in its summary, so that it can be undone. */
export interface BoundNow {
  readonly unit_ids: readonly string[]
  /** Those the order did not have before: promised by the same command. */
  readonly fresh_unit_ids: readonly string[]
  readonly picked_unit_ids: readonly string[]
}

/** `before`: the order's units when the command began. */
export function boundSince(before: readonly Unit[], order: OrderUnits, fulfillmentId: string): { readonly [key in keyof BoundNow]: string[] } {
  const known = new Map(before.map((unit) => [unit.id, unit]))
  const ids = order.all().flatMap(({ id, fulfillmentId: now }) => (now === fulfillmentId && known.get(id)?.fulfillmentId !== fulfillmentId ? [id] : []))
  return { unit_ids: ids, fresh_unit_ids: ids.filter((id) => !known.has(id)), picked_unit_ids: ids.filter((id) => known.get(id)?.status === "picked") }
}

/** Units that the command bound are what they were before it: picked, promised, or free. */
export async function undoBinding(order: OrderUnits, bound: BoundNow, fulfillmentId: string, reasonCode: string): Promise<void> {
  const units = order.all().filter((unit) => unit.status === "picked" && unit.fulfillmentId === fulfillmentId && bound.unit_ids.includes(unit.id))
  await order.unbind(units, reasonCode, (unit) => bound.picked_unit_ids.includes(unit.id))
  const fresh = order.all().filter((unit) => unit.status === "allocated" && bound.fresh_unit_ids.includes(unit.id))
  await order.append(fresh.map((unit) => order.change(unit, { name: "release", reasonCode })))
}

export interface UndoFulfillment {
  readonly fulfillmentId: string
  readonly orderId: string
  readonly bound: BoundNow
  readonly reasonCode: string
}

/** Medusa undoes a fulfilment in the run that made it: unlike a cancellation, that leaves nothing changed. */
export async function undoFulfillment(ledger: Ledger, request: CommandRequest, input: UndoFulfillment): Promise<CommandResult> {
  return transactCommand(ledger, { reference: { type: "fulfillment", id: input.fulfillmentId }, ...request }, {
    lockFirst: async (client) => {
      await loadDemand(client, input.orderId, "lock")
    },
    work: async (transaction) => {
      await undoBinding(await OrderUnits.load(transaction, input.orderId), input.bound, input.fulfillmentId, input.reasonCode)
      return { summary: {} }
    },
  })
}
