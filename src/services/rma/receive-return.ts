import { type Fact, RejectionError, reject } from "../../domain/common/rejection"
import { decideLine } from "../../domain/rma/decide-line"
import { refusalOfReceive } from "../../domain/rma/decide-rma"
import { judgeReceived, type JudgedItem, type ReceptionVerdict } from "../../domain/rma/reception-verdict"
import type { Rma, RmaLine } from "../../domain/rma/rma"
import type { Unit } from "../../domain/unit/unit"
import type { CommandRequest, CommandResult, Ledger } from "../../ledger/run-command"
import { withClient } from "../../persistence/named-query"
import { attachTo } from "../attachment/attach-to"
import { loadReferenced, nameOf, resolveReference, type UnitReference } from "../unit/find-units"
import { noteOf } from "./change-rma"
import { onRma, type RmaTarget, type RmaWork } from "./on-rma"
import { requireRma } from "./rma-store"
import { rmaNotice } from "./rma-notices"
import { proposeSwaps } from "./swap-pairs"

export interface ReceivedItem {
  readonly unit: UnitReference
  readonly conditionNote?: string
  readonly trackingNumber?: string
  /** What the unit, or the wrong one, looked like. */
  readonly attachmentIds?: readonly string[]
}

export interface ReceiveReturn extends RmaTarget {
  readonly items: readonly ReceivedItem[]
  readonly nothingInBox: boolean
  readonly locationId: string
  /** Where the warehouse keeps what nobody may sell yet. */
  readonly quarantineLocationId: string
}

/** What each scanned number was, in the order it was given. */
export interface ReceptionAnswer {
  readonly serial_number: string
  readonly verdict: ReceptionVerdict
  readonly line_id: string | null
  readonly unit_id: string | null
}

/** A unit in one of these statuses is in our hands already: the scanner met our own shelf, not the parcel. */
const OURS: readonly Unit["status"][] = ["in_stock", "allocated", "picked", "in_repair", "at_vendor", "installed", "expected"]

/**
 * What was in the parcel, by scan. Each unit ends where it truly is, in quarantine and still its owner's; a unit that was
 * not expected blocks the line it came instead of and files a case; an unknown number makes no unit.
 */
export async function receiveReturn(ledger: Ledger, request: CommandRequest, input: ReceiveReturn): Promise<CommandResult> {
  const named = await namedUnits(ledger, input)
  return onRma(ledger, { ...request, reference: request.reference ?? null }, input, async (rma) => {
    const refusal = refusalOfReceive(rma.current, rma.moment)
    if (refusal !== null) throw new RejectionError(refusal)
    if (input.nothingInBox) return { verdicts: nothingInBox(rma) }
    const verdicts: ReceptionAnswer[] = []
    const taken = new Set<string>()
    const wrongUnits: { readonly line: RmaLine | null; readonly unit: Unit }[] = []
    for (const [index, item] of input.items.entries()) {
      const unitId = named[index]
      const unit = unitId === undefined || unitId === null ? null : rma.units.get(unitId)
      if (unit !== null && OURS.includes(unit.status)) throw inStock(unit)
      const judged = judgeReceived(rma.current, unit, taken)
      if (judged.line !== null) taken.add(judged.line.id)
      receiveItem(rma, request, ledger, input, item, unit, judged)
      if (unit !== null && judged.verdict !== "expected") wrongUnits.push({ line: judged.line, unit })
      verdicts.push({ serial_number: unit?.serialNumber ?? nameOf(item.unit), verdict: judged.verdict, line_id: judged.line?.id ?? null, unit_id: unit?.id ?? null })
    }
    await attachTo(rma.client, { attachmentIds: input.items.flatMap(({ attachmentIds = [] }) => attachmentIds), subject: { type: "rma", id: rma.current.id }, by: request.actor })
    await proposeSwaps(rma, wrongUnits)
    if (verdicts.some(({ verdict }) => verdict === "expected")) rma.send(...rmaNotice(rma.current, "rma_received", { received_count: verdicts.filter(({ verdict }) => verdict === "expected").length }))
    return { verdicts: verdicts as unknown as readonly Fact[] }
  }, { units: () => [...new Set(named.filter((id): id is string => id !== null))] })
}

/** The units' ids, found before any lock: the document's own units win over others of the same number. Null: unknown. */
async function namedUnits(ledger: Ledger, input: ReceiveReturn): Promise<readonly (string | null)[]> {
  if (input.items.length === 0) return []
  return withClient(ledger.dataSource, async (client) => {
    const rma = await requireRma(client, input.rmaId)
    const own = new Set(rma.lines.map(({ unitId }) => unitId))
    const loaded = await loadReferenced(client, [...input.items.map(({ unit }) => unit), ...[...own].map((unitId) => ({ unitId }))], "read")
    const ids = input.items.map(({ unit }) => idOf(unit, loaded, rma, own))
    const seen = new Set<string>()
    for (const id of ids) {
      if (id !== null && seen.has(id)) throw new RejectionError(reject("unit.repeated", `Unit ${id} is named twice in this request.`, { unit_id: id }))
      if (id !== null) seen.add(id)
    }
    return ids
  })
}

function idOf(reference: UnitReference, loaded: readonly Unit[], rma: Rma, own: ReadonlySet<string>): string | null {
  const first = resolveReference(reference, loaded, (unit) => own.has(unit.id))
  if (first.ok) return first.outcome.id
  if (first.rejection.code === "unit.not_found") {
    if ("unitId" in reference) throw new RejectionError(first.rejection)
    return null
  }
  const ofOrder = resolveReference(reference, loaded, (unit) => rma.orderId !== null && unit.orderId === rma.orderId)
  if (ofOrder.ok) return ofOrder.outcome.id
  throw new RejectionError(ofOrder.rejection)
}

function receiveItem(rma: RmaWork, request: CommandRequest, ledger: Ledger, input: ReceiveReturn, item: ReceivedItem, unit: Unit | null, { verdict, line }: JudgedItem): void {
  const noteId = noteOf(ledger, rma, request, item.conditionNote)
  if (unit !== null && unit.status !== "quarantined") {
    rma.step({ unitId: unit.id, command: { name: "rma_receive", quarantineLocationId: input.quarantineLocationId, reasonCode: verdict }, facts: { rma_line_id: line?.id ?? null, verdict, tracking_number: item.trackingNumber ?? null } })
  }
  if (verdict === "expected" && line !== null) {
    rma.decidedLine(decideLine(rma.current, line, { name: "receive", trackingNumber: item.trackingNumber ?? null }, rma.moment), noteId)
    return
  }
  const serialNumber = unit?.serialNumber ?? nameOf(item.unit)
  if (line !== null) rma.decidedLine(decideLine(rma.current, line, { name: "receive_wrong", wrongUnitId: unit?.id ?? null, wrongSerialNumber: serialNumber }, rma.moment), noteId)
  else rma.tell({ type: "foreign_unit_received", lineId: null, data: { unit_id: unit?.id ?? null, serial_number: serialNumber, verdict } })
  rma.file({
    kind: unit === null ? "unknown_unit_received" : "wrong_unit_received", dedupeKey: `wrong_unit:${rma.current.id}:${serialNumber}`,
    summary: unit === null
      ? `${rma.current.displayId}: the number ${serialNumber} was in the parcel, and no unit bears it.`
      : `${rma.current.displayId}: unit ${serialNumber} was in the parcel, which ${verdict === "other_unit_of_order" ? "is of the same order but was not announced" : "belongs to another customer"}.`,
    unitId: unit?.id ?? null, orderId: rma.current.orderId, lineItemId: line?.sale?.lineItemId ?? null, locationId: input.quarantineLocationId,
    details: { rma_id: rma.current.id, rma_line_id: line?.id ?? null, expected_unit_id: line?.unitId ?? null, serial_number: serialNumber, verdict, note_id: noteId, attachment_ids: item.attachmentIds ?? [] },
  })
}

/** One line: its unit did not come. Several: nobody can say which, so a person must. */
function nothingInBox(rma: RmaWork): readonly Fact[] {
  const awaited = rma.current.lines.filter((line) => line.reception === "awaiting" || line.reception === "in_transit")
  const [only] = awaited
  if (only !== undefined && awaited.length === 1) rma.decidedLine(decideLine(rma.current, only, { name: "mark_not_returned", reasonCode: "nothing_in_box" }, rma.moment))
  else rma.tell({ type: "empty_box_received", lineId: null, data: { awaited_count: awaited.length } })
  rma.file({
    kind: "empty_box", dedupeKey: `empty_box:${rma.current.id}:${rma.current.version}`, orderId: rma.current.orderId, unitId: awaited.length === 1 ? only?.unitId ?? null : null,
    summary: `${rma.current.displayId}: a parcel arrived with nothing in it.`, details: { rma_id: rma.current.id, awaited_line_ids: awaited.map(({ id }) => id) },
  })
  return []
}

const inStock = (unit: Unit): RejectionError =>
  new RejectionError(reject("rma.unit_in_stock", `Unit ${unit.serialNumber} is ${unit.status.replaceAll("_", " ")} with us; scan the one from the parcel.`, { unit_id: unit.id, status: unit.status }))
