import type { JobHandler } from "../../messaging/consumer"
import type { Services } from "../../services/create-services"

/** The last unit handed out is kept with each page, so a second run goes on there. */
export const rollOutPolicy =
  (services: Services): JobHandler<"roll_out_policy"> =>
  async ({ rollout_id }) => {
    await services.warranty.rollOut(rollout_id)
  }
