import { withClient } from "../../scripts/support/databases"
import { type Client, connect, eventually } from "../http/support/client"
import { createShop, type Shop, tag } from "../http/support/shop"
import { everythingStored } from "./doors-fixture"
import { mailsTo, register, sell, someIp, visit, type Sale } from "./people"

/** The first suite that asks starts the server. */
const SET_UP_MS_MAX = 600_000

let client: Client
let shop: Shop
let sale: Sale
const buyer = { email: `Guest.${tag()}@Buyer.example` }
/** Medusa keeps it in small letters or as it was typed, by the way it came. */
const address = buyer.email.toLowerCase()
beforeAll(async () => {
  client = await connect()
  shop = await createShop(client)
  sale = await sell(shop, buyer)
}, SET_UP_MS_MAX)

const ask = (body: object, ip?: string) => visit(shop, "POST", "/store/guest-access", body, ip === undefined ? {} : { ip })
const redeem = (token: string, ip?: string) => visit<{ access_token?: string; expires_at?: string; code?: string }>(shop, "POST", "/store/guest-access/redeem", { token }, ip === undefined ? {} : { ip })

/** Medusa's table of notices included: it keeps what it handed to the provider. */
const storedText = (): Promise<string> =>
  withClient(client.databaseUrl, (pg) => everythingStored({ query: async <Row extends Record<string, unknown>>(text: string) => (await pg.query<Row>(text)).rows }))

/** All but the time and the waiting time. */
function headersOf(headers: Headers): Record<string, string> {
  const all: Record<string, string> = {}
  headers.forEach((value, name) => { if (name !== "date" && name !== "retry-after") all[name] = value })
  return all
}

const linesWith = (text: string, part: string): string[] => text.split("\n").filter((line) => line.includes(part))

describe("guest access over HTTP", () => {
  it("mails a link to the buyer of the order, whatever the case of the address, and lets it be used once", async () => {
    const asked = await ask({ email: buyer.email.toUpperCase(), order_display_id: sale.order.display_id })
    expect([asked.status, asked.body]).toEqual([202, {}])
    const [mail] = await eventually(() => mailsTo(address), (mails) => mails.length > 0)
    expect(mail).toMatchObject({ template: "guest_access", data: { order_id: sale.order.id, order_display_id: sale.order.display_id } })
    const token = mail?.data.token ?? ""
    expect(mail?.data.url).toBe(`${client.baseUrl}/portal/access#token=${token}`)
    const secret = token.split(".")[1]!
    expect(linesWith(await eventually(storedText, (text) => !text.includes(secret)), secret)).toEqual([])

    const used = await redeem(token)
    expect(used.status).toBe(200)
    expect(Date.parse(used.body.expires_at!) - Date.now()).toBeGreaterThan(29 * 60_000)
    expect(Date.parse(used.body.expires_at!) - Date.now()).toBeLessThanOrEqual(30 * 60_000)
    expect(linesWith(await storedText(), used.body.access_token!.split(".")[1]!)).toEqual([])
    expect(await redeem(token)).toMatchObject({ status: 409, body: { code: "token.invalid" } })
    expect((await redeem("atok_01J.guess")).body).toEqual((await redeem(token)).body)
  })

  it("mails the owner of the unit with that number, and nobody else", async () => {
    const owner = await register(shop)
    const { units: [unit] } = await sell(shop, owner)
    const stranger = await register(shop)
    await ask({ email: stranger.email, serial_number: unit!.serial_number })
    await ask({ email: owner.email, serial_number: unit!.serial_number.toLowerCase() })
    const mails = await eventually(() => mailsTo(owner.email), (all) => all.some(({ template }) => template === "guest_access"))
    expect(mails.filter(({ template }) => template === "guest_access")).toMatchObject([{ data: { unit_id: unit!.id, serial_number: unit!.serial_number } }])
    expect(await mailsTo(stranger.email)).toEqual([])
  })

  it("takes an order number as people copy it", async () => {
    const email = address
    const before = (await mailsTo(email)).length
    await ask({ email, order_display_id: `#${sale.order.display_id}` })
    expect((await eventually(() => mailsTo(email), (mails) => mails.length > before)).length).toBe(before + 1)
  })

  it("takes any order number that might be one: what is beyond all numbers is only not found", async () => {
    for (const order_display_id of ["99999999999999", 9_007_199_254_740_991, "A-2026/17", "' or 1=1 --"]) {
      expect((await ask({ email: `${tag().toLowerCase()}@buyer.example`, order_display_id })).status).toBe(202)
    }
    const failed = await client.ok<{ count: number }>("GET", "/admin/jobs?state=failed")
    expect(failed.count).toBe(0)
  })

  it("knows an order by the number the shop itself shows", async () => {
    const shown = `A-${tag()}`
    const other = { email: `shown.${tag().toLowerCase()}@buyer.example` }
    const { order } = await sell(shop, other)
    await withClient(client.databaseUrl, (pg) => pg.query(`update "order" set custom_display_id = $2 where id = $1`, [order.id, shown]))
    await ask({ email: other.email, order_display_id: shown })
    expect(await eventually(() => mailsTo(other.email), (mails) => mails.length > 0)).toMatchObject([{ data: { order_id: order.id, order_display_id: shown } }])
  })

  it("gives in 1,000 guesses nothing, differs in nothing between hit and miss, and is slowed down", async () => {
    const email = address
    const before = (await mailsTo(email)).length
    const ip = someIp()
    const guesses = Array.from({ length: 1_000 }, (_, index) =>
      (index % 4 === 0 ? { email, order_display_id: 500_000 + index }
      : index % 4 === 1 ? { email: `nobody${index}@guess.example`, order_display_id: sale.order.display_id }
      : index % 4 === 2 ? { email: `nobody${index}@guess.example`, serial_number: sale.units[0]!.serial_number }
      : { email, serial_number: `GUESS-${index}` }))
    const answers: { status: number; text: string }[] = []
    const startedAt = Date.now()
    for (const guess of guesses) {
      const { status, body, headers } = await ask(guess, ip)
      answers.push({ status, text: JSON.stringify([body, headersOf(headers)]) })
      if (status === 429) expect(Number(headers.get("retry-after"))).toBeGreaterThan(0)
    }
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202, 429]))
    const minutes = 1 + Math.floor((Date.now() - startedAt) / 60_000) + 1
    expect(answers.filter(({ status }) => status === 202).length).toBeLessThanOrEqual(30 * minutes)
    const accepted = new Set(answers.filter(({ status }) => status === 202).map(({ text }) => text))
    expect(accepted.size).toBe(1)
    expect((await mailsTo(email)).length).toBe(before)
  }, SET_UP_MS_MAX)

  it("answers a true request exactly as a false one", async () => {
    const other = { email: `true.${tag().toLowerCase()}@buyer.example` }
    const { order } = await sell(shop, other)
    const shape = ({ status, body, headers }: Awaited<ReturnType<typeof ask>>) => [status, body, headersOf(headers)]
    const hit = await ask({ email: other.email, order_display_id: order.display_id })
    const miss = await ask({ email: `false.${tag()}@buyer.example`, order_display_id: order.display_id })
    expect(shape(hit)).toEqual(shape(miss))
    expect(await eventually(() => mailsTo(other.email), (mails) => mails.length > 0)).toHaveLength(1)
  })

  it.each<[string, object]>([
    ["neither number", { email: "a@b.example" }],
    ["both numbers", { email: "a@b.example", order_display_id: 1, serial_number: "SN" }],
    ["no e-mail", { order_display_id: 1 }],
    ["what is no e-mail", { email: "ann", order_display_id: 1 }],
    ["an order number of nothing", { email: "a@b.example", order_display_id: "#" }],
    ["an order number without end", { email: "a@b.example", order_display_id: "9".repeat(65) }],
    ["half an order", { email: "a@b.example", order_display_id: 1.5 }],
    ["half a character", { email: "a@b.example", serial_number: "\ud800" }],
    ["another field", { email: "a@b.example", order_display_id: 1, admin: true }],
  ])("refuses %s", async (_, body) => {
    expect(await ask(body)).toMatchObject({ status: 400, body: { code: "request.invalid" } })
  })

  it("slows down who tries tokens", async () => {
    const ip = someIp()
    const statuses: number[] = []
    for (let attempt = 0; attempt < 200; attempt++) statuses.push((await redeem(`atok_${attempt}.guess`, ip)).status)
    expect(statuses.slice(0, 60).every((status) => status === 409)).toBe(true)
    expect(new Set(statuses)).toEqual(new Set([409, 429]))
  })
})
