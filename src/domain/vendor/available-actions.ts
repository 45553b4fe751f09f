import { targetsOf } from "../common/transition"
import { refusalOfVendorClaim } from "./decide-vendor-claim"
import { possibleOutcomes } from "./outcomes"
import { VENDOR_CLAIM_COMMANDS, VENDOR_CLAIM_TRANSITIONS, type VendorClaimCommandName } from "./transitions"
import type { DecidedOutcome, UnitLookup, VendorClaim, VendorClaimLine } from "./vendor-claim"

/** What an agent can do with the claim now: exactly what its state and its units do not refuse. */
export const availableVendorActions = (claim: VendorClaim, unitOf: UnitLookup): VendorClaimCommandName[] =>
  VENDOR_CLAIM_COMMANDS.filter((name) => refusalOfVendorClaim(claim, name, unitOf) === null)

/** The answers that could be recorded for the line now. */
export const availableOutcomes = (claim: VendorClaim, line: VendorClaimLine, unitOf: UnitLookup): DecidedOutcome[] =>
  targetsOf(VENDOR_CLAIM_TRANSITIONS, claim.status, "record_outcome").length === 0 ? [] : possibleOutcomes(claim, line, unitOf)
