import type { MedusaContainer } from "@medusajs/framework/types"
import { ensureQuarantineLocationWorkflow } from "../../workflows/quarantine/ensure-quarantine-location"
import { postStock } from "../../workflows/stock/post-stock"
import type { RepairView } from "../present/repair"
import { type CommandRequest, rejectionOf, type Services } from "../respond"

type CommandRepair = Parameters<Services["repairs"]["command"]>[1]

interface Scope {
  readonly container: MedusaContainer
  readonly services: Services
  readonly request: CommandRequest
}

/** Runs one command and gives the order as it is then, with Medusa's stock as the next reader sees it. */
export async function runRepairCommand({ container, services, request }: Scope, before: RepairView, command: CommandRepair): Promise<RepairView> {
  await withQuarantine(container, before, () => services.repairs.command(request, command))
  await settleParts({ container, services, request }, command.id, before.unit.inventoryItemId)
  return services.repairs.get(request.actor, command.id)
}

/** Parts that were missing are looked for once more whenever somebody acts on the order. */
async function settleParts({ container, services, request }: Scope, id: string, formerItemId: string): Promise<void> {
  const { order, unit } = await services.repairs.get(request.actor, id)
  await services.repairs.retryShortParts(id)
  await postStock(container, [...new Set([formerItemId, unit.inventoryItemId, ...order.lines.flatMap(({ inventoryItemId }) => (inventoryItemId === null ? [] : [inventoryItemId]))])])
}

/** A quarantine location is made on its first need: a refusal changed nothing, so the command is simply given again. */
async function withQuarantine<Result>(container: MedusaContainer, { order, unit }: RepairView, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    const place = order.locationId ?? unit.locationId ?? unit.lastLocationId
    if (rejectionOf(error)?.code !== "quarantine.location_missing" || place === null) throw error
    await ensureQuarantineLocationWorkflow(container).run({ input: { location_ids: [place] } })
    return run()
  }
}
