import { Parameters } from "../../ledger/statement"
import { namedQuery } from "../../persistence/named-query"
import type { MayRead } from "../attachment/attachment-readers"
import type { UnitVisitor } from "../unit/visitor-units"

/** Of a repair order `r`: it is of a unit that is theirs, and was not opened for an owner before them. */
export function ofVisitor(parameters: Parameters, { ownerCustomerId, orderId, unitId }: UnitVisitor): string {
  if (ownerCustomerId === null && orderId === null) return "false"
  const [owner, order, unit] = [ownerCustomerId, orderId, unitId].map((id) => `${parameters.add(id)}::text`)
  return `(r.customer_id is null or r.customer_id = ${owner}) and exists (select from serial_unit u where u.id = r.unit_id and u.owner = 'customer' and u.owner_customer_id is not distinct from ${owner}
    and (${order} is null or u.order_id = ${order}) and (${unit} is null or u.id = ${unit}))`
}

/** A repair's photos are for whoever stands at the bench, and for whoever may see the repair. */
export const mayReadPapers: MayRead = async (client, repairOrderId, { actor, ...visitor }) => {
  if (actor.type === "technician") return true
  const parameters = new Parameters()
  const text = `select 1 as found from repair_order r where r.id = ${parameters.add(repairOrderId)}::text and ${ofVisitor(parameters, visitor)}`
  return (await namedQuery(client, text, parameters.values)).length > 0
}
