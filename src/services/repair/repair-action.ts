import type { Diagnosis, RepairLineKind } from "../../domain/repair/repair-order"
import type { RepairCommandName } from "../../domain/repair/transitions"
import type { Instant } from "../../domain/unit/unit"
import type { UnitReference } from "../unit/find-units"

/** An action as somebody asks for it: what the domain's command needs, before ids are made and units are found. */
export type RepairAction =
  | { readonly name: "assign"; readonly technicianId: string | null }
  | { readonly name: "diagnose"; readonly diagnosis: Partial<Diagnosis>; readonly note?: string | undefined }
  | { readonly name: "quote"; readonly expiresAt?: Instant | undefined }
  | { readonly name: "add_line"; readonly line: AskedLine }
  | { readonly name: "remove_line"; readonly lineId: string }
  | { readonly name: "pause"; readonly reasonCode: string; readonly note?: string | undefined }
  | { readonly name: "send_to_vendor"; readonly vendorId: string | null; readonly trackingNumber: string | null }
  | { readonly name: "record_test"; readonly test: AskedTest }
  | { readonly name: "decline_quote" | "fail_qc" | "mark_unrepairable" | "cancel"; readonly reasonCode?: string | null | undefined; readonly note?: string | undefined }
  | { readonly name: "mark_no_fault_found"; readonly reasonCode?: string | null | undefined; readonly note?: string | undefined }
  | { readonly name: "return"; readonly trackingNumber: string | null; readonly locationId: string | null }
  | { readonly name: Exclude<RepairCommandName, "assign" | "diagnose" | "quote" | "add_line" | "remove_line" | "pause" | "send_to_vendor" | "record_test" | "decline_quote" | "fail_qc" | "mark_unrepairable" | "cancel" | "mark_no_fault_found" | "return"> }

export interface AskedLine {
  readonly kind: RepairLineKind
  readonly description?: string | undefined
  readonly minutes?: number | undefined
  /** A part with a serial number. */
  readonly part?: UnitReference | undefined
  readonly inventoryItemId?: string | undefined
  readonly quantity?: number | undefined
  readonly amountMinor?: number | undefined
  /** Of `amountMinor`, where the order has no currency yet. */
  readonly currencyCode?: string | undefined
  readonly payer?: "warranty" | "goodwill" | "customer" | undefined
  readonly reasonCode?: string | undefined
  /** Whose a removed part is. Default: the shop's. */
  readonly owner?: "shop" | "customer" | undefined
}

export interface AskedTest {
  readonly name: string
  readonly value?: number | undefined
  readonly unit?: string | undefined
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly passed?: boolean | undefined
}

export interface CommandRepair {
  readonly id: string
  readonly expectedVersion?: number | undefined
  readonly action: RepairAction
}
