import { vendorClaimAnswer, vendorClaimList } from "../../answers/vendor-claim"
import { presentPage } from "../../present/page"
import { presentVendorClaim } from "../../present/vendor-claim"
import { route } from "../../respond"
import { answerClaim } from "./answer-claim"
import { joiningUnitsOf } from "./inputs"
import { listVendorClaims, openVendorClaim } from "./validators"

export const GET = route({
  summary: "Lists claims against makers, newest first",
  query: listVendorClaims,
  answer: vendorClaimList,
  handler: async ({ query: { limit, offset, after, q, status, vendor_id: vendorId, unit_id: unitId }, services }) => {
    const { views, ...page } = await services.vendorClaims.list({ limit, offset, ...(after ? { after } : {}), ...(q ? { q } : {}), ...(status ? { status } : {}), ...(vendorId ? { vendorId } : {}), ...(unitId ? { unitId } : {}) })
    return { body: { vendor_claims: views.map(presentVendorClaim), ...presentPage({ limit, offset, ...page }) } }
  },
})

export const POST = route({
  summary: "Opens a claim against a maker, with units in quarantine or at the maker, or empty",
  body: openVendorClaim,
  status: 201,
  answer: vendorClaimAnswer,
  codes: ["unit.not_found", "unit.ambiguous", "unit.repeated", "vendor_claim.unit_in_other", "vendor_claim.unit_not_here", "vendor_claim.customers_unit", "vendor_claim.wrong_rma_line"],
  handler: async ({ body, request, services, container }) => answerClaim(container, services, await services.vendorClaims.open(request, {
    vendorId: body.vendor_id, vendorReference: body.vendor_reference ?? null, units: joiningUnitsOf(body.units), note: body.note,
  })),
})
