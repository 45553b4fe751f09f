import { bootMedusa, type InProcessMedusa } from "./in-process-medusa"
import { createMoneyShop, createPriced, orderPaid, readOrder } from "./rma-shop"
import { createItem, levelOf, admin } from "./medusa-shop"
import { creditReturn } from "../../src/workflows/rma/credit-return"
import { ensureQuarantineLocations } from "../../src/workflows/quarantine/ensure-quarantine-location"
jest.mock("../../src/bridge/start", () => ({ startBridge: async () => ({ stop: async () => undefined }) }))
let medusa: InProcessMedusa
beforeAll(async () => {
  process.env["AFTERCARE_DEMO"] = "1"
  medusa = await bootMedusa()
}, 180_000)
afterAll(async () => medusa?.stop())
it("looks", async () => {
  const shop = await createMoneyShop(medusa, { code: "usd", country: "us", taxRate: 8.875 })
  const p = await createPriced(medusa, shop, 33.33)
  const order = await orderPaid(medusa, shop, [{ variant_id: p.variantId, quantity: 3 }], { discount: 10 })
  const q = (await ensureQuarantineLocations(medusa.container, [shop.locationIds[0]!])).get(shop.locationIds[0]!)!
  const r = await creditReturn(medusa.container, { orderId: order.id, items: [{ lineItemId: order.items[0].id, quantity: 1 }], quarantineLocationId: q, key: "k1" })
  console.log(r, (await readOrder(medusa, order.id)).summary, await levelOf(medusa, p.items[0]!.inventory_item_id, q))
  const r2 = await creditReturn(medusa.container, { orderId: order.id, items: [{ lineItemId: order.items[0].id, quantity: 1 }], quarantineLocationId: q, key: "k1" })
  console.log(r2, (await admin(medusa, "GET", `/returns/${r.returnId}?fields=*items`)).return)
  void createItem
}, 120_000)
