import { insertNotes } from "../../ledger/notes"
import { type CommandRequest, type CommandResult, type Ledger, transactCommand } from "../../ledger/run-command"
import type { VendorClaim } from "../../domain/vendor/vendor-claim"
import { expectVersion } from "../document/expect-version"
import { newNote } from "../note/new-note"
import { eventMessages, type VendorClaimTarget } from "./on-vendor-claim"
import { lockVendorClaim, saveVendorClaim, writeVendorEntries } from "./vendor-store"

const NOTED = { type: "noted", lineId: null } as const

export interface AddVendorNote extends VendorClaimTarget {
  readonly note: string
}

/** What was agreed by phone, say: possible in every status, because it changes nothing. */
export async function addVendorNote(ledger: Ledger, request: CommandRequest, input: AddVendorNote): Promise<CommandResult> {
  let locked: VendorClaim | undefined
  return transactCommand(ledger, request, {
    lockFirst: async (client) => {
      locked = await lockVendorClaim(client, input.vendorClaimId)
    },
    work: async ({ client, context, append }) => {
      const claim = locked as VendorClaim
      expectVersion(claim, input.expectedVersion)
      const note = newNote(ledger, request.actor, input.note)
      await append({ changes: [], messages: () => eventMessages(claim, [NOTED]) })
      await insertNotes(client, [note.row])
      await saveVendorClaim(client, claim, claim, context)
      await writeVendorEntries(client, claim.id, [{ ...NOTED, data: {}, noteId: note.row.id }], context, ledger.newId)
      return { summary: { vendor_claim_id: claim.id } }
    },
  })
}
