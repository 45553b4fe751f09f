import type { JobHandler } from "../../messaging/consumer"
import type { Services } from "../../services/create-services"

/** Each entitlement is unique per unit and policy version, so a second run creates nothing. */
export const createEntitlements =
  (services: Services): JobHandler<"create_entitlements"> =>
  async ({ unit_ids, command_id }) => {
    await services.warranty.reevaluate({ unitIds: unit_ids, commandId: command_id })
  }
