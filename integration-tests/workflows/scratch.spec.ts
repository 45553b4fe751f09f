import { bootMedusa, type InProcessMedusa } from "./in-process-medusa"
import { createMoneyShop, createPriced, orderPaid, readOrder, refundsOf } from "./rma-shop"
import { levelOf } from "./medusa-shop"
import { creditReturn } from "../../src/workflows/rma/credit-return"
import { refundOrder } from "../../src/workflows/rma/refund-order"
import { replaceByClaim } from "../../src/workflows/rma/replace-by-claim"
import { exchangeLine, receiveExchangeReturn } from "../../src/workflows/rma/exchange-line"
import { chargeOrder } from "../../src/workflows/rma/charge-order"
import { keepFee, settleWithStoreCredit } from "../../src/workflows/rma/settle-owed"
import { readPaidAmounts } from "../../src/workflows/rma/read-paid-amounts"
import { ensureQuarantineLocations } from "../../src/workflows/quarantine/ensure-quarantine-location"
jest.mock("../../src/bridge/start", () => ({ startBridge: async () => ({ stop: async () => undefined }) }))
let medusa: InProcessMedusa
beforeAll(async () => {
  process.env["AFTERCARE_DEMO"] = "1"
  medusa = await bootMedusa()
}, 180_000)
afterAll(async () => medusa?.stop())
it("looks", async () => {
  const c = medusa.container
  const shop = await createMoneyShop(medusa, { code: "usd", country: "us", taxRate: 8.875 })
  const p = await createPriced(medusa, shop, 33.33), p2 = await createPriced(medusa, shop, 50)
  const order = await orderPaid(medusa, shop, [{ variant_id: p.variantId, quantity: 3 }], { discount: 10 })
  const q = (await ensureQuarantineLocations(c, [shop.locationIds[0]!])).get(shop.locationIds[0]!)!
  const line = order.items[0].id
  const pend = async () => (await readOrder(medusa, order.id)).summary.pending_difference
  console.log(JSON.stringify(await readPaidAmounts(c, order.id)))
  const r = await creditReturn(c, { orderId: order.id, items: [{ lineItemId: line, quantity: 1 }], quarantineLocationId: q, key: "k1" })
  console.log(r, await pend())
  console.log(await refundOrder(c, { orderId: order.id, amountMinor: r.creditedMinor, key: "r1" }), await pend())
  console.log(await refundOrder(c, { orderId: order.id, amountMinor: r.creditedMinor, key: "r1" }), await pend(), (await refundsOf(medusa, order.id)).length)
  console.log(await refundOrder(c, { orderId: order.id, amountMinor: 500, key: "good" }), await pend())
  console.log("claim", await replaceByClaim(c, { orderId: order.id, lineItemId: line, variantId: p.variantId, quantity: 1, key: "c1" }), await pend())
  console.log("claim", await replaceByClaim(c, { orderId: order.id, lineItemId: line, variantId: p.variantId, quantity: 1, key: "c1" }), await pend())
  console.log(await levelOf(medusa, p.items[0]!.inventory_item_id, shop.locationIds[0]!))
  const x = await exchangeLine(c, { orderId: order.id, lineItemId: line, variantId: p2.variantId, key: "x1", quarantineLocationId: q })
  const qq = c.resolve("query")
  for (const fields of [["id", "summary.*"], ["id", "summary"], ["id","summary","total"], ["id", "summary", "items.*"], ["id", "summary.*", "credit_lines.*"], ["id","version", "summary.*", "items.*","credit_lines.*","transactions.*"]]) {
    const { data } = await qq.graph({ entity: "order", fields, filters: { id: order.id } })
    console.log(JSON.stringify(fields), (data[0] as any).summary.pending_difference, (data[0] as any).summary.current_order_total, (data[0] as any).version, (data[0] as any).total, JSON.stringify((data[0] as any).credit_lines?.map((l: any) => l.amount)))
  }
  console.log(await c.resolve("__pg_connection__").raw("select version, totals->'pending_difference' as p, totals->'current_order_total' as t from order_summary where order_id = ? order by version", [order.id]).then((r: any) => r.rows))
  console.log("exch", x, await pend())
  console.log(JSON.stringify(await readPaidAmounts(c, order.id)))
  console.log("recv", await receiveExchangeReturn(c, { exchangeId: x.exchangeId, quantity: 1, key: "x1r" }), await pend())
  console.log(JSON.stringify(await readPaidAmounts(c, order.id)))
  console.log("charge", await chargeOrder(c, { orderId: order.id, amountMinor: 1234, key: "ch" }), await pend())
  console.log("charge", await chargeOrder(c, { orderId: order.id, amountMinor: 1234, key: "ch" }), await pend())
  console.log(JSON.stringify(await readPaidAmounts(c, order.id)))
  const o2 = await orderPaid(medusa, shop, [{ variant_id: p.variantId, quantity: 3 }])
  const l2 = o2.items[0].id
  const r2 = await creditReturn(c, { orderId: o2.id, items: [{ lineItemId: l2, quantity: 2 }], quarantineLocationId: q, key: "k2" })
  console.log(r2)
  console.log(await keepFee(c, { orderId: o2.id, amountMinor: 1000, key: "f" }), (await readOrder(medusa, o2.id)).summary.pending_difference)
  console.log(await settleWithStoreCredit(c, { orderId: o2.id, amountMinor: r2.creditedMinor - 1000, key: "f" }), (await readOrder(medusa, o2.id)).summary.pending_difference)
}, 120_000)
