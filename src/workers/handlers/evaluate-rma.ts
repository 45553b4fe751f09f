import type { JobHandler } from "../../messaging/consumer"
import type { Services } from "../../services/create-services"

/** Lines that somebody decided meanwhile are left alone, so a second run changes nothing. */
export const evaluateRma =
  (services: Services): JobHandler<"evaluate_rma"> =>
  async ({ document_id }) => {
    await services.rmas.evaluate(document_id)
  }
