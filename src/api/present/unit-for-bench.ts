import type { RecordedUnitEvent } from "../../domain/unit/events"
import type { Unit } from "../../domain/unit/unit"
import type { HttpUnit, HttpUnitEvent } from "../../types/http/unit"
import { presentUnit } from "./unit"
import { presentUnitEvent } from "./unit-event"

/** Names of a person or of what she bought: none of it is needed to repair her unit. */
const PERSONAL = ["owner_customer_id", "order_id", "line_item_id", "fulfillment_id"] as const
/** Whoever is not of the shop is a customer to the bench, and no more than that. */
const SHOPS_ACTORS = ["user", "technician", "system", "api-key"]

/** Free text may name a person, so the bench gets none of it. */
const NO_NOTES: ReadonlyMap<string, string> = new Map()

/** A unit as a technician may see it. Its own commands are for agents; hers are those of the repair order. */
export const presentUnitForBench = (unit: Unit): HttpUnit => ({ ...presentUnit(unit), owner_customer_id: null, order_id: null, line_item_id: null, fulfillment_id: null, available_actions: [] })

export function presentEventForBench(event: RecordedUnitEvent): HttpUnitEvent {
  const shown = presentUnitEvent(event, NO_NOTES)
  const isShops = SHOPS_ACTORS.includes(event.actor.type)
  const isPersonal = shown.reference?.type === "order" || shown.reference?.type === "customer"
  return { ...shown, actor: isShops ? shown.actor : { type: shown.actor.type, id: "" }, reference: isPersonal ? null : shown.reference, data: withoutPersons(shown.data) }
}

function withoutPersons(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([key]) => !PERSONAL.some((name) => name === key) && !key.endsWith("customer_id")).map(([key, value]) =>
    key === "changes" && typeof value === "object" && value !== null ? [key, withoutPersons(value as Record<string, unknown>)] : [key, value]))
}
