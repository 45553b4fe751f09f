import { claimActionRoute } from "../../claim-action"

export const POST = claimActionRoute("approve", "Grants the claim: what the frozen verdict covers, or the lines given")
