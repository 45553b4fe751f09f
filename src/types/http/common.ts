/** UTC, ISO 8601 with milliseconds. */
export type HttpInstant = string
/** `YYYY-MM-DD`. */
export type HttpDate = string

/** What every list carries beside its plural key. Counts are exact to 10,000. */
export interface HttpPage {
  limit: number
  offset: number
  count: number
  count_is_exact: boolean
  /** Give it as `after` for the next page; null on the last. */
  next_after: string | null
}

/** Every refusal of ours, whatever the route. `code` is stable and listed in docs/rejections.md. */
export interface HttpError {
  type: string
  code: string
  message: string
  details: Record<string, unknown>
}

/** What a worker or Medusa still has to do for a document. `failed` waits for an agent: `POST /admin/jobs/:id/retry`. */
export interface HttpPendingWork {
  id: string
  name: string
  state: "waiting" | "failed"
  reason: string | null
}
