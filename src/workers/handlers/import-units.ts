import type { JobHandler } from "../../messaging/consumer"
import type { Services } from "../../services/create-services"

/** Every line stores its verdict, so a second run goes on with the lines that have none. */
export const importUnits =
  (services: Services): JobHandler<"import_units"> =>
  async ({ import_id }) => {
    await services.imports.runImport({ importId: import_id })
  }
