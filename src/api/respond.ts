import { createHash } from "node:crypto"
import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { z } from "@medusajs/framework/zod"
import { assert } from "../domain/common/assert"
import { type Fact, type Rejection, REJECTIONS, type RejectionCode, RejectionError, reject } from "../domain/common/rejection"
import { AFTERCARE_MODULE } from "../modules/aftercare/joiner-config"
import type AftercareModuleService from "../modules/aftercare/service"
import { type Access, admit, type Caller, type Visitor } from "./access"
import { type FileAnswer, sendFile } from "./send-file"
import { issuesOf, textIssues } from "./request-issues"
import { nothing } from "./validators"

export type Services = AftercareModuleService["services"]
export type CommandRequest = Parameters<Services["units"]["receive"]>[0]

/** What a handler gives back: a body, and where it differs from the route's own, the status. */
export interface Answer {
  readonly body: object
  readonly status?: number
  /** True when the command had been done before under the same Idempotency-Key. */
  readonly replayed?: boolean
}

/** A request that passed its validators. */
export interface RouteContext<Body, Query> {
  readonly body: Body
  readonly query: Query
  readonly params: Readonly<Record<string, string>>
  /** Who asks, from where, under which Idempotency-Key: what every command takes. */
  readonly request: CommandRequest
  /** On store routes: the customer or guest, for whom alone it may speak. */
  readonly visitor: Visitor
  readonly services: Services
  readonly container: MedusaContainer
  readonly req: AuthenticatedMedusaRequest
}

/**
 * - `command`: the handler gives `request` to one command of the ledger, which keeps the receipt itself;
 * - `answer`: the whole answer is kept under the key, for writes that are more or other than one command;
 * - `none`: reads, and routes that answer a secret.
 */
export type IdempotencyMode = "command" | "answer" | "none"

/** One route: how it is validated, what it does, and what the OpenAPI document says of it. */
export interface RouteSettings<Body, Query> {
  readonly summary: string
  /** Who may call it. Every route under /store says so; the default is for /admin, where Medusa lets in agents alone. */
  readonly access?: Access
  readonly body?: z.ZodType<Body>
  readonly query?: z.ZodType<Query>
  /** Of a success; 200 unless it creates. */
  readonly status?: 200 | 201 | 202
  readonly idempotency?: IdempotencyMode
  /** Shape of a success. */
  readonly answer?: z.ZodType
  /** The refusals that are particular to this route. */
  readonly codes?: readonly RejectionCode[]
  /** Where the body is not JSON, e.g. `multipart/form-data`: it is then left to the handler. */
  readonly rawBody?: string
  /** The query may have text that no database can store: the handler deals with it. */
  readonly takesAnyText?: boolean
  /** Where a success is a file and not JSON: what the OpenAPI document says of it. */
  readonly produces?: string
  /** The document as it is now, as this caller may see it: who acted on an older state gets it in `details.current`. */
  readonly current?: (context: Pick<RouteContext<Body, Query>, "params" | "request" | "services">) => Promise<object>
  readonly handler: (context: RouteContext<Body, Query>) => Promise<Answer | FileAnswer>
}

export interface RouteHandler {
  (req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void>
  /** For the OpenAPI document, which is made of what really validates. */
  readonly settings: RouteSettings<unknown, unknown>
}

export const IDEMPOTENCY_KEY_LENGTH_MAX = 255
const WORKSTATION_LENGTH_MAX = 255

/** Makes the handler of one method of one of our routes: validates, runs, answers, and turns every rejection into our form. */
export function route<Body = Record<string, never>, Query = Record<string, never>>(settings: RouteSettings<Body, Query>): RouteHandler {
  const handle = async (req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> => {
    try {
      await run(settings, req, res)
    } catch (error) {
      const rejection = rejectionOf(error)
      if (rejection === null) throw error
      sendRejection(res, rejection)
    }
  }
  // The document only reads the schemas, so what they validate to does not matter there.
  return Object.assign(handle, { settings: settings as unknown as RouteSettings<unknown, unknown> })
}

/** Answers a refusal in our form, on our routes and in our middlewares on Medusa's. */
export function sendRejection(res: MedusaResponse, rejection: Rejection): void {
  const { status } = REJECTIONS[rejection.code]
  const seconds = rejection.details?.["retry_after_seconds"]
  if (typeof seconds === "number") res.setHeader("Retry-After", String(seconds))
  res.status(status).json({ type: TYPE_OF_STATUS[status], code: rejection.code, message: rejection.message, details: rejection.details ?? {} })
}

/** The rejection an error stands for. Workflows hand errors on as copies, so it is known by its shape. */
export function rejectionOf(error: unknown): Rejection | null {
  if (error instanceof RejectionError) return error.rejection
  if (typeof error !== "object" || error === null) return null
  const { rejection, code } = error as { readonly rejection?: Partial<Rejection>; readonly code?: unknown }
  if (rejection?.code !== undefined && rejection.code in REJECTIONS) return rejection as Rejection
  // Text that Postgres cannot store and no validator caught: still the caller's mistake.
  if (code === "22021" || code === "22P05") return invalid([{ path: "", message: "The request has text that cannot be stored." }])
  return null
}

/** A request of the wrong form; one issue for each path. */
export const invalid = (issues: readonly { readonly path: string; readonly message: string }[]): Rejection => {
  const [first] = issues
  const where = first === undefined || first.path === "" ? "" : `${first.path}: `
  return reject("request.invalid", `The request is not valid. ${where}${first?.message ?? ""}`.trim(), { issues: issues.map((issue): Fact => ({ ...issue })) })
}

export const refuseRequest = (path: string, message: string): RejectionError => new RejectionError(invalid([{ path, message }]))

const TYPE_OF_STATUS: { readonly [status: number]: string } = { 400: "invalid_data", 404: "not_found", 409: "conflict", 422: "not_allowed", 429: "too_many_requests" }

async function run<Body, Query>(settings: RouteSettings<Body, Query>, req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const caller = await admit(settings.access ?? "agent", req, res)
  if (caller === null) return
  const body = settings.rawBody === undefined ? parse(settings.body ?? nothing, req.body ?? {}) : {}
  const query = parse(settings.query ?? nothing, req.query, settings.takesAnyText)
  const texts = textIssues(req.params)
  if (texts.length > 0) throw new RejectionError(reject("not_found", "Nothing has an id like this.", {}))
  const mode = req.method === "GET" ? "none" : settings.idempotency ?? "answer"
  const key = mode === "none" ? null : idempotencyOf(req, caller)
  const aftercare = req.scope.resolve<AftercareModuleService>(AFTERCARE_MODULE)
  const context: RouteContext<Body, Query> = {
    body: body as Body, query: query as Query, params: req.params, visitor: caller.visitor, services: aftercare.services, container: req.scope, req,
    // The command inside a kept answer has a receipt of its own, so that it is not done twice when the process dies in between.
    request: requestOf(req, caller, key === null || mode === "command" ? key : { ...key, scope: `${key.scope} command` }),
  }
  if (mode === "answer" && key !== null) {
    const once = await aftercare.answerOnce(key, async () => storable(settings, jsonOf(await handle(settings, context))))
    send(res, once.answer.status, once.answer.body, once.replayed)
    return
  }
  const answer = await handle(settings, context)
  if ("file" in answer) return sendFile(res, answer.file)
  send(res, answer.status ?? settings.status ?? 200, JSON.stringify(answer.body), answer.replayed === true)
}

/** Whoever acted on what the document no longer is sees what it has become. */
async function handle<Body, Query>({ handler, current }: RouteSettings<Body, Query>, context: RouteContext<Body, Query>): Promise<Answer | FileAnswer> {
  try {
    return await handler(context)
  } catch (error) {
    const rejection = rejectionOf(error)
    if (current === undefined || rejection === null || (rejection.code !== "conflict.stale" && rejection.code !== "document.wrong_status")) throw error
    const document = JSON.parse(JSON.stringify(await current(context))) as Fact
    throw new RejectionError(reject(rejection.code, rejection.message, { ...rejection.details, current: document }))
  }
}

const storable = (settings: Pick<RouteSettings<never, never>, "status">, answer: Answer): { status: number; body: string } => ({
  status: answer.status ?? settings.status ?? 200, body: JSON.stringify(answer.body),
})

function jsonOf(answer: Answer | FileAnswer): Answer {
  assert(!("file" in answer), "a file is no answer that could be kept under an Idempotency-Key")
  return answer
}

function send(res: MedusaResponse, status: number, body: string, replayed: boolean): void {
  if (replayed) res.setHeader("Idempotent-Replayed", "true")
  res.status(status).setHeader("Content-Type", "application/json; charset=utf-8").send(body)
}

function parse(schema: z.ZodType, value: unknown, takesAnyText = false): unknown {
  const texts = takesAnyText ? [] : textIssues(value)
  if (texts.length > 0) throw new RejectionError(invalid(texts))
  const result = schema.safeParse(value)
  if (!result.success) throw new RejectionError(invalid(issuesOf(result.error)))
  return result.data
}

function requestOf(req: AuthenticatedMedusaRequest, { actor }: Caller, idempotency: CommandRequest["idempotency"]): CommandRequest {
  const workstation = header(req, "x-workstation")
  if (workstation !== undefined && (workstation.length > WORKSTATION_LENGTH_MAX || textIssues(workstation).length > 0)) {
    throw refuseRequest("x-workstation", `The header x-workstation takes up to ${WORKSTATION_LENGTH_MAX} characters.`)
  }
  return { actor, workstation: workstation ?? null, idempotency: idempotency ?? null }
}

function idempotencyOf(req: AuthenticatedMedusaRequest, { actor }: Caller): { scope: string; key: string; requestHash: string } | null {
  const key = header(req, "idempotency-key")
  if (key === undefined) return null
  if (key.length < 1 || key.length > IDEMPOTENCY_KEY_LENGTH_MAX) {
    throw refuseRequest("Idempotency-Key", `The Idempotency-Key must have 1 to ${IDEMPOTENCY_KEY_LENGTH_MAX} characters.`)
  }
  const template = (req.route as { readonly path?: string } | undefined)?.path ?? req.path
  return { scope: `${actor.type}:${actor.id}:${req.method} ${template}`, key, requestHash: hashOf({ params: req.params, body: req.body ?? {} }) }
}

function header(req: AuthenticatedMedusaRequest, name: string): string | undefined {
  const value = req.headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** The same content has the same hash, in whatever order its keys were sent. */
function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value, sortedKeys)).digest("hex")
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
}
