import type { Fact } from "../common/rejection"
import type { UnitEventType } from "../unit/events"
import type { CalendarDate, Custody, Instant } from "../unit/unit"
import { type CustodyInterval, type Moment, type OwnerChange, type Repair, REPAIR_OUTCOMES, type Request } from "./facts"

/** Why the owner of a unit that was sold elsewhere became known. */
export const REGISTERED_REASON = "warranty_registration"

/** What warranty reads of one event of a unit's history. */
export interface LifeEvent {
  readonly sequence: number
  readonly type: UnitEventType
  readonly at: Instant
  readonly status: string | null
  readonly custody: Custody | null
  readonly ownerCustomerId: string | null
  readonly referenceId: string | null
  readonly facts: { readonly [key: string]: Fact }
  readonly correctsSequence: number | null
}

/** The part of a sale that the history tells; the rest is the order's. */
export interface SaleEvent extends Moment {
  readonly isRegistered: boolean
  readonly firstOwnerCustomerId: string | null
  readonly fulfilledAt: Instant | null
  readonly shippedAt: Instant | null
  readonly soldOn: CalendarDate | null
  readonly warrantyEndsOn: CalendarDate | null
  readonly delivery: Moment | null
}

export interface Life {
  readonly sale: SaleEvent | null
  readonly custody: readonly CustodyInterval[]
  readonly requests: readonly Request[]
  readonly ownerChanges: readonly OwnerChange[]
  readonly installation: Moment | null
  readonly repairs: readonly Repair[]
  /** Why the shop last took the unit over, after this sale. */
  readonly takenOverFor: string | null
}

/** The order went to another account of hers, or it became known who owns the unit: nobody passed it on. */
const SAME_PERSON: ReadonlySet<Fact> = new Set<Fact>(["order_transferred", REGISTERED_REASON])

const SELLING: ReadonlySet<UnitEventType> = new Set(["unit.shipped", "unit.registered_as_sold", "unit.shipment_corrected"])
const IN_CUSTOMERS_HANDS: ReadonlySet<string | null> = new Set(["shipped", "delivered"])

/**
 * The life of a unit as far as warranty goes, from the events of its history in order. `originalDelivery`: when the unit
 * was shipped by mistake for another, that other's day of delivery is the true one.
 */
export function lifeOf(events: readonly LifeEvent[], originalDelivery: Instant | null): Life {
  // A shipment that was taken back never happened.
  const canceled = new Set(events.filter(({ type }) => type === "unit.shipment_canceled").map(({ correctsSequence }) => correctsSequence))
  const sold = events.filter(({ type, status, sequence }) => SELLING.has(type) && IN_CUSTOMERS_HANDS.has(status) && !canceled.has(sequence)).at(-1)
  const since = sold === undefined ? [] : events.filter(({ sequence }) => sequence >= sold.sequence)
  return {
    sale: sold === undefined ? null : saleOf(sold, since, events, originalDelivery),
    custody: custodyOf(since), requests: requestsOf(since),
    ownerChanges: since.filter(({ type }) => type === "unit.owner_changed").map((event) => ({
      sequence: event.sequence, at: event.at, customerId: event.ownerCustomerId,
      isSamePerson: SAME_PERSON.has(event.facts["reason_code"] ?? null), feePaid: event.facts["fee_paid"] === true,
    })),
    repairs: repairsOf(events), takenOverFor: textOf(since.filter(({ type }) => type === "unit.taken_over").at(-1)?.facts["reason_code"]),
    installation: momentOf(events.filter(({ type }) => type === "unit.installed").at(-1)),
  }
}

function saleOf(sold: LifeEvent, since: readonly LifeEvent[], all: readonly LifeEvent[], originalDelivery: Instant | null): SaleEvent {
  const isRegistered = sold.type === "unit.registered_as_sold"
  // A unit that was registered when she had it already was delivered on a day nobody told us.
  const delivered = since.find(({ status, sequence }) => status === "delivered" && !(isRegistered && sequence === sold.sequence && sold.status === "delivered"))
  const isCorrection = delivered?.type === "unit.shipment_corrected"
  return {
    sequence: sold.sequence, at: sold.at, isRegistered, firstOwnerCustomerId: sold.ownerCustomerId,
    fulfilledAt: isRegistered ? null : all.filter(({ type, sequence }) => type === "unit.fulfilled" && sequence < sold.sequence).at(-1)?.at ?? null,
    shippedAt: isRegistered ? null : sold.at,
    soldOn: textOf(sold.facts["sold_on"]), warrantyEndsOn: textOf(sold.facts["warranty_ends_on"]),
    delivery: delivered === undefined ? null : { sequence: delivered.sequence, at: (isCorrection ? originalDelivery : null) ?? delivered.at },
  }
}

function custodyOf(since: readonly LifeEvent[]): CustodyInterval[] {
  const changes = since.filter(({ custody }) => custody !== null)
  return changes.map(({ custody, at, sequence }, index) => ({ custody: custody as Custody, from: at, to: changes[index + 1]?.at ?? null, sequence }))
}

const OPENED: { readonly [type: string]: { readonly kind: Request["kind"]; readonly closedBy: UnitEventType } } = {
  "unit.return_opened": { kind: "return", closedBy: "unit.return_closed" },
  "unit.repair_opened": { kind: "repair", closedBy: "unit.repair_closed" },
  "unit.claim_opened": { kind: "claim", closedBy: "unit.claim_closed" },
}

function requestsOf(since: readonly LifeEvent[]): Request[] {
  return since.flatMap((event) => {
    const opened = OPENED[event.type]
    if (opened === undefined) return []
    const closed = since.find(({ type, sequence, referenceId }) => type === opened.closedBy && sequence > event.sequence && referenceId === event.referenceId)
    return [{ kind: opened.kind, at: event.at, closedAt: closed?.at ?? null, sequence: event.sequence }]
  })
}

/** What the closing of each repair order tells; one that was declined or canceled is none. */
function repairsOf(events: readonly LifeEvent[]): Repair[] {
  return events.flatMap((event): Repair[] => {
    const outcome = REPAIR_OUTCOMES.find((known) => known === event.facts["outcome"])
    if (event.type !== "unit.repair_closed" || outcome === undefined) return []
    const id = textOf(event.facts["repair_order_id"]) ?? event.referenceId ?? `repair_${event.sequence}`
    const opened = events.find(({ type, sequence, referenceId }) => type === "unit.repair_opened" && sequence < event.sequence && referenceId === event.referenceId)
    return [{
      id, sequence: event.sequence, requestedAt: opened?.at ?? null, closedAt: event.at, outcome, faultCode: textOf(event.facts["fault_code"]), isSafety: event.facts["is_safety"] === true,
      chosenByCustomer: flagOf(event.facts["chosen_by_customer"]), underWarranty: flagOf(event.facts["under_warranty"]), entitlementId: textOf(event.facts["entitlement_id"]), meters: {},
    }]
  })
}

const flagOf = (fact: Fact | undefined): boolean | null => (typeof fact === "boolean" ? fact : null)

const momentOf = (event: LifeEvent | undefined): Moment | null => (event === undefined ? null : { sequence: event.sequence, at: event.at })

const textOf = (fact: Fact | undefined): string | null => (typeof fact === "string" ? fact : null)
