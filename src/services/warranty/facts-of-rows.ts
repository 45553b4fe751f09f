import type { Fact } from "../../domain/common/rejection"
import type { UnitEventType } from "../../domain/unit/events"
import type { Custody, Grade } from "../../domain/unit/unit"
import type { Entitlement } from "../../domain/warranty/entitlement"
import type { Registration, Repair, Sale, WarrantyFacts } from "../../domain/warranty/facts"
import { type LifeEvent, lifeOf, type SaleEvent } from "../../domain/warranty/life"
import type { CustomerType, Money } from "../../domain/warranty/terms"

type EventRow = readonly [sequence: number, type: UnitEventType, epochSeconds: number, status: string | null, custody: Custody | null, owner: string | null, referenceId: string | null, facts: { readonly [key: string]: Fact } | null, correctsSequence: number | null]

export interface FactRow {
  readonly id: string
  readonly serial_number: string
  readonly status: string
  readonly owner: "shop" | "customer"
  readonly owner_customer_id: string | null
  readonly variant_id: string | null
  readonly lot_number: string | null
  readonly manufactured_on: string | null
  readonly grade: Grade
  readonly parent_unit_id: string | null
  readonly ordered_at: string | null
  readonly ship_to_country: string | null
  readonly bill_to_country: string | null
  readonly sales_channel_id: string | null
  readonly customer_type: CustomerType | null
  readonly category_ids: readonly string[] | null
  readonly unit_price: Money | null
  readonly paid_at: string | null
  readonly events: readonly EventRow[] | null
  readonly original_delivered_at: string | null
  readonly entitlements: readonly EntitlementRow[] | null
  readonly repairs: readonly RepairRow[] | null
  readonly registrations: readonly RegistrationRow[] | null
  readonly replaced_at: string | null
  readonly original_unit_id: string | null
  readonly replaces_at: string | null
  readonly repair_was_asked: boolean | null
}

export interface EntitlementRow {
  readonly id: string
  readonly unit_id: string
  readonly warranty_policy_id: string
  readonly source: Entitlement["source"]
  readonly status: Entitlement["status"]
  readonly status_reason: string | null
  readonly status_since: string | null
  readonly owner_customer_id: string | null
  readonly anchor: Entitlement["anchor"]
  readonly anchor_sequence: number
  readonly granted_sequence: number
  readonly starts_on: string
  readonly given_ends_on: string | null
  readonly ends_on: string | null
  readonly zone: string
  readonly claims_used: number
  readonly cost_used: Money | null
  readonly inherits_id: string | null
  readonly version: number
}

interface RepairRow {
  readonly id: string
  readonly sequence: number
  readonly requested_at: string | null
  readonly closed_at: string
  readonly outcome: Repair["outcome"]
  readonly fault_code: string | null
  readonly is_safety: boolean
  readonly chosen_by_customer: boolean | null
  readonly under_warranty: boolean | null
  readonly entitlement_id: string | null
  readonly meters: Repair["meters"]
}

interface RegistrationRow {
  readonly id: string
  readonly status: Registration["status"]
  readonly registered_at: string
  readonly purchased_on: string | null
  readonly installed_on: string | null
  readonly first_used_on: string | null
  readonly has_proof: boolean
}

/** The facts of each unit that was asked for, with those of its components and of the unit it replaces. */
export function factsOfRows(rows: readonly FactRow[], unitIds: readonly string[]): Map<string, WarrantyFacts> {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const own = new Map(rows.map((row) => [row.id, factsOf(row)]))
  const children = new Map<string, FactRow[]>()
  for (const row of rows) if (row.parent_unit_id !== null) children.set(row.parent_unit_id, [...(children.get(row.parent_unit_id) ?? []), row])
  const whole = (id: string): WarrantyFacts | null => {
    const facts = own.get(id)
    const row = byId.get(id)
    if (facts === undefined || row === undefined) return null
    const original = row.original_unit_id === null ? undefined : own.get(row.original_unit_id)
    const parent = row.parent_unit_id === null ? undefined : own.get(row.parent_unit_id)
    return {
      ...(parent === undefined ? facts : withinParent(facts, parent)), components: componentsOf(id, facts, children, own),
      replaces: original === undefined || row.replaces_at === null ? null : { at: row.replaces_at, repairWasAsked: row.repair_was_asked, original },
    }
  }
  return new Map(unitIds.flatMap((id) => {
    const facts = whole(id)
    return facts === null ? [] : [[id, facts] as const]
  }))
}

function componentsOf(id: string, parent: WarrantyFacts, children: ReadonlyMap<string, readonly FactRow[]>, own: ReadonlyMap<string, WarrantyFacts>): WarrantyFacts[] {
  return (children.get(id) ?? []).flatMap((row) => {
    const facts = own.get(row.id)
    if (facts === undefined) return []
    const component = withinParent(facts, parent)
    return [component, ...componentsOf(row.id, component, children, own)]
  })
}

/**
 * What is built in belongs to whoever owns the whole, is where the whole is, and was sold with it; or, built in later,
 * on the day it was built in.
 */
function withinParent(facts: WarrantyFacts, parent: WarrantyFacts): WarrantyFacts {
  const { installation } = facts
  const unit = { ...facts.unit, owner: parent.unit.owner, ownerCustomerId: parent.unit.ownerCustomerId }
  const isSoldByItself = facts.sale !== null && (installation === null || facts.sale.sequence > installation.sequence)
  if (installation === null || parent.sale === null || isSoldByItself) return { ...facts, unit }
  const { delivery } = parent.sale
  return {
    ...facts, unit, custody: parent.custody, requests: parent.requests, ownerChanges: [],
    sale: { ...parent.sale, sequence: installation.sequence, delivery: delivery === null ? null : { sequence: installation.sequence, at: delivery.at > installation.at ? delivery.at : installation.at } },
  }
}

function factsOf(row: FactRow): WarrantyFacts {
  const life = lifeOf((row.events ?? []).map(lifeEventOf), row.original_delivered_at)
  return {
    unit: {
      id: row.id, serialNumber: row.serial_number, status: row.status, owner: row.owner, ownerCustomerId: row.owner_customer_id, variantId: row.variant_id, lotNumber: row.lot_number,
      manufacturedOn: row.manufactured_on, grade: row.grade, parentUnitId: row.parent_unit_id,
    },
    sale: life.sale === null ? null : saleOf(life.sale, row), custody: life.custody, requests: life.requests, ownerChanges: life.ownerChanges, installation: life.installation,
    takenOverFor: life.takenOverFor, repairs: repairsOf(life.repairs, (row.repairs ?? []).map(repairOf)), registrations: (row.registrations ?? []).map(registrationOf), entitlements: (row.entitlements ?? []).map(entitlementOf),
    // Replaced in an earlier sale is not replaced now.
    replacedAt: life.sale !== null && row.replaced_at !== null && row.replaced_at >= life.sale.at ? row.replaced_at : null, replaces: null, components: [],
  }
}

/** What the history tells, and where more was noted of the same repair, that. */
const repairsOf = (told: readonly Repair[], noted: readonly Repair[]): Repair[] =>
  [...told.filter(({ id }) => !noted.some((repair) => repair.id === id)), ...noted].sort((a, b) => a.sequence - b.sequence || (a.id < b.id ? -1 : 1))

const lifeEventOf = ([sequence, type, epoch, status, custody, ownerCustomerId, referenceId, facts, correctsSequence]: EventRow): LifeEvent =>
  ({ sequence, type, at: new Date(Math.round(epoch * 1_000)).toISOString(), status, custody, ownerCustomerId, referenceId, facts: facts ?? {}, correctsSequence })

const saleOf = (sale: SaleEvent, row: FactRow): Sale => ({
  ...sale, orderedAt: row.ordered_at, paidAt: row.paid_at, shipToCountry: row.ship_to_country, billToCountry: row.bill_to_country, salesChannelId: row.sales_channel_id,
  customerType: row.customer_type, categoryIds: row.category_ids, price: row.unit_price,
})

export const entitlementOf = (row: EntitlementRow): Entitlement => ({
  id: row.id, unitId: row.unit_id, warrantyPolicyId: row.warranty_policy_id, source: row.source, status: row.status, statusReason: row.status_reason, statusSince: isoOrNull(row.status_since),
  ownerCustomerId: row.owner_customer_id, anchor: row.anchor, anchorSequence: row.anchor_sequence, grantedSequence: row.granted_sequence, startsOn: row.starts_on, givenEndsOn: row.given_ends_on,
  endsOn: row.ends_on, zone: row.zone, claimsUsed: row.claims_used, costUsed: row.cost_used, inheritsId: row.inherits_id, version: row.version,
})

const repairOf = (row: RepairRow): Repair => ({
  id: row.id, sequence: row.sequence, requestedAt: isoOrNull(row.requested_at), closedAt: isoOf(row.closed_at), outcome: row.outcome, faultCode: row.fault_code, isSafety: row.is_safety,
  chosenByCustomer: row.chosen_by_customer, underWarranty: row.under_warranty, entitlementId: row.entitlement_id, meters: row.meters,
})

const registrationOf = (row: RegistrationRow): Registration => ({
  id: row.id, status: row.status, registeredAt: isoOf(row.registered_at), purchasedOn: row.purchased_on, installedOn: row.installed_on, firstUsedOn: row.first_used_on, hasProof: row.has_proof,
})

/** Inside `to_jsonb` an instant has Postgres' own form. */
const isoOf = (text: string): string => new Date(text).toISOString()
const isoOrNull = (text: string | null): string | null => (text === null ? null : isoOf(text))
