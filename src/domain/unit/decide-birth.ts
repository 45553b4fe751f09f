import { type Decision, accept, refuse } from "../common/decision"
import { type Rejection, reject } from "../common/rejection"
import type { Birth, CommandMoment, UnitCommand } from "./commands"
import { withoutUndefined } from "./event-of"
import type { UnitEvent } from "./events"
import type { Unit, UnitChanges } from "./unit"

type BirthCommand = Extract<UnitCommand, { readonly birth: Birth }>

/** First events of a unit; a unit that was only expected may still be told its facts anew. */
export function decideBirth(unit: Unit | null, command: BirthCommand, moment: CommandMoment): Decision<UnitEvent> {
  const born: UnitChanges = { ...factsOfBirth(command.birth, unit), previousStatus: unit?.status ?? null }
  const happenedAt = moment.occurredAt ?? moment.at
  switch (command.name) {
    case "expect":
      return accept({ type: "unit.expected", changes: { ...born, status: "expected" }, facts: {} })
    case "receive":
      return accept({
        type: "unit.received",
        changes: {
          ...born, status: "in_stock", custody: "warehouse", owner: "shop", locationId: command.locationId, lastLocationId: command.locationId,
          bin: command.bin ?? null, receivedAt: happenedAt,
        },
        facts: withoutUndefined({ reason_code: command.reasonCode, stock_effect: command.adopt === true ? "adopt" : undefined }),
      })
    case "capture": {
      const refusal = unit === null ? null : refusedForCapture(unit, command.birth)
      if (refusal) return refuse(refusal)
      return accept({
        type: "unit.captured",
        changes: {
          // A unit that is in stock already keeps what is known of it; capture only names it for the line.
          ...(unit?.status === "in_stock" ? { previousStatus: unit.status } : born),
          status: "picked", custody: "warehouse", owner: "shop", locationId: command.locationId, lastLocationId: command.locationId,
          orderId: command.line.orderId, lineItemId: command.line.lineItemId, fulfillmentId: command.fulfillmentId,
        },
        facts: {},
      })
    }
    case "extract":
      return accept({
        type: "unit.captured",
        changes: {
          ...born, grade: command.birth.grade ?? "salvage", status: "quarantined", custody: "warehouse", owner: command.owner, ownerCustomerId: command.ownerCustomerId,
          locationId: command.quarantineLocationId, lastLocationId: command.quarantineLocationId, receivedAt: happenedAt,
        },
        facts: { source: "removed_from", removed_from: command.parentUnitId },
      })
    case "register_sold":
      return accept({
        type: "unit.registered_as_sold",
        changes: {
          ...born, status: command.delivered ? "delivered" : "shipped", custody: command.delivered ? "customer" : "carrier", owner: "customer",
          ownerCustomerId: command.customerId, orderId: command.orderId, wasShipped: true,
        },
        facts: withoutUndefined({ sold_on: command.soldOn }),
      })
  }
}

/** Naming a known unit for a fulfilment promises it to a customer, so the rules of allocation hold. */
function refusedForCapture(unit: Unit, birth: Birth): Rejection | null {
  const [hold] = unit.holds
  if (hold !== undefined) {
    return reject("unit.held", `Unit ${unit.serialNumber} has a ${hold.kind} hold and cannot be fulfilled.`, {
      unit_id: unit.id, holds: unit.holds.map(({ id, kind, reason }) => ({ id, kind, reason })),
    })
  }
  if (unit.status === "in_stock" && unit.inventoryItemId !== birth.inventoryItemId) {
    return reject("unit.not_available", `Unit ${unit.serialNumber} is a different item than the order line needs.`, {
      unit_id: unit.id, inventory_item_id: unit.inventoryItemId,
    })
  }
  return null
}

/** What is not told now stays as it was told before. */
function factsOfBirth(birth: Birth, known: Unit | null): UnitChanges {
  return {
    serialNumber: birth.serialNumber, scannedAs: birth.scannedAs, serialScope: birth.serialScope,
    inventoryItemId: birth.inventoryItemId, variantId: birth.variantId, grade: birth.grade ?? known?.grade ?? "new",
    lotNumber: birth.lotNumber ?? known?.lotNumber ?? null, manufacturedOn: birth.manufacturedOn ?? known?.manufacturedOn ?? null,
    expiresOn: birth.expiresOn ?? known?.expiresOn ?? null, identifiers: birth.identifiers ?? known?.identifiers ?? [],
  }
}
