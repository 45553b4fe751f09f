import { createHash } from "node:crypto"
import type { UnitEventType } from "../../domain/unit/events"
import { hasOpenAllocation, type Unit } from "../../domain/unit/unit"
import type { RecordedChange } from "../../ledger/record"
import { outboxMessage, type OutboxMessage } from "../../messaging/outbox"

/**
 * What follows from these events, whatever command made them: the bus hears of them; waiting order lines are served
 * from units that became free; a delivered unit gets its warranty entitlement.
 */
export function messagesOf(recorded: readonly RecordedChange[]): OutboxMessage[] {
  const freed = recorded.filter(({ before, after }) => becameFree(before, after) || (before !== null && hasOpenAllocation(before) && !hasOpenAllocation(after) && after.status !== "shipped"))
  const items = [...new Set(freed.map(({ after }) => after.inventoryItemId))]
  const delivered = recorded.filter(({ recorded: event }) => event.type === "unit.delivered" || event.type === "unit.registered_as_sold")
  const handedBack = delivered.filter(({ before }) => before?.previousStatus === "quarantined")
  const moved = recorded.filter(({ recorded: event }) => MOVES_WARRANTY.has(event.type))
  return [
    ...unitEventMessages(recorded),
    // The end of a repair's down time.
    ...(handedBack.length > 0 ? [outboxMessage("refresh_repair_history", { unit_ids: handedBack.map(({ unitId }) => unitId) })] : []),
    ...(items.length > 0 ? [outboxMessage("allocate_waiting", { inventory_item_ids: items })] : []),
    ...(delivered.length > 0 ? [outboxMessage("create_entitlements", { unit_ids: delivered.map(({ unitId }) => unitId), command_id: delivered[0]?.recorded.commandId ?? "" })] : []),
    ...(moved.length > 0 ? [outboxMessage("reevaluate_entitlements", { unit_ids: moved.map(({ unitId }) => unitId), command_id: moved[0]?.recorded.commandId ?? "", reason: moved[0]?.recorded.type ?? "" })] : []),
  ]
}

/** What changes whose warranty it is, when it ends or whether there is one; delivery has a job of its own. */
const MOVES_WARRANTY: ReadonlySet<UnitEventType> = new Set(["unit.taken_over", "unit.owner_changed", "unit.handed_back", "unit.shipment_corrected", "unit.installed", "unit.removed", "unit.repair_closed"])

const isFree = (unit: Unit): boolean => unit.status === "in_stock" && unit.holds.length === 0

/** A unit that was free before as the same item and grade at the same place serves no line that it could not serve already. */
const becameFree = (before: Unit | null, after: Unit): boolean =>
  isFree(after) && !(before !== null && isFree(before) && before.locationId === after.locationId && before.inventoryItemId === after.inventoryItemId && before.grade === after.grade && before.owner === after.owner)

/** Up to this many units are named in one bus event; above it the event gives their count and the command to ask for. */
const UNITS_IN_EVENT_MAX = 100

/**
 * One bus event for each type of unit event in the batch, e.g. `unit.shipped`. It carries (sequence, hash) of every
 * unit, or a digest over them, so that the heads of the chains are anchored outside the ledger too.
 */
function unitEventMessages(recorded: readonly RecordedChange[]): OutboxMessage[] {
  const byType = new Map<string, RecordedChange[]>()
  for (const change of recorded) {
    const changes = byType.get(change.recorded.type)
    if (changes === undefined) byType.set(change.recorded.type, [change])
    else changes.push(change)
  }
  return [...byType].map(([name, changes]) => {
    const [first] = changes
    return outboxMessage("publish_event", {
      name,
      data: {
        command_id: first?.recorded.commandId ?? null, count: changes.length, inventory_item_ids: [...new Set(changes.map(({ after }) => after.inventoryItemId))],
        ...(changes.length <= UNITS_IN_EVENT_MAX ? { units: changes.map(({ after }) => ({ id: after.id, sequence: after.version, hash: after.chainHash })) } : { heads_digest: digestOf(changes) }),
      },
    })
  })
}

function digestOf(changes: readonly RecordedChange[]): string {
  let heads = ""
  for (const { after } of changes) heads += `${after.id} ${after.version} ${after.chainHash}\n`
  return createHash("sha256").update(heads).digest("hex")
}
