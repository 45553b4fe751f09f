import type { HttpSatisfaction, HttpSatisfactionEntry } from "../../types/http/satisfaction"
import type { Services } from "../respond"

type Listed = Awaited<ReturnType<Services["satisfaction"]["list"]>>["answers"][number]
export type Satisfaction = Awaited<ReturnType<Services["satisfaction"]["answer"]>>

export const presentSatisfaction = ({ score, comment, answeredAt }: Satisfaction): HttpSatisfaction => ({ score, comment, answered_at: answeredAt })

export const presentSatisfactionEntry = (entry: Listed): HttpSatisfactionEntry => ({
  id: entry.id, ...presentSatisfaction(entry), subject: { type: entry.subjectType, id: entry.subjectId, display_id: entry.displayId }, customer_id: entry.customerId,
})
