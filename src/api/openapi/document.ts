import { z } from "@medusajs/framework/zod"
import { REJECTIONS, type RejectionCode } from "../../domain/common/rejection"
import { type Access, GUEST_HEADER } from "../access"
import type { RouteHandler, RouteSettings } from "../respond"
import { METHODS, type Method, ROUTES } from "./registry"

type Json = { [key: string]: unknown }
type Settings = RouteSettings<unknown, unknown>

const ERROR: Json = {
  type: "object",
  required: ["type", "code", "message", "details"],
  properties: { type: { type: "string" }, code: { type: "string", enum: Object.keys(REJECTIONS) }, message: { type: "string" }, details: { type: "object" } },
}
/** What any write with an Idempotency-Key may be refused for. */
const IDEMPOTENCY_CODES: readonly RejectionCode[] = ["idempotency.key_reused", "idempotency.in_progress"]

/** The OpenAPI 3.1 document of all our routes. */
export function openApiDocument(routes: typeof ROUTES = ROUTES): Json {
  const components: Json = { Error: ERROR }
  const paths: { [path: string]: Json } = {}
  for (const [path, file] of Object.entries(routes)) {
    const operations: Json = {}
    for (const method of METHODS) {
      const handler = file[method]
      if (handler !== undefined) operations[method.toLowerCase()] = operation(path, method, handler, components)
    }
    paths[path] = operations
  }
  paths["/aftercare/openapi.json"] = {
    get: { operationId: "getAftercareOpenapi", summary: "This document", tags: ["aftercare"], security: [], responses: { "200": { description: "OpenAPI 3.1", content: { "application/json": { schema: { type: "object" } } } } } },
  }
  return {
    openapi: "3.1.0",
    info: { title: "Aftercare", version: "1", description: "Serialized inventory, returns, repairs and warranties for Medusa." },
    paths,
    components: {
      schemas: components,
      securitySchemes: { guest: { type: "apiKey", in: "header", name: GUEST_HEADER }, bearer: { type: "http", scheme: "bearer" }, secretApiKey: { type: "http", scheme: "basic" }, session: { type: "apiKey", in: "cookie", name: "connect.sid" } },
    },
    security: [{ bearer: [] }, { secretApiKey: [] }, { session: [] }],
  }
}

function operation(path: string, method: Method, { settings }: RouteHandler, components: Json): Json {
  const status = String(settings.status ?? 200)
  return {
    operationId: `${method.toLowerCase()}${path.split(/[/{}_-]+/).filter(Boolean).map(capitalized).join("")}`,
    summary: settings.summary,
    tags: [["admin", "store", "technician"].includes(path.split("/")[1] ?? "") ? path.split("/")[2] : path.split("/")[1]],
    ...(SECURITY[settings.access ?? "agent"] ?? {}),
    parameters: [...pathParameters(path), ...queryParameters(settings, components), ...headerParameters(method, settings)],
    ...bodyOf(method, settings, components),
    responses: {
      [status]: { description: "Done", content: settings.produces !== undefined ? { [settings.produces]: {} } : { "application/json": { schema: settings.answer === undefined ? { type: "object" } : schemaOf(settings.answer, "output", components) } } },
      ...refusals(method, settings),
    },
  }
}

/** Where it differs from the document's own. Store routes also want Medusa's publishable key. */
const SECURITY: { readonly [access in Access]?: Json } = {
  public: { security: [] },
  customer: { security: [{ bearer: [] }, { session: [] }] },
  technician: { security: [{ bearer: [] }, { session: [] }] },
  customer_or_guest: { security: [{ bearer: [] }, { session: [] }, { guest: [] }] },
}

const pathParameters = (path: string): Json[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: "path", required: true, schema: { type: "string" } }))

function queryParameters({ query }: Settings, components: Json): Json[] {
  if (query === undefined) return []
  const schema = schemaOf(query, "input", components) as { properties?: { [name: string]: Json }; required?: string[] }
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({ name, in: "query", required: schema.required?.includes(name) ?? false, schema: property }))
}

function headerParameters(method: Method, { idempotency }: Settings): Json[] {
  if (method === "GET" || idempotency === "none") return []
  return [
    { name: "Idempotency-Key", in: "header", required: false, schema: { type: "string", minLength: 1, maxLength: 255 } },
    { name: "x-workstation", in: "header", required: false, schema: { type: "string", maxLength: 255 } },
  ]
}

function bodyOf(method: Method, { body, rawBody }: Settings, components: Json): Json {
  if (rawBody !== undefined) return { requestBody: { required: true, content: { [rawBody]: { schema: { type: "object", required: ["file"], properties: { file: { type: "string", format: "binary" } } } } } } }
  if (method === "GET" || body === undefined) return {}
  return { requestBody: { required: true, content: { "application/json": { schema: schemaOf(body, "input", components) } } } }
}

/** Refusals by status, each with the codes that have it. */
function refusals(method: Method, { codes = [], idempotency }: Settings): Json {
  const all = new Set<RejectionCode>(["request.invalid", ...codes, ...(method === "GET" || idempotency === "none" ? [] : IDEMPOTENCY_CODES)])
  const byStatus = new Map<number, RejectionCode[]>()
  for (const code of all) {
    const { status } = REJECTIONS[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries([...byStatus].map(([status, known]) => [String(status), {
    description: known.map((code) => `\`${code}\`: ${REJECTIONS[code].meaning}`).join("\n"),
    content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
  }]))
}

/** Shapes with a name of their own (`meta({ id })`) are moved to the components and referred to. */
function schemaOf(schema: z.ZodType, io: "input" | "output", components: Json): Json {
  const { $defs, $schema: _dialect, ...own } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json & { $defs?: Json }
  for (const [name, definition] of Object.entries($defs ?? {})) components[name] ??= movedReferences(definition)
  return movedReferences(own) as Json
}

function movedReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(movedReferences)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== "id" || typeof (value as Json)["id"] !== "string").map(([key, inner]) => [
    key, key === "$ref" && typeof inner === "string" ? inner.replace("#/$defs/", "#/components/schemas/") : movedReferences(inner),
  ]))
}

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
