import type AftercareModuleService from "../../src/modules/aftercare/service"
import { postStock } from "../../src/workflows/stock/post-stock"
import { bootMedusa, type InProcessMedusa } from "./in-process-medusa"
import { createProduct, createShop, fulfill, getOrder, levelOf, placeOrder, type Shop, ship, deliver } from "./medusa-shop"

jest.mock("../../src/bridge/start", () => ({ startBridge: async () => ({ stop: async () => undefined }) }))

let medusa: InProcessMedusa
let shop: Shop
let aftercare: AftercareModuleService["services"]

beforeAll(async () => {
  medusa = await bootMedusa()
  aftercare = medusa.container.resolve<AftercareModuleService>("aftercare").services
  shop = await createShop(medusa)
}, 120_000)

afterAll(async () => {
  await medusa?.stop()
})

const request = { actor: { type: "user", id: "user_test" } }

it("plays", async () => {
  const product = await createProduct(medusa, shop)
  const item = product.items[0]?.inventory_item_id ?? ""
  const locationId = shop.locationIds[0] ?? ""
  await aftercare.policies.create({ inventoryItemId: item, variantId: product.variantId, productId: null, managed: true, stockedQuantity: 0, tracking: "full" } as never)
  await aftercare.units.receive(request, { inventoryItemId: item, variantId: product.variantId, locationId, serialNumbers: ["A1", "A2", "A3"], stockEffect: "add", onError: "reject_all" })
  await postStock(medusa.container, [item])
  console.log(await levelOf(medusa, item, locationId))
  let t = Date.now(); const lap = (s: string) => { console.log(s, Date.now() - t); t = Date.now() }
  const order = await placeOrder(medusa, shop, [{ variant_id: product.variantId, quantity: 2 }])
  lap("place")
  await new Promise((r) => setTimeout(r, 500))
  console.log(JSON.stringify(await aftercare.orders.view(order.id), null, 1).slice(0, 1500))
  t = Date.now()
  const f = await fulfill(medusa, order.id, { location_id: locationId })
  lap("fulfil")
  console.log(await levelOf(medusa, item, locationId), (await aftercare.units.list({ orderId: order.id, limit: 10, offset: 0 })).units.map((u) => [u.serialNumber, u.status, u.fulfillmentId]))
  t = Date.now()
  await ship(medusa, order.id, f.id)
  lap("ship")
  await deliver(medusa, order.id, f.id)
  lap("deliver")
  await new Promise((r) => setTimeout(r, 500))
  console.log((await aftercare.units.list({ orderId: order.id, limit: 10, offset: 0 })).units.map((u) => [u.serialNumber, u.status, u.owner]))
  console.log((await getOrder(medusa, order.id)).fulfillments.length)
}, 60_000)
