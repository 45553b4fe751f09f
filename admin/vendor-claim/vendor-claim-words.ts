import type { HttpVendorClaim, HttpVendorOutcome } from "../../src/types/http"
import type { Color } from "../common/status-colors"

export const VENDOR_CLAIM_STATUSES = ["open", "shipped", "settled", "closed", "canceled"] as const satisfies readonly HttpVendorClaim["status"][]
export const VENDOR_CLAIM_COLORS: Readonly<Record<HttpVendorClaim["status"], Color>> = { open: "orange", shipped: "blue", settled: "green", closed: "grey", canceled: "grey" }

export type DecidedOutcome = Exclude<HttpVendorOutcome, "pending">
export const DECIDED_OUTCOMES = ["credited", "replaced", "rejected", "returned"] as const satisfies readonly DecidedOutcome[]
export const OUTCOME_COLORS: Readonly<Record<HttpVendorOutcome, Color>> = { pending: "orange", credited: "green", replaced: "green", rejected: "red", returned: "grey" }

export type VendorClaimLine = HttpVendorClaim["lines"][number]
