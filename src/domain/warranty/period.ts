import { addDays, addDuration, addDurations, dateInZone, daysBetween, type Duration, laterOf, type Zone } from "../common/calendar"
import type { CalendarDate, Instant } from "../unit/unit"
import type { WarrantyFacts } from "./facts"
import { durationOf } from "./policy"
import { holds } from "./predicate"
import type { Pause, WarrantyTerms } from "./terms"

/** How long an entitlement lasts, and why so long. */
export interface Period {
  readonly startsOn: CalendarDate
  /** By the term alone; null: no calendar says it (meters, expected life). */
  readonly nominalEndsOn: CalendarDate | null
  readonly endsOn: CalendarDate | null
  /** If what nobody told were to the customer's advantage. */
  readonly endsOnIfProven: CalendarDate | null
  readonly pauses: readonly PauseTaken[]
  readonly extensions: readonly Extension[]
  /** Extensions that wait for a fact. */
  readonly unproven: readonly Extension[]
}

export interface PauseTaken {
  readonly from: CalendarDate
  readonly to: CalendarDate
  /** By how many days the end moved. */
  readonly days: number
  readonly sequence: number
}

export interface Extension {
  readonly why: "bonus" | "repair"
  readonly by: Duration
  /** Repair or registration. */
  readonly sourceId: string | null
}

export interface PeriodCase {
  readonly terms: WarrantyTerms
  readonly facts: WarrantyFacts
  readonly startsOn: CalendarDate
  readonly givenEndsOn: CalendarDate | null
  readonly zone: Zone
  /** What lasts still is counted until this instant. */
  readonly now: Instant
}

/**
 * end = start + term + bonuses + extensions, added at once in calendar units, + the days of all pauses. Pauses and
 * extensions count only where they began before the end as it was then; so they are taken in order of time, whatever
 * the order they are given in.
 */
export function periodOf(asked: PeriodCase): Period {
  const { terms, startsOn, givenEndsOn } = asked
  const duration = durationOf(terms)
  const bonuses = bonusesOf(asked)
  if (duration === null && givenEndsOn === null) return { startsOn, nominalEndsOn: null, endsOn: null, endsOnIfProven: null, pauses: [], extensions: [], unproven: [] }
  const base: CountedEnd = { startsOn, durations: duration === null ? [] : [duration], givenEndsOn, days: 0 }
  const sure = count(asked, withMore(base, bonuses.sure), false)
  const hoped = count(asked, withMore(base, [...bonuses.sure, ...bonuses.unproven]), true)
  const extensions = [...bonuses.sure, ...sure.extensions]
  return {
    startsOn, nominalEndsOn: endOf(base), endsOn: endOf(sure.end), endsOnIfProven: endOf(hoped.end), pauses: sure.pauses, extensions,
    unproven: [...bonuses.unproven, ...hoped.extensions.filter(({ sourceId }) => !sure.extensions.some((extension) => extension.sourceId === sourceId))],
  }
}

interface CountedEnd {
  readonly startsOn: CalendarDate
  readonly durations: readonly Duration[]
  readonly givenEndsOn: CalendarDate | null
  readonly days: number
}

const endOf = ({ startsOn, durations, givenEndsOn, days }: CountedEnd): CalendarDate =>
  addDays(givenEndsOn === null ? addDurations(startsOn, durations) : addDurations(givenEndsOn, durations.slice(1)), days)

const withMore = (end: CountedEnd, extensions: readonly Extension[]): CountedEnd => {
  const durations = end.durations.length === 0 && extensions.length > 0 ? ["P0D"] : end.durations
  return extensions.length === 0 ? end : { ...end, durations: [...durations, ...extensions.map(({ by }) => by)] }
}

interface Counted {
  readonly end: CountedEnd
  readonly pauses: readonly PauseTaken[]
  readonly extensions: readonly Extension[]
}

function count(asked: PeriodCase, from: CountedEnd, withUnproven: boolean): Counted {
  let end = from
  const pauses: PauseTaken[] = []
  const extensions: Extension[] = []
  for (const step of stepsOf(asked, withUnproven)) {
    const before = endOf(end)
    if (step.on > before) continue
    if (step.kind === "pause") {
      const after = endAfterPause(before, step, asked)
      const days = daysBetween(before, after)
      end = { ...end, days: end.days + days }
      pauses.push({ from: step.on, to: step.to, days, sequence: step.sequence })
    } else if (asked.terms.afterRepair?.times == null || extensions.length < asked.terms.afterRepair.times) {
      end = withMore(end, [step.extension])
      extensions.push(step.extension)
    }
  }
  return { end, pauses, extensions }
}

function endAfterPause(before: CalendarDate, { on, to }: PauseStep, { terms }: PeriodCase): CalendarDate {
  const { pause } = terms
  const duration = durationOf(terms)
  const moved = addDays(before, daysBetween(on, to))
  const restarted = pause?.mode === "interrupt" && duration !== null ? laterOf(moved, addDuration(to, duration)) : moved
  return pause?.min == null ? restarted : laterOf(restarted, addDuration(to, pause.min))
}

interface PauseStep {
  readonly kind: "pause"
  readonly on: CalendarDate
  readonly to: CalendarDate
  readonly sequence: number
}
type Step = PauseStep | { readonly kind: "extension"; readonly on: CalendarDate; readonly extension: Extension }

function stepsOf(asked: PeriodCase, withUnproven: boolean): Step[] {
  const pauses = asked.terms.pause === null ? [] : pausesOf(asked, asked.terms.pause)
  const steps = [...pauses, ...extensionsOf(asked, withUnproven)]
  return steps.sort((a, b) => compare(a.on, b.on) || compare(b.kind, a.kind) || compare(keyOf(a), keyOf(b)))
}

const keyOf = (step: Step): string => (step.kind === "pause" ? step.to : step.extension.sourceId ?? "")
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Repairs done under warranty; what nobody noted counts only when hoping. */
function extensionsOf({ terms, facts, startsOn, zone }: PeriodCase, withUnproven: boolean): Step[] {
  const { afterRepair } = terms
  const extend = afterRepair?.extend
  if (afterRepair === null || extend == null) return []
  const isTrue = (fact: boolean | null): boolean => fact ?? withUnproven
  return facts.repairs
    .filter(({ outcome, chosenByCustomer, underWarranty, sequence }) => outcome === "repaired" && sequence >= (facts.sale?.sequence ?? 0) && isTrue(underWarranty) && (!afterRepair.onlyIfChosenByCustomer || isTrue(chosenByCustomer)))
    .map((repair): Step => ({ kind: "extension", on: dateInZone(repair.requestedAt ?? repair.closedAt, zone), extension: { why: "repair", by: extend, sourceId: repair.id } }))
    .filter(({ on }) => on >= startsOn)
}

function bonusesOf({ terms, facts, startsOn, zone }: PeriodCase): { sure: Extension[]; unproven: Extension[] } {
  const answered = terms.bonuses.map((bonus) => ({ answer: holds(bonus.if, { terms, facts, startsOn, zone }), extension: { why: "bonus" as const, by: bonus.plus, sourceId: null } }))
  const of = (answer: string): Extension[] => answered.filter((bonus) => bonus.answer === answer).map(({ extension }) => extension)
  return { sure: of("yes"), unproven: of("unknown") }
}

/** Spans of days in which the clock stands still, merged where they overlap: a day is never given twice. */
function pausesOf(asked: PeriodCase, pause: Pause): PauseStep[] {
  const spans = [...absencesOf(asked, pause), ...(pause.alsoNegotiation ? negotiationsOf(asked) : [])].filter(({ to }) => to > asked.startsOn).sort((a, b) => compare(a.on, b.on) || compare(a.to, b.to))
  const merged: PauseStep[] = []
  for (const span of spans) {
    const last = merged.at(-1)
    if (last !== undefined && span.on <= last.to) merged[merged.length - 1] = { ...last, to: laterOf(last.to, span.to) }
    else merged.push(span.on < asked.startsOn ? { ...span, on: asked.startsOn } : span)
  }
  return merged.filter(({ on, to }) => on < to)
}

/** Away from the customer, from leaving her hands until it is delivered back; what lasts still, until now. */
function absencesOf({ facts, zone, now }: PeriodCase, pause: Pause): PauseStep[] {
  const found: PauseStep[] = []
  const { custody, requests } = facts
  let index = custody.findIndex((interval) => interval.custody === "customer")
  while (index >= 0 && index < custody.length) {
    const leaving = custody.findIndex((interval, at) => at > index && interval.custody !== "customer")
    if (leaving < 0) break
    const back = custody.findIndex((interval, at) => at > leaving && interval.custody === "customer")
    const away = custody.slice(leaving, back < 0 ? undefined : back)
    const until = custody[back]?.from ?? facts.replacedAt ?? now
    const handover = away[0]?.from ?? now
    const receipt = away.find((interval) => interval.custody !== "carrier" && interval.custody !== "none")?.from ?? null
    const since = custody[leaving - 1]?.from ?? ""
    const request = requests.filter(({ at, kind }) => kind !== "claim" && at >= since && at <= handover).at(-1)?.at ?? null
    const from = startOfPause(pause.from, { request, handover, receipt })
    if (from !== null && away.some((interval) => pause.on.includes(interval.custody))) {
      found.push({ kind: "pause", on: dateInZone(from, zone), to: dateInZone(until > from ? until : from, zone), sequence: away[0]?.sequence ?? 0 })
    }
    if (back < 0) break
    index = back
  }
  return found
}

/** A request nobody recorded was made at the latest when she handed the unit over. */
function startOfPause(from: Pause["from"], { request, handover, receipt }: { readonly request: Instant | null; readonly handover: Instant; readonly receipt: Instant | null }): Instant | null {
  switch (from) {
    case "request":
    case "earlier":
      return request ?? handover
    case "handover":
    case "later":
      return handover
    case "receipt":
      return receipt
  }
}

const negotiationsOf = ({ facts, zone, now }: PeriodCase): PauseStep[] =>
  facts.requests.filter(({ kind }) => kind === "claim").map(({ at, closedAt, sequence }) => ({ kind: "pause", on: dateInZone(at, zone), to: dateInZone(closedAt ?? now, zone), sequence }))
