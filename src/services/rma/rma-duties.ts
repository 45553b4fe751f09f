import type { PostalAddress } from "../../domain/common/postal-address"
import { RejectionError, reject } from "../../domain/common/rejection"
import { type Duty, nextDuty } from "../../domain/rma/duties"
import { isMoney, type MedusaDeeds, type Resolution, type Rma, type RmaLine } from "../../domain/rma/rma"
import type { Unit } from "../../domain/unit/unit"
import { loadUnitsById } from "../../ledger/load-units"
import type { CommandRequest, CommandResult, Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { addressesOf } from "../address/document-address"
import { lockCollectingClaim } from "../vendor/add-to-claim"
import { grantCredit } from "../store-credit/grant-credit"
import { carryOutDisposition } from "./carry-out-disposition"
import { lineOf } from "./change-rma"
import { onRma, type RmaWork } from "./on-rma"
import { rmaNotice } from "./rma-notices"
import { requireLine, requireRma } from "./rma-store"

/** A line as the bridge sees it: what to do next, and what it needs to know for that. */
export interface DueLine {
  readonly rma: Rma
  readonly line: RmaLine
  readonly unit: Unit
  /** Where the unit's owner wants the parcel; null: nobody said. */
  readonly address: PostalAddress | null
  readonly duty: Duty | null
  /** Who decided it: named on what Medusa makes for it. */
  readonly decidedBy: string | null
}

/** What must be done next for this line; null when nothing is left. A kit cannot be credited by Medusa's own return. */
export async function dueLine(ledger: Ledger, target: { readonly rmaId: string; readonly lineId: string }): Promise<DueLine> {
  return withClient(ledger.dataSource, async (client) => {
    const rma = await requireRma(client, target.rmaId)
    const line = requireLine(rma, target.lineId)
    const [unit] = await loadUnitsById(client, [line.unitId])
    if (unit === undefined) throw new RejectionError(reject("unit.not_found", `No unit has the id ${line.unitId}.`, { unit_id: line.unitId }))
    // What the shop took over was hers until then; what is somebody else's by now goes to them.
    const address = (unit.ownerCustomerId ?? rma.customerId) === rma.customerId ? (await addressesOf(client, "rma", [rma.id])).get(rma.id) ?? null : null
    return { rma, line, unit, address, duty: nextDuty(line, unit, await canBeCredited(client, line)), decidedBy: line.decidedBy?.id ?? null }
  })
}

/** Core restocks and credits the whole of a kit, so one component alone is taken back by our own posting. */
async function canBeCredited(client: Parameters<typeof requireRma>[0], line: RmaLine): Promise<boolean> {
  if (line.paid?.isKit === true) return false
  if (line.sale === null) return false
  const [row] = await namedQuery<{ items: number }>(client, "select count(*)::int as items from order_line_demand where line_item_id = $1::text", [line.sale.lineItemId])
  return (row?.items ?? 0) <= 1
}

/** The lines of a document for which something is still to be done. */
export async function dueLineIds(ledger: Ledger, rmaId: string): Promise<readonly string[]> {
  return withClient(ledger.dataSource, async (client) => {
    const { lines } = await requireRma(client, rmaId)
    const units = new Map((await loadUnitsById(client, lines.map(({ unitId }) => unitId))).map((unit) => [unit.id, unit]))
    return lines.filter((line) => {
      const unit = units.get(line.unitId)
      return unit !== undefined && nextDuty(line, unit, true) !== null
    }).map(({ id }) => id)
  })
}

/** The line's sale, and how many units of it were paid back before: those have taken their shares of what was paid. */
export async function saleOfLine(ledger: Ledger, target: { readonly rmaId: string; readonly lineId: string }): Promise<{ readonly line: RmaLine; readonly refundedBefore: number }> {
  return withClient(ledger.dataSource, async (client) => {
    const line = requireLine(await requireRma(client, target.rmaId), target.lineId)
    if (line.sale === null) return { line, refundedBefore: 0 }
    const [row] = await namedQuery<{ count: number }>(
      client, "select count(*)::int as count from sale_refund s join serial_unit u on u.id = s.unit_id where s.line_item_id = $1::text and s.unit_id <> $2::text and u.inventory_item_id = $3::text",
      [line.sale.lineItemId, line.unitId, line.inventoryItemId],
    )
    return { line, refundedBefore: row?.count ?? 0 }
  })
}

/** What was done outside, as the fact it leaves on the line. */
export type DutyDone =
  | { readonly duty: "credit_return" | "receive_exchange_return"; readonly returnId: string; readonly creditedMinor: number | null }
  | { readonly duty: "take_over" }
  | { readonly duty: "open_exchange"; readonly exchangeId: string; readonly returnId: string | null; readonly replacementLineItemId: string; readonly replacementOrderId: string; readonly differenceMinor: number; readonly paymentCollectionId: string | null }
  | { readonly duty: "send_replacement"; readonly claimId: string | null; readonly replacementOrderId: string; readonly replacementLineItemId: string }
  | { readonly duty: "refund"; readonly refundedMinor: number }
  | { readonly duty: "grant_credit"; readonly creditedMinor: number }
  | { readonly duty: "carry_out_disposition" }
  | { readonly duty: "charge_not_returned"; readonly paymentCollectionId: string | null; readonly charged: boolean }

export interface RecordDuty {
  readonly rmaId: string
  readonly lineId: string
  readonly done: DutyDone
}

/**
 * Writes down what was done for a line, with the unit's event where it has one. Done already: nothing happens, so that
 * a request and its job may both come here.
 */
export async function recordDuty(ledger: Ledger, request: CommandRequest, { rmaId, lineId, done }: RecordDuty): Promise<CommandResult> {
  return onRma(ledger, request, { rmaId }, async (rma) => {
    const line = lineOf(rma, lineId)
    const owed = nextDuty(line, rma.unitOf(line), await canBeCredited(rma.client, line))
    if (owed !== done.duty) return
    await apply(rma, line, done)
  }, { documents: async (client, { lines }) => {
    const line = done.duty === "carry_out_disposition" ? lines.find(({ id }) => id === lineId) : undefined
    if (line !== undefined) await lockCollectingClaim(client, line.disposition, line.dispositionTo)
  } })
}

async function apply(rma: RmaWork, line: RmaLine, done: DutyDone): Promise<void> {
  const deeds = (more: MedusaDeeds): MedusaDeeds => ({ ...line.medusa, ...more })
  switch (done.duty) {
    case "credit_return":
    case "receive_exchange_return": {
      // Medusa itself raised its level at the quarantine location when it received the return.
      rma.step({ unitId: line.unitId, stockByMedusa: true, command: { name: "take_over", reasonCode: takeOverReason(line) }, facts: { rma_line_id: line.id, return_id: done.returnId } })
      const isExchanged = done.duty === "receive_exchange_return"
      rma.put({ ...line, takeOverPath: "medusa_return", medusa: deeds({ returnId: done.returnId, ...(done.creditedMinor === null ? {} : { creditedMinor: done.creditedMinor }) }), ...(isExchanged ? { resolutionStage: "done" as const } : {}) })
      return rma.tell({ type: "line_taken_over", lineId: line.id, data: { path: "medusa_return", return_id: done.returnId } })
    }
    case "take_over":
      rma.step({ unitId: line.unitId, command: { name: "take_over", reasonCode: takeOverReason(line) }, facts: { rma_line_id: line.id } })
      rma.put({ ...line, takeOverPath: "posting" })
      return rma.tell({ type: "line_taken_over", lineId: line.id, data: { path: "posting" } })
    case "open_exchange":
      rma.put({
        ...line,
        medusa: deeds({
          exchangeId: done.exchangeId, replacementLineItemId: done.replacementLineItemId, replacementOrderId: done.replacementOrderId, differenceMinor: done.differenceMinor,
          ...(done.returnId === null ? {} : { returnId: done.returnId }), ...(done.paymentCollectionId === null ? {} : { paymentCollectionId: done.paymentCollectionId }),
        }),
      })
      if (done.differenceMinor > 0) rma.send(...rmaNotice(rma.current, "payment_link", { payment_collection_id: done.paymentCollectionId, amount_minor: done.differenceMinor, currency_code: line.currencyCode }))
      return rma.tell({ type: "line_exchange_opened", lineId: line.id, data: { exchange_id: done.exchangeId, difference_minor: done.differenceMinor } })
    case "send_replacement":
      rma.put({ ...line, resolutionStage: "done", medusa: deeds({ replacementOrderId: done.replacementOrderId, replacementLineItemId: done.replacementLineItemId, ...(done.claimId === null ? {} : { claimId: done.claimId }) }) })
      rma.send(...rmaNotice(rma.current, "rma_resolved", { resolution: "replacement", return_due_at: line.returnDueAt }))
      return rma.tell({ type: "line_replacement_ordered", lineId: line.id, data: { order_id: done.replacementOrderId, line_item_id: done.replacementLineItemId, claim_id: done.claimId } })
    case "refund":
      await markPaid(rma, line, done.refundedMinor)
      rma.put({ ...line, resolutionStage: "done", medusa: deeds({ refundedMinor: done.refundedMinor }) })
      rma.send(...rmaNotice(rma.current, "rma_resolved", { resolution: line.resolution, amount_minor: done.refundedMinor, currency_code: line.currencyCode }))
      return rma.tell({ type: "line_refunded", lineId: line.id, data: { amount_minor: done.refundedMinor, currency_code: line.currencyCode } })
    case "grant_credit":
      await markPaid(rma, line, done.creditedMinor)
      await giveCredit(rma, line, done.creditedMinor)
      rma.put({ ...line, resolutionStage: "done" })
      rma.send(...rmaNotice(rma.current, "rma_resolved", { resolution: "store_credit", amount_minor: done.creditedMinor, currency_code: line.currencyCode }))
      return rma.tell({ type: "line_credit_granted", lineId: line.id, data: { amount_minor: done.creditedMinor, currency_code: line.currencyCode } })
    case "carry_out_disposition":
      return carryOutDisposition(rma, line)
    case "charge_not_returned":
      rma.put({ ...line, isCharged: true, medusa: deeds(done.paymentCollectionId === null ? {} : { paymentCollectionId: done.paymentCollectionId }) })
      rma.send(...rmaNotice(rma.current, done.charged ? "advance_replacement_charged" : "payment_link", { payment_collection_id: done.paymentCollectionId, charged: done.charged }))
      return rma.tell({ type: "line_charged", lineId: line.id, data: { payment_collection_id: done.paymentCollectionId, charged: done.charged } })
  }
}

/** One line grants once, whatever comes here twice. */
async function giveCredit(rma: RmaWork, line: RmaLine, amountMinor: number): Promise<void> {
  const { customerId } = rma.current
  if (customerId === null || line.currencyCode === null || amountMinor === 0) return
  await grantCredit(rma.client, rma.ledger, { customerId, currencyCode: line.currencyCode, amountMinor, source: { type: "rma_line", id: line.id }, actor: rma.moment.actor, reasonCode: line.reasonCode })
}

/** The warranty reads it: a sale that was reversed ends its entitlements, a replacement hands them on. */
const takeOverReason = (line: RmaLine): string => {
  const wish: Resolution = line.resolution ?? line.requestedResolution
  return isMoney(wish) ? "sale_reversed" : wish === "replacement" ? "replaced" : "given_up"
}

async function markPaid(rma: RmaWork, line: RmaLine, amountMinor: number): Promise<void> {
  await namedQuery(rma.client, "update sale_refund set paid_at = now(), amount_minor = $3::bigint where unit_id = $1::text and line_item_id = $2::text", [line.unitId, line.sale?.lineItemId ?? "", amountMinor])
}
