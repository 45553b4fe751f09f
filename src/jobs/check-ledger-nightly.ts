import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import type AftercareModuleService from "../modules/aftercare/service"

/**
 * Every night the whole ledger is refolded. Its root hash goes to the log and onto the event bus (`ledger.verified`):
 * whoever keeps it outside the database will notice when the newest events are cut off. Old receipts are forgotten.
 */
export default async function checkLedgerNightly(container: MedusaContainer): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const { services } = container.resolve<AftercareModuleService>("aftercare")
  const report = await services.verifyLedger()
  for (const defect of report.defects) logger.error(`Ledger: ${defect}`)
  logger.info(`Ledger: ${report.unitCount} units, ${report.eventCount} events, ${report.defects.length} defects, root ${report.root}`)
  await container.resolve(Modules.EVENT_BUS).emit({
    name: "ledger.verified", data: { unit_count: report.unitCount, event_count: report.eventCount, defect_count: report.defects.length, root: report.root },
  })
  await services.maintenance.prune(undefined)
}

export const config = { name: "aftercare-check-ledger", schedule: "17 3 * * *" }
