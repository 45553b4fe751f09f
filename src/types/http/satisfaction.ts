import type { HttpInstant, HttpPage } from "./common"

/** What a customer said of a return or repair that was finished: 1 (bad) to 5 (very good). */
export interface HttpSatisfaction {
  score: number
  comment: string | null
  answered_at: HttpInstant
}

export interface HttpSatisfactionAnswer {
  satisfaction: HttpSatisfaction
}

/** The same for agents, with what it is about. */
export interface HttpSatisfactionEntry extends HttpSatisfaction {
  id: string
  subject: { type: "rma" | "repair_order"; id: string; display_id: string | null }
  customer_id: string | null
}

export interface HttpSatisfactionList extends HttpPage {
  satisfaction_answers: HttpSatisfactionEntry[]
}
