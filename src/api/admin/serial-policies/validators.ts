import { z } from "@medusajs/framework/zod"
import { checkNumberFormat, type NumberFormat, SERIAL_NUMBER_LENGTH_MAX } from "../../../domain/unit/serial-number"
import { ALLOCATION_MOMENTS, ALLOCATION_STRATEGIES, ENFORCEMENTS, TRACKINGS, UNIQUENESS_SCOPES } from "../../../domain/unit/serial-policy"
import { GRADES } from "../../../domain/unit/unit"
import { expectedVersion, grade, id, paging } from "../../validators"

const length = z.int().min(1).max(SERIAL_NUMBER_LENGTH_MAX)

/** The domain knows the rules that go across fields; its issues get the contract's names. */
export const numberFormat = z.strictObject({
  mask: z.string().optional(),
  charset: z.string().optional(),
  min_length: length.optional(),
  max_length: length.optional(),
  check: z.enum(["none", "luhn", "gs1_mod10", "mod43"]).optional(),
}).superRefine((format, context) => {
  for (const { path, message } of checkNumberFormat(formatOf(format))) {
    context.addIssue({ code: "custom", path: path === "" ? [] : [path.replace("Length", "_length")], message })
  }
})

type HttpFormat = { mask?: string | undefined; charset?: string | undefined; min_length?: number | undefined; max_length?: number | undefined; check?: "none" | "luhn" | "gs1_mod10" | "mod43" | undefined }

export function formatOf({ mask, charset, min_length: minLength, max_length: maxLength, check }: HttpFormat): NumberFormat {
  return {
    ...(mask === undefined ? {} : { mask }), ...(charset === undefined ? {} : { charset }), ...(minLength === undefined ? {} : { minLength }),
    ...(maxLength === undefined ? {} : { maxLength }), ...(check === undefined ? {} : { check }),
  }
}

const settings = {
  number_format: numberFormat.nullable().optional(),
  unique_within: z.enum(UNIQUENESS_SCOPES).optional(),
  allocate_at: z.enum(ALLOCATION_MOMENTS).optional(),
  strategy: z.enum(ALLOCATION_STRATEGIES).optional(),
  require_pick: z.boolean().optional(),
  enforcement: z.enum(ENFORCEMENTS).optional(),
  sellable_grades: z.array(grade).min(1).max(GRADES.length).refine((grades) => new Set(grades).size === grades.length, "A grade stands twice.").optional(),
  passport: z.boolean().optional(),
  public_verdict: z.boolean().optional().meta({ description: "Without proof a coverage check answers the bare verdict. Only for numbers that nobody can guess." }),
}

export const createSerialPolicy = z.strictObject({ variant_id: id.optional(), inventory_item_id: id.optional(), tracking: z.enum(TRACKINGS), ...settings })
  .refine((body) => body.variant_id !== undefined || body.inventory_item_id !== undefined, { path: ["inventory_item_id"], message: "Name the variant or the inventory item." })

export const updateSerialPolicy = z.strictObject({ tracking: z.enum(TRACKINGS).optional(), ...settings, expected_version: expectedVersion.optional() })

export const listSerialPolicies = z.strictObject({ ...paging, inventory_item_id: id.optional(), variant_id: id.optional() })

export type PolicySettings = Omit<z.output<typeof updateSerialPolicy>, "expected_version">
