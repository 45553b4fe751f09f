import { availableActions } from "../../domain/unit/available-actions"
import type { Unit } from "../../domain/unit/unit"
import type { HttpUnit } from "../../types/http/unit"

/** A unit as the contract gives it to an agent. */
export const presentUnit = (unit: Unit): HttpUnit => ({
  id: unit.id,
  serial_number: unit.serialNumber,
  scanned_as: unit.scannedAs,
  status: unit.status,
  custody: unit.custody,
  grade: unit.grade,
  holds: unit.holds.map(({ id, kind, reason }) => ({ id, kind, reason })),
  variant_id: unit.variantId,
  inventory_item_id: unit.inventoryItemId,
  location_id: unit.locationId,
  bin: unit.bin,
  lot_number: unit.lotNumber,
  manufactured_on: unit.manufacturedOn,
  owner_customer_id: unit.ownerCustomerId,
  order_id: unit.orderId,
  line_item_id: unit.lineItemId,
  fulfillment_id: unit.fulfillmentId,
  parent_unit_id: unit.parentUnitId,
  identifiers: unit.identifiers.map(({ kind, value }) => ({ kind, value })),
  version: unit.version,
  available_actions: availableActions(unit),
  created_at: unit.createdAt,
  updated_at: unit.updatedAt,
})

export const presentUnits = (units: readonly Unit[]): HttpUnit[] => units.map(presentUnit)
