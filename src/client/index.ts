import type { HttpError } from "../types/http"
import type { AnswerOf, CallInput, RouteName } from "./routes"

export type { AnswerOf, CallInput, RouteName, Routes } from "./routes"

export interface AftercareClientOptions {
  /** Of the Medusa backend, e.g. `https://shop.example`. */
  readonly baseUrl: string
  /** Medusa's, for `/store` routes. */
  readonly publishableKey?: string
  /** Who speaks now: the bearer token of a customer or technician, or the access token of a guest. Asked before each call. */
  readonly session?: () => { readonly token: string } | { readonly guest: string } | null
  readonly fetch?: typeof fetch
}

/** A refusal. `code` is stable and listed in docs/rejections.md; 0 and `offline` where there was no answer. */
export class AftercareProblem extends Error {
  constructor(readonly status: number, readonly code: string, message: string, readonly details: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.name = "AftercareProblem"
  }
}

/** Every route under `/store` and `/technician` by its name in docs/permissions.md, with the types of what it takes and answers. */
export interface AftercareClient {
  readonly call: <Name extends RouteName>(name: Name, ...input: {} extends CallInput<Name> ? [input?: CallInput<Name>] : [input: CallInput<Name>]) => Promise<AnswerOf<Name>>
}

interface AnyInput {
  readonly params?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly query?: Readonly<Record<string, unknown>>
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
}

/**
 * A client for shops that build their own pages. It runs in browsers and in Node, keeps nothing, and sends no cookie:
 * whose token is used says `session`. A write that is tried again should keep its `idempotencyKey`.
 */
export function createAftercareClient(options: AftercareClientOptions): AftercareClient {
  const send = options.fetch ?? fetch
  const call = async (name: string, input: AnyInput = {}): Promise<unknown> => {
    const [method = "GET", template = ""] = name.split(" ")
    const response = await send(addressOf(options.baseUrl, template, input), {
      method, credentials: "omit", headers: headersOf(options, template, input), ...(input.body === undefined ? (method === "POST" ? { body: "{}" } : {}) : { body: input.body instanceof FormData ? input.body : JSON.stringify(input.body) }),
      ...(input.signal === undefined ? {} : { signal: input.signal }),
    }).catch((error: unknown) => {
      if (error instanceof Error && error.name === "AbortError") throw error
      throw new AftercareProblem(0, "offline", "The server could not be reached.")
    })
    if (!response.ok) throw await problemOf(response)
    return isJson(response) ? response.json() : response.blob()
  }
  // The names and shapes are those of the routes, which the backend's tests hold to their types.
  return { call: call as AftercareClient["call"] }
}

function addressOf(baseUrl: string, template: string, { params = {}, query = {} }: AnyInput): string {
  const path = template.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ""))
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null)
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return `${baseUrl.replace(/\/+$/, "")}${path}${search === "" ? "" : `?${search}`}`
}

function headersOf({ publishableKey, session }: AftercareClientOptions, template: string, { body, idempotencyKey }: AnyInput): Record<string, string> {
  const speaker = session?.() ?? null
  return {
    accept: "application/json, */*;q=0.5",
    ...(publishableKey === undefined || !template.startsWith("/store/") ? {} : { "x-publishable-api-key": publishableKey }),
    // A browser writes the boundary of a form itself.
    ...(body instanceof FormData ? {} : { "content-type": "application/json" }),
    ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
    ...(speaker === null ? {} : "guest" in speaker ? { "x-aftercare-guest": speaker.guest } : { authorization: `Bearer ${speaker.token}` }),
  }
}

const isJson = (response: Response): boolean => response.headers.get("content-type")?.includes("json") === true

async function problemOf(response: Response): Promise<AftercareProblem> {
  const body = (await response.json().catch(() => ({}))) as Partial<HttpError>
  return new AftercareProblem(response.status, body.code ?? body.type ?? "", body.message ?? response.statusText, body.details ?? {})
}
