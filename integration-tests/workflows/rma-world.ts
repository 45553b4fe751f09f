import type { Fault } from "../../src/workflows/rma/deed"
import { ensureQuarantineLocations } from "../../src/workflows/quarantine/ensure-quarantine-location"
import { admin, type Json, levelOf, type Product } from "./medusa-shop"
import { createMoneyShop, createPriced, type Currency, type MoneyShop, orderPaid, type OrderSettings, readOrder } from "./rma-shop"
import type { World } from "./world"

/** As `World`, with a bank that can fail and shops of several currencies. */
export interface MoneyWorld extends World {
  shop: MoneyShop
  readonly shops: Map<string, MoneyShop>
}

const CURRENCIES: { readonly [code: string]: Currency } = {
  usd: { code: "usd", country: "us", taxRate: 8.875 }, jpy: { code: "jpy", country: "jp", taxRate: 10 }, kwd: { code: "kwd", country: "kw" },
}

export async function shopOf(world: MoneyWorld, code: string): Promise<MoneyShop> {
  const known = world.shops.get(code)
  if (known !== undefined) return known
  const shop = await createMoneyShop(world.medusa, CURRENCIES[code]!)
  world.shops.set(code, shop)
  return shop
}

export interface Sale {
  readonly shop: MoneyShop
  readonly order: Json
  readonly orderId: string
  /** The first line. */
  readonly lineItemId: string
  readonly product: Product
  readonly itemId: string
  readonly warehouseId: string
  readonly quarantineId: string
}

export interface SaleSettings extends OrderSettings {
  readonly currency?: string
  readonly price?: number
  readonly quantity?: number
}

/** One line of a product of its own, paid and shipped from 20 in stock. */
export async function sell(world: MoneyWorld, { currency = "usd", price = 100, quantity = 1, ...settings }: SaleSettings = {}): Promise<Sale> {
  const shop = await shopOf(world, currency)
  const product = await createPriced(world.medusa, shop, price)
  return saleOf(world, shop, product, await orderPaid(world.medusa, shop, [{ variant_id: product.variantId, quantity }], settings))
}

export async function saleOf(world: MoneyWorld, shop: MoneyShop, product: Product, order: Json): Promise<Sale> {
  const warehouseId = shop.locationIds[0]!
  const quarantine = await ensureQuarantineLocations(world.medusa.container, [warehouseId])
  return { shop, product, order, orderId: order.id, lineItemId: order.items[0].id, itemId: product.items[0]!.inventory_item_id, warehouseId, quarantineId: quarantine.get(warehouseId)! }
}

export const pendingOf = async (world: MoneyWorld, orderId: string): Promise<number> => (await readOrder(world.medusa, orderId)).summary.pending_difference

/** Everything of an order that a refused deed must leave as it was. */
export async function moneyOf(world: MoneyWorld, { orderId, itemId, warehouseId, quarantineId }: Sale): Promise<unknown> {
  const order = await readOrder(world.medusa, orderId)
  const { returns } = await admin(world.medusa, "GET", `/returns?order_id=${orderId}&fields=id,status`)
  return {
    total: order.total, pending: order.summary.pending_difference, refunded: order.summary.refunded_total,
    lines: order.items.map(({ id, detail }: Json) => [id, detail.quantity, detail.return_requested_quantity, detail.return_received_quantity, detail.written_off_quantity]),
    returns: returns.map(({ id, status }: Json) => [id, status]),
    refunds: order.payment_collections.flatMap(({ payments }: Json) => payments.flatMap(({ refunds }: Json) => refunds.map(({ amount }: Json) => amount))),
    warehouse: await levelOf(world.medusa, itemId, warehouseId), quarantine: (await levelOf(world.medusa, itemId, quarantineId)) ?? { stocked: 0, reserved: 0 },
  }
}

/** No change of the order may stay open when a deed is over. */
export async function openChanges(world: MoneyWorld, orderId: string): Promise<number> {
  const query = world.medusa.container.resolve("query")
  const { data } = await query.graph({ entity: "order_change", fields: ["id"], filters: { order_id: orderId, status: ["pending", "requested"] } as object })
  return data.length
}

/** The two ways a step ends badly: it fails and the deed may tidy up, or the process dies and nothing more runs. */
export type Ending = "fails" | "dies"
export const ENDINGS: readonly Ending[] = ["fails", "dies"]

/** Runs a deed that ends badly at one point; the point must be reached. */
export async function endAt(ending: Ending, at: string, deed: (fault: Fault) => Promise<unknown>): Promise<void> {
  let wasReached = false
  await new Promise<void>((resolve, reject) => {
    const fault: Fault = (point) => {
      if (point !== at) return
      wasReached = true
      if (ending === "fails") throw new Error(`fails at ${at}`)
      resolve()
      // A dead process runs nothing more: this promise is never settled.
      return new Promise<void>(() => undefined)
    }
    deed(fault).then(() => reject(new Error(`The deed ended without reaching ${at}.`)), () => resolve())
  })
  expect(wasReached).toBe(true)
}
