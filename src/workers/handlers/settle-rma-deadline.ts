import type { JobHandler } from "../../messaging/consumer"
import type { Services } from "../../services/create-services"

/** The dates decide, so a late or second run tells the same. */
export const settleRmaDeadline =
  (services: Services): JobHandler<"settle_rma_deadline"> =>
  async ({ document_id }) => {
    await services.rmas.settleDeadline(document_id)
  }
