import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type AftercareModuleService from "../modules/aftercare/service"
import { removePrivateFiles } from "../workflows/file/private-files"

/** Files that were uploaded and that no document took are deleted after a week. */
export default async function pruneAttachmentsNightly(container: MedusaContainer): Promise<void> {
  const { services } = container.resolve<AftercareModuleService>("aftercare")
  const count = await services.attachments.prune((fileIds) => removePrivateFiles(container, fileIds))
  if (count > 0) container.resolve(ContainerRegistrationKeys.LOGGER).info(`Aftercare deleted ${count} uploaded files that no document took.`)
}

export const config = { name: "aftercare-prune-attachments", schedule: "47 3 * * *" }
