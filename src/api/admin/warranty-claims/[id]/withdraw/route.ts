import { claimActionRoute } from "../../claim-action"

export const POST = claimActionRoute("withdraw", "Takes the claim back")
