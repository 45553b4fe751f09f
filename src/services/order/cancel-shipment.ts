import { hasOpenAllocation, type Unit } from "../../domain/unit/unit"
import { loadUnitsAt } from "../../ledger/load-history"
import type { UnitChange } from "../../ledger/record"
import { type CommandRequest, type CommandResult, type Ledger, transactCommand } from "../../ledger/run-command"
import { addUnnamed, loadDemand, type Unnamed } from "./demand"
import { OrderUnits } from "./order-units"
import { type BoundNow, undoBinding } from "./undo-binding"

export interface CancelShipment {
  readonly fulfillmentId: string
  readonly orderId: string
  /** Units that were bound to the fulfilment only when it was shipped: they are unbound as well. */
  readonly bound: BoundNow
  /** What it counted as left without a known unit. */
  readonly unnamed: readonly Unnamed[]
  readonly reasonCode: string
}

/**
 * Takes a fulfilment's shipment back, as if it had never been: its units are picked and bound again, their promises
 * open. A unit that something happened to since is left as it is; `moved_on_unit_ids` of the summary names those.
 */
export async function cancelShipment(ledger: Ledger, request: CommandRequest, input: CancelShipment): Promise<CommandResult> {
  return transactCommand(ledger, { reference: { type: "fulfillment", id: input.fulfillmentId }, ...request }, {
    lockFirst: async (client) => {
      await loadDemand(client, input.orderId, "lock")
    },
    work: async (transaction) => {
      const order = await OrderUnits.load(transaction, input.orderId)
      const left = order.all().filter((unit) => unit.fulfillmentId === input.fulfillmentId && !hasOpenAllocation(unit))
      const before = new Map((await loadUnitsAt(transaction.client, left.map((unit) => [unit.id, unit.version - 1] as const))).map((unit) => [unit.id, unit]))
      const canceled = await order.append(left.flatMap((unit) => changeOf(order, unit, before.get(unit.id), input)))
      await undoBinding(order, input.bound, input.fulfillmentId, input.reasonCode)
      await addUnnamed(transaction.client, input.unnamed.map((unnamed) => ({ ...unnamed, count: -unnamed.count })))
      const back = new Set(canceled.map(({ unitId }) => unitId))
      return { summary: { moved_on_unit_ids: left.flatMap(({ id }) => (back.has(id) ? [] : [id])) } }
    },
  })
}

function changeOf(order: OrderUnits, unit: Unit, before: Unit | undefined, { fulfillmentId, reasonCode }: CancelShipment): UnitChange[] {
  if (before === undefined) return []
  const decision = order.tryDecide(unit, { name: "cancel_shipment", fulfillmentId, before, reasonCode })
  return decision.ok ? [{ unitId: unit.id, before: unit, event: decision.outcome }] : []
}
