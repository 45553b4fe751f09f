/** A refusal of our routes or of Medusa's. `code` is stable (docs/rejections.md); `offline` where there was no answer at all. */
export class RequestProblem extends Error {
  constructor(readonly status: number, readonly code: string, message: string, readonly details: Readonly<Record<string, unknown>> = {}) {
    super(message)
  }

  /** Seconds to wait, where one asked too often. */
  get retryAfterSeconds(): number | null {
    const seconds = this.details["retry_after_seconds"]
    return typeof seconds === "number" ? seconds : null
  }
}

export const OFFLINE = "offline"

export const isOffline = (error: unknown): boolean => error instanceof RequestProblem && error.code === OFFLINE
export const isSignedOut = (error: unknown): boolean => error instanceof RequestProblem && error.status === 401
export const isMissing = (error: unknown): boolean => error instanceof RequestProblem && error.status === 404
