import { claimActionRoute } from "../../claim-action"

export const POST = claimActionRoute("check", "Judges the claim anew and freezes that verdict instead")
