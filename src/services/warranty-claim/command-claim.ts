import type { PoolClient } from "pg"
import { type Fact, type Facts, RejectionError, reject } from "../../domain/common/rejection"
import { statusesAllowing, targetsOf } from "../../domain/common/transition"
import { words } from "../../domain/common/words"
import { wrongStatus } from "../../domain/common/wrong-status"
import { CLAIM_TRANSITIONS, type ClaimCommand, type ClaimDocument, type ClaimOutcome, type ClaimStatus, refusalOf } from "../../domain/warranty/claim"
import { insertNotes } from "../../ledger/notes"
import { type CommandRequest, type CommandTransaction, type Ledger, transactCommand } from "../../ledger/run-command"
import { outboxMessage, type OutboxMessage } from "../../messaging/outbox"
import { namedQuery, withClient } from "../../persistence/named-query"
import { isUniqueViolation } from "../../persistence/postgres-errors"
import { attachTo } from "../attachment/attach-to"
import { DocumentUnits } from "../document/document-units"
import { expectVersion } from "../document/expect-version"
import { newNote } from "../note/new-note"
import { noticeMessage } from "../notice/notice-message"
import { freezeCoverage } from "../warranty/freeze-coverage"
import { lockResult, openForClaim, takeBackResult } from "./carry-out-claim"
import type { ClaimResult } from "./claim-results"
import { type ClaimLine, loadClaim, lockClaim, type WarrantyClaim } from "./claim-rows"

export interface CommandClaim {
  readonly id: string
  readonly command: ClaimCommand
  /** The customer who acts, when it is she; another's claim does not exist for her. */
  readonly byCustomerId?: string | undefined
  readonly expectedVersion?: number | undefined
  readonly reasonCode?: string | undefined
  readonly note?: string | undefined
  readonly outcome?: ClaimOutcome | undefined
  /** What is granted, item by item; left out: what the frozen verdict covers. */
  readonly lines?: readonly ClaimLine[] | undefined
  readonly attachmentIds?: readonly string[] | undefined
  /** What carries it out, when it is granted or told to. */
  readonly opens?: ClaimDocument | undefined
  /** Where a repair is done of a unit that was never in any warehouse of ours. */
  readonly fallbackLocationId?: string | null | undefined
}

/**
 * Decides or moves a claim; a granted one opens what carries it out. Throws `not_found`, `document.wrong_status`,
 * `conflict.stale`, what the claim itself forbids, and what forbids to open the document that was asked for.
 */
export async function commandClaim(ledger: Ledger, request: CommandRequest, input: CommandClaim): Promise<WarrantyClaim> {
  try {
    await transactCommand(ledger, { ...request, reference: { type: "warranty_claim", id: input.id } }, {
      lockFirst: async (client) => {
        await lockClaim(client, input.id)
        await lockResult(client, input.id)
      },
      work: async (transaction) => {
        const before = await loadClaim(transaction.client, input.id, transaction.context.at)
        if (input.byCustomerId !== undefined && before.customerId !== input.byCustomerId) throw new RejectionError(reject("not_found", `No warranty claim ${input.id} exists.`, { id: input.id }))
        expectVersion(before, input.expectedVersion)
        await carryOut(ledger, request, transaction, before, input)
        return { summary: { warranty_claim_id: input.id } }
      },
    })
  } catch (error) {
    if (isUniqueViolation(error, "uq_warranty_claim_open")) throw new RejectionError(reject("warranty_claim.open_exists", `The unit of claim ${input.id} has another claim open already.`, {}))
    throw error
  }
  return withClient(ledger.dataSource, (client) => loadClaim(client, input.id, ledger.now()))
}

async function carryOut(ledger: Ledger, request: CommandRequest, transaction: CommandTransaction, before: WarrantyClaim, input: CommandClaim): Promise<void> {
  const { client, context } = transaction
  const status = nextStatus(before, input)
  const judged = input.command === "check" || (isDecision(input.command) && before.assessmentId === null) ? await judgeAnew(client, ledger, before) : before
  const decision = decisionOf(judged, input)
  if (input.command === "withdraw" || input.command === "appeal") await takeBackResult(ledger, transaction, before)
  const result = await resultOf(ledger, transaction, before, decision, input)
  const note = input.note === undefined ? null : newNote(ledger, request.actor, input.note, { type: "warranty_claim", id: input.id })
  await insertNotes(client, note === null ? [] : [note.row])
  await attachTo(client, { attachmentIds: input.attachmentIds ?? [], subject: { type: "warranty_claim", id: input.id }, by: request.actor })
  await namedQuery(
    client,
    `update warranty_claim set status = $2::text, version = version + 1, assessment_id = $3::text, verdict = $4::text, entitlement_ids = $5::jsonb, outcome = $6::text, lines = $7::jsonb,
       reason_code = coalesce($8::text, reason_code), note_id = coalesce($9::text, note_id), appeal_count = appeal_count + $10::int,
       decided_at = case when $11::boolean then $12::timestamptz else decided_at end, decided_by = case when $11::boolean then $13::text else decided_by end,
       closed_at = case when $2::text in ('withdrawn', 'closed') then $12::timestamptz end, result_type = $14::text, result_id = $15::text,
       question_note_id = case when $16::boolean then $9::text else question_note_id end
     where id = $1::text`,
    [
      input.id, status, judged.assessmentId, judged.verdict, JSON.stringify(decision.entitlementIds), decision.outcome, JSON.stringify(decision.lines), input.reasonCode ?? null, note?.row.id ?? null,
      input.command === "appeal" ? 1 : 0, isDecision(input.command), context.at, request.actor.id, result?.type ?? null, result?.id ?? null, input.command === "request_info",
    ],
  )
  const isUseChanged = await countUse(client, before.entitlementIds, decision.entitlementIds)
  const messages = messagesOf(before, status, input.command, isUseChanged, context.commandId)
  const isOver = status === "withdrawn" || status === "closed"
  if (!isOver) return void (await transaction.append({ changes: [], messages: () => messages }))
  const units = await DocumentUnits.lock(transaction, [before.unitId])
  await units.append([{ unitId: before.unitId, command: { name: "record", type: "unit.claim_closed", facts: { warranty_claim_id: before.id, display_id: before.displayId, status, outcome: decision.outcome } } }], { messages })
}

const isDecision = (command: ClaimCommand): boolean => command === "approve" || command === "approve_partly" || command === "deny"

function nextStatus(claim: WarrantyClaim, { command }: CommandClaim): ClaimStatus {
  const [to] = targetsOf(CLAIM_TRANSITIONS, claim.status, command)
  if (to === undefined) {
    throw new RejectionError(wrongStatus(`Claim ${claim.displayId}`, { id: claim.id, status: claim.status, command, allowed: statusesAllowing(CLAIM_TRANSITIONS, command) }))
  }
  const refusal = refusalOf(claim, command)
  if (refusal === "appealed_before") throw new RejectionError(reject("warranty_claim.appealed_before", `Claim ${claim.displayId} was appealed against before.`, { id: claim.id }))
  if (refusal === "carried_out") throw new RejectionError(reject("warranty_claim.carried_out", `What claim ${claim.displayId} led to is on its way.`, { id: claim.id, result: claim.result === null ? null : { ...claim.result } }))
  if (refusal === "unit_out_of_reach") throw outOfReach(claim)
  return to
}

const outOfReach = (claim: WarrantyClaim): RejectionError =>
  new RejectionError(reject("warranty_claim.unit_out_of_reach", `Unit ${claim.serialNumber} of claim ${claim.displayId} is neither its owner's to send in nor on a return or a repair; nothing can be opened for it.`, { id: claim.id, unit_id: claim.unitId }))

/** A claim leads to one document. One that was granted anew after an appeal, or whose document came to nothing, leads to the next. */
async function resultOf(ledger: Ledger, transaction: CommandTransaction, before: WarrantyClaim, { outcome }: ClaimDecision, { command, opens, fallbackLocationId }: CommandClaim): Promise<Pick<ClaimResult, "type" | "id"> | null> {
  const isGranted = command === "approve" || command === "approve_partly"
  if (!isGranted && command !== "carry_out") return before.result
  const opened = await openForClaim(ledger, transaction, { claim: before, outcome: outcome ?? "repair", opens, fallbackLocationId })
  if (opened === null && command === "carry_out") throw outOfReach(before)
  return opened ?? before.result
}

/** The verdict of today replaces the one before; the old assessment stays as it was. */
async function judgeAnew(client: PoolClient, ledger: Ledger, claim: WarrantyClaim): Promise<WarrantyClaim> {
  const frozen = await freezeCoverage(client, ledger, {
    unitId: claim.unitId, subject: { type: "warranty_claim", id: claim.id }, asOf: claim.submittedAt, faultCode: claim.faultCode ?? undefined, cause: claim.cause ?? undefined,
    causation: claim.causation ?? undefined, group: claim.group ?? undefined, country: claim.country ?? undefined, detectedOn: claim.detectedOn ?? undefined,
  })
  return { ...claim, assessmentId: frozen.id, verdict: frozen.coverage.verdict, coverage: frozen.document }
}

interface ClaimDecision {
  readonly outcome: ClaimOutcome | null
  readonly lines: readonly ClaimLine[]
  readonly entitlementIds: readonly string[]
}

interface FrozenLine {
  readonly item: ClaimLine["item"]
  readonly verdict: string
  readonly percent: number
  readonly entitlement_id: string | null
}

/** What is granted. Against the verdict only with a reason: the next agent must be able to stand by it. */
function decisionOf(claim: WarrantyClaim, input: CommandClaim): ClaimDecision {
  const kept = { outcome: claim.outcome, lines: claim.lines, entitlementIds: claim.entitlementIds }
  const frozen = ((claim.coverage?.["lines"] ?? []) as unknown as readonly FrozenLine[]).filter(({ verdict }) => verdict === "covered" || verdict === "partial")
  switch (input.command) {
    case "approve":
    case "approve_partly": {
      if (frozen.length === 0) requireReason(claim, input)
      const lines = input.lines ?? (frozen.length > 0 ? frozen.map(({ item, percent }) => ({ item, percent })) : GOODWILL)
      const used = frozen.filter(({ item }) => lines.some((line) => line.item === item && line.percent > 0)).flatMap(({ entitlement_id: id }) => (id === null ? [] : [id]))
      // A denial that was appealed against has left "none" behind; it is nothing that anybody grants.
      const granted = claim.outcome === "none" ? null : claim.outcome
      return { outcome: input.outcome ?? granted ?? claim.wish ?? "repair", lines, entitlementIds: [...new Set(used)].sort() }
    }
    case "deny":
      if (claim.verdict !== "not_covered") requireReason(claim, input)
      return { outcome: "none", lines: [], entitlementIds: [] }
    case "withdraw":
      return { ...kept, entitlementIds: [] }
    default:
      return kept
  }
}

const GOODWILL: readonly ClaimLine[] = [{ item: "part", percent: 100 }, { item: "labour", percent: 100 }]

function requireReason(claim: WarrantyClaim, { command, reasonCode }: CommandClaim): void {
  if (reasonCode !== undefined) return
  throw new RejectionError(reject("warranty_claim.reason_required", `The frozen verdict of claim ${claim.displayId} is "${words(claim.verdict ?? "none")}"; "${words(command)}" against it needs a reason.`, { id: claim.id, verdict: claim.verdict }))
}

/** One claim more or less on the entitlements that are used now and were not before. */
async function countUse(client: PoolClient, before: readonly string[], after: readonly string[]): Promise<boolean> {
  const added = after.filter((id) => !before.includes(id))
  const removed = before.filter((id) => !after.includes(id))
  if (added.length + removed.length === 0) return false
  await namedQuery(
    client,
    "update entitlement e set claims_used = greatest(0, e.claims_used + x.by), version = e.version + 1 from unnest($1::text[], $2::int[]) x (id, by) where e.id = x.id",
    [[...added, ...removed], [...added.map(() => 1), ...removed.map(() => -1)]],
  )
  return true
}

/** Where the event is not named by the status it leads to. */
const EVENT_OF: { readonly [command in ClaimCommand]?: string } = { provide_info: "info_provided", carry_out: "carried_out" }

function messagesOf(claim: WarrantyClaim, status: ClaimStatus, command: ClaimCommand, isUseChanged: boolean, commandId: string): OutboxMessage[] {
  const data: Facts = { id: claim.id, display_id: claim.displayId, unit_id: claim.unitId, status }
  const event = command === "check" ? [] : [outboxMessage("publish_event", { name: `warranty_claim.${EVENT_OF[command] ?? status}`, data: data as { readonly [key: string]: Fact } })]
  const notice = claim.customerId === null ? [] : noticeOf(claim, claim.customerId, status, command)
  const use = isUseChanged ? [outboxMessage("reevaluate_entitlements", { unit_ids: [claim.unitId], command_id: commandId, reason: "claim_decided" })] : []
  return [...event, ...notice, ...use]
}

/** A question waits for her answer, a decision for nobody; what was asked stands on the claim's page and in no mail. */
function noticeOf({ id, displayId }: WarrantyClaim, customerId: string, status: ClaimStatus, command: ClaimCommand): OutboxMessage[] {
  const mail = { recipient: { type: "customer", id: customerId } as const, documentId: id }
  if (command === "request_info") return [noticeMessage({ ...mail, template: "warranty_claim_info_requested", data: { claim_id: id, display_id: displayId } })]
  return isDecision(command) ? [noticeMessage({ ...mail, template: "warranty_claim_decided", data: { claim_id: id, display_id: displayId, status } })] : []
}
