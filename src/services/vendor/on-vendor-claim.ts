import type { PoolClient } from "pg"
import { type Facts, RejectionError } from "../../domain/common/rejection"
import { decideVendorClaim } from "../../domain/vendor/decide-vendor-claim"
import type { UnitDeed, VendorClaimCommand } from "../../domain/vendor/commands"
import type { UnitLookup, VendorClaim, VendorClaimLine } from "../../domain/vendor/vendor-claim"
import type { ExceptionFiling } from "../../ledger/exceptions"
import { insertNotes } from "../../ledger/notes"
import { type CommandRequest, type CommandResult, type CommandTransaction, type Ledger, transactCommand } from "../../ledger/run-command"
import { outboxMessage, type OutboxMessage } from "../../messaging/outbox"
import { DocumentUnits } from "../document/document-units"
import { expectVersion } from "../document/expect-version"
import { newNote } from "../note/new-note"
import { unitStepOf } from "./unit-steps"
import { claimedUnits, lockVendorClaim, saveVendorClaim, writeVendorEntries } from "./vendor-store"

/** Which claim, and the version of it that the caller saw. */
export interface VendorClaimTarget {
  /** Id or number. */
  readonly vendorClaimId: string
  readonly expectedVersion?: number | undefined
  readonly note?: string | undefined
}

/** One claim inside its transaction, with its units locked. */
export interface VendorClaimWork {
  readonly ledger: Ledger
  readonly transaction: CommandTransaction
  readonly claim: VendorClaim
  readonly units: DocumentUnits
  readonly unitOf: UnitLookup
  /** Where the units that come back are put. */
  readonly quarantineOf?: (line: VendorClaimLine) => string
}

/** Every command on one claim: its row is locked first, then the receipt, then its units. */
export function onVendorClaim(ledger: Ledger, request: CommandRequest, target: VendorClaimTarget, commandOf: (work: VendorClaimWork) => Promise<{ readonly command: VendorClaimCommand; readonly quarantineOf?: (line: VendorClaimLine) => string }>, moreUnits: (client: PoolClient) => Promise<readonly string[]> = async () => []): Promise<CommandResult> {
  let locked: VendorClaim | undefined
  return transactCommand(ledger, request, {
    lockFirst: async (client) => {
      locked = await lockVendorClaim(client, target.vendorClaimId)
    },
    work: async (transaction) => {
      const claim = locked as VendorClaim
      expectVersion(claim, target.expectedVersion)
      const work = await workOn(ledger, transaction, claim, await moreUnits(transaction.client))
      const { command, quarantineOf } = await commandOf(work)
      return { summary: await carryOut(quarantineOf === undefined ? work : { ...work, quarantineOf }, request, command, target.note) }
    },
  })
}

export async function workOn(ledger: Ledger, transaction: CommandTransaction, claim: VendorClaim, moreUnits: readonly string[]): Promise<VendorClaimWork> {
  const units = await DocumentUnits.lock(transaction, [...claim.lines.flatMap(({ unitId, replacementUnitId }) => [unitId, ...(replacementUnitId === null ? [] : [replacementUnitId])]), ...moreUnits])
  const claimed = await claimedUnits(transaction.client, claim.id, units.all())
  return { ledger, transaction, claim, units, unitOf: (unitId) => claimed.get(unitId) ?? { ...units.get(unitId), isOnOtherClaim: false } }
}

/** Decides and writes: the units' events, the claim with its lines, its timeline. All of it or nothing. */
export async function carryOut({ ledger, transaction, claim, units, unitOf, quarantineOf }: VendorClaimWork, request: CommandRequest, command: VendorClaimCommand, noteText?: string): Promise<Facts> {
  const { client, context } = transaction
  const decision = decideVendorClaim(claim, command, unitOf, context)
  if (!decision.ok) throw new RejectionError(decision.rejection)
  const { claim: after, entries, deeds } = decision.outcome
  const lines = new Map([...claim.lines, ...after.lines].map((line) => [line.id, line]))
  const lineOf = ({ lineId }: UnitDeed): VendorClaimLine => lines.get(lineId) as VendorClaimLine
  const note = noteText === undefined ? null : newNote(ledger, request.actor, noteText)
  await insertNotes(client, note === null ? [] : [note.row])
  const exceptions = command.name === "record_outcome" ? keptFromCustomers(claim, after, command.answers.map(({ lineId }) => lineId), unitOf) : []
  await units.append(deeds.map((deed) => unitStepOf(deed, lineOf(deed), after, quarantineOf)), { exceptions, messages: eventMessages(after, entries) })
  await saveVendorClaim(client, claim, after, context)
  await writeVendorEntries(client, claim.id, entries.map((entry, index) => ({ ...entry, noteId: index === 0 ? note?.row.id ?? null : null })), context, ledger.newId)
  return { vendor_claim_id: claim.id }
}

/** One bus event a command: `vendor_claim.shipped`, `vendor_claim.outcome_recorded` … */
export function eventMessages(claim: VendorClaim, entries: readonly { readonly type: string; readonly lineId: string | null }[]): OutboxMessage[] {
  const [first] = entries
  if (first === undefined) return []
  return [outboxMessage("publish_event", { name: `vendor_claim.${first.type}`, data: { id: claim.id, display_id: claim.displayId, vendor_id: claim.vendorId, line_ids: entries.flatMap(({ lineId }) => lineId ?? []) } })]
}

/** The maker kept what was not ours to give: somebody must see that its owner gets something in its place. */
function keptFromCustomers(before: VendorClaim, after: VendorClaim, answered: readonly string[], unitOf: UnitLookup): ExceptionFiling[] {
  return after.lines.filter((line) => answered.includes(line.id) && line.whereabouts === "kept" && unitOf(line.unitId).owner === "customer").map((line) => ({
    kind: "customers_unit_kept", dedupeKey: `customers_unit_kept:${line.id}`, unitId: line.unitId,
    summary: `The maker kept unit ${unitOf(line.unitId).serialNumber}, which is a customer's (${before.displayId}); decide what the customer gets in its place.`,
    details: { vendor_claim_id: after.id, vendor_claim_line_id: line.id, rma_line_id: line.rmaLineId, outcome: line.outcome },
  }))
}

