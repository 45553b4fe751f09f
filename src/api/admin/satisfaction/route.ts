import { z } from "@medusajs/framework/zod"
import { satisfactionList } from "../../answers/satisfaction"
import { presentPage } from "../../present/page"
import { presentSatisfactionEntry } from "../../present/satisfaction"
import { route } from "../../respond"
import { id, keyset } from "../../validators"

export const GET = route({
  summary: "What customers said when a return or repair was over, newest first",
  query: z.strictObject({ ...keyset, subject_type: z.enum(["rma", "repair_order"]).optional(), subject_id: id.optional(), score_max: z.enum(["1", "2", "3", "4", "5"]).optional() }),
  answer: satisfactionList,
  handler: async ({ query: { limit, offset, after, subject_type, subject_id, score_max }, services }) => {
    const { answers, ...page } = await services.satisfaction.list({ limit, offset, after, subjectType: subject_type, subjectId: subject_id, scoreMax: score_max === undefined ? undefined : Number(score_max) })
    return { body: { satisfaction_answers: answers.map(presentSatisfactionEntry), ...presentPage({ limit, offset, ...page }) } }
  },
})
