import type { TransitionTable } from "../common/transition"
import type { VendorClaimStatus } from "./vendor-claim"

export const VENDOR_CLAIM_COMMANDS = ["add_units", "remove_units", "set_claimed", "ship", "record_outcome", "settle", "close", "cancel"] as const
export type VendorClaimCommandName = (typeof VENDOR_CLAIM_COMMANDS)[number]

/** Units are grouped while the claim is open; what the maker answers may be corrected until it is closed. */
export const VENDOR_CLAIM_TRANSITIONS: TransitionTable<VendorClaimStatus, VendorClaimCommandName> = {
  open: { add_units: ["open"], remove_units: ["open"], set_claimed: ["open"], ship: ["shipped"], cancel: ["canceled"] },
  shipped: { set_claimed: ["shipped"], record_outcome: ["shipped"], settle: ["settled"] },
  settled: { set_claimed: ["settled"], record_outcome: ["settled"], close: ["closed"] },
  closed: {},
  canceled: {},
}
