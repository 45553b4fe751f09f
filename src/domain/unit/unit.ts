/** UTC instant, ISO 8601 with milliseconds: `2026-03-01T09:30:00.000Z`. */
export type Instant = string
/** Calendar date, `YYYY-MM-DD`. */
export type CalendarDate = string

export const UNIT_STATUSES = [
  "expected", "in_stock", "allocated", "picked", "shipped", "delivered", "returning", "quarantined",
  "in_repair", "at_vendor", "installed", "lost", "scrapped", "void",
] as const
export type UnitStatus = (typeof UNIT_STATUSES)[number]

export const CUSTODIES = ["warehouse", "carrier", "customer", "repair_center", "vendor", "none"] as const
export type Custody = (typeof CUSTODIES)[number]

export const GRADES = ["new", "a", "b", "c", "salvage"] as const
export type Grade = (typeof GRADES)[number]

export const HOLD_KINDS = ["recall", "quality", "fraud", "theft", "dispute"] as const
export type HoldKind = (typeof HOLD_KINDS)[number]

/** Blocks allocation and shipping of one unit until it is released. */
export interface Hold {
  readonly id: string
  readonly kind: HoldKind
  readonly reason: string | null
}

/** A second number the unit is found by: IMEI, MAC, UDI, RFID EPC, the maker's own number. */
export interface Identifier {
  readonly kind: string
  readonly value: string
}

/**
 * One physical unit as its history says it is now. `status`, `custody`, `grade` and `holds` are four
 * separate axes; `owner` is apart from the holder.
 */
export interface Unit {
  readonly id: string
  /** Normal form, unique within `serialScope` among units that are not void. */
  readonly serialNumber: string
  /** What the scanner or the file really said. */
  readonly scannedAs: string
  readonly serialScope: string
  readonly status: UnitStatus
  /** The status before the present one: decides where a found unit goes, and what an unbound one was. */
  readonly previousStatus: UnitStatus | null
  /** Reason code of the latest change of status, where one was given. */
  readonly statusReason: string | null
  readonly custody: Custody
  readonly grade: Grade
  readonly holds: readonly Hold[]
  readonly variantId: string | null
  /** The unit's stock identity. */
  readonly inventoryItemId: string
  readonly locationId: string | null
  /** Where it last was in our hands; kept when it leaves. */
  readonly lastLocationId: string | null
  readonly bin: string | null
  readonly lotNumber: string | null
  readonly manufacturedOn: CalendarDate | null
  readonly expiresOn: CalendarDate | null
  readonly owner: "shop" | "customer"
  readonly ownerCustomerId: string | null
  readonly orderId: string | null
  readonly lineItemId: string | null
  readonly fulfillmentId: string | null
  readonly parentUnitId: string | null
  readonly identifiers: readonly Identifier[]
  /** Once shipped, a serial number is never silently used again. */
  readonly wasShipped: boolean
  readonly receivedAt: Instant | null
  /** Sequence of the newest event. */
  readonly version: number
  /** Hash of the newest event (hex), head of this unit's chain. */
  readonly chainHash: string
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

/** What an event may change: everything but identity, version and the chain, which follow from the event itself. */
export type UnitChanges = Partial<Omit<Unit, "id" | "version" | "chainHash" | "createdAt" | "updatedAt">>

/** A unit before its first event. Never stored. It has every field: objects grown later are made twenty times as slowly. */
export const UNBORN: Unit = {
  id: "", createdAt: "", updatedAt: "",
  serialNumber: "", scannedAs: "", serialScope: "", status: "expected", previousStatus: null, statusReason: null,
  custody: "none", grade: "new", holds: [], variantId: null, inventoryItemId: "", locationId: null, lastLocationId: null,
  bin: null, lotNumber: null, manufacturedOn: null, expiresOn: null, owner: "shop", ownerCustomerId: null, orderId: null,
  lineItemId: null, fulfillmentId: null, parentUnitId: null, identifiers: [], wasShipped: false, receivedAt: null,
  version: 0, chainHash: "",
}

/**
 * Where Medusa's stock level of the unit's item counts this unit, or null (invariant 10).
 * A picked unit with a fulfilment is not counted: Medusa lowered the level when it made the fulfilment.
 */
export function countedAt(unit: Unit): string | null {
  switch (unit.status) {
    case "in_stock":
    case "allocated":
      return unit.locationId
    case "picked":
      return unit.fulfillmentId === null ? unit.locationId : null
    case "quarantined":
      return unit.owner === "shop" ? unit.locationId : null
    default:
      return null
  }
}

/** A held unit in stock is kept from being sold by one Medusa reservation. */
export const needsHoldReservation = (unit: Unit): boolean => unit.status === "in_stock" && unit.holds.length > 0

/** Is the unit promised to an order line and still with us? */
export const hasOpenAllocation = (unit: Unit): boolean => unit.status === "allocated" || unit.status === "picked"
