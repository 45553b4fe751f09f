import type { HttpUnitException } from "../../types/http/unit-exception"
import type { Services } from "../respond"

type ExceptionCase = Awaited<ReturnType<Services["exceptions"]["resolve"]>>

export const presentUnitException = (found: ExceptionCase): HttpUnitException => ({
  id: found.id,
  kind: found.kind,
  status: found.status,
  summary: found.summary,
  unit_id: found.unitId,
  order_id: found.orderId,
  line_item_id: found.lineItemId,
  fulfillment_id: found.fulfillmentId,
  inventory_item_id: found.inventoryItemId,
  location_id: found.locationId,
  details: { ...found.details },
  created_at: found.createdAt,
  resolved_at: found.resolvedAt,
  resolved_by: found.resolvedBy,
  resolution_code: found.resolutionCode,
})
