import type { Facts, Rejection } from "../../domain/common/rejection"
import type { CalendarDate, Grade, Identifier } from "../../domain/unit/unit"

/** One line as it waits for the worker: every name in it resolved to an id, and no person in it. */
export interface ImportedUnit {
  readonly serialNumber: string
  readonly inventoryItemId: string
  readonly variantId: string | null
  readonly lotNumber: string | null
  readonly manufacturedOn: CalendarDate | null
  readonly expiresOn: CalendarDate | null
  readonly grade: Grade | null
  readonly identifiers: readonly Identifier[]
  readonly whereabouts: Stocked | Sold
}

interface Stocked {
  readonly kind: "stocked"
  readonly locationId: string
  readonly bin: string | null
  readonly stockEffect: "add" | "adopt"
}

interface Sold {
  readonly kind: "sold"
  readonly status: "shipped" | "delivered"
  readonly soldOn: CalendarDate | null
  readonly customerId: string | null
  readonly orderReference: string | null
  readonly warrantyEndsOn: CalendarDate | null
}

/** A line of the file: a unit to take in, or a verdict it has already. */
export type ImportLine = { readonly line: number; readonly serialNumber: string } & (
  | { readonly ok: true; readonly unit: ImportedUnit }
  | { readonly ok: false; readonly rejection: Rejection }
)

/** The verdict of one line. */
export type LineVerdict = { readonly line: number } & (
  | { readonly status: "accepted"; readonly unitId: string }
  | { readonly status: "rejected"; readonly code: string; readonly message: string; readonly details: Facts | null }
)
