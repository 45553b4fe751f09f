import type { ILockingModule, IStockLocationService, MedusaContainer, StockLocationDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { createStockLocationsWorkflow } from "@medusajs/medusa/core-flows"
import { RejectionError, reject } from "../../domain/common/rejection"
import { servicesOf } from "../facade"

export interface EnsureQuarantineInput {
  readonly location_ids: readonly string[]
}

/** In the new location's metadata: finds it again when the process died before it was registered. */
const OF_LOCATION = "aftercare_quarantine_of"

/** Gives the quarantine location of each warehouse by its id; a quarantine location is its own. */
export async function ensureQuarantineLocations(container: MedusaContainer, locationIds: readonly string[]): Promise<Map<string, string>> {
  const { quarantine } = servicesOf(container)
  const ids = [...new Set(locationIds)]
  const known = new Map(await quarantine.of(ids))
  for (const id of ids) if (!known.has(id)) known.set(id, await createOnce(container, id))
  return known
}

async function createOnce(container: MedusaContainer, locationId: string): Promise<string> {
  const { quarantine } = servicesOf(container)
  const locking = container.resolve<ILockingModule>(Modules.LOCKING)
  return locking.execute(`aftercare-quarantine:${locationId}`, async () => {
    const known = (await quarantine.of([locationId])).get(locationId)
    if (known !== undefined) return known
    const warehouse = await findLocation(container, locationId)
    const created = (await findUnregistered(container, locationId)) ?? (await createLocation(container, warehouse))
    await quarantine.register(locationId, created.id)
    return (await quarantine.of([locationId])).get(locationId) ?? created.id
  })
}

/** Linked to no sales channel: what lies there is counted, and nobody can buy it. */
async function createLocation(container: MedusaContainer, warehouse: StockLocationDTO): Promise<{ readonly id: string }> {
  const { result } = await createStockLocationsWorkflow(container).run({
    input: { locations: [{ name: `${warehouse.name} – Quarantine`, metadata: { [OF_LOCATION]: warehouse.id } }] },
  })
  const [created] = result
  if (created === undefined) throw new Error(`Medusa created no quarantine location for ${warehouse.id}.`)
  return created
}

async function findLocation(container: Pick<MedusaContainer, "resolve">, id: string): Promise<StockLocationDTO> {
  const [location] = await container.resolve<IStockLocationService>(Modules.STOCK_LOCATION).listStockLocations({ id }, { take: 1 })
  if (location === undefined) throw new RejectionError(reject("location.not_found", `No stock location ${id} exists.`, { location_id: id }))
  return location
}

async function findUnregistered(container: Pick<MedusaContainer, "resolve">, locationId: string): Promise<StockLocationDTO | undefined> {
  const [location] = await container.resolve<IStockLocationService>(Modules.STOCK_LOCATION).listStockLocations(
    // The filter's type knows fewer columns than the table has.
    { metadata: { [OF_LOCATION]: locationId } } as object,
    { take: 1 },
  )
  return location
}

/** An empty location harms nobody and the next run finds it, so nothing is compensated. */
const ensureStep = createStep("aftercare-ensure-quarantine-locations", async ({ location_ids }: EnsureQuarantineInput, { container }) =>
  new StepResponse(Object.fromEntries(await ensureQuarantineLocations(container, location_ids))),
)

/** Creates "‹name› – Quarantine" for each warehouse that has none yet, before a command that needs it. */
export const ensureQuarantineLocationWorkflow = createWorkflow("ensure-quarantine-location", (input: EnsureQuarantineInput) =>
  new WorkflowResponse(ensureStep(input)),
)
