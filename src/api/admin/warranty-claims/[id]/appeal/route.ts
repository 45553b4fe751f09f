import { claimActionRoute } from "../../claim-action"

export const POST = claimActionRoute("appeal", "Takes an appeal in: the claim is decided once more")
