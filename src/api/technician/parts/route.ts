import { z } from "@medusajs/framework/zod"
import { partsAnswer } from "../../answers/bench"
import { findItems } from "../../medusa/parts"
import { presentPart } from "../../present/bench"
import { route } from "../../respond"
import { shortText } from "../../validators"

const PARTS_MAX = 20

export const GET = route({
  summary: "The kinds of parts that a scanned code or a typed word may mean",
  access: "technician",
  query: z.strictObject({ q: shortText }),
  answer: partsAnswer,
  handler: async ({ query: { q }, services, container }) => {
    const items = await findItems(container, q.trim(), PARTS_MAX)
    const policies = await services.policies.byItems(items.map(({ id }) => id))
    return { body: { parts: items.map((item) => presentPart(item, policies.get(item.id)?.tracking === "full")) } }
  },
})
