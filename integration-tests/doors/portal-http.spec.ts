import type { HttpFigure, HttpOwnershipTransferLink, HttpPassport, HttpRepairOrder, HttpReturnOptions, HttpSatisfactionList, HttpSerialPolicy, HttpStoreRepairHistory, HttpStoreRma, HttpUnit } from "../../src/types/http"
import { type Client, connect, eventually } from "../http/support/client"
import { command, createShop, type Shop, tag } from "../http/support/shop"
import { type Customer, register, sell, type Sale, someIp, visit, type Visit } from "./people"

/** The first suite that asks starts the server. */
const SET_UP_MS_MAX = 600_000

let client: Client
let shop: Shop
let owner: Customer
let stranger: Customer
let sale: Sale
beforeAll(async () => {
  client = await connect()
  shop = await createShop(client)
  owner = await register(shop)
  stranger = await register(shop)
  sale = await sell(shop, owner, 3)
}, SET_UP_MS_MAX)

type Refused = { readonly code?: string; readonly message?: string }
const see = <Body>(path: string, who: Visit) => visit<Body & Refused>(shop, "GET", path, undefined, who)
const say = <Body>(path: string, body: object, who: Visit) => visit<Body & Refused>(shop, "POST", path, body, who)
const repairAct = async (id: string, action: string, body: object = {}) => (await client.ok<{ repair_order: HttpRepairOrder }>("POST", `/admin/repair-orders/${id}/${action}`, body)).repair_order

/** A repair at the counter that found nothing, finished. */
async function repaired(unit: HttpUnit): Promise<HttpRepairOrder> {
  const { repair_order: order } = await client.ok<{ repair_order: HttpRepairOrder }>("POST", "/admin/repair-orders", { unit_id: unit.id, problem: "Sometimes off" })
  await repairAct(order.id, "start_diagnosis")
  await repairAct(order.id, "mark_no_fault_found")
  await repairAct(order.id, "return")
  return repairAct(order.id, "close")
}

describe("what the portal shows of a unit", () => {
  it.each(["", "/coverage", "/repair-history", "/return-options"])("is its owner's: %s is not there for anybody else", async (more) => {
    const [unit] = sale.units
    expect((await see(`/store/units/${unit!.id}${more}`, owner)).status).toBe(200)
    const foreign = await see(`/store/units/${unit!.id}${more}`, stranger)
    const unknown = await see(`/store/units/unit_none${more}`, stranger)
    expect([foreign.status, foreign.body.code]).toEqual([404, "unit.not_found"])
    expect(foreign.body.message).toBe(unknown.body.message?.replace("unit_none", unit!.id))
    expect((await see(`/store/units/${unit!.id}${more}`, {})).status).toBe(401)
  })

  it("is a coverage with its reasons, and nobody's id", async () => {
    const { body } = await see<{ coverage: Record<string, unknown> }>(`/store/units/${sale.units[0]!.id}/coverage`, owner)
    expect(body.coverage).toMatchObject({ verdict: expect.any(String) as string, lines: expect.any(Array) as unknown[] })
    expect(JSON.stringify(body)).not.toContain(owner.id)
    expect((await see(`/store/units/${sale.units[0]!.id}/coverage?as_of=2001-01-01`, owner)).status).toBe(400)
  })

  it("is what may be asked for, as the shop's rules would judge it, and an open return stands in the way of another", async () => {
    const [, unit] = sale.units
    const variantId = unit!.variant_id ?? ""
    const name = tag()
    const rule = (over: object) => client.ok("POST", "/admin/return-rules", { name, priority: 1, reason_code: "policy", conditions: { variant_ids: [variantId] }, ...over })
    await rule({ outcome: "deny", conditions: { variant_ids: [variantId], reason_codes: ["changed_mind"] } })
    await rule({ outcome: "authorize", priority: 2, conditions: { variant_ids: [variantId], requested_resolutions: ["refund"], within: { term: "P14D", from: "delivered" } } })
    const options = async () => (await see<{ return_options: HttpReturnOptions }>(`/store/units/${unit!.id}/return-options`, owner)).body.return_options
    const before = await options()
    expect(before).toMatchObject({ unit_id: unit!.id, is_returnable: true, open_rma_id: null })
    const outcomes = Object.fromEntries(before.reasons.map(({ code, resolutions }) => [code, Object.fromEntries(resolutions.map(({ resolution, outcome }) => [resolution, outcome]))]))
    expect(outcomes).toMatchObject({ defective: { repair: "review", replacement: "review", refund: "authorize" }, changed_mind: { refund: "deny", exchange: "deny", store_credit: "deny" }, damaged_in_transit: { refund: "authorize" } })
    expect(before.reasons.find(({ code }) => code === "defective")).toMatchObject({ labels: { en: expect.any(String) as string, de: expect.any(String) as string }, hints: { en: expect.any(String) as string }, questions: [{ code: "what_happens", choices: [] }, { code: "how_often" }] })

    const opened = await say<{ rma: HttpStoreRma }>("/store/rmas", { lines: [{ unit_id: unit!.id, reason_code: "defective", requested_resolution: "refund" }] }, owner)
    expect(await options()).toMatchObject({ is_returnable: false, open_rma_id: opened.body.rma.id })
    const judged = await client.ok<{ verdicts: { decision: string }[] }>("POST", "/admin/return-rules/dry-run", { rma_id: opened.body.rma.id })
    expect(judged.verdicts).toMatchObject([{ decision: "accepted" }])
  })

  it("is each repair of it, without who did it, why, or what it cost whom", async () => {
    const unit = sale.units[2]!
    const order = await repaired(unit)
    const { body: { repair_history: history } } = await see<{ repair_history: HttpStoreRepairHistory }>(`/store/units/${unit.id}/repair-history`, owner)
    expect(history).toMatchObject({ unit_id: unit.id, repairs: [{ repair_order_id: order.id, display_id: order.display_id, status: "closed", outcome: "no_fault_found", replaced_part_count: 0 }] })
    expect(JSON.stringify(history)).not.toMatch(/workers|costs|symptom|signals/)
    const listed = await see<{ repair_orders: { id: string }[]; count: number }>(`/store/repair-orders?unit_id=${unit.id}`, owner)
    expect([listed.body.count, listed.body.repair_orders.map(({ id }) => id)]).toEqual([1, [order.id]])
    expect((await see<{ repair_orders: unknown[] }>("/store/repair-orders", stranger)).body.repair_orders).toEqual([])
  })
})

describe("how it was", () => {
  let order: HttpRepairOrder
  beforeAll(async () => {
    const [unit] = (await sell(shop, owner)).units
    order = await repaired(unit!)
  }, SET_UP_MS_MAX)

  it("is asked when a repair is over, once, and only of its owner", async () => {
    const path = `/store/repair-orders/${order.id}`
    expect((await see<{ repair_order: object }>(path, owner)).body.repair_order).toMatchObject({ satisfaction: null, available_actions: ["rate"] })
    expect((await say(`${path}/satisfaction`, { score: 1 }, stranger)).status).toBe(404)
    for (const body of [{ score: 0 }, { score: 6 }, { score: 2.5 }, { score: "5" }, {}, { score: 5, name: "Ann" }]) expect((await say(`${path}/satisfaction`, body, owner)).status).toBe(400)
    const before = Date.now() - 1_000
    expect(await say(`${path}/satisfaction`, { score: 4, comment: "Quick, thank you." }, owner)).toMatchObject({ status: 201, body: { satisfaction: { score: 4, comment: "Quick, thank you." } } })
    expect(await say(`${path}/satisfaction`, { score: 1 }, owner)).toMatchObject({ status: 409, body: { code: "satisfaction.answered" } })
    expect((await see<{ repair_order: object }>(path, owner)).body.repair_order).toMatchObject({ satisfaction: { score: 4 }, available_actions: [] })

    const { satisfaction_answers: answers } = await client.ok<HttpSatisfactionList>("GET", `/admin/satisfaction?subject_type=repair_order&subject_id=${order.id}`)
    expect(answers).toMatchObject([{ score: 4, comment: "Quick, thank you.", subject: { type: "repair_order", id: order.id, display_id: order.display_id }, customer_id: owner.id }])
    expect((await client.ok<HttpSatisfactionList>("GET", `/admin/satisfaction?subject_id=${order.id}&score_max=3`)).satisfaction_answers).toEqual([])
    const { figure } = await client.ok<{ figure: HttpFigure }>("GET", `/admin/aftercare/figures/satisfaction?from=${new Date(before).toISOString()}`)
    expect(figure).toMatchObject({ unit: "score", count: expect.any(Number) as number })
    expect(figure.by?.some(({ key, count }) => key === "4" && count >= 1)).toBe(true)
  })

  it("is asked of a return when it is closed, not before", async () => {
    const [unit] = (await sell(shop, owner)).units
    const { body: { rma } } = await say<{ rma: HttpStoreRma }>("/store/rmas", { lines: [{ unit_id: unit!.id, reason_code: "changed_mind" }] }, owner)
    const rate = () => say(`/store/rmas/${rma.id}/satisfaction`, { score: 2 }, owner)
    expect(await rate()).toMatchObject({ status: 409, body: { code: "satisfaction.not_closed" } })
    await client.ok("POST", `/admin/rmas/${rma.id}/deny`, { reason_code: "outside_period" })
    await client.ok("POST", `/admin/rmas/${rma.id}/close`, {})
    const closed = async () => (await see<{ rma: HttpStoreRma }>(`/store/rmas/${rma.id}`, owner)).body.rma
    expect((await closed()).available_actions).toEqual(["rate"])
    expect((await rate()).status).toBe(201)
    expect(await closed()).toMatchObject({ satisfaction: { score: 2, comment: null }, available_actions: [] })
  })

  it("is kept once for an Idempotency-Key, and its words are erased with the customer", async () => {
    const other = await register(shop)
    const [unit] = (await sell(shop, other)).units
    const { id } = await repaired(unit!)
    const rate = () => say(`/store/repair-orders/${id}/satisfaction`, { score: 5, comment: "Ask for Ann." }, { ...other, headers: { "idempotency-key": `rate-${id}` } })
    const first = await rate()
    const again = await rate()
    expect([again.status, again.body, again.headers.get("idempotent-replayed")]).toEqual([201, first.body, "true"])
    await client.ok("POST", `/admin/customers/${other.id}/aftercare/erase`, {})
    expect((await client.ok<HttpSatisfactionList>("GET", `/admin/satisfaction?subject_id=${id}`)).satisfaction_answers).toMatchObject([{ score: 5, comment: null, customer_id: null }])
  })
})

describe("a unit passed on by a link", () => {
  it("shows its owner the link once, and is whoever's opens it first", async () => {
    const [unit] = (await sell(shop, owner)).units
    const next = await register(shop)
    expect((await say("/store/ownership-transfers/link", { unit_id: unit!.id }, stranger)).body.code).toBe("unit.not_found")
    const offered = await say<HttpOwnershipTransferLink>("/store/ownership-transfers/link", { unit_id: unit!.id }, { ...owner, headers: { "idempotency-key": "kept-nowhere" } })
    expect(offered).toMatchObject({ status: 201, body: { ownership_transfer: { unit_id: unit!.id, status: "offered" } } })
    expect(offered.body.url).toBe(`${client.baseUrl}/portal/transfer#token=${offered.body.token}`)
    const list = async (who: Customer) => (await see<{ ownership_transfers: { id: string; serial_number: string }[] }>("/store/ownership-transfers", who)).body.ownership_transfers
    expect(await list(owner)).toMatchObject([{ id: offered.body.ownership_transfer.id, serial_number: unit!.serial_number }])
    expect(await list(stranger)).toEqual([])
    expect((await say("/store/ownership-transfers/link", { unit_id: unit!.id }, owner)).body.code).toBe("ownership_transfer.offered")

    expect(await say("/store/ownership-transfers/accept", { token: offered.body.token }, next)).toMatchObject({ status: 200, body: { unit_id: unit!.id } })
    expect(await say("/store/ownership-transfers/accept", { token: offered.body.token }, stranger)).toMatchObject({ status: 409, body: { code: "token.invalid" } })
    expect((await see(`/store/units/${unit!.id}`, owner)).status).toBe(404)
    expect((await see(`/store/units/${unit!.id}`, next)).status).toBe(200)
    expect(await list(owner)).toEqual([])
    const { reasons } = (await see<{ return_options: HttpReturnOptions }>(`/store/units/${unit!.id}/return-options`, next)).body.return_options
    const allowed = reasons.flatMap(({ resolutions }) => resolutions.filter(({ outcome }) => outcome !== "deny").map(({ resolution }) => resolution))
    expect(allowed.every((resolution) => resolution === "repair" || resolution === "replacement")).toBe(true)
  })

  it("does not show its next owner a repair that was done before her, nor lets her rate it", async () => {
    const [unit] = (await sell(shop, owner)).units
    const next = await register(shop)
    const before = await repaired(unit!)
    const { body } = await say<HttpOwnershipTransferLink>("/store/ownership-transfers/link", { unit_id: unit!.id }, owner)
    await say("/store/ownership-transfers/accept", { token: body.token }, next)
    for (const who of [owner, next]) {
      expect(await see(`/store/repair-orders/${before.id}`, who)).toMatchObject({ status: 404, body: { code: "not_found" } })
      expect((await say(`/store/repair-orders/${before.id}/satisfaction`, { score: 1 }, who)).status).toBe(404)
      expect((await see(`/store/repair-orders?unit_id=${unit!.id}`, who)).body).toMatchObject({ repair_orders: [] })
    }
    const { repair_order: hers } = await client.ok<{ repair_order: HttpRepairOrder }>("POST", "/admin/repair-orders", { unit_id: unit!.id, problem: "Off again" })
    expect((await see(`/store/repair-orders/${hers.id}`, next)).status).toBe(200)
  })

  it("can be called off: the link is then worth nothing", async () => {
    const [unit] = (await sell(shop, owner)).units
    const { body } = await say<HttpOwnershipTransferLink>("/store/ownership-transfers/link", { unit_id: unit!.id }, owner)
    expect((await say(`/store/ownership-transfers/${body.ownership_transfer.id}/cancel`, {}, owner)).status).toBe(200)
    expect((await say("/store/ownership-transfers/accept", { token: body.token }, stranger)).body.code).toBe("token.invalid")
  })
})

describe("the passport of a unit", () => {
  const GTIN = "09506000134352"
  let unit: HttpUnit
  let policy: HttpSerialPolicy
  beforeAll(async () => {
    ;[unit] = (await sell(shop, owner)).units as [HttpUnit]
    const { serial_policies: [found] } = await client.ok<{ serial_policies: HttpSerialPolicy[] }>("GET", `/admin/serial-policies?inventory_item_id=${unit.inventory_item_id}`)
    policy = found!
    const { variants: [variant] } = await client.ok<{ variants: { product_id: string }[] }>("GET", `/admin/product-variants?id=${unit.variant_id ?? policy.variant_id}&fields=id,product_id`)
    await client.ok("POST", `/admin/products/${variant!.product_id}/variants/${unit.variant_id ?? policy.variant_id}`, { ean: "9506000134352" })
  }, SET_UP_MS_MAX)

  type PassportAnswer = { readonly passport: HttpPassport } & Refused
  const read = (gtin: string, serial: string, headers: Record<string, string> = { accept: "application/json" }, ip = someIp()) =>
    client.call<PassportAnswer>("GET", `/01/${gtin}/21/${serial}`, undefined, { token: null, headers: { "x-forwarded-for": ip, ...headers } })
  const allow = (passport: boolean) => client.ok("POST", `/admin/serial-policies/${policy.id}`, { passport })
  const plain = ({ status, body }: Awaited<ReturnType<typeof read>>) => [status, body]

  it("is off by default, and then no different from one of no unit, of another article or of no article", async () => {
    expect(policy.passport).toBe(false)
    const off = await read(GTIN, unit.serial_number)
    expect(plain(off)).toMatchObject([404, { code: "not_found" }])
    await allow(true)
    for (const [gtin, serial] of [[GTIN, "NOBODY-1"], ["04006381333931", unit.serial_number], ["1234", unit.serial_number], ["09506000134353", unit.serial_number], [GTIN, "x".repeat(300)], ["none", "%F0%9F%93%B1"]] as const) {
      expect(plain(await read(gtin, serial))).toEqual(plain(off))
    }
  })

  it("says whether it is genuine, covered, blocked or recalled, and how often it was repaired: nothing of anybody", async () => {
    await allow(true)
    const answer = await read("9506000134352", unit.serial_number.toLowerCase())
    expect(answer.status).toBe(200)
    expect(answer.body.passport).toMatchObject({ gtin: GTIN, serial_number: unit.serial_number, is_genuine: true, is_blocked: false, is_recalled: false, repair_count: 0, transferable_cover: { is_covered: expect.any(Boolean) as boolean } })
    expect(Object.keys(answer.body.passport).sort()).toEqual(["gtin", "is_blocked", "is_genuine", "is_recalled", "product_title", "repair_count", "serial_number", "transferable_cover"])
    for (const secret of [owner.id, owner.email, unit.id, sale.order.id]) expect(JSON.stringify(answer.body)).not.toContain(secret)

    await command(shop, { command: "hold", kind: "recall", reason_code: "battery", units: [{ unit_id: unit.id }] })
    await command(shop, { command: "hold", kind: "theft", reason_code: "reported", units: [{ unit_id: unit.id }] })
    expect((await read(GTIN, unit.serial_number)).body.passport).toMatchObject({ is_blocked: true, is_recalled: true })
  })

  it("is a page for who scans the label with a phone, and JSON for who asks for that", async () => {
    const browser = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" }
    const response = await fetch(`${client.baseUrl}/01/${GTIN}/21/${encodeURIComponent("A/1")}?linkType=all`, { redirect: "manual", headers: browser })
    expect([response.status, response.headers.get("location"), response.headers.get("vary")]).toEqual([303, `/portal/01/${GTIN}/21/A%2F1`, expect.stringContaining("Accept") as string])
    expect((await read(GTIN, unit.serial_number, { accept: "*/*" })).status).toBe(200)
    const strange = await fetch(`${client.baseUrl}/01//evil.example/21/x`, { redirect: "manual", headers: browser })
    expect(strange.headers.get("location")).toBeNull()
  })

  it("takes percent signs and other signs as they come, never with a 500", async () => {
    for (const path of [`/01/${GTIN}/21/%ff`, `/01/%ff/21/1`, `/01/${GTIN}/21/%00`, `/01/${GTIN}/21/a?x=%00`]) {
      const response = await fetch(client.baseUrl + path, { headers: { accept: "application/json" } })
      expect([path, response.status < 500]).toEqual([path, true])
    }
  })

  it("slows down who tries many labels, the known as well as the unknown", async () => {
    const ip = someIp()
    const statuses: number[] = []
    for (let attempt = 0; attempt < 80; attempt++) statuses.push((await read(GTIN, `TRY-${attempt}`, undefined, ip)).status)
    expect(new Set(statuses)).toEqual(new Set([404, 429]))
    const slowed = await read(GTIN, unit.serial_number, undefined, ip)
    expect([slowed.status, slowed.body.code, Number(slowed.headers.get("retry-after")) > 0]).toEqual([429, "rate_limit.exceeded", true])
  })
})

describe("claims and registrations one by one", () => {
  it("are their customer's alone", async () => {
    const [unit] = (await sell(shop, owner)).units
    const claim = (await say<{ warranty_claim: { id: string } }>("/store/warranty-claims", { unit_id: unit!.id, problem: "Flickers" }, owner)).body.warranty_claim
    const registration = (await say<{ warranty_registration: { id: string } }>("/store/warranty-registrations", { serial_number: unit!.serial_number }, owner)).body.warranty_registration
    for (const [path, id] of [["/store/warranty-claims", claim.id], ["/store/warranty-registrations", registration.id]] as const) {
      expect((await eventually(() => see(`${path}/${id}`, owner), ({ status }) => status === 200)).status).toBe(200)
      const foreign = await see(`${path}/${id}`, stranger)
      const unknown = await see(`${path}/none`, stranger)
      expect([foreign.status, foreign.body.message]).toEqual([404, unknown.body.message?.replace("none", id)])
    }
  })
})
