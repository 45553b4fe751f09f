import type { VendorClaim } from "../../domain/vendor/vendor-claim"
import { type CommandRequest, type CommandResult, type CommandTransaction, type Ledger, transactCommand } from "../../ledger/run-command"
import { nextDisplayId } from "../document/display-id"
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
      const claim = await insertEmpty(ledger, transaction, input.vendorId, input.vendorReference ?? null)
      if (input.units.length === 0) {
        await transaction.append({ changes: [], messages: () => eventMessages(claim, [{ type: "opened", lineId: null }]) })
        return { summary: { vendor_claim_id: claim.id } }
      }
      const unitIds = await namedUnitIds(transaction.client, input.units)
      await requireRmaLines(transaction.client, input.units, unitIds)
      const work = await workOn(ledger, transaction, claim, unitIds)
      return { summary: await carryOut(work, request, { name: "add_units", units: joiningUnits(ledger, input.units, unitIds) }, input.note) }
    },
  })
}

/** The claim's row with its first entry. */
export async function insertEmpty(ledger: Ledger, { client, context }: CommandTransaction, vendorId: string, vendorReference: string | null): Promise<VendorClaim> {
  const claim: VendorClaim = {
    id: ledger.newId("venc"), displayId: await nextDisplayId(client, "vendor_claim", context.at), vendorId, status: "open", vendorReference,
    trackingNumber: null, shippedAt: null, settledAt: null, closedAt: null, canceledAt: null, version: 1, createdAt: context.at, updatedAt: context.at, lines: [],
  }
  await insertVendorClaim(client, claim)
  await writeVendorEntries(client, claim.id, [{ type: "opened", lineId: null, data: { vendor_id: vendorId } }], context, ledger.newId)
  return claim
}

