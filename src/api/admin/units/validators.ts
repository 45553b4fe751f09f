import { z } from "@medusajs/framework/zod"
import { UNIT_STATUSES } from "../../../domain/unit/unit"
import { RANGE_COUNT_MAX, SERIAL_NUMBER_LENGTH_MAX } from "../../../domain/unit/serial-number"
import { bin, calendarDate, grade, holdKind, id, identifier, instant, keyset, listOf, note, paging, reasonCode, scannedSerial, sequenceAfter, shortText } from "../../validators"

export const listUnits = z.strictObject({
  ...keyset,
  q: shortText.optional(),
  serial_number: scannedSerial.optional(),
  status: listOf(z.enum(UNIT_STATUSES)).optional(),
  variant_id: id.optional(),
  inventory_item_id: id.optional(),
  order_id: id.optional(),
  customer_id: id.optional(),
  location_id: id.optional(),
  lot_number: shortText.optional(),
  hold: z.enum([...holdKind.options, "any"]).optional(),
  parent_unit_id: id.optional(),
  id: listOf(id).optional().meta({ description: "These units, at most 200." }),
})

export const unitHistory = z.strictObject({ ...paging, after: sequenceAfter.optional() })

const identifiers = z.array(identifier).max(20)

const range = z.strictObject({
  prefix: z.string().max(SERIAL_NUMBER_LENGTH_MAX),
  start: z.int().min(0),
  count: z.int().min(1).max(RANGE_COUNT_MAX),
  width: z.int().min(1).max(SERIAL_NUMBER_LENGTH_MAX),
})

export const receiveUnits = z.strictObject({
  variant_id: id.optional(),
  inventory_item_id: id.optional(),
  location_id: id,
  bin: bin.nullable().optional(),
  // Each gets its own verdict, whatever it is; so the domain judges them, not the schema.
  serial_numbers: z.array(z.unknown()).min(1).optional().meta({ description: "As scanned, at most 10,000." }),
  range: range.optional(),
  lot_number: shortText.nullable().optional(),
  manufactured_on: calendarDate.nullable().optional(),
  expires_on: calendarDate.nullable().optional(),
  identifiers: z.record(scannedSerial, identifiers).optional().meta({ description: "Second numbers (IMEI, MAC, UDI …) by serial number." }),
  reference: z.strictObject({ type: reasonCode, id }).optional().meta({ description: "The document the goods came with." }),
  stock_effect: z.enum(["add", "adopt"]).default("add"),
  on_error: z.enum(["reject_all", "skip"]).default("reject_all"),
})
  .refine((body) => body.variant_id !== undefined || body.inventory_item_id !== undefined, { path: ["inventory_item_id"], message: "Name the variant or the inventory item." })
  .refine((body) => (body.serial_numbers === undefined) !== (body.range === undefined), { path: ["serial_numbers"], message: "Give either serial_numbers or a range." })

const unitReference = z.union([z.strictObject({ unit_id: id }), z.strictObject({ serial_number: scannedSerial, inventory_item_id: id.optional() })], {
  error: "Name the unit by unit_id, or by serial_number and, where that is not enough, inventory_item_id.",
})

export const COMMANDS = [
  "move", "hold", "release_hold", "mark_lost", "mark_found", "scrap", "void", "regrade", "put_back", "reinstate", "void_shipment", "quarantine", "restock",
  "take_over", "hand_back", "confirm_delivered",
] as const

export const commandUnits = z.strictObject({
  command: z.enum(COMMANDS),
  units: z.array(unitReference).min(1).meta({ description: "At most 10,000." }),
  location_id: id.optional(),
  bin: bin.nullable().optional(),
  kind: holdKind.optional(),
  hold_id: id.optional(),
  grade: grade.optional(),
  inventory_item_id: id.optional().meta({ description: "The item a unit of lower grade will be sold as." }),
  tracking_number: shortText.optional(),
  reason_code: reasonCode.optional(),
  note: note.optional(),
  occurred_at: instant.optional(),
})

export const correctUnit = z.strictObject({
  corrects_sequence: z.int().min(1).max(2_147_483_647),
  reason_code: reasonCode,
  data: z.looseObject({
    serial_number: z.string().optional(),
    lot_number: shortText.nullable().optional(),
    manufactured_on: calendarDate.nullable().optional(),
    expires_on: calendarDate.nullable().optional(),
    identifiers: identifiers.optional(),
    bin: bin.nullable().optional(),
  }).meta({ description: "The facts as they should have been told." }),
})

export const scanCode = z.strictObject({ code: z.string().max(16_384) })
