import type { PoolClient } from "pg"
import { RejectionError, reject } from "../../domain/common/rejection"
import type { NewLine, RepairCommand } from "../../domain/repair/commands"
import { type LineCoverage, liveLines, type RepairOrder, workerOf } from "../../domain/repair/repair-order"
import { timedLineOf } from "../../domain/repair/timers"
import type { Actor } from "../../domain/unit/events"
import type { Unit } from "../../domain/unit/unit"
import type { Ledger } from "../../ledger/run-command"
import { loadPolicies } from "../serial-policy/load-policies"
import { requireThisUnit } from "./check-in"
import { coverLine, decidedByHand } from "./line-coverage"
import type { AskedLine, RepairAction } from "./repair-action"

const QUOTE_DAYS = 14
const DAY_MS = 86_400_000
/** Where nobody says why, this is what was seen. */
const NOT_REPRODUCED = "not_reproduced"

/** What the domain decides upon: ids made, who pays looked up and frozen, all inside the command's transaction. */
export async function preparedCommand(ledger: Ledger, client: PoolClient, order: RepairOrder, unit: Unit, action: RepairAction, actor: Actor): Promise<RepairCommand> {
  switch (action.name) {
    case "check_in":
      await requireThisUnit(client, order, unit, action.serialNumber)
      return { name: "check_in", checkInId: ledger.newId("archk"), scannedAs: action.serialNumber, conditionCode: action.conditionCode, accessories: action.accessories }
    case "start_timer":
      return { name: "start_timer", timerId: ledger.newId("artmr"), line: await timedLine({ ledger, client, unit }, order, action, actor) }
    case "stop_timer":
      return { name: "stop_timer", timerId: action.timerId, minutes: action.minutes, amountMinor: action.amountMinor }
    case "quote":
      return { name: "quote", quoteId: ledger.newId("arqt"), expiresAt: action.expiresAt ?? new Date(Date.parse(ledger.now()) + QUOTE_DAYS * DAY_MS).toISOString() }
    case "add_line":
      return { name: "add_line", line: await preparedLine({ ledger, client, unit }, order, action.line) }
    case "diagnose":
      return { name: "diagnose", diagnosis: action.diagnosis, judged: await judgedAnew({ ledger, client, unit }, { ...order, diagnosis: { ...order.diagnosis, ...action.diagnosis } }) }
    case "record_test": {
      const { name, value = null, unit = null, min = null, max = null, passed = null } = action.test
      return { name: "record_test", test: { id: ledger.newId("artst"), name, value, unit, min, max, passed } }
    }
    case "mark_no_fault_found":
      return { name: action.name, reasonCode: action.reasonCode ?? NOT_REPRODUCED }
    case "decline_quote":
    case "fail_qc":
    case "mark_unrepairable":
    case "cancel":
      return { name: action.name, reasonCode: action.reasonCode ?? null }
    case "send_to_vendor":
      return { name: "send_to_vendor", vendorId: action.vendorId }
    case "scrap":
      return { name: action.name, reasonCode: action.reasonCode ?? null }
    case "return":
    case "restock":
      return { name: action.name }
    default:
      return action
  }
}

interface Judging {
  readonly ledger: Ledger
  readonly client: PoolClient
  readonly unit: Unit
}

async function preparedLine(judging: Judging, order: RepairOrder, asked: AskedLine): Promise<NewLine> {
  const { kind, inventoryItemId } = asked
  if (kind === "part_in" || kind === "part_out") await requirePart(judging, asked)
  if (asked.disposition === "restock" && order.locationId === null) throw new RejectionError(reject("location.required", `${order.displayId} is at no location, so its parts cannot go to stock.`, { id: order.id }))
  const id = judging.ledger.newId("arln")
  const coverage = await coverageOf(judging, order, id, asked)
  return {
    id, kind, description: asked.description ?? null, labourCode: asked.labourCode ?? null, minutes: asked.minutes ?? null, quantity: asked.quantity ?? 1, amountMinor: asked.amountMinor ?? null, coverage,
    // Which unit a number names is found under the locks.
    unitId: null, inventoryItemId: inventoryItemId ?? null, ...(asked.disposition === undefined ? {} : { disposition: asked.disposition }),
  }
}

/** Its payer is asked when the clock starts: what is worked afterwards is not worked in vain. */
async function timedLine(judging: Judging, order: RepairOrder, { labourCode, description }: Extract<RepairAction, { readonly name: "start_timer" }>, actor: Actor): Promise<NewLine | { readonly id: string }> {
  const known = timedLineOf(order, workerOf(actor), labourCode, description)
  if (known !== undefined) return { id: known.id }
  return preparedLine(judging, order, { kind: "labour", minutes: 0, ...(labourCode === null ? {} : { labourCode }), ...(description === null ? {} : { description }) })
}

async function requirePart({ client }: Judging, asked: AskedLine): Promise<void> {
  const { kind, part, inventoryItemId, quantity = 1 } = asked
  if (part !== undefined) {
    if (asked.disposition !== undefined) throw new RejectionError(reject("repair_line.needs_part", "A part with a serial number goes to quarantine, where its own grade decides; only parts by quantity are restocked at once.", { kind }))
    if (quantity !== 1) throw new RejectionError(reject("repair_line.needs_part", "A part with a serial number is one part.", { quantity }))
    return
  }
  if (inventoryItemId === undefined) {
    if (kind === "part_out" && asked.disposition !== "restock") return
    throw new RejectionError(reject("repair_line.needs_part", "A part that goes in, or back to stock, is named by its unit, its serial number or its inventory item.", { kind }))
  }
  const policy = (await loadPolicies(client, [inventoryItemId])).get(inventoryItemId)
  if ((kind === "part_in" || asked.disposition === "restock") && policy?.tracking === "full") {
    throw new RejectionError(reject("repair_line.needs_unit", `Parts of inventory item ${inventoryItemId} are known one by one; name the one that goes in or comes out.`, { inventory_item_id: inventoryItemId }))
  }
}

async function coverageOf(judging: Judging, order: RepairOrder, lineId: string, { kind, payer, reasonCode }: AskedLine): Promise<LineCoverage> {
  if (payer === undefined) return coverLine(judging, order, { id: lineId, kind })
  if (payer === "goodwill" && reasonCode === undefined) throw new RejectionError(reject("repair_line.needs_reason", "Goodwill needs a reason code.", { payer }))
  return decidedByHand(payer, reasonCode ?? null)
}

/** More is known: lines that nobody could judge are asked about again. Those that were decided stay as they were frozen. */
async function judgedAnew(judging: Judging, order: RepairOrder): Promise<ReadonlyMap<string, LineCoverage>> {
  const open = liveLines(order).filter(({ coverage }) => coverage.payer === "undecided" && !coverage.isDecidedByHand)
  if (open.length === 0) return new Map()
  const judged = new Map<string, LineCoverage>()
  for (const line of open) judged.set(line.id, await coverLine(judging, order, line))
  return judged
}
