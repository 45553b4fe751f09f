import { claimActionRoute } from "../../claim-action"

export const POST = claimActionRoute("appeal", "Appeals against a denial or a partial approval, once")
