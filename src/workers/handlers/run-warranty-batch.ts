import type { JobHandler } from "../../messaging/consumer"
import type { Services } from "../../services/create-services"

/** Every line keeps its verdict, so a second run goes on with the lines that have none. */
export const runWarrantyBatch =
  (services: Services): JobHandler<"run_warranty_batch"> =>
  async ({ batch_id }) => {
    await services.warrantyBatches.run(batch_id)
  }
