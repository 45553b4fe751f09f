import { z } from "@medusajs/framework/zod"

/** Shapes of answers, for the OpenAPI document alone: what we send is made by the mappers in `present/`. */
export const at = z.string().meta({ format: "date-time" })
export const on = z.string().meta({ format: "date" })
export const facts = z.record(z.string(), z.unknown())

export const page = {
  limit: z.int(), offset: z.int(), count: z.int().meta({ description: "Exact to 10,000." }), count_is_exact: z.boolean(),
  next_after: z.string().nullable().meta({ description: "Give it as `after` for the next page." }),
}

export const deleted = z.object({ id: z.string(), object: z.string(), deleted: z.literal(true) })
