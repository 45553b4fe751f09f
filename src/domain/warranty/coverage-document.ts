import { compareDates } from "../common/calendar"
import type { Fact, Facts } from "../common/rejection"
import type { CalendarDate } from "../unit/unit"
import type { Coverage, CoverageLine, HeldEntitlement, Reason, Source, Verdict } from "./coverage"

/** The form in which a coverage is answered, and frozen on whatever decision rests on it. */
export function documentOfCoverage(coverage: Coverage): Facts {
  return {
    verdict: coverage.verdict, as_of: coverage.asOf, zone: coverage.zone, lines: coverage.lines.map(lineDocument),
    entitlements: coverage.entitlements.map((entitlement) => documentOfEntitlement(entitlement, coverage.asOf)),
    remedies: coverage.remedies, burden_on: coverage.burdenOn,
    deadlines: coverage.deadlines.map(({ name, on, entitlementId }) => ({ name, on, entitlement_id: entitlementId })),
    would_be_covered_if: coverage.wouldBeCoveredIf.map(({ rule, fact, needed, entitlementId }) => ({ rule, fact, needed, entitlement_id: entitlementId })),
    disclosures: coverage.disclosures, engine_version: coverage.engineVersion,
  }
}

/** An active entitlement whose last day is over shows as expired, whether or not a job has written that yet. */
export function documentOfEntitlement(entitlement: HeldEntitlement, on: CalendarDate): Facts {
  const { policy, period } = entitlement
  const isOver = entitlement.status === "active" && period.endsOn !== null && compareDates(on, period.endsOn) > 0
  return {
    id: entitlement.id, unit_id: entitlement.unitId, status: isOver ? "expired" : entitlement.status, status_reason: entitlement.statusReason, owner_customer_id: entitlement.ownerCustomerId,
    warranty_policy: { id: policy.id, code: policy.code, version: policy.version, name: policy.name, kind: policy.terms.kind, guarantor: policy.terms.guarantor },
    source: entitlement.source, anchor: entitlement.anchor, anchor_sequence: entitlement.anchorSequence, starts_on: entitlement.startsOn,
    nominal_ends_on: period.nominalEndsOn, ends_on: period.endsOn, zone: entitlement.zone,
    pauses: period.pauses.map(({ from, to, days, sequence }) => ({ from, to, days, sequence })),
    extensions: period.extensions.map(({ why, by, sourceId }) => ({ why, by, source_id: sourceId })),
    claims_used: entitlement.claimsUsed,
  }
}

/** What a list or a scan shows of a coverage. */
export interface CoverageSummary {
  readonly verdict: Verdict
  /** First and last covered day of the entitlement that lasts longest, if any. */
  readonly startsOn: CalendarDate | null
  readonly endsOn: CalendarDate | null
  /** Why, in the word of the deciding rule. */
  readonly reason: string | null
}

export function summaryOf(coverage: Coverage): CoverageSummary {
  const end = coverage.deadlines.filter(({ name }) => name === "cover_ends").sort((one, other) => compareDates(one.on, other.on)).at(-1)
  const [line] = coverage.lines
  const startsOn = coverage.entitlements.find(({ id }) => id === end?.entitlementId)?.startsOn ?? null
  return { verdict: coverage.verdict, startsOn, endsOn: end?.on ?? null, reason: line === undefined ? null : decidingResult(line) }
}

/** The last step of a yes is the item's percent; a no stands at the first step that did not pass. */
function decidingResult(line: CoverageLine): string | null {
  const passed = new Set(["in_force", "within", "see_period", "of_the_product", "not_restricted_by_these_terms", "rest_on"])
  const isPass = ({ rule, result }: Reason): boolean => passed.has(result) || (rule === "item" && result !== "not_in_these_terms")
  if (line.verdict === "covered" || line.verdict === "partial") return "within"
  return line.reasons.find((reason) => !isPass(reason))?.result ?? null
}

const lineDocument = ({ item, verdict, percent, entitlementId, reasons }: CoverageLine): Facts =>
  ({ item, verdict, percent, entitlement_id: entitlementId, reasons: reasons.map(reasonDocument) })

const reasonDocument = ({ rule, fact, result, citation }: Reason): Facts => ({ rule, fact, result, citation: citationDocument(citation) })

function citationDocument(citation: Source | null): Fact {
  if (citation === null) return null
  switch (citation.source) {
    case "event":
      return { source: citation.source, unit_id: citation.unitId, sequence: citation.sequence }
    case "warranty_policy":
      return { source: citation.source, id: citation.id, code: citation.code, version: citation.version, clause: citation.clause }
    case "law":
      return { source: citation.source, law: citation.law, article: citation.article, url: citation.url }
  }
}
