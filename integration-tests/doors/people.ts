import { existsSync, readFileSync } from "node:fs"
import type { HttpUnit } from "../../src/types/http"
import { eventually, type Answer } from "../http/support/client"
import { createTrackedProduct, deliver, fulfill, orderUnits, placeOrder, ship, tag, type Order, type Shop } from "../http/support/shop"
import { sharedMedusaServer } from "../support/medusa-server"

/** Everybody who may stand at a door of the shop, through the public API. */

export interface Customer {
  readonly id: string
  readonly email: string
  readonly token: string
}

export interface Mail {
  readonly to: string
  readonly template: string
  readonly data: { readonly token?: string; readonly url?: string; readonly [key: string]: unknown }
}

/** An address nobody else asks from, so that no suite uses up another's limits. */
export const someIp = (): string => `2001:db8:${hex()}:${hex()}::1`
const hex = (): string => Math.floor(Math.random() * 0xffff).toString(16)

export interface Visit {
  readonly token?: string | null
  readonly guest?: string
  readonly ip?: string
  readonly headers?: Record<string, string>
}

/** A request of a shop's page: with its publishable key, of somebody or nobody. */
export const visit = <Body = Record<string, unknown>>(shop: Shop, method: string, path: string, body?: unknown, { token = null, guest, ip, headers }: Visit = {}): Promise<Answer<Body>> =>
  shop.client.call<Body>(method, path, body, {
    token, headers: { "x-publishable-api-key": shop.publishableKey, ...(guest === undefined ? {} : { "x-aftercare-guest": guest }), "x-forwarded-for": ip ?? someIp(), ...headers },
  })

export async function register(shop: Shop, email = `${tag().toLowerCase()}@customer.example`): Promise<Customer> {
  const password = "a-password-of-a-test"
  const keyed = { headers: { "x-publishable-api-key": shop.publishableKey } }
  const login = { email, password }
  const registered = await shop.client.ok<{ token: string }>("POST", "/auth/customer/emailpass/register", login, { token: null })
  const { customer } = await shop.client.ok<{ customer: { id: string } }>("POST", "/store/customers", { email, first_name: "Ann", last_name: "Buyer" }, { ...keyed, token: registered.token })
  const { token } = await shop.client.ok<{ token: string }>("POST", "/auth/customer/emailpass", login, { token: null })
  return { id: customer.id, email, token }
}

export interface Sale {
  readonly order: Order
  readonly units: readonly HttpUnit[]
}

/** Units ordered, shipped and delivered to a customer, or to somebody without a login. */
export async function sell(shop: Shop, buyer: Customer | { readonly email: string }, quantity = 1): Promise<Sale> {
  const product = await createTrackedProduct(shop, { unitCount: quantity })
  const order = await placeOrder(shop, [{ variant_id: product.variantId, quantity }], buyer.email, "token" in buyer ? buyer.token : null)
  await eventually(() => orderUnits(shop, order.id), ({ lines }) => lines.length > 0 && lines.every(({ waiting_count }) => waiting_count === 0))
  const fulfillmentId = await fulfill(shop, order)
  await ship(shop, order, fulfillmentId)
  await deliver(shop, order, fulfillmentId)
  const units = await eventually(async () => (await shop.client.ok<{ units: HttpUnit[] }>("GET", `/admin/units?order_id=${order.id}`)).units, (all) => all.every(({ status }) => status === "delivered"))
  return { order, units }
}

export async function mailsTo(address: string): Promise<Mail[]> {
  const { outboxFile } = await sharedMedusaServer()
  if (!existsSync(outboxFile)) return []
  return readFileSync(outboxFile, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line) as Mail).filter(({ to }) => to.toLowerCase() === address.toLowerCase())
}

/** Asks for the link, reads the mail, uses it: the access token of a guest. */
export async function becomeGuest(shop: Shop, email: string, of: { readonly order_display_id: number } | { readonly serial_number: string }): Promise<string> {
  const before = (await mailsTo(email)).length
  await visit(shop, "POST", "/store/guest-access", { email, ...of })
  const mail = (await eventually(() => mailsTo(email), (mails) => mails.length > before)).at(-1)
  const { body } = await visit<{ access_token: string }>(shop, "POST", "/store/guest-access/redeem", { token: mail?.data.token ?? "" })
  return body.access_token
}

/** One who was invited and accepted; undefined where the shop has no technicians. */
export async function technicianToken({ client }: Shop): Promise<string | undefined> {
  const email = `${tag().toLowerCase()}@bench.example`
  const password = "a-password-of-a-test"
  const invited = await client.call("POST", "/admin/technicians", { email, name: "Tess" })
  if (invited.status === 404) return undefined
  const [mail] = await eventually(() => mailsTo(email), (mails) => mails.length > 0)
  await client.ok("POST", "/technician/invites/accept", { token: mail?.data.token, password }, { token: null })
  return (await client.ok<{ token: string }>("POST", "/auth/technician/emailpass", { email, password }, { token: null })).token
}
