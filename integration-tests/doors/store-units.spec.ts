import { withClient } from "../../scripts/support/databases"
import type { HttpStoreUnit } from "../../src/types/http"
import { type Client, connect, eventually } from "../http/support/client"
import { command, createShop, createTrackedProduct, fulfill, orderUnits, placeOrder, ship, type Shop, tag } from "../http/support/shop"
import { becomeGuest, register, sell, visit, type Customer, type Sale } from "./people"

/** The first suite that asks starts the server. */
const SET_UP_MS_MAX = 600_000

let client: Client
let shop: Shop
let ann: Customer
let bob: Customer
let sale: Sale
let guestSale: Sale
const guestEmail = `${tag().toLowerCase()}@guest.example`

beforeAll(async () => {
  client = await connect()
  shop = await createShop(client)
  ann = await register(shop)
  bob = await register(shop)
  sale = await sell(shop, ann, 3)
  guestSale = await sell(shop, { email: guestEmail }, 2)
}, SET_UP_MS_MAX)

interface UnitList {
  readonly units: readonly HttpStoreUnit[]
  readonly count: number
  readonly next_after: string | null
}
const list = async (by: { readonly token?: string; readonly guest?: string }, query = "") => (await visit<UnitList>(shop, "GET", `/store/units${query}`, undefined, by)).body
const get = (by: { readonly token?: string; readonly guest?: string }, id: string) => visit<{ unit: HttpStoreUnit; code?: string }>(shop, "GET", `/store/units/${id}`, undefined, by)
const idsOf = (units: readonly { readonly id: string }[]): string[] => units.map(({ id }) => id).sort()

describe("a customer's units", () => {
  it("are those she bought, page by page, and no one else's", async () => {
    const all = await list({ token: ann.token })
    expect([idsOf(all.units), all.count]).toEqual([idsOf(sale.units), 3])
    const first = await list({ token: ann.token }, "?limit=2")
    const rest = await list({ token: ann.token }, `?limit=2&after=${first.next_after}`)
    expect(idsOf([...first.units, ...rest.units])).toEqual(idsOf(sale.units))
    expect(await list({ token: bob.token })).toMatchObject({ units: [], count: 0 })
  })

  it("are shown with their names and cover, and with nothing of the shop's inside", async () => {
    const [unit] = sale.units
    const { body } = await get({ token: ann.token }, unit!.id)
    expect(Object.keys(body.unit).sort()).toEqual([
      "coverage_summary", "custody", "id", "is_recalled", "order_id", "product_title", "serial_number", "status", "thumbnail", "updated_at", "variant_id", "variant_title",
    ])
    expect(body.unit).toMatchObject({ serial_number: unit!.serial_number, status: "delivered", custody: "customer", order_id: sale.order.id, is_recalled: false, coverage_summary: { verdict: expect.any(String) } })
    expect(body.unit.product_title).toMatch(/^Product /)
    expect(body.unit.variant_id).toBe(sale.order.items[0]!.variant_id)
  })

  it("of another customer do not exist", async () => {
    const [unit] = sale.units
    const other = await get({ token: bob.token }, unit!.id)
    const unknown = await get({ token: bob.token }, "aunit_nobody")
    expect([other.status, other.body.code]).toEqual([404, "unit.not_found"])
    expect([unknown.status, unknown.body.code]).toEqual([404, "unit.not_found"])
    expect((await get({}, unit!.id)).status).toBe(401)
    expect((await visit(shop, "GET", "/store/units")).status).toBe(401)
    expect((await visit(shop, "GET", "/store/units", undefined, { token: client.adminToken })).status).toBe(401)
  })

  it("that are recalled say so, and say no more of their holds", async () => {
    const [, , unit] = sale.units
    await command(shop, { command: "hold", units: [{ unit_id: unit!.id }], kind: "recall", reason_code: "secret_reason" })
    const { body } = await get({ token: ann.token }, unit!.id)
    expect(body.unit.is_recalled).toBe(true)
    expect(JSON.stringify(body)).not.toContain("secret_reason")
  })

  it("that she passed on are the new owner's, who does not see on whose order they were bought", async () => {
    const passed = await sell(shop, ann)
    const [unit] = passed.units
    await withClient(client.databaseUrl, (pg) => pg.query("update serial_unit set owner_customer_id = $2 where id = $1", [unit!.id, bob.id]))
    expect((await get({ token: ann.token }, unit!.id)).status).toBe(404)
    expect((await get({ token: bob.token }, unit!.id)).body.unit).toMatchObject({ id: unit!.id, order_id: null })
    await withClient(client.databaseUrl, (pg) => pg.query("update serial_unit set owner_customer_id = $2 where id = $1", [unit!.id, ann.id]))
  })

  it("begin when they are shipped, not when they are promised", async () => {
    const product = await createTrackedProduct(shop, { unitCount: 1 })
    const order = await placeOrder(shop, [{ variant_id: product.variantId, quantity: 1 }], bob.email, bob.token)
    await eventually(() => orderUnits(shop, order.id), ({ lines }) => lines.length > 0 && lines.every(({ waiting_count }) => waiting_count === 0))
    expect(await list({ token: bob.token })).toMatchObject({ units: [], count: 0 })
    await ship(shop, order, await fulfill(shop, order))
    expect(idsOf((await list({ token: bob.token })).units)).toEqual(idsOf(product.units))
  })
})

describe("a guest's units", () => {
  it("are those of the one order", async () => {
    const guest = await becomeGuest(shop, guestEmail, { order_display_id: guestSale.order.display_id })
    const seen = await list({ guest })
    expect([idsOf(seen.units), seen.count]).toEqual([idsOf(guestSale.units), 2])
    expect((await get({ guest }, guestSale.units[0]!.id)).body.unit.order_id).toBe(guestSale.order.id)
    expect((await get({ guest }, sale.units[0]!.id)).status).toBe(404)
  })

  it("are the one unit, although its owner has more", async () => {
    const [unit, other] = sale.units
    const guest = await becomeGuest(shop, ann.email, { serial_number: unit!.serial_number })
    expect(idsOf((await list({ guest })).units)).toEqual([unit!.id])
    expect((await get({ guest }, other!.id)).status).toBe(404)
  })

  it("are what counts when a customer is signed in beside", async () => {
    const guest = await becomeGuest(shop, guestEmail, { order_display_id: guestSale.order.display_id })
    expect(idsOf((await list({ guest, token: bob.token })).units)).toEqual(idsOf(guestSale.units))
  })

  it("are not seen with an access that is none: the signed-in customer counts, or nobody", async () => {
    expect((await visit(shop, "GET", "/store/units", undefined, { guest: "atok_01J.guess" })).status).toBe(401)
    expect((await list({ guest: "atok_01J.guess", token: bob.token })).count).toBe(1)
  })
})
