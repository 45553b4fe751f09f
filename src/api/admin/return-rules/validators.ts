import { z } from "@medusajs/framework/zod"
import { RESOLUTIONS, RMA_SOURCES } from "../../../domain/rma/rma"
import { COVERAGE_VERDICTS, RULE_OUTCOMES, WINDOW_ANCHORS } from "../../../domain/rma/return-rules"
import { expectedVersion, id, paging, reasonCode, scannedSerial, shortText } from "../../validators"

const NAMES_MAX = 200
const names = z.array(id).min(1).max(NAMES_MAX).optional()
const window = z.strictObject({ term: z.string().max(20).meta({ description: "ISO 8601 in calendar units: P30D, P2M." }), from: z.enum(WINDOW_ANCHORS) }).optional()

const conditions = z.strictObject({
  reason_codes: names, requested_resolutions: z.array(z.enum(RESOLUTIONS)).min(1).optional(), variant_ids: names, inventory_item_ids: names,
  countries: z.array(z.string().length(2).toLowerCase()).min(1).max(NAMES_MAX).optional(), sources: z.array(z.enum(RMA_SOURCES)).min(1).optional(),
  within: window, after: window, coverage: z.array(z.enum(COVERAGE_VERDICTS)).min(1).optional(), includes_blind: z.boolean().optional(),
}).transform(({ reason_codes, requested_resolutions, variant_ids, inventory_item_ids, includes_blind, ...rest }) => defined({
  reasonCodes: reason_codes, requestedResolutions: requested_resolutions, variantIds: variant_ids, inventoryItemIds: inventory_item_ids, includesBlind: includes_blind, ...rest,
}))

const PRIORITY_MAX = 100_000
const rule = { name: shortText, priority: z.int().min(0).max(PRIORITY_MAX), enabled: z.boolean().default(true), conditions: conditions.default({}), outcome: z.enum(RULE_OUTCOMES), reason_code: reasonCode }

export const createReturnRule = z.strictObject(rule)
export const updateReturnRule = z.strictObject({ ...rule, expected_version: expectedVersion.optional() })
export const listReturnRules = z.strictObject(paging)

const supposed = { reason_code: reasonCode.optional(), requested_resolution: z.enum(RESOLUTIONS).default("refund"), source: z.enum(RMA_SOURCES).default("customer") }
/** Of an RMA that exists, or of a unit as if it were sent back now; under the rules in force or under these instead. */
export const dryRun = z.strictObject({ rma_id: id.optional(), unit_id: id.optional(), serial_number: scannedSerial.optional(), ...supposed, rules: z.array(z.strictObject(rule)).max(NAMES_MAX).optional() })
  .superRefine(({ rma_id, unit_id, serial_number, reason_code }, context) => {
    if ([rma_id, unit_id, serial_number].filter((name) => name !== undefined).length !== 1) context.addIssue({ code: "custom", path: ["rma_id"], message: "Name either an RMA or a unit, by unit_id or serial_number." })
    else if (rma_id === undefined && reason_code === undefined) context.addIssue({ code: "custom", path: ["reason_code"], message: "Say why the unit would be sent back." })
  })

type Defined<Holder> = { [Key in keyof Holder]?: Exclude<Holder[Key], undefined> }

function defined<Holder extends object>(holder: Holder): Defined<Holder> {
  return Object.fromEntries(Object.entries(holder).filter(([, value]) => value !== undefined)) as Defined<Holder>
}
