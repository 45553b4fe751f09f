import type { MedusaContainer } from "@medusajs/framework/types"
import type { Fact, Rejection } from "../../../../domain/common/rejection"
import type { Unit } from "../../../../domain/unit/unit"
import { ensureQuarantineLocationWorkflow } from "../../../../workflows/quarantine/ensure-quarantine-location"
import { postStock } from "../../../../workflows/stock/post-stock"
import { type CommandRequest, rejectionOf, type Services } from "../../../respond"

type UnitsCommand = Parameters<Services["units"]["command"]>[1]
type CommandResult = Awaited<ReturnType<Services["units"]["command"]>>

const UNITS_ASKED_MAX = 200

/**
 * A quarantine location is made on its first need. So the command is tried; where it lacks one, the location is made
 * and the command tried again: a refusal changed nothing and keeps no receipt.
 */
export async function commandWithQuarantine(container: MedusaContainer, services: Services, request: CommandRequest, input: UnitsCommand): Promise<CommandResult> {
  try {
    return await services.units.command(request, input)
  } catch (error) {
    const rejection = rejectionOf(error)
    const places = rejection === null ? [] : await placesWithoutQuarantine(services, rejection, input)
    if (places.length === 0) throw error
    await ensureQuarantineLocationWorkflow(container).run({ input: { location_ids: places } })
    return services.units.command(request, input)
  }
}

/** Where the refused units are or were last: these warehouses have no quarantine location yet. */
async function placesWithoutQuarantine(services: Services, rejection: Rejection, input: UnitsCommand): Promise<string[]> {
  const { command } = input
  if (command !== "quarantine" && command !== "mark_found" && command !== "reinstate") return []
  const ids = refusedOnes(rejection).filter(({ code }) => code === "quarantine.location_missing" || code === "location.required").map(({ unitId }) => unitId)
  const places = new Set<string>()
  for (let from = 0; from < ids.length; from += UNITS_ASKED_MAX) {
    const { units } = await services.units.list({ ids: ids.slice(from, from + UNITS_ASKED_MAX), limit: UNITS_ASKED_MAX, offset: 0 })
    for (const unit of units) {
      const place = input.locationId ?? unit.locationId ?? unit.lastLocationId
      if (place !== null) places.add(place)
    }
  }
  if (places.size === 0) return []
  const known = await services.quarantine.of([...places])
  return [...places].filter((place) => !known.has(place))
}

function refusedOnes({ details }: Rejection): { readonly code: string; readonly unitId: string }[] {
  const rejected = details?.["rejected"]
  if (!Array.isArray(rejected)) return []
  return (rejected as readonly Fact[]).flatMap((entry) => {
    const { code, details: own } = entry as { readonly code?: Fact; readonly details?: { readonly unit_id?: Fact } }
    return typeof code === "string" && typeof own?.unit_id === "string" ? [{ code, unitId: own.unit_id }] : []
  })
}

/** Medusa's stock as the next reader sees it. A unit that is now sold as another item also left the stock of the old one. */
export async function postStockOf(container: MedusaContainer, services: Services, units: readonly Unit[], mayBeRelabelled: boolean): Promise<void> {
  const items = new Set(units.map((unit) => unit.inventoryItemId))
  // More than these leave the rest of the old items to the poster of the bridge.
  for (const unit of mayBeRelabelled ? units.slice(0, UNITS_ASKED_MAX) : []) {
    const { events: [latest] } = await services.units.history(unit.id, { afterSequence: unit.version - 1, limit: 1 })
    const from = latest?.facts["relabelled_from"]
    if (typeof from === "string") items.add(from)
  }
  await postStock(container, [...items])
}
