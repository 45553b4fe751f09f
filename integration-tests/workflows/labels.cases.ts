import { DemoFulfillmentProvider } from "../../scripts/demo/providers/fulfillment/provider"
import { createReturnLabel } from "../../src/workflows/rma/create-return-label"
import { admin, tag } from "./medusa-shop"
import { endAt, moneyOf, type MoneyWorld, type Sale, sell } from "./rma-world"

export function labelCases(world: MoneyWorld): void {
  const label = (sale: Sale, key: string, more: { locationId?: string; shippingOptionId?: string; sender?: Parameters<typeof createReturnLabel>[1]["sender"] } = {}, ...rest: [Parameters<typeof createReturnLabel>[2]?]) =>
    createReturnLabel(world.medusa.container, { orderId: sale.orderId, items: [{ lineItemId: sale.lineItemId, quantity: 1 }], locationId: sale.warehouseId, key, ...more }, ...rest)

  it("comes from the carrier of the warehouse's return option, once, and changes nothing of the order", async () => {
    const sale = await sell(world)
    const before = await moneyOf(world, sale)
    const first = await label(sale, "rma_1:label")
    expect(first).toEqual({ available: true, fulfillmentId: expect.any(String), trackingNumber: expect.stringMatching(/^DEMO-RET-\d+$/), trackingUrl: expect.stringContaining("/track/"), labelUrl: expect.stringMatching(/\.pdf$/) })
    expect(await label(sale, "rma_1:label")).toEqual(first)
    expect(await label(sale, "rma_2:label")).not.toEqual(first)
    expect(await moneyOf(world, sale)).toEqual(before)
  })

  it("tells the carrier where the parcel is fetched from: what was asked for, else where the order was sent", async () => {
    const sale = await sell(world)
    const asked = jest.spyOn(DemoFulfillmentProvider.prototype, "createReturnFulfillment")
    const sender = { firstName: "Lena", lastName: "Hoffmann", company: null, address1: "Lindenstr. 4", address2: null, postalCode: "10969", city: "Berlin", province: null, countryCode: "de", phone: null }
    const senders = (): unknown[] => (asked.mock.calls as unknown as [{ data?: { sender_address?: unknown } }][]).map(([fulfillment]) => fulfillment.data?.sender_address)
    try {
      const { fulfillmentId } = await label(sale, "rma_6:label", { sender }) as { readonly fulfillmentId: string }
      await label(sale, "rma_7:label")
      expect(senders()).toEqual([{ first_name: "Lena", last_name: "Hoffmann", address_1: "Lindenstr. 4", postal_code: "10969", city: "Berlin", country_code: "de" }, expect.objectContaining({ address_1: expect.any(String) })])
      const { data: [kept] } = await world.medusa.container.resolve("query").graph({ entity: "fulfillment", fields: ["data"], filters: { id: fulfillmentId } })
      expect(JSON.stringify(kept)).not.toContain("Lindenstr")
    } finally {
      asked.mockRestore()
    }
  })

  it("is honestly not there where the warehouse offers no way back, or its carrier makes none", async () => {
    const sale = await sell(world)
    expect(await label(sale, "rma_3:label", { locationId: sale.shop.locationIds[1]! })).toEqual({ available: false, reason: "no_return_option" })
    const { stock_location } = await admin(world.medusa, "GET", `/stock-locations/${sale.warehouseId}?fields=*fulfillment_sets,*fulfillment_sets.service_zones`)
    await admin(world.medusa, "POST", `/stock-locations/${sale.warehouseId}/fulfillment-providers`, { add: ["manual_manual"] })
    const { shipping_option } = await admin(world.medusa, "POST", "/shipping-options", {
      name: "by hand", service_zone_id: stock_location.fulfillment_sets[0].service_zones[0].id, shipping_profile_id: sale.shop.profileId, provider_id: "manual_manual", price_type: "flat",
      type: { label: "by hand", description: "by hand", code: `hand-${tag()}` }, prices: [{ currency_code: "usd", amount: 0 }], rules: [{ attribute: "is_return", operator: "eq", value: "true" }],
    })
    for (const _attempt of [1, 2]) expect(await label(sale, "rma_4:label", { shippingOptionId: shipping_option.id })).toEqual({ available: false, reason: "provider_gives_none" })
  })

  it("is made once when it fails after the carrier was asked and is repeated", async () => {
    const sale = await sell(world)
    const key = "rma_5:label"
    await endAt("fails", "provider_asked", (fault) => label(sale, key, {}, fault))
    const first = await label(sale, key)
    expect(await label(sale, key)).toEqual(first)
    expect(first.available).toBe(true)
  })
}
