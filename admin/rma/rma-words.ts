import type { HttpRma, HttpRmaLine } from "../../src/types/http"
import type { Color } from "../common/status-colors"

export const RMA_STATUSES = ["draft", "requested", "needs_review", "authorized", "denied", "partially_received", "received", "resolving", "closed", "canceled", "expired"] as const
export const RESOLUTIONS = ["refund", "replacement", "exchange", "repair", "store_credit", "keep_it_refund"] as const
export const REASONS = ["defective", "damaged_in_transit", "not_as_described", "wrong_item", "changed_mind", "recall"] as const

const RMA_COLORS: Readonly<Record<string, Color>> = {
  draft: "grey", requested: "orange", needs_review: "orange", authorized: "blue", denied: "red", partially_received: "purple", received: "purple", resolving: "purple", closed: "green", canceled: "grey", expired: "red",
}
export const rmaColor = (status: string): Color => RMA_COLORS[status] ?? "grey"

const SOON_MS = 24 * 3_600_000

/** The promise to the customer: kept, about to be broken, broken. */
export function dueColor({ due_at, is_overdue }: Pick<HttpRma, "due_at" | "is_overdue">): "text-ui-fg-error" | "text-ui-tag-orange-text" | "" {
  if (is_overdue) return "text-ui-fg-error"
  return due_at !== null && Date.parse(due_at) - Date.now() < SOON_MS ? "text-ui-tag-orange-text" : ""
}

/** The five questions of a line, in the order in which an agent meets them. */
export const STEPS = ["decision", "reception", "inspection", "disposition", "resolution"] as const
export type Step = (typeof STEPS)[number]

export type LineAction = "decide" | "receive" | "inspect" | "dispose" | "resolve"
export const ACTION_OF: Readonly<Record<Step, LineAction>> = { decision: "decide", reception: "receive", inspection: "inspect", disposition: "dispose", resolution: "resolve" }

/** What has been answered; null while it is open. */
export function answerOf(line: HttpRmaLine, step: Step): string | null {
  switch (step) {
    case "decision":
      return line.decision === "pending" || line.decision === "needs_review" ? null : line.decision
    case "reception":
      return line.reception === "awaiting" || line.reception === "in_transit" || line.reception === "wrong_unit" ? null : line.reception
    case "inspection":
      return line.inspected_at === null ? null : line.grade
    case "disposition":
      return line.disposition
    case "resolution":
      return line.resolution
  }
}

/** The step that is obviously next: the first one that is open and can be done now. */
export function nextStep(rma: HttpRma, line: HttpRmaLine): Step | null {
  return STEPS.find((step) => answerOf(line, step) === null && canDo(rma, line, step)) ?? null
}

export const canDo = (rma: HttpRma, line: HttpRmaLine, step: Step): boolean =>
  step === "reception" ? rma.available_actions.includes("receive") && answerOf(line, "reception") === null : line.available_actions.includes(ACTION_OF[step])
