import { addDuration, dateInZone, type Zone } from "../common/calendar"
import type { CalendarDate, Instant } from "../unit/unit"
import { soldAtOf, type Sale, type ShopCalendar, type WarrantyFacts } from "./facts"
import type { Anchor, WarrantyTerms } from "./terms"

export interface Start {
  readonly anchor: Anchor
  readonly sequence: number
  readonly on: CalendarDate
}

/** The day each anchor fell on; anchors whose day nobody told are missing. */
function dayOf(anchor: Anchor, facts: WarrantyFacts, sale: Sale, zone: Zone, shop: ShopCalendar): Omit<Start, "anchor"> | null {
  const at = (instant: Instant | null, sequence = sale.sequence): Omit<Start, "anchor"> | null => (instant === null ? null : { on: dateInZone(instant, zone), sequence })
  const day = (on: CalendarDate | null | undefined): Omit<Start, "anchor"> | null => (on === null || on === undefined ? null : { on, sequence: sale.sequence })
  const registration = facts.registrations.find(({ status }) => status === "approved")
  switch (anchor) {
    case "manufacture":
      return day(facts.unit.manufacturedOn)
    case "order":
      return at(sale.orderedAt)
    case "payment":
      return at(sale.paidAt)
    case "fulfilment":
      return at(sale.fulfilledAt)
    case "shipment":
      return at(sale.shippedAt)
    case "delivery":
      return sale.delivery === null ? null : at(sale.delivery.at, sale.delivery.sequence)
    case "installation":
      return day(registration?.installedOn) ?? (facts.installation === null ? null : at(facts.installation.at, facts.installation.sequence))
    case "purchase":
      return day(sale.soldOn) ?? day(registration?.purchasedOn) ?? (sale.isRegistered ? null : at(soldAtOf(sale)))
    case "registration":
      return registration === undefined ? null : at(registration.registeredAt)
    case "first_use":
      return day(registration?.firstUsedOn)
    case "return_window_end":
      return sale.delivery === null ? null : { on: addDuration(dateInZone(sale.delivery.at, zone), shop.returnWindow), sequence: sale.delivery.sequence }
    case "repair_closed": {
      const last = facts.repairs.filter(({ outcome, sequence }) => outcome === "repaired" && sequence >= sale.sequence).at(-1)
      return last === undefined ? null : at(last.closedAt, last.sequence)
    }
    case "replacement_delivered":
      return facts.replaces === null || sale.delivery === null ? null : at(sale.delivery.at, sale.delivery.sequence)
  }
}

/**
 * The day the term starts: of the known anchors the one the policy picks. The fallback counts only when its own day has
 * come and none of the others is known: a delivery nobody reported must not keep a customer without warranty.
 */
export function startOf({ start }: WarrantyTerms, facts: WarrantyFacts, sale: Sale, zone: Zone, shop: ShopCalendar, today: CalendarDate): Start | null {
  const known = start.anchors.flatMap((anchor): Start[] => {
    const found = dayOf(anchor, facts, sale, zone, shop)
    return found === null ? [] : [{ anchor, ...found }]
  })
  const picked = pick(known, start.pick) ?? fallbackOf(start.fallback, facts, sale, zone, shop, today)
  if (picked === null || start.offset === null) return picked
  return { ...picked, on: addDuration(picked.on, start.offset) }
}

function pick(known: readonly Start[], how: WarrantyTerms["start"]["pick"]): Start | null {
  const [first] = how === "first_known" ? known : [...known].sort((a, b) => (a.on === b.on ? 0 : (a.on < b.on) === (how === "earliest") ? -1 : 1))
  return first ?? null
}

function fallbackOf(fallback: WarrantyTerms["start"]["fallback"], facts: WarrantyFacts, sale: Sale, zone: Zone, shop: ShopCalendar, today: CalendarDate): Start | null {
  const found = fallback === null ? null : dayOf(fallback.anchor, facts, sale, zone, shop)
  if (fallback === null || found === null) return null
  const on = addDuration(found.on, fallback.plus)
  return on <= today ? { anchor: fallback.anchor, sequence: found.sequence, on } : null
}
