import { readFileSync } from "node:fs"
import path from "node:path"
import { repositoryRoot } from "../../scripts/support/paths"
import { permissions } from "../../src/api/permissions"
import { type AftercareClient, type AftercareProblem, createAftercareClient } from "../../src/client"
import { connect } from "../http/support/client"
import { createShop, type Shop } from "../http/support/shop"
import { type Customer, register, sell, technicianToken, type Sale } from "./people"

/** The first suite that asks starts the server. */
const SET_UP_MS_MAX = 400_000

let shop: Shop
let owner: Customer
let sale: Sale
let client: AftercareClient
beforeAll(async () => {
  shop = await createShop(await connect())
  owner = await register(shop)
  sale = await sell(shop, owner)
  client = createAftercareClient({ baseUrl: `${shop.client.baseUrl}/`, publishableKey: shop.publishableKey, session: () => ({ token: owner.token }) })
}, SET_UP_MS_MAX)

const source = (name: string): string => readFileSync(path.join(repositoryRoot, "src", name), "utf8")
const refusal = (call: Promise<unknown>): Promise<AftercareProblem> => call.then(() => { throw new Error("was not refused") }, (error: unknown) => error as AftercareProblem)

describe("the client", () => {
  it("knows every route under /store and /technician, and no other", () => {
    const named = [...source("client/routes.ts").matchAll(/^ {2}"((?:GET|POST|DELETE) \/[^"]+)":/gm)].map(([, name]) => name)
    const union = /export type HttpRepairAction =\n([\s\S]*?)\nexport/.exec(source("types/http/repair.ts"))?.[1] ?? ""
    const actions = [...union.matchAll(/"(\w+)"/g)].map(([, action]) => `POST /technician/repair-orders/{id}/${action}`)
    const known = new Set([...named, ...actions])
    const registered = new Set(permissions().filter(({ path: route }) => /^\/(?:store|technician)\//.test(route)).map(({ method, path: route }) => `${method} ${route}`))
    expect([...registered].filter((name) => !known.has(name))).toEqual([])
    expect([...known].filter((name) => !registered.has(name ?? ""))).toEqual([])
  })

  it("speaks for who its session says, with path parameters and queries", async () => {
    const { units, count } = await client.call("GET /store/units", { query: { limit: 1 } })
    expect([count, units.map(({ id }) => id)]).toEqual([1, [sale.units[0]!.id]])
    const { coverage } = await client.call("GET /store/units/{id}/coverage", { params: { id: units[0]!.id } })
    expect(coverage.lines.length).toBeGreaterThan(0)
    const nobody = createAftercareClient({ baseUrl: shop.client.baseUrl, publishableKey: shop.publishableKey })
    expect(await refusal(nobody.call("GET /store/units"))).toMatchObject({ status: 401 })
    expect((await nobody.call("POST /store/coverage-checks", { body: { serial_number: "NOBODY" } })).coverage).toEqual({ verdict: "sign_in_to_see" })
  })

  it("gives refusals their code, keeps a write under its key, and hands out files", async () => {
    expect(await refusal(client.call("GET /store/units/{id}", { params: { id: "a/b?c" } }))).toMatchObject({ status: 404, code: "unit.not_found", details: { unit_id: "a/b?c" } })
    const body = { lines: [{ unit_id: sale.units[0]!.id, reason_code: "defective", note: "Hums" }] }
    const first = await client.call("POST /store/rmas", { body, idempotencyKey: `client-${sale.order.id}` })
    const again = await client.call("POST /store/rmas", { body, idempotencyKey: `client-${sale.order.id}` })
    expect(again.rma.id).toBe(first.rma.id)

    const form = new FormData()
    form.append("file", new Blob([Buffer.from("%PDF-1.4\n%%EOF\n")], { type: "application/pdf" }), "receipt.pdf")
    const { attachment } = await client.call("POST /store/attachments", { body: form })
    const file = await client.call("GET /store/attachments/{id}", { params: { id: attachment.id } })
    expect([attachment.mime_type, file.size]).toEqual(["application/pdf", attachment.size])
  })

  it("says that it is offline where nobody answers", async () => {
    const nowhere = createAftercareClient({ baseUrl: "http://127.0.0.1:1" })
    expect(await refusal(nowhere.call("GET /technician/me"))).toMatchObject({ status: 0, code: "offline" })
  })

  it("is for technicians too", async () => {
    const token = await technicianToken(shop)
    const bench = createAftercareClient({ baseUrl: shop.client.baseUrl, session: () => ({ token: token ?? "" }) })
    expect((await bench.call("GET /technician/me")).technician.status).toBe("active")
    expect((await bench.call("GET /technician/scan", { query: { code: sale.units[0]!.serial_number } })).matches.map(({ unit }) => unit.id)).toEqual([sale.units[0]!.id])
  })
})
