/** The lists a shop keeps: what a customer sees, what is broken, how, what was done, in which condition it came; why nothing was found, why it waits; what time is spent on. */
export const REPAIR_CODE_KINDS = ["symptom", "component", "defect", "action", "condition", "no_fault", "pause", "labour"] as const
export type RepairCodeKind = (typeof REPAIR_CODE_KINDS)[number]

export interface RepairCode {
  readonly kind: RepairCodeKind
  readonly code: string
  readonly label: string
  readonly active: boolean
}

const LABELS: { readonly [kind in RepairCodeKind]: { readonly [code: string]: string } } = {
  symptom: {
    no_power: "Does not switch on", switches_off: "Switches itself off", no_charge: "Does not charge", short_runtime: "Battery lasts too briefly", overheats: "Gets too hot",
    noise: "Unusual noise", vibration: "Vibrates", smell: "Smells burnt", leak: "Leaks", no_display: "Display stays dark", display_fault: "Display shows errors",
    no_sound: "No sound", no_connection: "Does not connect", slow: "Slow", stuck: "Moving part is stuck", intermittent: "Fails now and then", error_code: "Shows an error code",
    damaged: "Visibly damaged", incomplete: "Parts are missing", other: "Something else",
  },
  component: {
    battery: "Battery", charger: "Charger", power_supply: "Power supply", cable: "Cable or plug", board: "Circuit board", switch: "Switch", motor: "Motor", gearbox: "Gearbox", bearing: "Bearing",
    display: "Display", sensor: "Sensor", speaker: "Speaker", antenna: "Antenna", storage: "Storage", housing: "Housing", seal: "Seal", pump: "Pump", fan: "Fan", firmware: "Firmware", accessory: "Accessory", other: "Something else",
  },
  defect: {
    worn: "Worn", broken: "Broken", cracked: "Cracked", bent: "Bent", loose: "Loose", shorted: "Short circuit", open_circuit: "Open circuit", bad_solder: "Bad solder joint", burnt: "Burnt",
    corroded: "Corroded", contaminated: "Dirty inside", out_of_adjustment: "Out of adjustment", low_capacity: "Too little capacity", corrupt: "Corrupt data", wrong_part: "Wrong part fitted", missing: "Missing", unknown: "Unknown",
  },
  action: {
    replaced: "Replaced", repaired: "Repaired", resoldered: "Soldered anew", cleaned: "Cleaned", adjusted: "Adjusted", tightened: "Tightened", lubricated: "Lubricated", updated: "Updated", reset: "Reset",
    tested: "Tested only", explained: "Explained its use", sent_out: "Sent to a repairer", none: "Nothing",
  },
  condition: {
    as_new: "As new", used: "Normal traces of use", scratched: "Scratched", dented: "Dented", dirty: "Dirty", manufacturing_defect: "Fault of making", wear: "Worn by use", liquid: "Liquid got in",
    accident: "Dropped or hit", misuse: "Used against its instructions", unauthorised_repair: "Opened by others", serial_defaced: "Serial number defaced",
  },
  no_fault: { not_reproduced: "Fault could not be shown", within_specification: "Works as specified", wrong_use: "Wrong use", environment: "Cause lies outside the unit", accessory_cause: "An accessory was the cause" },
  labour: { diagnosis: "Finding the fault", repair: "Repair", disassembly: "Opening and closing", cleaning: "Cleaning", adjustment: "Adjusting", software: "Software", testing: "Testing", data_rescue: "Rescue of data", other: "Something else" },
  pause: { waiting_for_customer: "Waits for the customer", waiting_for_vendor: "Waits for a supplier", no_capacity: "No bench is free", waiting_for_tool: "A tool is missing", other: "Something else" },
}

/**
 * Conditions that say why the unit failed, by the words that warranty terms use. Any other condition (used, scratched, dirty)
 * only tells how it came, and nobody loses cover by it.
 */
const CAUSES: ReadonlySet<string> = new Set([
  "defect", "manufacturing_defect", "material_defect", "accident", "liquid", "misuse", "wear", "cosmetic", "unauthorised_repair", "serial_defaced", "consumable", "commercial_use", "no_maintenance", "force_majeure",
])

export const causeOf = (conditionCode: string | null): string | null => (conditionCode !== null && CAUSES.has(conditionCode) ? conditionCode : null)

/** A short list of our own to begin with; a shop imports its own over it. */
export const SEED_CODES: readonly RepairCode[] = REPAIR_CODE_KINDS.flatMap((kind) => Object.entries(LABELS[kind]).map(([code, label]) => ({ kind, code, label, active: true })))
