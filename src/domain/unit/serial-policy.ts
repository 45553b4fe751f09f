import type { Grade } from "./unit"
import type { NumberFormat } from "./serial-number"

export const TRACKINGS = ["none", "at_ship", "at_ship_and_return", "full"] as const
/** The ladder: how much of a unit's life is known. Only `full` ties Medusa's stock to units. */
export type Tracking = (typeof TRACKINGS)[number]

export const POLICY_STATES = ["adopting", "active"] as const
export type PolicyState = (typeof POLICY_STATES)[number]

export const UNIQUENESS_SCOPES = ["item", "product", "shop"] as const
export type UniquenessScope = (typeof UNIQUENESS_SCOPES)[number]

export const ALLOCATION_MOMENTS = ["order", "fulfillment", "manual"] as const
export type AllocationMoment = (typeof ALLOCATION_MOMENTS)[number]

export const ALLOCATION_STRATEGIES = ["fifo", "fefo", "lifo"] as const
export type AllocationStrategy = (typeof ALLOCATION_STRATEGIES)[number]

export const ENFORCEMENTS = ["block", "warn"] as const
export type Enforcement = (typeof ENFORCEMENTS)[number]

/** How the units of one inventory item are numbered, tracked and promised. */
export interface SerialPolicy {
  readonly id: string
  readonly inventoryItemId: string
  readonly variantId: string | null
  readonly productId: string | null
  readonly tracking: Tracking
  readonly state: PolicyState
  readonly numberFormat: NumberFormat | null
  readonly uniqueWithin: UniquenessScope
  readonly allocateAt: AllocationMoment
  readonly strategy: AllocationStrategy
  readonly requirePick: boolean
  readonly enforcement: Enforcement
  readonly sellableGrades: readonly Grade[]
  /** Whoever has a unit's GTIN and serial number may read its passport. */
  readonly passport: boolean
  /** Whoever has a unit's number hears whether it is covered, and no more: only for numbers that nobody can guess. */
  readonly publicVerdict: boolean
  readonly version: number
  readonly createdAt: string
  readonly updatedAt: string
}

/** The key within which a serial number is unique. */
export function serialScopeOf(policy: Pick<SerialPolicy, "uniqueWithin" | "inventoryItemId" | "productId">): string {
  if (policy.uniqueWithin === "shop") return "shop"
  if (policy.uniqueWithin === "product" && policy.productId !== null) return `product:${policy.productId}`
  return `item:${policy.inventoryItemId}`
}

/** Are order lines of this item served with units chosen from stock? */
export const allocatesFromStock = (policy: SerialPolicy): boolean => policy.tracking === "full" && policy.state === "active"

/** Must (or should, under `warn`) shipments of this item name their units? */
export const namesUnitsAtShipment = (policy: SerialPolicy): boolean => policy.tracking !== "none" && policy.state === "active"
