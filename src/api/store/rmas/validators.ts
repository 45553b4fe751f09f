import { z } from "@medusajs/framework/zod"
import { RESOLUTIONS } from "../../../domain/rma/rma"
import { address } from "../../addresses"
import { id, note, paging, reasonCode, scannedSerial } from "../../validators"

const LINES_MAX = 50
const FILES_MAX = 20
/** What a customer may ask for; the rest is for agents to decide. */
const WISHES = RESOLUTIONS.filter((resolution) => resolution !== "rejected" && resolution !== "keep_it_refund")

export const openStoreRma = z.strictObject({
  order_id: id.optional(),
  lines: z.array(z.strictObject({ unit_id: id.optional(), serial_number: scannedSerial.optional(), reason_code: reasonCode, requested_resolution: z.enum(WISHES).default("refund"), note: note.optional() })
    .refine((line) => (line.unit_id === undefined) !== (line.serial_number === undefined), { path: ["serial_number"], message: "Name the unit either by unit_id or by serial_number." })).min(1).max(LINES_MAX),
  attachment_ids: z.array(id).max(FILES_MAX).optional(),
  address: address.optional(),
})
export const listStoreRmas = z.strictObject({ ...paging, unit_id: id.optional() })
export const cancelStoreRma = z.strictObject({ reason_code: reasonCode.optional() })
export const messageStoreRma = z.strictObject({ note: note.optional(), attachment_ids: z.array(id).max(FILES_MAX).optional() })
  .refine((body) => body.note !== undefined || (body.attachment_ids?.length ?? 0) > 0, { path: ["note"], message: "Write a message or attach a file." })
export const answerOffer = z.strictObject({ offer_id: id.optional().meta({ description: "The offer that was read: another one that came after it is then not answered." }), note: note.optional() })
