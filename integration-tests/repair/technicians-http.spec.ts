import type { HttpTechnician } from "../../src/types/http"
import { type Client, connect } from "../http/support/client"
import { createShop, createTrackedProduct } from "../http/support/shop"
import { type CoreRoute, coreRoutes } from "../doors/core-routes"
import { createTechnician, mailTo, signIn } from "./people"

let client: Client
beforeAll(async () => void (client = await connect()), 600_000)

const as = (token: string | null) => ({ token })

describe("a technician", () => {
  it("is invited by mail, sets her password once, and signs in", async () => {
    const email = `Invited-${Date.now()}@test.local`
    const { technician } = await client.ok<{ technician: HttpTechnician }>("POST", "/admin/technicians", { email, name: "Ines" })
    expect(technician).toMatchObject({ email: email.toLowerCase(), name: "Ines", status: "invited" })
    expect(await client.refused("POST", "/admin/technicians", { email: email.toUpperCase(), name: "Again" })).toMatchObject({ status: 409, code: "technician.email_taken" })
    const { data } = await mailTo(email.toLowerCase(), "technician_invite")
    expect(data.url).toContain(encodeURIComponent(data.token ?? ""))
    expect(await client.refused("POST", "/technician/invites/accept", { token: `${data.token}x`, password: "long-enough-1" }, as(null))).toMatchObject({ status: 409, code: "token.invalid" })
    expect(await client.refused("POST", "/technician/invites/accept", { token: data.token, password: "short" }, as(null))).toMatchObject({ status: 400 })
    const accepted = await client.ok<{ technician: HttpTechnician }>("POST", "/technician/invites/accept", { token: data.token, password: "long-enough-1" }, as(null))
    expect(accepted.technician).toMatchObject({ id: technician.id, status: "active" })
    expect(await client.refused("POST", "/technician/invites/accept", { token: data.token, password: "another-one-2" }, as(null))).toMatchObject({ status: 409, code: "token.invalid" })
    const token = await signIn(client, email, "long-enough-1")
    expect((await client.ok<{ technician: HttpTechnician }>("GET", "/technician/me", undefined, as(token))).technician.id).toBe(technician.id)
  })

  it("cannot make herself one: registration is shut, and an identity without the role opens nothing", async () => {
    const email = `self-${Date.now()}@test.local`
    expect((await client.call("POST", "/auth/technician/emailpass/register", { email, password: "long-enough-1" }, as(null))).status).toBe(404)
    const { token } = await client.ok<{ token: string }>("POST", "/auth/customer/emailpass/register", { email, password: "long-enough-1" }, as(null))
    expect((await client.call("GET", "/technician/me", undefined, as(token))).status).toBe(401)
    expect((await client.call("POST", "/auth/technician/emailpass", { email, password: "long-enough-1" }, as(null))).status).toBe(401)
  })

  it("is not taken over by whoever registered her e-mail before", async () => {
    const email = `squatted-${Date.now()}@test.local`
    await client.ok("POST", "/auth/customer/emailpass/register", { email, password: "the-squatters-1" }, as(null))
    await client.ok("POST", "/admin/technicians", { email, name: "Vera" })
    const { data } = await mailTo(email, "technician_invite")
    await client.ok("POST", "/technician/invites/accept", { token: data.token, password: "veras-own-1" }, as(null))
    expect((await client.call("POST", "/auth/technician/emailpass", { email, password: "the-squatters-1" }, as(null))).status).toBe(401)
    expect((await client.call("GET", "/technician/me", undefined, as(await signIn(client, email, "veras-own-1")))).status).toBe(200)
  })

  it("reaches nothing but her own routes, and nobody else reaches them", async () => {
    const { token } = await createTechnician(client)
    for (const path of ["/admin/units", "/admin/repair-orders", "/admin/technicians", "/admin/orders", "/admin/customers", "/admin/users/me"]) {
      expect([path, (await client.call("GET", path, undefined, as(token))).status]).toEqual([path, 401])
    }
    for (const path of ["/technician/me", "/technician/scan?code=X", "/technician/units/aunit_1", "/technician/repair-orders", "/technician/repair-orders/arep_1"]) {
      for (const stranger of [null, client.adminToken]) expect([path, (await client.call("GET", path, undefined, as(stranger))).status]).toEqual([path, 401])
    }
    expect((await client.call("POST", "/technician/repair-orders/arep_1/close", {}, as(client.adminToken))).status).toBe(401)
  })

  it("reaches nothing of Medusa's own: every route of its Admin is shut, and in the store she is nobody", async () => {
    const { token } = await createTechnician(client)
    const { publishableKey } = await createShop(client)
    const headers = { "x-publishable-api-key": publishableKey }
    const answers = async ({ method, path }: CoreRoute, by: string | null): Promise<number> => (await client.call(method, path, method === "POST" ? {} : undefined, { token: by, headers })).status
    const admin = coreRoutes("admin")
    expect(admin.length).toBeGreaterThan(200)
    const open: string[] = []
    for (const door of admin) if ((await answers(door, token)) !== 401) open.push(`${door.method} ${door.path}`)
    // Which features are switched on, Medusa tells everybody.
    expect(open).toEqual(["GET /admin/feature-flags"])
    const store = coreRoutes("store")
    const different: string[] = []
    for (const door of store) {
      const [hers, nobodys] = [await answers(door, token), await answers(door, null)]
      if (hers !== nobodys) different.push(`${door.method} ${door.path}: ${hers}, nobody ${nobodys}`)
    }
    expect(different).toEqual([])
    expect(await answers({ method: "GET", path: "/store/customers/me" }, token)).toBe(401)
  })

  it("is nobody at the other doors with her password, and a token made anew from hers opens no more than hers", async () => {
    const { id, email, password, token } = await createTechnician(client)
    for (const [actor, path] of [["user", "/admin/users/me"], ["customer", "/store/customers/me"]] as const) {
      const signedIn = await client.call<{ token?: string }>("POST", `/auth/${actor}/emailpass`, { email, password }, as(null))
      if (signedIn.body.token !== undefined) expect([path, (await client.call("GET", path, undefined, as(signedIn.body.token))).status]).toEqual([path, path.startsWith("/store") ? 400 : 401])
    }
    const { token: renewed } = await client.ok<{ token: string }>("POST", "/auth/token/refresh", {}, as(token))
    expect((await client.call("GET", "/technician/me", undefined, as(renewed))).status).toBe(200)
    expect((await client.call("GET", "/admin/orders", undefined, as(renewed))).status).toBe(401)
    await client.ok("POST", `/admin/technicians/${id}/disable`, {})
    const late = await client.call<{ token?: string }>("POST", "/auth/token/refresh", {}, as(renewed))
    for (const held of [token, renewed, late.body.token ?? renewed]) {
      expect((await client.call("GET", "/technician/me", undefined, as(held))).status).toBe(401)
      expect((await client.call("POST", "/technician/repair-orders/arep_1/close", {}, as(held))).status).toBe(401)
    }
  })

  it("is out at once when she is disabled, and in again when she is not", async () => {
    const { id, email, password, token } = await createTechnician(client)
    expect((await client.ok<{ technician: HttpTechnician }>("POST", `/admin/technicians/${id}/disable`, {})).technician.status).toBe("disabled")
    expect((await client.call("GET", "/technician/me", undefined, as(token))).status).toBe(401)
    expect((await client.call("POST", "/auth/technician/emailpass", { email, password }, as(null))).status).toBe(401)
    expect(await client.refused("POST", `/admin/technicians/${id}/reset_password`, {})).toMatchObject({ status: 409, code: "technician.disabled" })
    await client.ok("POST", `/admin/technicians/${id}/enable`, {})
    expect((await client.call("GET", "/technician/me", undefined, as(token))).status).toBe(200)
    expect(await client.refused("POST", "/admin/technicians/atech_nobody/disable", {})).toMatchObject({ status: 404 })
  })

  it("gets a new password by mail; the link before it ends", async () => {
    const { id, email } = await createTechnician(client)
    await client.ok("POST", `/admin/technicians/${id}/reset_password`, {})
    const first = await mailTo(email, "technician_invite", 1)
    await client.ok("POST", `/admin/technicians/${id}/reset_password`, {})
    const second = await mailTo(email, "technician_invite", 2)
    expect(await client.refused("POST", "/technician/invites/accept", { token: first.data.token, password: "new-password-1" }, as(null))).toMatchObject({ code: "token.invalid" })
    await client.ok("POST", "/technician/invites/accept", { token: second.data.token, password: "new-password-2" }, as(null))
    expect(await signIn(client, email, "new-password-2")).toEqual(expect.any(String))
  })

  it("sees a unit without anything of its owner", async () => {
    const { token } = await createTechnician(client)
    const shop = await createShop(client)
    const { units } = await createTrackedProduct(shop, { unitCount: 1 })
    const unit = units[0]
    const seen = await client.ok<{ unit: Record<string, unknown>; events: unknown[]; coverage: { verdict: string } }>("GET", `/technician/units/${unit?.id}`, undefined, as(token))
    expect(seen).toMatchObject({ unit: { id: unit?.id, owner_customer_id: null, order_id: null, available_actions: [] }, coverage: { verdict: expect.any(String) as string } })
    expect(seen.events.length).toBeGreaterThan(0)
    const scan = await client.ok<{ matches: { unit: { id: string } }[] }>("GET", `/technician/scan?code=${unit?.serial_number}`, undefined, as(token))
    expect(scan.matches.map((match) => match.unit.id)).toEqual([unit?.id])
  })
})
