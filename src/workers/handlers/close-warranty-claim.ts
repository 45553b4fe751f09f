import type { JobHandler } from "../../messaging/consumer"
import type { Services } from "../../services/create-services"

/** Only what its document is over for; closed before, it stays as it is. */
export const closeWarrantyClaim =
  (services: Services): JobHandler<"close_warranty_claim"> =>
  async ({ document_id }) => {
    await services.warrantyClaims.closeWhenDone(document_id)
  }
