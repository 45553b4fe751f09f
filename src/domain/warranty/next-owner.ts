import { compareDates } from "../common/calendar"
import type { CalendarDate, Instant } from "../unit/unit"
import { type Coverage, dayOf } from "./coverage"
import type { WarrantyFacts } from "./facts"
import { goesAlong } from "./rights"

export interface NextOwnersCover {
  readonly isCovered: boolean
  /** Last covered day of what lasts longest; null without cover, or where it has no end. */
  readonly endsOn: CalendarDate | null
}

/** What somebody would still have who got the unit today: of what is in force, that which may be passed on (without a fee that nobody paid yet). */
export function coverOfNextOwner({ entitlements }: Coverage, facts: WarrantyFacts, now: Instant): NextOwnersCover {
  const transfers = facts.ownerChanges.filter(({ isSamePerson }) => !isSamePerson).length + 1
  const kept = entitlements.filter((held) => {
    const today = dayOf(now, held.zone)
    const isInForce = held.status === "active" && compareDates(held.startsOn, today) <= 0 && (held.period.endsOn === null || compareDates(today, held.period.endsOn) <= 0)
    return isInForce && goesAlong(held, { at: now, feePaid: false }, transfers)
  })
  const ends = kept.map(({ period }) => period.endsOn)
  return { isCovered: kept.length > 0, endsOn: ends.includes(null) ? null : ends.filter((end) => end !== null).sort(compareDates).at(-1) ?? null }
}
