import type { PostalAddress } from "../../domain/common/postal-address"
import { type Rejection, RejectionError, reject } from "../../domain/common/rejection"
import { authorizedAs } from "../../domain/rma/decide-rma"
import { decideLine } from "../../domain/rma/decide-line"
import type { DecisionReason, Resolution, Rma, RmaLine, RmaSource, Sale } from "../../domain/rma/rma"
import type { Unit } from "../../domain/unit/unit"
import { insertNotes, type NoteRow } from "../../ledger/notes"
import { type CommandRequest, type CommandResult, type CommandTransaction, type Ledger, transactCommand } from "../../ledger/run-command"
import { outboxMessage } from "../../messaging/outbox"
import { namedQuery } from "../../persistence/named-query"
import { putAddress } from "../address/document-address"
import { attachTo } from "../attachment/attach-to"
import { nextDisplayId } from "../document/display-id"
import { DocumentUnits } from "../document/document-units"
import { newNote } from "../note/new-note"
import { loadReferenced, nameOf, resolveReference, type UnitReference } from "../unit/find-units"
import { bearLegacyUnits, type LegacyItem } from "./legacy-units"
import { rmaNotice } from "./rma-notices"
import { insertRma, writeEntries } from "./rma-store"
import { AUTHORIZATION_DAYS, daysAfter, dueAtOf } from "./service-levels"

export interface OpenRmaLine {
  readonly unit: UnitReference
  /** What an unknown number is of. */
  readonly item?: LegacyItem
  readonly reasonCode: string
  readonly requestedResolution: Resolution
  readonly note?: string
  /** Why the unit is accepted without being provably this customer's. */
  readonly blindReason?: string
}

export interface OpenRma {
  readonly source: RmaSource
  readonly orderId: string | null
  readonly customerId: string | null
  readonly countryCode?: string | null
  readonly lines: readonly OpenRmaLine[]
  /** Photos of what is wrong. */
  readonly attachmentIds?: readonly string[]
  /** Where the parcel is fetched from and goes back to. */
  readonly address?: PostalAddress | null
  /** What accepted it before it was opened: then nobody judges it again. */
  readonly acceptedFor?: DecisionReason
}

export const RMA_LINES_MAX = 200

/** Units that can come back: with a customer, on the way, gone missing, or already found in our dock. */
export const RETURNABLE: readonly Unit["status"][] = ["shipped", "delivered", "returning", "lost", "quarantined"]

/**
 * Opens an RMA: each line is one unit that is now this customer's (invariant 5), or is accepted blind with a reason. A
 * unit we never had is born here as sold before the system. Whether we accept the request is decided by the `rma` worker.
 */
export async function openRma(ledger: Ledger, request: CommandRequest, input: OpenRma): Promise<CommandResult> {
  return transactCommand(ledger, request, { work: async (transaction) => ({ summary: { rma_id: (await openRmaIn(ledger, transaction, input)).id } }) })
}

/** The same inside the transaction of another document (a warranty claim). */
export async function openRmaIn(ledger: Ledger, transaction: CommandTransaction, input: OpenRma): Promise<Rma> {
  const references = input.lines.map(({ unit }) => unit)
  const legacy = await bearLegacyUnits(ledger, transaction, input.customerId, input.lines)
  const known = [...await loadReferenced(transaction.client, references, "read"), ...legacy.values()]
  const wanted = input.lines.map((line, index) => legacy.get(index) ?? found(line, known, input))
  const units = await DocumentUnits.lock(transaction, wanted.map(({ id }) => id))
  const requested = await documentOf(ledger, transaction, input, wanted.map(({ id }) => units.get(id)))
  await requireUnclaimed(transaction, requested)
  const rma = input.acceptedFor === undefined ? requested : accepted(requested, input.acceptedFor, transaction.context)
  await write(ledger, transaction, rma, input, units)
  return rma
}

function accepted(rma: Rma, reason: DecisionReason, context: CommandTransaction["context"]): Rma {
  const lines = rma.lines.map((line): RmaLine => {
    const decided = decideLine(rma, line, { name: "decide", decision: "accepted", reasons: [reason] }, context)
    if (!decided.ok) throw new RejectionError(decided.rejection)
    return decided.outcome.line
  })
  return authorizedAs({ ...rma, lines }, daysAfter(context.at, AUTHORIZATION_DAYS), context)
}

function found(line: OpenRmaLine, known: readonly Unit[], { orderId, customerId }: OpenRma): Unit {
  const isOwn = (unit: Unit): boolean => (orderId !== null && unit.orderId === orderId) || (customerId !== null && unit.ownerCustomerId === customerId)
  const resolved = resolveReference(line.unit, known, isOwn)
  if (resolved.ok) return resolved.outcome
  if (resolved.rejection.code !== "unit.not_found") throw new RejectionError(resolved.rejection)
  throw new RejectionError(reject(line.blindReason === undefined ? "unit.not_found" : "rma.item_required", `No unit is known by ${nameOf(line.unit)}. If it was sold before the system, name its variant or inventory item and say why it is accepted (blind_reason).`, { unit: nameOf(line.unit) }))
}

async function documentOf(ledger: Ledger, { client, context }: CommandTransaction, input: OpenRma, units: readonly Unit[]): Promise<Rma> {
  if (new Set(units.map(({ id }) => id)).size < units.length) throw new RejectionError(reject("unit.repeated", "The same unit stands on two lines of this request.", {}))
  const buyers = await buyersOf(client, units)
  const lines = units.map((unit, index): RmaLine => {
    const wish = input.lines[index] as OpenRmaLine
    const refusal = refusalOfUnit(unit, wish, input)
    if (refusal !== null) throw new RejectionError(refusal)
    return newLine(ledger.newId("rmal"), index + 1, unit, wish, passedOn(unit, buyers))
  })
  const owners = new Set(units.map(({ ownerCustomerId }) => ownerCustomerId))
  const orders = new Set(units.map(({ orderId }) => orderId))
  return {
    id: ledger.newId("rma"), displayId: await nextDisplayId(client, "rma", context.at), source: input.source,
    orderId: input.orderId ?? onlyOf(orders), customerId: input.customerId ?? onlyOf(owners), countryCode: input.countryCode ?? null,
    submittedAt: context.at, infoRequestedAt: null, authorizedAt: null, expiresAt: null, canceledAt: null, expiredAt: null, closedAt: null, dueAt: null, remindedAt: null,
    version: 1, createdAt: context.at, lines,
  }
}

/** What all of them have in common, if it is known. */
export const onlyOf = (values: ReadonlySet<string | null>): string | null => (values.size === 1 ? [...values][0] ?? null : null)

/** Only what left us and is not ours again; and only its owner's, unless somebody says why not. */
function refusalOfUnit(unit: Unit, wish: OpenRmaLine, { orderId, customerId }: OpenRma): Rejection | null {
  if (!RETURNABLE.includes(unit.status) || unit.owner !== "customer") {
    return reject("rma.not_returnable", `Unit ${unit.serialNumber} is ${unit.status.replaceAll("_", " ")} and the ${unit.owner}'s; only a customer's unit that left us can come back.`, { unit_id: unit.id, status: unit.status, owner: unit.owner })
  }
  if (wish.blindReason !== undefined) return null
  const isCustomers = customerId === null || unit.ownerCustomerId === customerId
  const isOrders = orderId === null || unit.orderId === orderId
  if (isCustomers && isOrders) return null
  return reject("rma.not_customers_unit", `Unit ${unit.serialNumber} is not ${isOrders ? "this customer's now" : "of this order"}; say why it is accepted all the same (blind_reason).`, { unit_id: unit.id })
}

/** Who bought each line, as the order says today: an order that was transferred took its units along. */
export async function buyersOf(client: CommandTransaction["client"], units: readonly Unit[]): Promise<ReadonlyMap<string, string | null>> {
  const lines = units.flatMap(({ lineItemId }) => lineItemId ?? [])
  if (lines.length === 0) return new Map()
  const rows = await namedQuery<{ line_item_id: string; customer_id: string | null }>(client, "select distinct line_item_id, customer_id from order_line_demand where line_item_id = any ($1::text[])", [lines])
  return new Map(rows.map((row) => [row.line_item_id, row.customer_id]))
}

export function passedOn(unit: Unit, buyers: ReadonlyMap<string, string | null>): boolean {
  const buyer = unit.lineItemId === null ? undefined : buyers.get(unit.lineItemId)
  return buyer !== undefined && buyer !== null && buyer !== unit.ownerCustomerId
}

const saleOf = (unit: Unit): Sale | null => (unit.orderId !== null && unit.lineItemId !== null ? { orderId: unit.orderId, lineItemId: unit.lineItemId } : null)

function newLine(id: string, position: number, unit: Unit, wish: OpenRmaLine, wasPassedOn: boolean): RmaLine {
  return {
    id, position, unitId: unit.id, inventoryItemId: unit.inventoryItemId, variantId: unit.variantId, sale: saleOf(unit), wasPassedOn,
    reasonCode: wish.reasonCode, requestedResolution: wish.requestedResolution, blindReason: wish.blindReason ?? null, noteId: null,
    reception: "awaiting", receptionReason: null, receivedAt: null, trackingNumber: null, wrongUnitId: null, wrongSerialNumber: null,
    decision: "pending", decisionReasons: [], decidedBy: null, decidedAt: null, assessmentId: null,
    inspectedAt: null, grade: null, faultCodes: [], checklist: {},
    disposition: null, dispositionStage: null, dispositionTo: {}, disposedAt: null, dispositionReference: null,
    resolution: null, resolutionStage: null, resolvedAt: null, resolutionVariantId: null, amountMinor: null, currencyCode: null, paid: null,
    isAdvance: false, returnDueAt: null, isCharged: false, replacementUnitId: null, takeOverPath: null, medusa: {}, offer: null,
  }
}

/** The units are locked, and whoever opens a document locks them, so this is exact; the index beneath is the net. */
async function requireUnclaimed({ client }: CommandTransaction, rma: Rma): Promise<void> {
  const [row] = await namedQuery<{ unit_id: string; rma_id: string; display_id: string }>(
    client, "select l.unit_id, l.rma_id, r.display_id from rma_line l join rma r on r.id = l.rma_id where l.is_open and l.unit_id = any ($1::text[]) limit 1", [rma.lines.map(({ unitId }) => unitId)],
  )
  if (row !== undefined) throw new RejectionError(reject("rma.unit_in_other", `Unit ${row.unit_id} stands on ${row.display_id}, which is still open.`, { unit_id: row.unit_id, rma_id: row.rma_id, display_id: row.display_id }))
}

async function write(ledger: Ledger, transaction: CommandTransaction, rma: Rma, input: OpenRma, units: DocumentUnits): Promise<void> {
  const { client, context } = transaction
  const notes: NoteRow[] = []
  const lines = rma.lines.map((line, index): RmaLine => {
    const text = input.lines[index]?.note
    if (text === undefined) return line
    const note = newNote(ledger, context.actor, text, { type: "rma", id: rma.id })
    notes.push(note.row)
    return { ...line, noteId: note.row.id }
  })
  const complete: Rma = { ...rma, lines, dueAt: dueAtOf(rma, rma, context.at) }
  await insertNotes(client, notes)
  await insertRma(client, complete, context)
  if (input.address) await putAddress(client, { type: "rma", id: rma.id }, input.address, context)
  await attachTo(client, { attachmentIds: input.attachmentIds ?? [], subject: { type: "rma", id: rma.id }, by: context.actor })
  await writeEntries(client, complete, [
    { type: "submitted", lineId: null, data: { source: rma.source, line_count: lines.length } },
    ...lines.map((line) => ({ type: "line_opened", lineId: line.id, data: { unit_id: line.unitId, reason_code: line.reasonCode, requested_resolution: line.requestedResolution }, noteId: line.noteId })),
    ...(input.acceptedFor === undefined ? [] : [{ type: "authorized", lineId: null, data: { reason_code: input.acceptedFor.rule } }]),
  ], context, ledger.newId)
  await units.append(lines.map((line) => ({
    unitId: line.unitId, command: { name: "record" as const, type: "unit.return_opened" as const, facts: {} },
    facts: { rma_id: rma.id, display_id: rma.displayId, rma_line_id: line.id, reason_code: line.reasonCode, blind: line.blindReason !== null ? true : null },
  })), {
    messages: [
      ...(input.acceptedFor === undefined ? [outboxMessage("evaluate_rma", { document_id: rma.id })] : rmaNotice(rma, "rma_authorized")),
      outboxMessage("publish_event", { name: "rma.requested", data: { id: rma.id, display_id: rma.displayId, source: rma.source } }),
    ],
  })
}
