import type { Facts } from "../common/rejection"
import type { Actor } from "../unit/events"
import type { CalendarDate, Instant } from "../unit/unit"

export const REPAIR_STATUSES = [
  "intake", "diagnosing", "quoting", "awaiting_approval", "awaiting_parts", "repairing", "testing", "ready", "returned", "closed",
  "declined", "unrepairable", "canceled", "at_vendor", "paused",
] as const
export type RepairStatus = (typeof REPAIR_STATUSES)[number]

/** From here nothing happens any more; in every other status the order is the unit's one open repair order. */
export const FINAL_REPAIR_STATUSES = ["closed", "canceled"] as const satisfies readonly RepairStatus[]
export const isFinal = (status: RepairStatus): boolean => (FINAL_REPAIR_STATUSES as readonly RepairStatus[]).includes(status)

export const REPAIR_PRIORITIES = ["low", "normal", "high", "urgent"] as const
export type RepairPriority = (typeof REPAIR_PRIORITIES)[number]

export const REPAIR_LINE_KINDS = ["labour", "part_in", "part_out", "external"] as const
export type RepairLineKind = (typeof REPAIR_LINE_KINDS)[number]

/** What becomes of a part by quantity that comes out: it is stock again, or waste. */
export const PART_DISPOSITIONS = ["restock", "scrap"] as const
export type PartDisposition = (typeof PART_DISPOSITIONS)[number]

export const PAYERS = ["warranty", "goodwill", "customer", "undecided"] as const
export type Payer = (typeof PAYERS)[number]

export const REPAIR_OUTCOMES = ["repaired", "no_fault_found", "unrepairable", "declined", "canceled"] as const
export type RepairOutcome = (typeof REPAIR_OUTCOMES)[number]

/**
 * Where a part of a line is. By quantity: `waiting` (nothing reserved yet), `reserved`, `consumed`, `given_back`; one that
 * came out and lies in stock: `restocked`. A unit with a serial number: `installed` or `removed`.
 */
export const PART_STATES = ["waiting", "reserved", "consumed", "given_back", "installed", "removed", "restocked"] as const
export type PartState = (typeof PART_STATES)[number]

/** Who pays a line and why, frozen as the coverage was when the line was added. */
export interface LineCoverage {
  readonly payer: Payer
  readonly entitlementId: string | null
  /** Share of the line that `payer` bears when it is the warranty; the customer bears the rest. */
  readonly percent: number
  readonly reasons: readonly Facts[]
  /** Somebody said who pays: a new diagnosis does not judge this line again. */
  readonly isDecidedByHand: boolean
}

export interface RepairLine {
  readonly id: string
  readonly kind: RepairLineKind
  readonly description: string | null
  readonly labourCode: string | null
  readonly minutes: number | null
  readonly unitId: string | null
  readonly inventoryItemId: string | null
  readonly quantity: number
  /** Minor units of the order's currency; null when nobody named a price. */
  readonly amountMinor: number | null
  readonly coverage: LineCoverage
  readonly partState: PartState | null
  readonly addedBy: Actor
  readonly addedAt: Instant
  readonly removedAt: Instant | null
}

export interface RepairTest {
  readonly id: string
  readonly name: string
  readonly value: number | null
  readonly unit: string | null
  readonly min: number | null
  readonly max: number | null
  readonly passed: boolean
  readonly recordedBy: Actor
  readonly recordedAt: Instant
}

/** How the unit came to the bench: whose number was scanned, in which condition, with what beside it. A correction is a new one; the newest counts. */
export interface CheckIn {
  readonly id: string
  readonly scannedAs: string
  readonly conditionCode: string | null
  readonly accessories: readonly string[]
  readonly by: Actor
  readonly at: Instant
}

/** Time that somebody works on the unit, by the server's clock. It counts on a labour line. */
export interface RepairTimer {
  readonly id: string
  readonly lineId: string
  /** Whose time it is, as `type:id`. */
  readonly worker: string
  readonly startedAt: Instant
  /** Null: it runs. */
  readonly stoppedAt: Instant | null
  /** What was truly worked, where somebody put the clock right. */
  readonly correctedMinutes: number | null
}

export interface Diagnosis {
  readonly symptomCode: string | null
  readonly componentCode: string | null
  readonly defectCode: string | null
  readonly actionCode: string | null
  readonly conditionCode: string | null
}
export const NO_DIAGNOSIS: Diagnosis = { symptomCode: null, componentCode: null, defectCode: null, actionCode: null, conditionCode: null }

export const QUOTE_STATUSES = ["sent", "approved", "declined", "replaced"] as const
export type QuoteStatus = (typeof QUOTE_STATUSES)[number]

/** What the customer was asked to pay. A changed mind of ours is a new quote; the old one is `replaced`. */
export interface Quote {
  readonly id: string
  readonly number: number
  readonly amountMinor: number
  readonly status: QuoteStatus
  readonly sentAt: Instant
  readonly expiresAt: Instant
  readonly decidedAt: Instant | null
}

export interface QualityCheck {
  readonly passed: boolean
  readonly by: Actor
  readonly at: Instant
}

/** The work on one unit. */
export interface RepairOrder {
  readonly id: string
  readonly displayId: string
  readonly unitId: string
  readonly rmaLineId: string | null
  /** The unit's owner when the order was opened. */
  readonly customerId: string | null
  readonly status: RepairStatus
  /** Where a paused order goes on. */
  readonly resumeStatus: RepairStatus | null
  readonly pauseReason: string | null
  readonly priority: RepairPriority
  readonly promisedOn: CalendarDate | null
  readonly problem: string
  /** A technician. */
  readonly assignedTo: string | null
  /** Warehouse of the bench: parts are looked for here first, and its quarantine location takes the unit afterwards. */
  readonly locationId: string | null
  readonly currencyCode: string | null
  readonly diagnosis: Diagnosis
  readonly outcome: RepairOutcome | null
  readonly outcomeReason: string | null
  /** Everybody who worked on the unit, as `type:id`: none of them passes its quality check. */
  readonly workers: readonly string[]
  /** What the customer has agreed to pay so far. */
  readonly approvedMinor: number
  /** The newest quote. */
  readonly quote: Quote | null
  readonly qualityCheck: QualityCheck | null
  readonly vendorId: string | null
  readonly openedBy: Actor
  readonly openedAt: Instant
  readonly readyAt: Instant | null
  readonly returnedAt: Instant | null
  /** Also the end of a canceled one. */
  readonly closedAt: Instant | null
  readonly lines: readonly RepairLine[]
  readonly tests: readonly RepairTest[]
  readonly checkIn: CheckIn | null
  readonly timers: readonly RepairTimer[]
  readonly version: number
}

export const workerOf = ({ type, id }: Actor): string => `${type}:${id}`
export const liveLines = (order: Pick<RepairOrder, "lines">): RepairLine[] => order.lines.filter(({ removedAt }) => removedAt === null)
