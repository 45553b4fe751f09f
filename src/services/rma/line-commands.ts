import { RejectionError, reject, type Facts } from "../../domain/common/rejection"
import type { RmaLineCommand } from "../../domain/rma/commands"
import { decideLine } from "../../domain/rma/decide-line"
import { nextDuty } from "../../domain/rma/duties"
import { isMoney, type Disposition, type DispositionTarget, type PaidForUnit, type Resolution, type RmaLine } from "../../domain/rma/rma"
import type { Grade } from "../../domain/unit/unit"
import type { CommandRequest, CommandResult, Ledger } from "../../ledger/run-command"
import { namedQuery } from "../../persistence/named-query"
import { lockCollectingClaim } from "../vendor/add-to-claim"
import { carryOutDisposition, checkDisposition } from "./carry-out-disposition"
import { lineOf, noteOf } from "./change-rma"
import { grantPromisedCredit } from "./offer-commands"
import { onRma, type RmaTarget, type RmaWork } from "./on-rma"
import { ADVANCE_RETURN_DAYS, daysAfter } from "./service-levels"

interface LineTarget extends RmaTarget {
  readonly lineId: string
  readonly note?: string
}

export interface InspectLine extends LineTarget {
  readonly grade: Grade
  readonly faultCodes: readonly string[]
  readonly checklist?: Facts
}

/** What was found at the dock: the unit's grade follows, what becomes of it does not yet. */
export async function inspectRmaLine(ledger: Ledger, request: CommandRequest, input: InspectLine): Promise<CommandResult> {
  return onRma(ledger, request, input, async (rma) => {
    const line = lineOf(rma, input.lineId)
    rma.decidedLine(decideLine(rma.current, line, { name: "inspect", grade: input.grade, faultCodes: input.faultCodes, checklist: input.checklist ?? {} }, rma.moment), noteOf(ledger, rma, request, input.note))
    rma.step({ unitId: line.unitId, command: { name: "inspect", grade: input.grade, facts: {} }, facts: { rma_line_id: line.id, fault_codes: input.faultCodes } })
  })
}

export interface DisposeLine extends LineTarget {
  readonly disposition: Disposition
  readonly to: DispositionTarget
}

/**
 * Decides what becomes of the unit, and does it at once where nothing outside must come first. What the unit or its item
 * would refuse later (a grade that needs another item, say) is refused now.
 */
export async function disposeRmaLine(ledger: Ledger, request: CommandRequest, input: DisposeLine): Promise<CommandResult> {
  return onRma(ledger, request, input, async (rma) => {
    const line = rma.decidedLine(decideLine(rma.current, lineOf(rma, input.lineId), { name: "dispose", disposition: input.disposition, to: input.to }, rma.moment), noteOf(ledger, rma, request, input.note))
    await checkDisposition(rma, line)
    if (nextDuty(line, rma.unitOf(line), true) === "carry_out_disposition") await carryOutDisposition(rma, line)
  }, { documents: (client) => lockCollectingClaim(client, input.disposition, input.to) })
}

export interface ResolveLine extends LineTarget {
  readonly resolution: Resolution
  readonly amountMinor: number | null
  readonly variantId: string | null
  readonly advance: boolean
  /** What Medusa says was paid for the unit; null where no payment is touched. */
  readonly paid: PaidForUnit | null
}

/** Decides what the customer gets. One monetary resolution a unit and sale (invariant 14): the row that says so is written here, before any money moves. */
export async function resolveRmaLine(ledger: Ledger, request: CommandRequest, input: ResolveLine): Promise<CommandResult> {
  return onRma(ledger, request, input, async (rma) => {
    const { at } = rma.moment
    const command: Extract<RmaLineCommand, { name: "resolve" }> = {
      name: "resolve", resolution: input.resolution, amountMinor: input.amountMinor, variantId: input.variantId, advance: input.advance, paid: input.paid,
      returnDueAt: input.advance ? daysAfter(at, ADVANCE_RETURN_DAYS) : null,
    }
    const line = rma.decidedLine(decideLine(rma.current, lineOf(rma, input.lineId), command, rma.moment), noteOf(ledger, rma, request, input.note))
    if (isMoney(line.resolution as Resolution)) await intend(rma, line)
    await grantPromisedCredit(rma, line)
  })
}

/** The unit and its sale can be paid for once, whoever asks and however often. */
async function intend(rma: RmaWork, line: RmaLine): Promise<void> {
  const { paid, sale } = line
  if (paid === null || sale === null) throw new RejectionError(reject("rma.no_sale", `Line ${line.position} of ${rma.current.displayId} belongs to no payment we know.`, { line_id: line.id }))
  const amount = line.amountMinor ?? paid.amountMinor
  const rows = await namedQuery(
    rma.client,
    `insert into sale_refund (unit_id, line_item_id, rma_line_id, kind, amount_minor, currency_code) values ($1::text, $2::text, $3::text, $4::text, $5::bigint, $6::text)
     on conflict (unit_id, line_item_id) do nothing returning 1 as written`,
    [line.unitId, sale.lineItemId, line.id, line.resolution, line.resolution === "exchange" ? 0 : amount, paid.currencyCode],
  )
  if (rows.length === 0) throw new RejectionError(reject("rma.already_paid", `For unit ${line.unitId} of order ${sale.orderId} something was paid or credited before.`, { unit_id: line.unitId, line_item_id: sale.lineItemId }))
  rma.put({ ...line, amountMinor: line.resolution === "exchange" ? null : amount })
}

export interface MarkLine extends LineTarget {
  readonly command: "waive" | "mark_not_returned" | "mark_lost" | "refuse" | "mark_in_transit"
  readonly reasonCode?: string | null
  readonly trackingNumber?: string | null
}

/** What became of the parcel when the unit did not simply arrive. */
export async function markRmaLine(ledger: Ledger, request: CommandRequest, input: MarkLine): Promise<CommandResult> {
  return onRma(ledger, request, input, async (rma) => {
    const line = lineOf(rma, input.lineId)
    const command: RmaLineCommand = input.command === "mark_in_transit" ? { name: "mark_in_transit", trackingNumber: input.trackingNumber ?? null } : { name: input.command, reasonCode: input.reasonCode ?? null }
    rma.decidedLine(decideLine(rma.current, line, command, rma.moment), noteOf(ledger, rma, request, input.note))
    const { status } = rma.unitOf(line)
    const isAway = status === "shipped" || status === "delivered"
    if (input.command === "mark_in_transit" && isAway) rma.step({ unitId: line.unitId, command: { name: "in_transit", trackingNumber: input.trackingNumber ?? null }, facts: { rma_line_id: line.id } })
    if (input.command !== "mark_lost" || status === "lost") return
    if (isAway) {
      // Two facts, each its own event: it was sent back, and it got lost.
      rma.step({ unitId: line.unitId, command: { name: "in_transit", trackingNumber: line.trackingNumber }, facts: { rma_line_id: line.id } })
      await rma.appendSteps()
    }
    rma.step({ unitId: line.unitId, command: { name: "mark_lost", reasonCode: input.reasonCode ?? "lost_in_transit" }, facts: { rma_line_id: line.id } })
  })
}
