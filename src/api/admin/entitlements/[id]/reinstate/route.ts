import { entitlementActionRoute } from "../../entitlement-action"

export const POST = entitlementActionRoute("reinstate", "Takes a suspension or a voiding back")
