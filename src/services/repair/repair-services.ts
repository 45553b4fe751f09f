import type { ProtocolTest } from "../../domain/repair/commands"
import type { Actor } from "../../domain/unit/events"
import type { CommandRequest, Ledger } from "../../ledger/run-command"
import { withClient } from "../../persistence/named-query"
import { runningTimerOf } from "./bench"
import { commandRepair } from "./command-repair"
import { knownVendors, type VendorFilter } from "./known-vendors"
import { lineParts } from "./line-parts"
import { listProtocols } from "./list-protocols"
import { getRepair, listRepairs, type RepairFilter } from "./list-repairs"
import { openRepair, type OpenRepair } from "./open-repair"
import type { CommandRepair } from "./repair-action"
import { type CodeFilter, getProtocol, importCodes, listCodes, setProtocol } from "./repair-codes"
import { noteAllPaid, notePaid, notePayment, paymentDue, type UnpaidRepair, unpaidRepairs } from "./repair-payment"
import { type QueueFilter, repairQueue } from "./repair-queue"
import { markShort, retryShortParts, settlePart, type SettledPart, unsettledParts } from "./part-stock"

/** What the facade offers about repairs. */
export const repairServices = (ledger: Ledger) => ({
  open: (request: CommandRequest, input: OpenRepair) => openRepair(ledger, request, input),
  command: (request: CommandRequest, input: CommandRepair) => commandRepair(ledger, request, input),
  get: (actor: Actor, id: string) => getRepair(ledger, actor, id),
  list: (actor: Actor, filter: RepairFilter) => listRepairs(ledger, actor, filter),
  queue: (filter: QueueFilter) => repairQueue(ledger, filter),
  knownVendors: (filter: VendorFilter) => knownVendors(ledger, filter),
  lineParts: (id: string) => lineParts(ledger, id),
  runningTimer: (actor: Actor) => withClient(ledger.dataSource, (client) => runningTimerOf(client, actor)),
  unsettledParts: (inventoryItemIds: readonly string[]) => unsettledParts(ledger, inventoryItemIds),
  settlePart: (part: SettledPart) => settlePart(ledger, part),
  markShort: (lineId: string) => markShort(ledger, lineId),
  paymentDue: (id: string) => paymentDue(ledger, id),
  notePayment: (id: string, paymentCollectionId: string) => notePayment(ledger, id, paymentCollectionId),
  notePaid: (id: string, amount: number) => notePaid(ledger, id, amount),
  noteAllPaid: (paid: readonly (UnpaidRepair & { readonly amount: number })[]) => noteAllPaid(ledger, paid),
  unpaid: (page: { readonly after: string | null; readonly limit: number }) => unpaidRepairs(ledger, page),
  listCodes: (filter: CodeFilter) => listCodes(ledger, filter),
  importCodes: (text: string) => importCodes(ledger, text),
  protocol: (inventoryItemId: string) => getProtocol(ledger, inventoryItemId),
  setProtocol: (inventoryItemId: string, tests: readonly ProtocolTest[]) => setProtocol(ledger, inventoryItemId, tests),
  listProtocols: (page: { readonly limit: number; readonly offset: number }) => listProtocols(ledger, page),
  retryShortParts: (repairOrderId: string | null) => retryShortParts(ledger, repairOrderId),
})
