import { type Rejection, RejectionError, reject } from "../../domain/common/rejection"
import type { Shipment } from "../../domain/unit/commands"
import type { Unit } from "../../domain/unit/unit"
import { loadHistory } from "../../ledger/load-history"
import { loadUnitsById } from "../../ledger/load-units"
import { type CommandRequest, type CommandResult, type Ledger, transactCommand } from "../../ledger/run-command"
import { loadReferenced, resolveReference } from "../unit/find-units"
import { loadDemand } from "./demand"
import { OrderUnits } from "./order-units"

export interface CorrectShipment {
  readonly orderId: string
  /** The unit our history says was shipped. */
  readonly shippedUnitId: string
  /** The unit that really was in the box. */
  readonly actualSerialNumber: string
  readonly reasonCode: string
}

const HISTORY_MAX = 1_000

/**
 * "We shipped the wrong one", told after the fact. Both histories keep what was recorded and say what is true: the
 * recorded unit never left, the actual one went to the customer. If the actual one was recorded as shipped to
 * somebody else, the two were mixed up: each takes the other's shipment.
 */
export async function correctShipment(ledger: Ledger, request: CommandRequest, input: CorrectShipment): Promise<CommandResult> {
  return transactCommand(ledger, { reference: { type: "order", id: input.orderId }, ...request }, {
    lockFirst: async (client) => {
      await loadDemand(client, input.orderId, "lock")
    },
    work: async (transaction) => {
      const { recorded, actual } = await findBoth(transaction.client, input)
      const order = await OrderUnits.load(transaction, input.orderId)
      await order.append(await changesOf(order, recorded, actual, input))
      return { summary: {} }
    },
  })
}

async function findBoth(client: Parameters<typeof loadUnitsById>[0], input: CorrectShipment): Promise<{ recorded: Unit; actual: Unit }> {
  const [known] = await loadUnitsById(client, [input.shippedUnitId])
  if (known === undefined) throw new RejectionError(reject("unit.not_found", `No unit has the id ${input.shippedUnitId}.`, { unit_id: input.shippedUnitId }))
  const reference = { serialNumber: input.actualSerialNumber, inventoryItemId: known.inventoryItemId }
  const found = resolveReference(reference, await loadReferenced(client, [reference], "read"))
  if (!found.ok) throw new RejectionError(found.rejection)
  const locked = await loadUnitsById(client, [known.id, found.outcome.id], "lock")
  const recorded = locked.find(({ id }) => id === known.id)
  const actual = locked.find(({ id }) => id === found.outcome.id)
  if (recorded === undefined || actual === undefined || recorded.id === actual.id) throw new RejectionError(notPossible(known, "the unit named is the one that was recorded"))
  if (recorded.orderId !== input.orderId || !isOut(recorded)) throw new RejectionError(notPossible(recorded, `it is not recorded as shipped on order ${input.orderId}`))
  if (!isOut(actual) && actual.status !== "in_stock" && actual.status !== "allocated") throw new RejectionError(notPossible(actual, `unit ${actual.serialNumber} is ${actual.status} and cannot have been in the box`))
  return { recorded, actual }
}

async function changesOf(order: OrderUnits, recorded: Unit, actual: Unit, input: CorrectShipment): Promise<ReturnType<OrderUnits["change"]>[]> {
  const toActual = order.change(actual, { name: "ship_instead", shipment: shipmentOf(recorded), insteadOfUnitId: recorded.id, reasonCode: input.reasonCode })
  if (isOut(actual)) {
    return [toActual, order.change(recorded, { name: "ship_instead", shipment: shipmentOf(actual), insteadOfUnitId: actual.id, reasonCode: input.reasonCode })]
  }
  const locationId = recorded.lastLocationId ?? actual.locationId
  if (locationId === null) throw new RejectionError(notPossible(recorded, "it is not known where it was shipped from"))
  const shippedAt = (await loadHistory(order.client, recorded.id, 0, HISTORY_MAX))?.events.findLast((event) => event.type === "unit.shipped" || event.type === "unit.shipment_corrected")
  return [toActual, order.change(recorded, { name: "unship", locationId, replacedByUnitId: actual.id, correctsSequence: shippedAt?.sequence ?? recorded.version, reasonCode: input.reasonCode })]
}

const isOut = (unit: Unit): boolean => unit.status === "shipped" || unit.status === "delivered"

const shipmentOf = (unit: Unit): Shipment => ({
  status: unit.status === "delivered" ? "delivered" : "shipped", orderId: unit.orderId, lineItemId: unit.lineItemId, fulfillmentId: unit.fulfillmentId,
  owner: unit.owner, ownerCustomerId: unit.ownerCustomerId,
})

const notPossible = (unit: Unit, why: string): Rejection =>
  reject("shipment_correction.not_possible", `The shipment of unit ${unit.serialNumber} cannot be corrected so: ${why}.`, { unit_id: unit.id, status: unit.status })
