import { createHmac } from "node:crypto"
import { ACTORS, type DoorActor, type Permission, permissions } from "../../src/api/permissions"
import { type Client, connect } from "../http/support/client"
import { createShop, type Shop, tag } from "../http/support/shop"
import { becomeGuest, register, sell, technicianToken, visit } from "./people"

/**
 * How: every registered route is called as every actor, with names of things that do not exist and an empty body. Whoever
 * is not admitted must get Medusa's own 401 before anything else is looked at; whoever is, anything but that.
 */

/** The first suite that asks starts the server. */
const SET_UP_MS_MAX = 600_000

let client: Client
let shop: Shop
let credentials: { readonly [actor in DoorActor | "secret key" | "foreign"]: Record<string, string> }

beforeAll(async () => {
  client = await connect()
  shop = await createShop(client)
  const email = `${tag().toLowerCase()}@guest.example`
  const { order } = await sell(shop, { email })
  const { api_key: key } = await client.ok<{ api_key: { token: string } }>("POST", "/admin/api-keys", { title: `secret-${tag()}`, type: "secret" })
  credentials = {
    nobody: {},
    guest: { "x-aftercare-guest": await becomeGuest(shop, email, { order_display_id: order.display_id }) },
    customer: bearer((await register(shop)).token),
    technician: bearer(await technicianToken(shop) ?? jwt({ actor_type: "technician", actor_id: "atec_1", auth_identity_id: "authid_1" })),
    agent: bearer(client.adminToken),
    "secret key": { authorization: `Basic ${Buffer.from(`${key.token}:`).toString("base64")}` },
    // Signed by somebody else.
    foreign: bearer(jwt({ actor_type: "user", actor_id: "user_1", auth_identity_id: "authid_1" }, "another secret")),
  }
}, SET_UP_MS_MAX)

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` })

/** The secret of the development configuration, under which the tests run. */
const JWT_SECRET = "aftercare-development-only"

function jwt(claims: object, secret = JWT_SECRET): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url")
  const signed = `${part({ alg: "HS256", typ: "JWT" })}.${part({ ...claims, app_metadata: {}, exp: Math.floor(Date.now() / 1_000) + 3_600 })}`
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`
}

const call = ({ method, path }: Permission, headers: Record<string, string>) =>
  visit<{ message?: string; code?: string }>(shop, method, path.replaceAll(/\{\w+\}/g, "none_1"), method === "POST" ? {} : undefined, { headers })

/** One line a wrong door, so that a failure names them all. */
async function wrongDoors(name: keyof typeof credentials, isAdmitted: (permission: Permission) => boolean): Promise<string[]> {
  const wrong: string[] = []
  for (const permission of permissions()) {
    const { status, body } = await call(permission, credentials[name])
    const wasRefused = status === 401 && body.code === undefined
    if (wasRefused === isAdmitted(permission)) wrong.push(`${permission.method} ${permission.path}: ${name} got ${status} ${JSON.stringify(body).slice(0, 100)}`)
    if (status >= 500) wrong.push(`${permission.method} ${permission.path}: ${status}`)
  }
  return wrong
}

describe("every route", () => {
  it.each(ACTORS)("admits %s exactly where docs/permissions.md says so", async (actor) => {
    expect(await wrongDoors(actor, ({ admitted }) => admitted.includes(actor))).toEqual([])
  })

  it("admits a secret API key where it admits an agent", async () => {
    expect(await wrongDoors("secret key", ({ admitted, access }) => admitted.includes("agent") && (access === "agent" || access === "public"))).toEqual([])
  })

  it("admits nobody with a token that somebody else signed, beyond what is public", async () => {
    expect(await wrongDoors("foreign", ({ access }) => access === "public")).toEqual([])
  })

  it("under /store and /technician says for whom it is; under /admin it is for agents", () => {
    const wrong = permissions().filter(({ path, access }) => (path.startsWith("/admin/") ? access !== "agent" : access === "agent"))
    expect(wrong).toEqual([])
  })
})
