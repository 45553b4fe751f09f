import type { CommandRequest, Ledger } from "../../ledger/run-command"
import {
  type AddVendorUnits, addVendorUnits, type ChangeVendorClaim, changeVendorClaim, type RemoveVendorUnits, removeVendorUnits, type SetVendorClaimed, setVendorClaimed,
} from "./change-vendor-claim"
import { type AddVendorNote, addVendorNote } from "./add-vendor-note"
import { type OpenVendorClaim, openVendorClaim } from "./open-vendor-claim"
import { type RecordVendorOutcome, recordVendorOutcome } from "./record-outcome"
import { vendorRecovery, type VendorRecoveryPeriod } from "./vendor-recovery"
import { getVendorClaim, listVendorClaims, type VendorClaimFilter, vendorTimeline } from "./vendor-views"

/** What the facade offers about claims against makers. */
export const vendorServices = (ledger: Ledger) => ({
  open: (request: CommandRequest, input: OpenVendorClaim) => openVendorClaim(ledger, request, input),
  addUnits: (request: CommandRequest, input: AddVendorUnits) => addVendorUnits(ledger, request, input),
  removeUnits: (request: CommandRequest, input: RemoveVendorUnits) => removeVendorUnits(ledger, request, input),
  setClaimed: (request: CommandRequest, input: SetVendorClaimed) => setVendorClaimed(ledger, request, input),
  change: (request: CommandRequest, input: ChangeVendorClaim) => changeVendorClaim(ledger, request, input),
  recordOutcome: (request: CommandRequest, input: RecordVendorOutcome) => recordVendorOutcome(ledger, request, input),
  addNote: (request: CommandRequest, input: AddVendorNote) => addVendorNote(ledger, request, input),
  get: (idOrNumber: string) => getVendorClaim(ledger, idOrNumber),
  list: (filter: VendorClaimFilter) => listVendorClaims(ledger, filter),
  timeline: (claimId: string) => vendorTimeline(ledger, claimId),
  recovery: (period: VendorRecoveryPeriod) => vendorRecovery(ledger, period),
})
