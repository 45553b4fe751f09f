import { claimActionRoute } from "../../claim-action"

export const POST = claimActionRoute("provide_info", "Notes what the customer answered")
