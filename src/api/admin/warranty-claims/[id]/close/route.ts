import { claimActionRoute } from "../../claim-action"

export const POST = claimActionRoute("close", "Closes a claim that is denied or carried out")
