import type { Instant } from "../unit/unit"
import type { RepairEntry, RepairHistory } from "./history"
import { PAYERS, type Payer } from "./repair-order"

/** The same symptom within so many days was not repaired the first time. */
export const REPEAT_DAYS = 90
const DAY_MS = 86_400_000

/** A repair that came back with the symptom it was closed for. */
export interface RepeatRepair {
  readonly repairOrderId: string
  readonly repeats: string
  readonly symptomCode: string
  /** Who worked on it the first time. */
  readonly causedBy: readonly string[]
}

/** A unit in which no fault was found, and that came back. */
export interface NoFaultBounce {
  readonly repairOrderId: string
  readonly after: string
}

/** Work that was done again: a repair that came back, or one that failed its quality check. */
export interface Rework {
  readonly repairOrderId: string
  readonly reason: "repeat_repair" | "failed_check"
  readonly causedBy: readonly string[]
  readonly count: number
}

export interface RepairSignals {
  readonly repeatRepairs: readonly RepeatRepair[]
  readonly noFaultBounces: readonly NoFaultBounce[]
  readonly rework: readonly Rework[]
  /** The next no-fault-found needs a soak test and another person. */
  readonly needsSoakTest: boolean
  readonly downMs: number
  /** By payer and currency. */
  readonly costs: readonly { readonly payer: Payer; readonly currencyCode: string; readonly amountMinor: number }[]
}

export function signalsOf({ repairs }: Pick<RepairHistory, "repairs">, now: Instant): RepairSignals {
  const repeatRepairs = repairs.flatMap((entry, index) => repeatOf(entry, repairs.slice(0, index)))
  const bounces = repairs.flatMap((entry, index): NoFaultBounce[] => {
    const before = repairs[index - 1]
    return before?.outcome === "no_fault_found" && entry.outcome !== "canceled" ? [{ repairOrderId: entry.repairOrderId, after: before.repairOrderId }] : []
  })
  return {
    repeatRepairs, noFaultBounces: bounces,
    rework: [
      ...repeatRepairs.map((repeat): Rework => ({ repairOrderId: repeat.repeats, reason: "repeat_repair", causedBy: repeat.causedBy, count: 1 })),
      ...repairs.filter(({ failedCheckCount }) => failedCheckCount > 0).map((entry): Rework => ({ repairOrderId: entry.repairOrderId, reason: "failed_check", causedBy: entry.workers, count: entry.failedCheckCount })),
    ],
    needsSoakTest: repairs.some(({ outcome }) => outcome === "no_fault_found"),
    downMs: repairs.reduce((total, entry) => total + downMsOf(entry, now), 0), costs: costsOf(repairs),
  }
}

/** The newest earlier repair that this one repeats: closed as repaired, the same symptom, not longer ago than it counts. */
function repeatOf(entry: RepairEntry, before: readonly RepairEntry[]): RepeatRepair[] {
  if (entry.symptomCode === null || entry.outcome === "canceled") return []
  const first = before.filter((earlier) => earlier.outcome === "repaired" && earlier.symptomCode === entry.symptomCode && isWithin(endOf(earlier), entry.openedAt)).at(-1)
  return first === undefined ? [] : [{ repairOrderId: entry.repairOrderId, repeats: first.repairOrderId, symptomCode: entry.symptomCode, causedBy: first.workers }]
}

const endOf = (entry: RepairEntry): Instant | null => entry.deliveredBackAt ?? entry.returnedAt ?? entry.closedAt
const isWithin = (end: Instant | null, opened: Instant): boolean => end !== null && Date.parse(opened) - Date.parse(end) <= REPEAT_DAYS * DAY_MS

/** From giving it away to having it back; a repair that lasts, until now. One that was canceled without coming back counts until it was. */
export function downMsOf(entry: RepairEntry, now: Instant): number {
  const end = entry.deliveredBackAt ?? (entry.status === "closed" || entry.status === "canceled" ? entry.closedAt : now)
  return end === null ? 0 : Math.max(0, Date.parse(end) - Date.parse(entry.handedOverAt))
}

/** What each payer bears of these lines, by currency; a line that is covered in part is shared as on the order. */
export function costsOf(repairs: readonly Pick<RepairEntry, "lines">[]): RepairSignals["costs"] {
  const sums = new Map<string, number>()
  const add = (payer: Payer, currencyCode: string, amount: number): void => void sums.set(`${currencyCode} ${payer}`, (sums.get(`${currencyCode} ${payer}`) ?? 0) + amount)
  for (const { payer, percent, amountMinor, currencyCode } of repairs.flatMap(({ lines }) => lines)) {
    if (amountMinor === null || currencyCode === null) continue
    const share = payer === "warranty" ? Math.floor((amountMinor * percent) / 100) : amountMinor
    add(payer, currencyCode, share)
    if (share !== amountMinor) add("customer", currencyCode, amountMinor - share)
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([key, amountMinor]) => {
    const [currencyCode = "", payer] = key.split(" ")
    return PAYERS.filter((name) => name === payer).map((name) => ({ payer: name, currencyCode, amountMinor }))
  })
}
