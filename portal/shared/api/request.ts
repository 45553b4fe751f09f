import type { HttpError } from "../../../src/types/http"
import { OFFLINE, RequestProblem } from "./problem"
import { currentSession, setSession, type Session } from "./session"

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>

export interface RequestOptions {
  readonly query?: Query
  /** JSON, or a form with a file. */
  readonly body?: object
  /** One for each intent; what is tried again keeps it. */
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
  /** Instead of the tab's own, e.g. to try one that was just redeemed. `null`: as nobody. */
  readonly session?: Session | null
}

let publishableKey = ""
export const setPublishableKey = (key: string | null): void => void (publishableKey = key ?? "")

/** One request of a page: the session by hand, a refusal with its code and details. */
export async function request<Answer>(method: "GET" | "POST" | "DELETE", path: string, options: RequestOptions = {}): Promise<Answer> {
  const response = await send(method, path, options)
  // The types of answers are the HTTP contract's (src/types/http), which the backend's tests hold it to.
  return (await response.json()) as Answer
}

/** A file that only its readers get: certificate, return slip, photo. */
export async function fetchFile(path: string): Promise<Blob> {
  return (await send("GET", path, {})).blob()
}

const GONE = [401, 403, 404, 410]

/** Has this file been thrown away, or is it another's now? Its bytes are not waited for. A bad connection says nothing of it. */
export async function isGone(path: string): Promise<boolean> {
  try {
    const { body } = await send("GET", path, {})
    await body?.cancel()
    return false
  } catch (error) {
    return error instanceof RequestProblem && GONE.includes(error.status)
  }
}

async function send(method: string, path: string, { query = {}, body, idempotencyKey, signal, session = currentSession() }: RequestOptions): Promise<Response> {
  const isForm = body instanceof FormData
  const response = await fetch(urlOf(path, query), {
    method, credentials: "omit", signal: signal ?? null, body: body === undefined ? null : isForm ? body : JSON.stringify(body),
    headers: {
      accept: "application/json",
      ...(path.startsWith("/store/") ? { "x-publishable-api-key": publishableKey } : {}),
      ...(body === undefined || isForm ? {} : { "content-type": "application/json" }),
      ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
      ...headersOf(session),
    },
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error
    throw new RequestProblem(0, OFFLINE, "The server could not be reached.")
  })
  if (response.ok) return response
  // A token that has ended is no session any more; the page then asks to sign in.
  if (response.status === 401 && session !== null && session === currentSession()) setSession(null)
  const problem = (await response.json().catch(() => ({}))) as Partial<HttpError>
  throw new RequestProblem(response.status, problem.code ?? problem.type ?? "", problem.message ?? response.statusText, problem.details ?? {})
}

function headersOf(session: Session | null): Record<string, string> {
  if (session === null) return {}
  return session.kind === "guest" ? { "x-aftercare-guest": session.token } : { authorization: `Bearer ${session.token}` }
}

function urlOf(path: string, query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "")
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return search === "" ? path : `${path}?${search}`
}

/** Random and unique; `randomUUID` is missing where a page is served over plain http. */
export const newIdempotencyKey = (): string => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-")
