import type { MedusaContainer } from "@medusajs/framework/types"
import type AftercareModuleService from "../modules/aftercare/service"

/** Each minute: no deadline is a delayed job, so nothing is lost when a queue is. */
export default async function scanWarranties(container: MedusaContainer): Promise<void> {
  await container.resolve<AftercareModuleService>("aftercare").services.warranty.scanDue()
}

export const config = { name: "aftercare-scan-warranties", schedule: "* * * * *" }
