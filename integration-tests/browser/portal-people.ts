import { randomBytes } from "node:crypto"
import { toBuffer } from "bwip-js/node"
import type { Page } from "playwright-core"
import type { HttpUnit } from "../../src/types/http"
import { mailsTo, type Customer, register } from "../doors/people"
import { type Client, eventually } from "../http/support/client"
import { createProduct, createPolicy, deliver, fulfill, orderUnits, placeOrder, type Order, ship, type Shop, tag } from "../http/support/shop"

/** Who stands in these cases, and what they own. */

export interface Bought {
  readonly order: Order
  readonly units: readonly HttpUnit[]
  readonly variantId: string
}

export interface Purchase {
  readonly quantity?: number
  /** Covered for two years from delivery. */
  readonly isCovered?: boolean
  /** Printed on the card in the box, of the first unit. */
  readonly proofCode?: string
}

/** Ordered, shipped and delivered: a product of its own, so that its terms are nobody else's. */
export async function buy(shop: Shop, buyer: Customer | { readonly email: string }, { quantity = 1, isCovered = true, proofCode }: Purchase = {}): Promise<Bought> {
  const { client } = shop
  const { variantId, inventoryItemId } = await createProduct(shop)
  await createPolicy(shop, { variant_id: variantId })
  const prefix = tag()
  const receive = (numbers: readonly string[], more: object = {}) => client.ok("POST", "/admin/units/receive", { inventory_item_id: inventoryItemId, location_id: shop.locationIds[0], serial_numbers: numbers, ...more })
  const numbers = Array.from({ length: quantity }, (_, index) => `${prefix}-${index + 1}`)
  await receive(numbers, proofCode === undefined ? {} : { identifiers: { [numbers[0] ?? ""]: [{ kind: "proof_code", value: proofCode }] } })
  if (isCovered) {
    const { warranty_policy: policy } = await client.ok<{ warranty_policy: { id: string } }>("POST", "/admin/warranty-policies", { name: "Two-year warranty", duration: "P24M", variant_ids: [variantId] })
    await client.ok("POST", `/admin/warranty-policies/${policy.id}/publish`, {})
  }
  const order = await placeOrder(shop, [{ variant_id: variantId, quantity }], buyer.email, "token" in buyer ? buyer.token : null)
  await eventually(() => orderUnits(shop, order.id), ({ lines }) => lines.length > 0 && lines.every(({ waiting_count }) => waiting_count === 0))
  const fulfillmentId = await fulfill(shop, order)
  await ship(shop, order, fulfillmentId)
  await deliver(shop, order, fulfillmentId)
  const units = await eventually(async () => (await client.ok<{ units: HttpUnit[] }>("GET", `/admin/units?order_id=${order.id}`)).units, (all) => all.length === quantity && all.every(({ status }) => status === "delivered"))
  return { order, units, variantId }
}

/** Two who bought: one with an account, one without. Each case takes a unit that no other has touched. */
export interface Owners {
  readonly customer: Customer
  readonly takeUnit: () => HttpUnit
  readonly guest: { readonly email: string; readonly order: Order; readonly takeUnit: () => HttpUnit }
  /** Of the one whose cover is asked for without signing in. */
  readonly proven: { readonly unit: HttpUnit; readonly proofCode: string }
}

const CUSTOMERS_UNITS = 30
const GUESTS_UNITS = 7

export async function createOwners(shop: Shop): Promise<Owners> {
  const customer = await register(shop)
  const email = `${tag().toLowerCase()}@example.com`
  const proofCode = `PROOF-${tag()}`
  const owned = await buy(shop, customer, { quantity: CUSTOMERS_UNITS, proofCode })
  const bought = await buy(shop, { email }, { quantity: GUESTS_UNITS })
  await eventually(() => shop.client.ok<{ coverage: { verdict: string } }>("GET", `/admin/units/${owned.units[0]?.id}/coverage`), ({ coverage }) => coverage.verdict === "covered")
  const proven = owned.units.find(({ identifiers }) => identifiers.length > 0)
  if (proven === undefined) throw new Error("No unit has a proof code.")
  return { customer, takeUnit: taking(owned.units.filter(({ id }) => id !== proven.id)), guest: { email, order: bought.order, takeUnit: taking(bought.units) }, proven: { unit: proven, proofCode } }
}

const taking = (units: readonly HttpUnit[]): (() => HttpUnit) => {
  const left = [...units]
  return () => {
    const unit = left.shift()
    if (unit === undefined) throw new Error("All units are taken: let more be bought.")
    return unit
  }
}

/** Where the mail leads that `act` causes, as a path of the server. */
export async function linkOf(client: Client, email: string, template: string, act: () => Promise<unknown>): Promise<string> {
  const mails = async () => (await mailsTo(email)).filter((mail) => mail.template === template)
  const before = (await mails()).length
  await act()
  const url = (await eventually(mails, (all) => all.length > before))[before]?.data.url
  if (url === undefined) throw new Error(`No mail ${template} for ${email}.`)
  return url.replace(client.baseUrl, "")
}

/** A label with a QR code, as a photo. */
export const photoOf = async (text: string) => ({ name: "label.png", mimeType: "image/png", buffer: await toBuffer({ bcid: "qrcode", text, scale: 6, padding: 10, backgroundcolor: "FFFFFF" }) })

/** A PDF as far as its first bytes tell; no two are the same file. */
export const invoice = () => ({ name: "invoice.pdf", mimeType: "application/pdf", buffer: Buffer.concat([Buffer.from("%PDF-1.4\n"), randomBytes(64)]) })

/** All that the page says, without the number it was asked about. */
export const wordsWithout = async (page: Page, number: string): Promise<string> => (await page.getByRole("main").innerText()).replaceAll(number, "#")
