import { type Facts, type Rejection, type RejectionCode, reject } from "../common/rejection"
import type { Amount } from "./commands"
import type { VendorClaim, VendorClaimLine } from "./vendor-claim"

/** A refusal that names the claim, the line and the rule. */
export const lineRefusal = (code: RejectionCode, claim: VendorClaim, line: VendorClaimLine, why: string, details: Facts = {}): Rejection =>
  reject(code, `Line ${line.position} of ${claim.displayId} refuses this: ${why}.`, { id: claim.id, line_id: line.id, unit_id: line.unitId, ...details })

export const otherCurrency = (claim: VendorClaim, line: VendorClaimLine, amount: Amount): Rejection =>
  lineRefusal("vendor_claim.other_currency", claim, line, `its amounts are in ${line.currencyCode}, not in ${amount.currencyCode}`, { currency_code: line.currencyCode })
