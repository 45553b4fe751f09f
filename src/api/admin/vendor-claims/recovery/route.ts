import { vendorRecoveryAnswer } from "../../../answers/vendor-claim"
import { presentVendorRecovery } from "../../../present/vendor-claim"
import { route } from "../../../respond"
import { vendorRecoveryPeriod } from "../validators"

const DAYS_DEFAULT = 365
const DAY_MS = 86_400_000

export const GET = route({
  summary: "What came back from each maker for the claims shipped in a period; the last 365 days where none is named",
  query: vendorRecoveryPeriod,
  answer: vendorRecoveryAnswer,
  handler: async ({ query, services }) => {
    const to = query.to ?? new Date().toISOString()
    const period = { from: query.from ?? new Date(Date.parse(to) - DAYS_DEFAULT * DAY_MS).toISOString(), to }
    return { body: { vendor_recovery: presentVendorRecovery(period, await services.vendorClaims.recovery(period)) } }
  },
})
