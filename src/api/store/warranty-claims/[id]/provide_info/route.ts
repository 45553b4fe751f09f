import { claimActionRoute } from "../../claim-action"

export const POST = claimActionRoute("provide_info", "Answers what the shop asked")
