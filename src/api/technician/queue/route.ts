import { z } from "@medusajs/framework/zod"
import { queueAnswer } from "../../answers/bench"
import { variantTitles } from "../../medusa/variant-titles"
import { presentQueueEntry } from "../../present/bench"
import { presentPage } from "../../present/page"
import { route } from "../../respond"
import { paging } from "../../validators"

export const GET = route({
  summary: "What waits for work at the bench: the most urgent first, then what was promised soonest, then who waits longest",
  access: "technician",
  query: z.strictObject({ ...paging, of: z.enum(["me", "nobody", "team"]).default("me") }),
  answer: queueAnswer,
  handler: async ({ query: { limit, offset, of }, request: { actor }, services, container }) => {
    const { entries, count } = await services.repairs.queue({ limit, offset, technicianId: of === "me" ? actor.id : of === "nobody" ? null : undefined })
    const titles = await variantTitles(container, entries.map(({ variantId }) => variantId))
    return { body: { queue_entries: entries.map((entry) => presentQueueEntry(entry, titles.get(entry.variantId ?? ""))), ...presentPage({ limit, offset, count }) } }
  },
})
