import { carryOutRoute } from "../../claim-action"

export const POST = carryOutRoute("Opens the return or the repair that an approved claim leads to; one at a time")
