import type { JobHandler } from "../../messaging/consumer"
import type { Services } from "../../services/create-services"

/** What was read is not read again, so a second run finds nothing to do. */
export const refreshRepairHistory =
  (services: Services): JobHandler<"refresh_repair_history"> =>
  async ({ unit_ids }) => {
    await services.repairHistory.refresh(unit_ids)
  }
