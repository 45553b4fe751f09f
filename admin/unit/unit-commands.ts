import type { HttpUnitAction } from "../../src/types/http"

/** What a command on units may ask for. */
export type CommandField = "location" | "bin" | "kind" | "hold" | "grade" | "item" | "tracking" | "when" | "reason" | "note"

/** The actions that are one POST to /admin/units/commands; the others belong to an order or to the history. */
export type UnitCommandName = Exclude<HttpUnitAction, "allocate" | "release" | "swap" | "pick" | "correct">

interface UnitCommand {
  readonly fields: readonly CommandField[]
  readonly required: readonly CommandField[]
  /** Cannot simply be taken back, so it is confirmed once more. */
  readonly isDestructive: boolean
}

export const UNIT_COMMANDS: Readonly<Record<UnitCommandName, UnitCommand>> = {
  move: { fields: ["location", "bin", "reason"], required: [], isDestructive: false },
  hold: { fields: ["kind", "reason", "note"], required: ["kind"], isDestructive: false },
  release_hold: { fields: ["hold", "reason", "note"], required: [], isDestructive: false },
  quarantine: { fields: ["reason", "note"], required: [], isDestructive: false },
  restock: { fields: ["location", "bin", "grade", "item", "reason"], required: [], isDestructive: false },
  regrade: { fields: ["grade", "item", "reason", "note"], required: ["grade"], isDestructive: false },
  put_back: { fields: ["bin", "reason"], required: [], isDestructive: false },
  take_over: { fields: ["reason", "note"], required: [], isDestructive: true },
  hand_back: { fields: ["tracking", "note", "when"], required: [], isDestructive: false },
  confirm_delivered: { fields: ["note", "when"], required: [], isDestructive: false },
  void_shipment: { fields: ["reason", "note"], required: [], isDestructive: true },
  reinstate: { fields: ["location", "reason", "note"], required: [], isDestructive: false },
  mark_lost: { fields: ["reason", "note", "when"], required: [], isDestructive: true },
  mark_found: { fields: ["location", "bin", "reason"], required: [], isDestructive: false },
  scrap: { fields: ["reason", "note", "when"], required: [], isDestructive: true },
  void: { fields: ["reason", "note"], required: [], isDestructive: true },
}

export const isUnitCommand = (action: HttpUnitAction): action is UnitCommandName => action in UNIT_COMMANDS

/** What makes sense for many units at once, with the keys of the command bar. */
export const BULK_COMMANDS: readonly { readonly name: UnitCommandName; readonly shortcut: string }[] = [
  { name: "move", shortcut: "m" }, { name: "hold", shortcut: "h" }, { name: "release_hold", shortcut: "r" }, { name: "quarantine", shortcut: "q" },
  { name: "restock", shortcut: "s" }, { name: "scrap", shortcut: "x" },
]

/** Codes that the shop may extend: what is typed is taken as it is. */
export const REASON_SUGGESTIONS: Readonly<Record<UnitCommandName, readonly string[]>> = {
  move: ["stock_balance", "put_away", "count_correction"],
  hold: ["supplier_notice", "inspection", "police_report"],
  release_hold: ["cleared", "inspected_ok"],
  quarantine: ["box_damaged", "seal_broken", "inspection"],
  restock: ["inspected_ok", "repacked"],
  regrade: ["inspection", "refurbished"],
  put_back: ["order_changed", "picked_by_mistake"],
  take_over: ["refunded", "goodwill"],
  hand_back: [],
  confirm_delivered: [],
  void_shipment: ["not_handed_over"],
  reinstate: ["found_again", "handed_over_after_all"],
  mark_lost: ["not_on_shelf", "lost_in_transit", "stolen"],
  mark_found: ["found_on_shelf", "delivered_late"],
  scrap: ["beyond_repair", "expired", "unsafe"],
  void: ["typing_error", "received_twice"],
}
