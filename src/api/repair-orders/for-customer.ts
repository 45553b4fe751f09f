import { assert } from "../../domain/common/assert"
import { RejectionError, reject } from "../../domain/common/rejection"
import type { HttpStoreRepairOrder } from "../../types/http/store-repair"
import type { Visitor } from "../access"
import { presentAddress } from "../addresses"
import { presentRepair, type RepairView } from "../present/repair"
import { presentSatisfaction, type Satisfaction } from "../present/satisfaction"
import type { Services } from "../respond"

/** Is it about her unit, and of her time? The owner's own, or the one that a guest's link opened and that is still its owner's; never what was repaired for an owner before her. */
function isOwners({ unit, order }: RepairView, visitor: Visitor): boolean {
  if (unit.owner !== "customer" || (order.customerId !== null && order.customerId !== visitor.ownerCustomerId)) return false
  if (visitor.customerId !== null) return unit.ownerCustomerId === visitor.customerId
  if (visitor.unitId !== null) return unit.id === visitor.unitId
  return visitor.orderId !== null && unit.orderId === visitor.orderId && unit.ownerCustomerId === visitor.ownerCustomerId
}

/** Throws what an order that does not exist throws, so that ids cannot be probed. */
export function requireOwners(view: RepairView, visitor: Visitor): void {
  if (!isOwners(view, visitor)) throw new RejectionError(reject("not_found", `No repair order ${view.order.id} exists.`, { id: view.order.id }))
}

/** Repair orders as their customer sees them: what is done and what it costs, not by whom or on which shelf. */
export async function presentRepairsForCustomer(services: Services, views: readonly RepairView[]): Promise<HttpStoreRepairOrder[]> {
  const said = await services.satisfaction.of("repair_order", views.map(({ order }) => order.id))
  const addresses = await services.addresses.of("repair_order", views.map(({ order }) => order.id))
  return views.map((view) => presentForCustomer(view, said.get(view.order.id), ownAddress(view, addresses)))
}

/** What was repaired for nobody known is shown to whoever owns the unit later; who had brought it in, and lives there, is not her business. */
const ownAddress = ({ order }: RepairView, addresses: ReadonlyMap<string, NonNullable<Parameters<typeof presentAddress>[0]>>): Parameters<typeof presentAddress>[0] =>
  order.customerId === null ? null : addresses.get(order.id)

export async function presentRepairForCustomer(services: Services, view: RepairView): Promise<HttpStoreRepairOrder> {
  const [order] = await presentRepairsForCustomer(services, [view])
  assert(order !== undefined, "one order in, one order out")
  return order
}

function presentForCustomer(view: RepairView, satisfaction: Satisfaction | undefined, address: Parameters<typeof presentAddress>[0]): HttpStoreRepairOrder {
  const { id, display_id, unit_id, serial_number, status, promised_on, problem, currency_code, outcome, lines, tests, check_in, quote, totals, approved_amount, payment_collection_id, paid_amount, payment_status, opened_at, ready_at, returned_at, closed_at, version, available_actions, updated_at } = presentRepair(view)
  return {
    id, display_id, unit_id, serial_number, status, promised_on, problem, currency_code, outcome,
    lines: lines.map(({ id: lineId, kind, description, minutes, quantity, amount, coverage: { payer, percent, reasons } }) => ({ id: lineId, kind, description, minutes, quantity, amount, coverage: { payer, percent, reasons } })),
    check_in: check_in === null ? null : { condition_code: check_in.condition_code, accessories: check_in.accessories, at: check_in.at },
    tests: tests.map(({ name, value, unit, passed }) => ({ name, value, unit, passed })),
    quote, totals, approved_amount, payment_collection_id, paid_amount, payment_status, opened_at, ready_at, returned_at, closed_at, version,
    address: presentAddress(address),
    satisfaction: satisfaction === undefined ? null : presentSatisfaction(satisfaction),
    available_actions: [...available_actions, ...(status === "closed" && satisfaction === undefined ? ["rate"] : [])], updated_at,
  }
}
