import type { JobHandler } from "../../messaging/consumer"
import type { Services } from "../../services/create-services"

/** What is due follows from the facts alone, so a second run changes nothing. */
export const reevaluateEntitlements =
  (services: Services): JobHandler<"reevaluate_entitlements"> =>
  async ({ unit_ids, command_id, rollout_chunk_id }) => {
    await services.warranty.reevaluate({ unitIds: unit_ids, commandId: command_id, rolloutChunkId: rollout_chunk_id })
  }
