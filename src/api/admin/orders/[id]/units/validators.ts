import { z } from "@medusajs/framework/zod"
import { id, reasonCode, scannedSerial, UNITS_PER_REQUEST_MAX } from "../../../../validators"

const unitIds = z.array(id).min(1).max(UNITS_PER_REQUEST_MAX)

export const allocateUnits = z.strictObject({ line_item_id: id.optional(), inventory_item_id: id.optional(), unit_ids: unitIds.optional() })
export const releaseUnits = z.strictObject({ unit_ids: unitIds, reason_code: reasonCode.optional() })
export const swapUnits = z.strictObject({ from_unit_id: id, to_unit_id: id, reason_code: reasonCode })
export const pickUnits = z.strictObject({ serial_numbers: z.array(scannedSerial).min(1).max(UNITS_PER_REQUEST_MAX) })
export const correctShipment = z.strictObject({ shipped_unit_id: id, actual_serial_number: scannedSerial, reason_code: reasonCode })
