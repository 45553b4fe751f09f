import type { PoolClient } from "pg"
import { RejectionError } from "../../domain/common/rejection"
import type { Disposition, DispositionTarget, RmaLine } from "../../domain/rma/rma"
import { newLine, refusalOfJoining } from "../../domain/vendor/decide-vendor-claim"
import { VENDOR_CLAIM_LINES_MAX, type VendorClaim, type VendorClaimLine } from "../../domain/vendor/vendor-claim"
import { namedQuery } from "../../persistence/named-query"
import type { RmaWork } from "../rma/on-rma"
import { eventMessages } from "./on-vendor-claim"
import { insertEmpty, OPENED } from "./open-vendor-claim"
import { claimedUnits, lockVendorClaim, saveVendorClaim, writeVendorEntries } from "./vendor-store"

/**
 * Puts a returned unit, which its RMA sends to the maker in this very transaction, on the maker's open claim, or opens
 * one. The unit's own event is written by the RMA. Gives the claim's id.
 */
export async function addToVendorClaim(rma: RmaWork, line: RmaLine, vendorId: string): Promise<string> {
  const { ledger, transaction, client } = rma
  const claim = await collectingClaim(rma, vendorId)
  const known = claim.lines.find(({ unitId }) => unitId === line.unitId)
  const joined: VendorClaimLine = { ...(known ?? newLine({ lineId: ledger.newId("venl"), unitId: line.unitId, rmaLineId: null, repairOrderId: null, faultCodes: line.faultCodes, claimed: null }, nextPosition(claim))), rmaLineId: line.id, sentAt: rma.moment.at }
  if (known === undefined) {
    const units = await claimedUnits(client, claim.id, [rma.unitOf(line)])
    // The RMA has the right to send it, whoever owns it; all else holds here too.
    const refusal = refusalOfJoining(claim, line.unitId, (unitId) => ({ ...rma.units.get(unitId), isOnOtherClaim: units.get(unitId)?.isOnOtherClaim ?? false, owner: "shop" }))
    if (refusal !== null) throw new RejectionError(refusal)
  }
  const after: VendorClaim = { ...claim, lines: [...claim.lines.filter((other) => other !== known), joined] }
  const entry = { type: known === undefined ? "unit_added" : "unit_sent", lineId: joined.id, data: { unit_id: line.unitId, rma_line_id: line.id, rma_id: rma.current.id } }
  await saveVendorClaim(client, claim, after, transaction.context)
  await writeVendorEntries(client, claim.id, [entry], transaction.context, ledger.newId)
  rma.send(...eventMessages(after, [entry]))
  return claim.id
}

/**
 * Locks the claim that a disposition will write to, before any unit is locked: commands on claims lock in that order
 * too, so the two cannot wait for each other.
 */
export async function lockCollectingClaim(client: PoolClient, disposition: Disposition | null, { vendorId }: DispositionTarget): Promise<void> {
  if (disposition === "return_to_vendor" && vendorId !== undefined) await findCollecting(client, vendorId)
}

async function collectingClaim(rma: RmaWork, vendorId: string): Promise<VendorClaim> {
  const id = await findCollecting(rma.client, vendorId)
  if (id !== null) return lockVendorClaim(rma.client, id)
  const opened = await insertEmpty(rma.ledger, rma.transaction, vendorId, null)
  rma.send(...eventMessages(opened, [OPENED]))
  return opened
}

/** The oldest claim of the maker that still collects, locked. Two returns at once must not open two, so a maker's returns take turns. */
async function findCollecting(client: PoolClient, vendorId: string): Promise<string | null> {
  await namedQuery(client, "select pg_advisory_xact_lock(hashtextextended($1::text, 0))", [`vendor_claim:${vendorId}`])
  const [row] = await namedQuery<{ id: string }>(
    client,
    `select v.id from vendor_claim v where v.vendor_id = $1::text and v.status = 'open' and (select count(*) from vendor_claim_line l where l.vendor_claim_id = v.id) < ${VENDOR_CLAIM_LINES_MAX}
     order by v.id limit 1 for no key update of v`,
    [vendorId],
  )
  return row?.id ?? null
}

const nextPosition = ({ lines }: VendorClaim): number => lines.reduce((highest, { position }) => Math.max(highest, position), 0) + 1
