import { z } from "@medusajs/framework/zod"
import { REPAIR_PRIORITIES, REPAIR_STATUSES } from "../../domain/repair/repair-order"
import type { HttpBenchScanAnswer, HttpBenchUnit, HttpLinePart, HttpPart, HttpQueueEntry } from "../../types/http/bench"
import { at, facts, on, page } from "./common"
import { coverageSummary, scanAnswer, unit, unitEvent } from "./unit"

const text = z.string().nullable()
const productName = z.object({ title: text, variant_title: text, thumbnail: text }).meta({ id: "ProductName" })

const queueEntry = z.object({
  id: z.string(), display_id: z.string(), unit_id: z.string(), serial_number: z.string(), product: productName.nullable(), status: z.enum(REPAIR_STATUSES), pause_reason: text,
  priority: z.enum(REPAIR_PRIORITIES), promised_on: on.nullable(), due_on: on.nullable().meta({ description: "The promise, or today for what is urgent." }), problem: z.string(),
  technician: z.object({ id: z.string(), name: z.string() }).nullable(), opened_at: at,
}).meta({ id: "QueueEntry" }) satisfies z.ZodType<HttpQueueEntry>
export const queueAnswer = z.object({ queue_entries: z.array(queueEntry), ...page })

const part = z.object({
  inventory_item_id: z.string(), title: text, sku: text, is_serialized: z.boolean().meta({ description: "Its units are known one by one, so the unit's own number is scanned." }),
}).meta({ id: "Part" }) satisfies z.ZodType<HttpPart>
export const partsAnswer = z.object({ parts: z.array(part) })

const linePart = z.object({ line_id: z.string(), inventory_item_id: text, serial_number: text, title: text, sku: text }).meta({ id: "LinePart" }) satisfies z.ZodType<HttpLinePart>
export const linePartsAnswer = z.object({ parts: z.array(linePart) })

export const colleaguesAnswer = z.object({ technicians: z.array(z.object({ id: z.string(), name: z.string() })) })

export const vendorsAnswer = z.object({ vendors: z.array(z.object({ id: z.string().meta({ description: "The shop's own name for whom it sends units to." }) })) })

export const benchUnitAnswer = z.object({
  unit, product: productName.nullable(), events: z.array(unitEvent), coverage: facts, coverage_summary: coverageSummary.nullable(),
  test_protocol: z.array(z.object({ name: z.string(), unit: text, min: z.number().nullable(), max: z.number().nullable() })),
}) satisfies z.ZodType<HttpBenchUnit>

export const benchScanAnswer = scanAnswer.extend({ matches: z.array(scanAnswer.shape.matches.element.extend({ product: productName.nullable() })) }) satisfies z.ZodType<HttpBenchScanAnswer>
