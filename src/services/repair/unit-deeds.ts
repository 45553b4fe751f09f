import type { PoolClient } from "pg"
import type { Facts } from "../../domain/common/rejection"
import type { UnitCommand } from "../../domain/unit/commands"
import type { RecordEventType } from "../../domain/unit/events"
import type { Unit } from "../../domain/unit/unit"
import type { CommandTransaction } from "../../ledger/run-command"
import { quarantineLocationsOf } from "../quarantine/quarantine-locations"
import { restockCommand } from "../serial-policy/stock-identity"
import type { Deed } from "./deed"
import { installPart, type PartDeed, requireQuarantine, takePartOut, undoInstallation } from "./part-units"

const NONE: readonly PartDeed[] = []

/**
 * What the units do for a command on their document: every command is at least one event in the unit's history, so that
 * all of it is attributed there. Commands that move the unit twice are two appends of one transaction.
 */
export async function unitDeeds(transaction: CommandTransaction, deed: Deed): Promise<readonly PartDeed[]> {
  const { order, decision, action, units, note } = deed
  const unit = units.get(order.unitId)
  const facts: Facts = { ...decision.facts, ...note?.facts }
  const step = (command: UnitCommand): PartDeed => ({ births: [], steps: [{ unitId: unit.id, command, facts }] })
  // Of a unit that moves twice, one event tells of the command; the other only belongs to it.
  const beside = (command: UnitCommand): PartDeed => ({ births: [], steps: [{ unitId: unit.id, command, facts: { repair_order_id: order.id } }] })
  // A void unit was a mistake: it has no history to go on with.
  if (unit.status === "void") return NONE
  switch (action.name) {
    case "send_to_vendor":
      return [step({ name: "to_vendor", vendorId: action.vendorId, trackingNumber: action.trackingNumber })]
    case "receive_from_vendor":
      return backFromVendor(transaction.client, deed, unit, step, beside)
    case "return":
      return handOver(unit, step, beside, action.trackingNumber, await quarantineOf(transaction.client, action.locationId ?? order.locationId, unit))
    case "restock":
      return intoStock(transaction.client, deed, unit, step, beside)
    case "scrap":
      return [beside({ name: "scrap", reasonCode: action.reasonCode ?? null }), step(record("unit.repair_closed"))]
    case "cancel":
      return [...(unit.status === "in_repair" ? [beside(endRepair(unit, await quarantineOf(transaction.client, order.locationId, unit)))] : []), step(record("unit.repair_closed"))]
    case "add_line":
    case "remove_line":
      return [withParent(await partDeed(transaction, deed, unit, facts), step(record("unit.repair_progressed")))]
    case "check_in":
      return [step(record("unit.checked_in"))]
    case "diagnose":
      return [step(record("unit.diagnosed"))]
    case "record_test":
      return [step(record("unit.tested"))]
    case "close":
      return [step(record("unit.repair_closed"))]
    default:
      return [step(record("unit.repair_progressed"))]
  }
}

const record = (type: RecordEventType): UnitCommand => ({ name: "record", type, facts: {} })
const endRepair = (unit: Unit, quarantineLocationId: string | null): UnitCommand => ({ name: "end_repair", quarantineLocationId: requireQuarantine(unit, quarantineLocationId) })

async function backFromVendor(client: PoolClient, { order }: Deed, unit: Unit, step: (command: UnitCommand) => PartDeed, beside: (command: UnitCommand) => PartDeed): Promise<readonly PartDeed[]> {
  if (unit.status !== "at_vendor") return [step(record("unit.repair_progressed"))]
  const quarantineLocationId = requireQuarantine(unit, await quarantineOf(client, order.locationId, unit))
  return [step({ name: "from_vendor", quarantineLocationId }), beside({ name: "start_repair" })]
}

/** A customer's unit goes back to her, by carrier or over the counter; the shop's own goes to quarantine, where it waits for its grade. */
function handOver(unit: Unit, step: (command: UnitCommand) => PartDeed, beside: (command: UnitCommand) => PartDeed, trackingNumber: string | null, quarantineLocationId: string | null): readonly PartDeed[] {
  const isHere = unit.status === "in_repair"
  if (unit.owner === "customer") return [...(isHere ? [beside(endRepair(unit, quarantineLocationId))] : []), step({ name: "hand_back", trackingNumber })]
  return [step(isHere ? endRepair(unit, quarantineLocationId) : record("unit.repair_progressed"))]
}

/** The shop's own, made good: by way of quarantine to its shelf, as what it is sold as from now on. Its history stays one. */
async function intoStock(client: PoolClient, { order, action }: Deed, unit: Unit, step: (command: UnitCommand) => PartDeed, beside: (command: UnitCommand) => PartDeed): Promise<readonly PartDeed[]> {
  if (action.name !== "restock") return NONE
  const { grade, inventoryItemId, locationId, bin } = action
  const isHere = unit.status === "in_repair"
  const restock = await restockCommand(client, unit, { grade, inventoryItemId, bin, locationId: locationId ?? order.locationId, reasonCode: "repaired" })
  return [...(isHere ? [beside(endRepair(unit, await quarantineOf(client, order.locationId, unit)))] : []), beside(restock), step(record("unit.repair_closed"))]
}

async function quarantineOf(client: PoolClient, locationId: string | null, unit: Unit): Promise<string | null> {
  const place = locationId ?? unit.locationId ?? unit.lastLocationId
  return place === null ? null : (await quarantineLocationsOf(client, [place])).get(place) ?? null
}

/** Child and parent hear of it in one append: neither history has it without the other. */
const withParent = (part: PartDeed | null, own: PartDeed): PartDeed => ({ steps: [...own.steps, ...(part?.steps ?? [])], births: part?.births ?? [] })

async function partDeed(transaction: CommandTransaction, deed: Deed, parent: Unit, facts: Facts): Promise<PartDeed | null> {
  const { order, decision, action, part } = deed
  const isPart = action.name === "add_line" ? action.line.part !== undefined : part !== null
  if (!isPart) return null
  const move = { parent, facts, quarantineLocationId: await quarantineOf(transaction.client, order.locationId, parent) }
  if (action.name === "remove_line") return part === null ? null : undoInstallation(part, move)
  if (action.name !== "add_line" || action.line.part === undefined) return null
  const { line } = action
  const named = action.line.part
  const serialNumber = "unitId" in named ? null : named.serialNumber
  if (line.kind === "part_in") return installPart(transaction, part, serialNumber ?? ("unitId" in named ? named.unitId : ""), move)
  const newUnitId = decision.order.lines.at(-1)?.unitId ?? ""
  return takePartOut(transaction, part, { owner: line.owner ?? "shop", serialNumber, inventoryItemId: line.inventoryItemId ?? null, newUnitId }, move)
}

