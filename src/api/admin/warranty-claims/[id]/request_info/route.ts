import { claimActionRoute } from "../../claim-action"

export const POST = claimActionRoute("request_info", "Asks the customer for more")
