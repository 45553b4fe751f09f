import type { Facts } from "../common/rejection"
import type { RecordEventType } from "./events"
import type { CalendarDate, Grade, HoldKind, Identifier, Instant, Unit, UnitChanges } from "./unit"

/** The facts a unit is born with. */
export interface Birth {
  readonly serialNumber: string
  readonly scannedAs: string
  readonly serialScope: string
  readonly inventoryItemId: string
  readonly variantId: string | null
  readonly grade?: Grade
  readonly lotNumber?: string | null
  readonly manufacturedOn?: CalendarDate | null
  readonly expiresOn?: CalendarDate | null
  readonly identifiers?: readonly Identifier[]
}

/** The order line (one inventory item of it) a unit is promised to. */
export interface LineTarget {
  readonly orderId: string
  readonly lineItemId: string
}

export type UnitCommand =
  | { readonly name: "expect"; readonly birth: Birth }
  | { readonly name: "receive"; readonly birth: Birth; readonly locationId: string; readonly bin?: string | null; readonly adopt?: boolean; readonly reasonCode?: string | null }
  | { readonly name: "capture"; readonly birth: Birth; readonly line: LineTarget; readonly fulfillmentId: string; readonly locationId: string }
  | { readonly name: "register_sold"; readonly birth: Birth; readonly customerId: string | null; readonly orderId: string | null; readonly soldOn: CalendarDate | null; readonly delivered: boolean }
  /** A component that nobody registered before comes out of a unit. */
  | { readonly name: "extract"; readonly birth: Birth; readonly parentUnitId: string; readonly quarantineLocationId: string; readonly owner: "shop" | "customer"; readonly ownerCustomerId: string | null }
  | { readonly name: "allocate"; readonly line: LineTarget; readonly inventoryItemId: string; readonly locationId: string | null; readonly sellableGrades: readonly Grade[]; readonly reasonCode?: string | null }
  | { readonly name: "release"; readonly reasonCode: string | null }
  | { readonly name: "cancel_allocation"; readonly reasonCode: string }
  | { readonly name: "pick"; readonly orderId: string; readonly scannedAs?: string }
  | { readonly name: "put_back"; readonly bin?: string | null; readonly reasonCode?: string | null }
  | { readonly name: "bind"; readonly line: LineTarget; readonly fulfillmentId: string; readonly locationId: string; readonly requirePick: boolean }
  | { readonly name: "unbind"; readonly fulfillmentId: string; readonly reasonCode: string | null; readonly stillPicked?: boolean; readonly inStock?: boolean }
  | { readonly name: "ship"; readonly fulfillmentId: string; readonly customerId: string | null; readonly trackingNumbers: readonly string[] }
  | { readonly name: "deliver"; readonly reasonCode?: string | null }
  /** `before` is the unit as it was when it was shipped, folded from its history. */
  | { readonly name: "cancel_shipment"; readonly fulfillmentId: string; readonly before: Unit; readonly reasonCode: string }
  | { readonly name: "void_shipment"; readonly reasonCode: string | null }
  | { readonly name: "unship"; readonly locationId: string; readonly replacedByUnitId: string; readonly correctsSequence: number; readonly reasonCode: string }
  | { readonly name: "ship_instead"; readonly shipment: Shipment; readonly insteadOfUnitId: string; readonly reasonCode: string }
  | { readonly name: "in_transit"; readonly trackingNumber?: string | null }
  | { readonly name: "rma_receive"; readonly quarantineLocationId: string; readonly reasonCode?: string | null }
  | { readonly name: "take_over"; readonly reasonCode: string | null }
  | { readonly name: "restock"; readonly locationId: string; readonly bin?: string | null; readonly grade?: Grade; readonly item?: StockIdentity; readonly sellableGrades: readonly Grade[]; readonly reasonCode?: string | null }
  | { readonly name: "quarantine"; readonly quarantineLocationId: string; readonly reasonCode: string | null }
  | { readonly name: "start_repair" }
  | { readonly name: "end_repair"; readonly quarantineLocationId: string }
  | { readonly name: "to_vendor"; readonly vendorId: string | null; readonly trackingNumber?: string | null }
  | { readonly name: "from_vendor"; readonly quarantineLocationId: string }
  | { readonly name: "install"; readonly parentUnitId: string }
  | { readonly name: "remove"; readonly quarantineLocationId: string; readonly owner: "shop" | "customer"; readonly ownerCustomerId?: string | null }
  | { readonly name: "hand_back"; readonly trackingNumber: string | null }
  | { readonly name: "transfer_owner"; readonly customerId: string | null; readonly reasonCode: string }
  | { readonly name: "mark_lost"; readonly reasonCode: string | null }
  | { readonly name: "mark_found"; readonly locationId: string | null; readonly quarantineLocationId: string | null; readonly bin?: string | null; readonly reasonCode: string | null }
  | { readonly name: "scrap"; readonly reasonCode: string | null }
  | { readonly name: "void"; readonly reasonCode: string | null }
  | { readonly name: "reinstate"; readonly quarantineLocationId: string | null; readonly reasonCode: string | null }
  | { readonly name: "move"; readonly locationId: string | null; readonly bin: string | null; readonly reasonCode: string | null }
  | { readonly name: "hold"; readonly holdId: string; readonly kind: HoldKind; readonly reasonCode: string | null }
  | { readonly name: "release_hold"; readonly holdId: string | null; readonly kind: HoldKind | null; readonly reasonCode: string | null }
  | { readonly name: "regrade"; readonly grade: Grade; readonly item?: StockIdentity; readonly sellableGrades: readonly Grade[]; readonly reasonCode: string | null }
  | { readonly name: "inspect"; readonly grade: Grade; readonly facts: Facts }
  | { readonly name: "record"; readonly type: RecordEventType; readonly facts: Facts }
  | { readonly name: "correct"; readonly correctsSequence: number; readonly changes: UnitChanges; readonly reasonCode: string }

/** Another stock identity: the item a unit of lower grade is sold as. */
export interface StockIdentity {
  readonly inventoryItemId: string
  readonly variantId: string | null
  readonly serialScope: string
}

/** Where, for whom and how a unit was shipped; taken over whole when the wrong one was recorded. */
export interface Shipment {
  readonly status: "shipped" | "delivered"
  readonly orderId: string | null
  readonly lineItemId: string | null
  readonly fulfillmentId: string | null
  readonly owner: "shop" | "customer"
  readonly ownerCustomerId: string | null
}

/** What every command of one request shares. */
export interface CommandMoment {
  /** Now: the time of recording. */
  readonly at: Instant
  /** When it happened, where the caller says so; not in the future. */
  readonly occurredAt?: Instant
}
