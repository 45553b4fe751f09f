import type { VendorClaim } from "../../domain/vendor/vendor-claim"
import { type CommandRequest, type CommandResult, type CommandTransaction, type Ledger, transactCommand } from "../../ledger/run-command"
import { insertNotes } from "../../ledger/notes"
import { nextDisplayId } from "../document/display-id"
import { newNote } from "../note/new-note"
import { carryOut, eventMessages, workOn } from "./on-vendor-claim"
import { joiningUnits, type NamedUnit, namedUnitIds, requireRmaLines } from "./joining-units"
import { insertVendorClaim, writeVendorEntries } from "./vendor-store"

export interface OpenVendorClaim {
  readonly vendorId: string
  readonly vendorReference?: string | null
  readonly units: readonly NamedUnit[]
  readonly note?: string | undefined
}

/** Opens a claim against one maker, with the units that are named or still empty. */
export async function openVendorClaim(ledger: Ledger, request: CommandRequest, input: OpenVendorClaim): Promise<CommandResult> {
  return transactCommand(ledger, request, {
    work: async (transaction) => {
      const claim = await insertEmpty(ledger, transaction, input.vendorId, input.vendorReference ?? null, input.note)
      await transaction.append({ changes: [], messages: () => eventMessages(claim, [OPENED]) })
      if (input.units.length > 0) {
        const unitIds = await namedUnitIds(transaction.client, input.units)
        await requireRmaLines(transaction.client, input.units, unitIds)
        await carryOut(await workOn(ledger, transaction, claim, unitIds), request, { name: "add_units", units: joiningUnits(ledger, input.units, unitIds) })
      }
      return { summary: { vendor_claim_id: claim.id } }
    },
  })
}

export const OPENED = { type: "opened", lineId: null } as const

/** The claim's row with its first entry. */
export async function insertEmpty(ledger: Ledger, { client, context }: CommandTransaction, vendorId: string, vendorReference: string | null, noteText?: string): Promise<VendorClaim> {
  const claim: VendorClaim = {
    id: ledger.newId("venc"), displayId: await nextDisplayId(client, "vendor_claim", context.at), vendorId, status: "open", vendorReference,
    trackingNumber: null, shippedAt: null, settledAt: null, closedAt: null, canceledAt: null, version: 1, createdAt: context.at, updatedAt: context.at, lines: [],
  }
  const note = noteText === undefined ? null : newNote(ledger, context.actor, noteText)
  await insertNotes(client, note === null ? [] : [note.row])
  await insertVendorClaim(client, claim)
  await writeVendorEntries(client, claim.id, [{ ...OPENED, data: { vendor_id: vendorId }, noteId: note?.row.id ?? null }], context, ledger.newId)
  return claim
}
