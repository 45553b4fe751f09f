import { entitlementActionRoute } from "../../entitlement-action"

export const POST = entitlementActionRoute("suspend", "Suspends an entitlement until it is reinstated")
