import type { Diagnosis, PartDisposition, RepairLineKind, RepairPriority } from "../../domain/repair/repair-order"
import type { CalendarDate, Grade, Instant } from "../../domain/unit/unit"
import type { UnitReference } from "../unit/find-units"

/** An action as somebody asks for it: what the domain's command needs, before ids are made and units are found. */
export type RepairAction =
  | { readonly name: "assign"; readonly technicianId: string | null }
  | { readonly name: "plan"; readonly priority?: RepairPriority; readonly promisedOn?: CalendarDate | null }
  | { readonly name: "check_in"; readonly serialNumber: string; readonly conditionCode: string | null; readonly accessories: readonly string[] }
  | { readonly name: "diagnose"; readonly diagnosis: Partial<Diagnosis> }
  | { readonly name: "quote"; readonly expiresAt?: Instant | undefined }
  | { readonly name: "add_line"; readonly line: AskedLine }
  | { readonly name: "remove_line"; readonly lineId: string }
  | { readonly name: "start_timer"; readonly labourCode: string | null; readonly description: string | null }
  | { readonly name: "stop_timer"; readonly timerId: string | null; readonly minutes: number | null; readonly amountMinor: number | null; readonly currencyCode?: string | undefined }
  | { readonly name: "correct_timer"; readonly timerId: string; readonly minutes: number }
  | { readonly name: "pause"; readonly reasonCode: string }
  | { readonly name: "send_to_vendor"; readonly vendorId: string | null; readonly trackingNumber: string | null }
  | { readonly name: "record_test"; readonly test: AskedTest }
  | { readonly name: ReasonedName; readonly reasonCode?: string | null | undefined }
  | { readonly name: "return"; readonly trackingNumber: string | null; readonly locationId: string | null }
  /** The shop's own goes back to stock: as it was sold before, or as another item. */
  | { readonly name: "restock"; readonly grade?: Grade | undefined; readonly inventoryItemId?: string | undefined; readonly locationId?: string | undefined; readonly bin?: string | undefined }
  | { readonly name: PlainName }

type ReasonedName = "decline_quote" | "fail_qc" | "mark_unrepairable" | "mark_no_fault_found" | "scrap" | "cancel"
/** Those that need nothing but their name. */
type PlainName = "start_diagnosis" | "approve_quote" | "await_parts" | "start_repair" | "resume" | "receive_from_vendor" | "pass_qc" | "mark_ready" | "close"

export interface AskedLine {
  readonly kind: RepairLineKind
  readonly description?: string | undefined
  readonly labourCode?: string | undefined
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
  readonly disposition?: PartDisposition | undefined
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
  /** Free text; the history holds only its id and salted hash. */
  readonly note?: string | undefined
  /** Photos and papers that belong to the order from now on. */
  readonly attachmentIds?: readonly string[] | undefined
}
