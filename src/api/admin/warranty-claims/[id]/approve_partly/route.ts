import { claimActionRoute } from "../../claim-action"

export const POST = claimActionRoute("approve_partly", "Grants the lines given, and no more")
