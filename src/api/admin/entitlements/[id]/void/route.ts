import { entitlementActionRoute } from "../../entitlement-action"

export const POST = entitlementActionRoute("void", "Voids an entitlement")
