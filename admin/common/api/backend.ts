import Medusa from "@medusajs/js-sdk"
import type { HttpError } from "../../../src/types/http"

const backendUrl = new URL(__BACKEND_URL__ || "/", window.location.origin).toString()
const authType = __AUTH_TYPE__ ?? "session"

/** Medusa's own routes, with the session of the Admin around us. */
export const sdk = new Medusa({ baseUrl: backendUrl, auth: { type: authType, jwtTokenStorageKey: __JWT_TOKEN_STORAGE_KEY__ || undefined } })

/** A refusal as our routes (and our checks on Medusa's routes) give it. */
export class RequestProblem extends Error {
  constructor(readonly status: number, readonly code: string, message: string, readonly details: Readonly<Record<string, unknown>>) {
    super(message)
  }
}

export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>

export interface RequestOptions {
  readonly query?: Query
  /** JSON, or a form with a file. */
  readonly body?: object
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
}

/**
 * One request in the Admin's session. The SDK's own `fetch` keeps only the message of a refusal, and an agent's page
 * decides by its code and details; so this is the same request with the whole answer.
 */
export async function request<Answer>(method: "GET" | "POST" | "DELETE", path: string, { query, body, idempotencyKey, signal }: RequestOptions = {}): Promise<Answer> {
  const isForm = body instanceof FormData
  const token = authType === "jwt" ? await sdk.client.getToken() : null
  const response = await fetch(urlOf(path, query), {
    method, credentials: authType === "jwt" ? "omit" : "include", signal: signal ?? null, body: body === undefined ? null : isForm ? body : JSON.stringify(body),
    headers: {
      accept: "application/json",
      ...(body === undefined || isForm ? {} : { "content-type": "application/json" }),
      ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
  })
  if (!response.ok) throw await problemOf(response)
  // The types of answers are the HTTP contract's (src/types/http), which the backend's tests hold it to.
  return (await response.json()) as Answer
}

async function problemOf(response: Response): Promise<RequestProblem> {
  const body = (await response.json().catch(() => ({}))) as Partial<HttpError>
  return new RequestProblem(response.status, body.code ?? body.type ?? "", body.message ?? response.statusText, body.details ?? {})
}

function urlOf(path: string, query: Query = {}): URL {
  const base = new URL(backendUrl)
  const url = new URL(`${base.pathname.replace(/\/$/, "")}${path}`, base.origin)
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === "") continue
    url.searchParams.set(name, Array.isArray(value) ? value.join(",") : String(value))
  }
  return url
}

/** Random and unique; `randomUUID` is missing where the Admin is served over plain http. */
export const newIdempotencyKey = (): string => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-")

/** A file that only the Admin's session may read. */
export async function fetchFile(path: string): Promise<Blob> {
  const token = authType === "jwt" ? await sdk.client.getToken() : null
  const response = await fetch(urlOf(path), { credentials: authType === "jwt" ? "omit" : "include", headers: token ? { authorization: `Bearer ${token}` } : {} })
  if (!response.ok) throw await problemOf(response)
  return response.blob()
}
