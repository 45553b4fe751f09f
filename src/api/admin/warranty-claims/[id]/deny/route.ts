import { claimActionRoute } from "../../claim-action"

export const POST = claimActionRoute("deny", "Denies the claim")
