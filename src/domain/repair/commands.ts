import type { Actor } from "../unit/events"
import type { CalendarDate, Instant, Unit } from "../unit/unit"
import type { Diagnosis, LineCoverage, PartDisposition, RepairLineKind, RepairPriority } from "./repair-order"

/** A line as it is asked for; `part` says how its part is found. */
export interface NewLine {
  readonly id: string
  readonly kind: RepairLineKind
  readonly description: string | null
  readonly labourCode: string | null
  readonly minutes: number | null
  /** A part with a serial number: put in, or taken out. */
  readonly unitId: string | null
  readonly inventoryItemId: string | null
  readonly quantity: number
  readonly amountMinor: number | null
  readonly coverage: LineCoverage
  /** Of a part by quantity that comes out. */
  readonly disposition?: PartDisposition
}

export interface NewTest {
  readonly id: string
  readonly name: string
  readonly value: number | null
  readonly unit: string | null
  readonly min: number | null
  readonly max: number | null
  /** Needed where no number decides. */
  readonly passed: boolean | null
}

export type RepairCommand =
  | { readonly name: "assign"; readonly technicianId: string | null }
  | { readonly name: "plan"; readonly priority?: RepairPriority; readonly promisedOn?: CalendarDate | null }
  /** The scan was compared with the unit before: here it is the unit's. */
  | { readonly name: "check_in"; readonly checkInId: string; readonly scannedAs: string; readonly conditionCode: string | null; readonly accessories: readonly string[] }
  | { readonly name: "start_diagnosis" }
  /** `judged`: who pays lines that were undecided, now that more is known. */
  | { readonly name: "diagnose"; readonly diagnosis: Partial<Diagnosis>; readonly judged?: ReadonlyMap<string, LineCoverage> }
  | { readonly name: "quote"; readonly quoteId: string; readonly expiresAt: Instant }
  | { readonly name: "approve_quote" }
  | { readonly name: "decline_quote"; readonly reasonCode: string | null }
  | { readonly name: "await_parts" }
  | { readonly name: "start_repair" }
  | { readonly name: "add_line"; readonly line: NewLine }
  | { readonly name: "remove_line"; readonly lineId: string }
  /** `line`: the labour line it counts on; new where this worker has none of the kind yet. */
  | { readonly name: "start_timer"; readonly timerId: string; readonly line: NewLine | { readonly id: string } }
  /** `timerId` null: the actor's own, or the only one that runs. `minutes`: what was truly worked, where the clock ran on. */
  | { readonly name: "stop_timer"; readonly timerId: string | null; readonly minutes: number | null; readonly amountMinor: number | null }
  | { readonly name: "correct_timer"; readonly timerId: string; readonly minutes: number }
  | { readonly name: "pause"; readonly reasonCode: string }
  | { readonly name: "resume" }
  | { readonly name: "send_to_vendor"; readonly vendorId: string | null }
  | { readonly name: "receive_from_vendor" }
  | { readonly name: "record_test"; readonly test: NewTest }
  | { readonly name: "pass_qc" }
  | { readonly name: "fail_qc"; readonly reasonCode: string | null }
  | { readonly name: "mark_ready" }
  | { readonly name: "mark_no_fault_found"; readonly reasonCode: string }
  | { readonly name: "mark_unrepairable"; readonly reasonCode: string | null }
  | { readonly name: "return" }
  | { readonly name: "restock" }
  | { readonly name: "scrap"; readonly reasonCode: string | null }
  | { readonly name: "close" }
  | { readonly name: "cancel"; readonly reasonCode: string | null }

/** What a test must show for this product before its quality check passes. */
export interface ProtocolTest {
  readonly name: string
  readonly unit: string | null
  readonly min: number | null
  readonly max: number | null
}

/** What a decision rests on beside the order itself. */
export interface Bench {
  readonly actor: Actor
  readonly at: Instant
  readonly unit: Pick<Unit, "status" | "owner" | "serialNumber">
  /** Who found no fault in this unit before, as `type:id`; empty when nobody did. */
  readonly foundNoFaultBefore: readonly string[]
  readonly protocol: readonly ProtocolTest[]
  /** The actor's timer that runs on another order. */
  readonly timerElsewhere: { readonly repairOrderId: string; readonly displayId: string; readonly startedAt: Instant } | null
}
