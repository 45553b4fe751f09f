import { z } from "@medusajs/framework/zod"
import { CUSTOMER_LINE_ACTIONS } from "../../domain/rma/commands"
import { DECISIONS, OFFER_STATUSES, RECEPTIONS, RESOLUTIONS, RMA_STATUSES } from "../../domain/rma/rma"
import type { HttpStoreRma } from "../../types/http/store-rma"
import { addressAnswer } from "../addresses"
import { at, page } from "./common"
import { satisfaction } from "./satisfaction"

const text = z.string().nullable()

const storeRma = z.object({
  id: z.string(), display_id: z.string(), status: z.enum(RMA_STATUSES), order_id: text, submitted_at: at.nullable(), authorized_at: at.nullable(), expires_at: at.nullable(),
  info_requested: z.boolean(), closed_at: at.nullable(), created_at: at,
  lines: z.array(z.object({
    id: z.string(), unit_id: z.string(), serial_number: z.string(), reason_code: z.string(), requested_resolution: z.enum(RESOLUTIONS), note: text, reception: z.enum(RECEPTIONS), decision: z.enum(DECISIONS),
    decision_reason_codes: z.array(z.string()), resolution: z.enum(RESOLUTIONS).nullable(), resolution_status: z.enum(["begun", "done"]).nullable(), amount: z.number().nullable(), currency_code: text,
    return_due_at: at.nullable(), replacement: z.object({ serial_number: z.string(), status: z.string() }).nullable(),
    offer: z.object({
      id: z.string(), variant_id: z.string(), title: z.string(), thumbnail: text, credit_amount: z.number().nullable(), currency_code: text, note: text,
      status: z.enum(OFFER_STATUSES), offered_at: at, expires_at: at, ended_at: at.nullable(),
    }).nullable(),
    available_actions: z.array(z.enum(CUSTOMER_LINE_ACTIONS)),
  })),
  address: addressAnswer.nullable().meta({ description: "Where the parcel is fetched from and goes back to; null: where the order was sent." }),
  attachments: z.array(z.object({ id: z.string(), filename: z.string(), mime_type: z.string() })),
  timeline: z.array(z.object({ type: z.string(), at, note: text })), satisfaction: satisfaction.nullable(), available_actions: z.array(z.enum(["cancel", "message", "rate"])),
}).meta({ id: "StoreRma" }) satisfies z.ZodType<HttpStoreRma>

export const storeRmaAnswer = z.object({ rma: storeRma })
export const storeRmaList = z.object({ rmas: z.array(storeRma), ...page })
