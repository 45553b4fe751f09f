import { type Decision, refuse } from "../common/decision"
import { reject } from "../common/rejection"
import type { UnitCommand } from "./commands"
import { moves } from "./event-of"
import type { UnitEvent } from "./events"
import type { Unit, UnitChanges } from "./unit"

type AftersalesCommand = Extract<UnitCommand, {
  readonly name: "in_transit" | "rma_receive" | "take_over" | "start_repair" | "end_repair" | "to_vendor" | "from_vendor" | "install" | "remove" | "hand_back" | "transfer_owner"
}>

const AWAY: UnitChanges = { locationId: null, bin: null }

/** The way back, the bench and the maker: nothing here decides what a customer gets, only where the unit is. */
export function decideAftersales(unit: Unit, command: AftersalesCommand): Decision<UnitEvent> {
  switch (command.name) {
    case "in_transit":
      return moves(unit, { type: "unit.return_shipped", command: "in_transit", to: "returning", changes: { ...AWAY, custody: "carrier" }, facts: { tracking_number: command.trackingNumber } })
    case "rma_receive":
      return moves(unit, { type: "unit.return_received", command: "rma_receive", to: "quarantined", changes: atQuarantine(command.quarantineLocationId), facts: { reason_code: command.reasonCode } })
    case "take_over":
      if (unit.owner === "shop") return refuse(reject("unit.not_customers", `Unit ${unit.serialNumber} already belongs to the shop.`, { unit_id: unit.id }))
      return moves(unit, { type: "unit.taken_over", command: "take_over", to: "quarantined", changes: { owner: "shop", ownerCustomerId: null }, facts: { reason_code: command.reasonCode } })
    case "start_repair":
      return moves(unit, { type: "unit.repair_started", command: "start_repair", to: "in_repair", changes: { ...AWAY, custody: "repair_center" } })
    case "end_repair":
      return moves(unit, { type: "unit.repair_ended", command: "end_repair", to: "quarantined", changes: atQuarantine(command.quarantineLocationId) })
    case "to_vendor":
      return moves(unit, {
        type: "unit.sent_to_vendor", command: "to_vendor", to: "at_vendor", changes: { ...AWAY, custody: "vendor" },
        facts: { vendor_id: command.vendorId, tracking_number: command.trackingNumber },
      })
    case "from_vendor":
      return moves(unit, { type: "unit.received_from_vendor", command: "from_vendor", to: "quarantined", changes: atQuarantine(command.quarantineLocationId) })
    case "install":
      if (command.parentUnitId === unit.id) {
        return refuse(reject("unit.in_component_cycle", `Unit ${unit.serialNumber} cannot be installed into itself.`, { unit_id: unit.id }))
      }
      return moves(unit, { type: "unit.installed", command: "install", to: "installed", changes: { ...AWAY, custody: "none", parentUnitId: command.parentUnitId } })
    case "remove":
      return moves(unit, {
        type: "unit.removed", command: "remove", to: "quarantined",
        changes: { ...atQuarantine(command.quarantineLocationId), parentUnitId: null, owner: command.owner, ownerCustomerId: command.owner === "customer" ? command.ownerCustomerId ?? null : null },
        facts: { removed_from: unit.parentUnitId },
      })
    case "transfer_owner":
      if (unit.owner !== "customer") return refuse(reject("unit.not_customers", `Unit ${unit.serialNumber} belongs to the shop.`, { unit_id: unit.id }))
      if (unit.holds.some(({ kind }) => kind === "recall")) {
        return refuse(reject("unit.held", `Unit ${unit.serialNumber} is recalled and cannot be passed on.`, { unit_id: unit.id }))
      }
      return moves(unit, { type: "unit.owner_changed", command: "transfer_owner", to: unit.status, changes: { ownerCustomerId: command.customerId }, facts: { reason_code: command.reasonCode } })
    case "hand_back": {
      if (unit.owner !== "customer") {
        return refuse(reject("unit.not_customers", `Unit ${unit.serialNumber} belongs to the shop; only a customer's unit is handed back.`, { unit_id: unit.id }))
      }
      const shipped = command.trackingNumber !== null
      return moves(unit, {
        type: "unit.handed_back", command: "hand_back", to: shipped ? "shipped" : "delivered",
        changes: { ...AWAY, custody: shipped ? "carrier" : "customer", wasShipped: true }, facts: { tracking_number: command.trackingNumber },
      })
    }
  }
}

function atQuarantine(locationId: string): UnitChanges {
  return { custody: "warehouse", locationId, lastLocationId: locationId, bin: null }
}
