import { z } from "@medusajs/framework/zod"
import { route } from "../../../respond"
import { shortText } from "../../../validators"

const TESTS_MAX = 100

const test = z.strictObject({ name: shortText, unit: shortText.nullable().default(null), min: z.number().nullable().default(null), max: z.number().nullable().default(null) })
  .refine(({ min, max }) => min === null || max === null || min <= max, { path: ["max"], message: "The upper limit lies below the lower one." })
const protocolAnswer = z.object({ test_protocol: z.object({ inventory_item_id: z.string(), tests: z.array(z.object({ name: z.string(), unit: z.string().nullable(), min: z.number().nullable(), max: z.number().nullable() })) }) })

export const GET = route({
  summary: "What a product's test must show before a repair of it passes its quality check",
  answer: protocolAnswer,
  handler: async ({ params, services }) => {
    const itemId = params["inventory_item_id"] ?? ""
    return { body: { test_protocol: { inventory_item_id: itemId, tests: [...(await services.repairs.protocol(itemId))] } } }
  },
})

export const POST = route({
  summary: "Sets the tests of a product with their limits; an empty list takes them away",
  body: z.strictObject({ tests: z.array(test).max(TESTS_MAX).refine((tests) => new Set(tests.map(({ name }) => name)).size === tests.length, "Two tests have the same name.") }),
  answer: protocolAnswer,
  handler: async ({ params, body: { tests }, services }) => {
    const itemId = params["inventory_item_id"] ?? ""
    await services.repairs.setProtocol(itemId, tests)
    return { body: { test_protocol: { inventory_item_id: itemId, tests } } }
  },
})
