import type { PoolClient } from "pg"
import { RejectionError, reject } from "../../domain/common/rejection"
import type { RepairCommand } from "../../domain/repair/commands"
import { decideRepair, type RepairDecision } from "../../domain/repair/decide"
import type { RepairOrder } from "../../domain/repair/repair-order"
import type { Unit } from "../../domain/unit/unit"
import { type CommandRequest, type CommandTransaction, type Ledger, transactCommand } from "../../ledger/run-command"
import { outboxMessage, type OutboxMessage } from "../../messaging/outbox"
import { withClient } from "../../persistence/named-query"
import { isUniqueViolation } from "../../persistence/postgres-errors"
import { attachTo } from "../attachment/attach-to"
import { DocumentUnits } from "../document/document-units"
import { expectVersion } from "../document/expect-version"
import { fileException } from "../exception/exceptions"
import { newNote } from "../note/new-note"
import { loadBench } from "./bench"
import { WrongUnit } from "./check-in"
import { lockComponents, PartElsewhere } from "./component-graph"
import type { Deed } from "./deed"
import { preparedCommand } from "./prepare-command"
import { writePartStock } from "./part-stock"
import { findPart } from "./part-units"
import type { CommandRepair, RepairAction } from "./repair-action"
import { lockRepair, loadRepair, type StoredRepair } from "./repair-rows"
import { paymentMessages, repairEvents } from "./repair-event"
import { repairNotices } from "./repair-notices"
import { noteWarranty } from "./repair-warranty"
import { saveRepair } from "./save-repair"
import { unitDeeds } from "./unit-deeds"

/**
 * One command on one repair order. Order: document row, receipt, component graph, units by id. Document, events of the
 * unit and its parts, what Medusa's stock must learn and who must be told are one transaction.
 */
export async function commandRepair(ledger: Ledger, request: CommandRequest, { id, expectedVersion, action, note: text, attachmentIds = [] }: CommandRepair): Promise<StoredRepair> {
  const note = text === undefined ? null : newNote(ledger, request.actor, text, { type: "repair_order", id })
  try {
    await transactCommand(ledger, { ...request, reference: { type: "repair_order", id } }, {
      lockFirst: (client) => lockRepair(client, id),
      work: async (transaction) => {
        const stored = await loadRepair(transaction.client, id)
        expectVersion(stored, expectedVersion)
        const order = withCurrency(stored, action)
        const { part, units } = await lockUnits(transaction, order, action)
        const unit = units.get(order.unitId)
        const prepared = await preparedCommand(ledger, transaction.client, order, unit, action, request.actor)
        const decision = await decide(transaction, order, namingPart(ledger, prepared, action, part), unit)
        await saveRepair(transaction.client, order, decision.order, transaction.context.at)
        await attachTo(transaction.client, { attachmentIds, subject: { type: "repair_order", id }, by: request.actor })
        await appendDeeds(ledger, transaction, { order, decision, action, units, part, note })
        return { summary: { repair_order_id: id } }
      },
    })
  } catch (error) {
    // The refused transaction took everything back; that somebody must look at the unit stays true.
    if ((error instanceof PartElsewhere || error instanceof WrongUnit) && error.filing !== null) await fileException(ledger, error.filing)
    // Two orders at once saw no timer of hers; the index saw both.
    if (isUniqueViolation(error, ONE_TIMER)) throw new RejectionError(reject("repair_timer.running", "Your timer runs on another order; stop it there first.", { id }))
    throw error
  }
  return withClient(ledger.dataSource, (client) => loadRepair(client, id))
}

const ONE_TIMER = "uq_repair_timer_running"

/** The first price names the currency. */
function withCurrency(order: StoredRepair, action: RepairAction): StoredRepair {
  const named = action.name === "add_line" ? action.line.currencyCode : action.name === "stop_timer" ? action.currencyCode : undefined
  return order.currencyCode !== null || named === undefined ? order : { ...order, currencyCode: named.toLowerCase() }
}

async function lockUnits(transaction: CommandTransaction, order: RepairOrder, action: RepairAction): Promise<{ readonly part: Unit | null; readonly units: DocumentUnits }> {
  const partId = await partOf(transaction.client, order, action)
  const units = await DocumentUnits.lock(transaction, partId === null ? [order.unitId] : [order.unitId, partId])
  return { units, part: partId === null ? null : units.get(partId) }
}

/** The part with a serial number that the action moves, if it is known. Its place in the component graph is held from here on. */
async function partOf(client: PoolClient, order: RepairOrder, action: RepairAction): Promise<string | null> {
  if (action.name === "remove_line") {
    const line = order.lines.find(({ id }) => id === action.lineId)
    if (line?.partState !== "installed" || line.unitId === null) return null
    await lockComponents(client)
    return line.unitId
  }
  if (action.name !== "add_line" || action.line.part === undefined) return null
  await lockComponents(client)
  return (await findPart(client, action.line.part, order.unitId))?.id ?? null
}

/** The line names the unit that was found, or the one that will be born by coming out. */
function namingPart(ledger: Ledger, command: RepairCommand, action: RepairAction, part: Unit | null): RepairCommand {
  if (command.name !== "add_line" || action.name !== "add_line" || action.line.part === undefined) return command
  return { ...command, line: { ...command.line, unitId: part?.id ?? ledger.newId("aunit"), inventoryItemId: part?.inventoryItemId ?? command.line.inventoryItemId } }
}

async function decide({ client, context }: CommandTransaction, order: RepairOrder, command: RepairCommand, unit: Unit): Promise<RepairDecision> {
  const decision = decideRepair(order, command, await loadBench(client, order, unit, context.actor, context.at))
  if (!decision.ok) throw new RejectionError(decision.rejection)
  return decision.outcome
}

async function appendDeeds(ledger: Ledger, transaction: CommandTransaction, deed: Deed): Promise<void> {
  const { order, decision, note } = deed
  await writePartStock(ledger, transaction.client, order, decision.order, transaction.context.commandId)
  const messages: OutboxMessage[] = [
    ...(await repairNotices(ledger, transaction.client, deed)),
    ...repairEvents(order, decision.order),
    ...paymentMessages(order, decision.order),
    ...(await noteWarranty(transaction.client, order, decision.order)),
    outboxMessage("refresh_repair_history", { unit_ids: [order.unitId] }),
  ]
  const deeds = await unitDeeds(transaction, deed)
  // Each append is one event a unit; what the document says goes with the first.
  for (const [index, { steps, births }] of deeds.entries()) {
    await deed.units.append(steps, index > 0 ? { births } : { births, messages, ...(note === null ? {} : { notes: [note.row] }) })
  }
}
