import type { HttpUnit } from "../../src/types/http"
import { eventually } from "../http/support/client"
import { createTrackedProduct, getHistory, getUnit, orderUnits, placeOrder, receive, type Shop } from "../http/support/shop"
import { type Desk, scan, section, settled } from "./desk"

/** The units of the order's first line, as soon as they are allocated: that follows the order by an event. */
async function unitsOf(shop: Shop, orderId: string, count: number): Promise<HttpUnit[]> {
  const { lines } = await eventually(() => orderUnits(shop, orderId), (answer) => answer.lines[0]?.units.length === count)
  return lines[0]?.units ?? []
}

export function orderCases(desk: () => Desk): void {
  describe("an order's units", () => {
    it("are picked by scan, packed, shipped and delivered without leaving the order", async () => {
      const { shop, open } = desk()
      const { variantId, inventoryItemId } = await createTrackedProduct(shop, { unitCount: 2 })
      const [stranger] = await receive(shop, { inventoryItemId }, 1)
      const order = await placeOrder(shop, [{ variant_id: variantId, quantity: 2 }])
      const page = await open()
      await page.goto(`/app/orders/${order.id}`)
      const box = section(page, "Serial numbers")
      await box.getByText("2 of 2").waitFor()
      const units = await unitsOf(shop, order.id, 2)
      await box.getByRole("button", { name: "Pick and pack" }).click()
      await page.getByRole("textbox", { name: "Scan a unit" }).waitFor()
      await scan(page, stranger?.serial_number ?? "")
      await page.getByText(`${stranger?.serial_number} does not go into this box.`).waitFor()
      for (const { serial_number } of units) {
        await scan(page, serial_number)
        await page.getByText(`${serial_number} picked for`).waitFor()
      }
      await page.getByText("2 of 2 read").waitFor()
      await page.getByRole("button", { name: "Make the fulfilment" }).click()
      await box.getByText("Box 1").waitFor()
      await box.getByRole("button", { name: "Ship" }).click()
      await page.getByRole("textbox", { name: "Scan a unit" }).waitFor()
      await scan(page, stranger?.serial_number ?? "")
      await page.getByText(`${stranger?.serial_number} does not belong in this box`).waitFor()
      for (const { serial_number } of units) await scan(page, serial_number)
      await page.getByText(`${units[1]?.serial_number} is right`).waitFor()
      await page.getByRole("textbox", { name: "Tracking number" }).fill("TRACK-1")
      await page.getByRole("dialog").getByRole("button", { name: "Ship" }).click()
      await box.getByRole("button", { name: "Mark as delivered" }).click()
      await page.getByRole("alertdialog").getByRole("button", { name: "Mark as delivered" }).click()
      await box.getByText("Delivered").first().waitFor()
      const life = await eventually(() => getHistory(shop, units[0]?.id ?? ""), (events) => events.at(-1)?.type === "unit.delivered")
      expect(life.map(({ type }) => type)).toEqual(["unit.received", "unit.allocated", "unit.picked", "unit.fulfilled", "unit.shipped", "unit.delivered"])
    })

    it("are swapped for a free one, and released, with a reason", async () => {
      const { shop, open } = desk()
      const { variantId } = await createTrackedProduct(shop, { unitCount: 2 })
      const order = await placeOrder(shop, [{ variant_id: variantId, quantity: 1 }])
      const page = await open()
      await page.goto(`/app/orders/${order.id}`)
      const box = section(page, "Serial numbers")
      await box.getByText("1 of 1").waitFor()
      const [former] = await unitsOf(shop, order.id, 1)
      await box.getByRole("button", { name: `Actions for ${former?.serial_number}` }).click()
      await page.getByRole("menuitem", { name: "Swap" }).click()
      await page.getByRole("radio").first().click()
      await page.getByRole("button", { name: "Damaged" }).click()
      await page.getByRole("dialog").getByRole("button", { name: "Swap" }).click()
      // The drawer's own hint says something alike; this is the word afterwards.
      await page.getByText(new RegExp(`^\\S+ takes the place of ${former?.serial_number}`)).waitFor()
      const next = (await orderUnits(shop, order.id)).lines[0]?.units[0]
      expect(next?.id).not.toBe(former?.id)
      await box.getByRole("button", { name: `Actions for ${next?.serial_number}` }).click()
      await page.getByRole("menuitem", { name: "Release" }).click()
      await page.getByRole("dialog").getByRole("button", { name: "Release" }).click()
      await page.getByText(`${next?.serial_number} is free again`).waitFor()
      await box.getByText("1 unit is missing").waitFor()
    })

    it("are put right when another one was in the box", async () => {
      const { client, shop, open } = desk()
      const { variantId } = await createTrackedProduct(shop, { unitCount: 2 })
      const order = await placeOrder(shop, [{ variant_id: variantId, quantity: 1 }])
      const [recorded] = await unitsOf(shop, order.id, 1)
      const items = order.items.map(({ id, quantity }) => ({ id, quantity }))
      const { order: packed } = await client.ok<{ order: { fulfillments: { id: string }[] } }>("POST", `/admin/orders/${order.id}/fulfillments?fields=*fulfillments`, { items, location_id: shop.locationIds[0], no_notification: true })
      await client.ok("POST", `/admin/orders/${order.id}/fulfillments/${packed.fulfillments[0]?.id}/shipments`, { items })
      const { units: [actual] } = await client.ok<{ units: { id: string; serial_number: string }[] }>("GET", `/admin/units?variant_id=${variantId}&status=in_stock`)
      const page = await open()
      await page.goto(`/app/orders/${order.id}`)
      const box = section(page, "Serial numbers")
      await box.getByRole("button", { name: `Actions for ${recorded?.serial_number}` }).click()
      await page.getByRole("menuitem", { name: "Another unit was shipped" }).click()
      await page.getByRole("textbox", { name: "The unit that was really in the box" }).fill(actual?.serial_number ?? "")
      await page.getByRole("button", { name: "Wrong unit in the box" }).click()
      await page.getByRole("dialog").getByRole("button", { name: "Another unit was shipped" }).click()
      await page.getByRole("alertdialog").getByRole("button", { name: "Another unit was shipped" }).click()
      await box.getByRole("link", { name: actual?.serial_number ?? "" }).waitFor()
      expect([(await getUnit(shop, actual?.id ?? "")).status, (await getUnit(shop, recorded?.id ?? "")).status]).toEqual(["shipped", "in_stock"])
    })

    it("are read when they are packed, where the product is tracked only at shipment", async () => {
      const { shop, open } = desk()
      const { variantId } = await createTrackedProduct(shop, { stock: [5], policy: { tracking: "at_ship" } })
      const order = await placeOrder(shop, [{ variant_id: variantId, quantity: 2 }])
      const page = await open()
      await page.goto(`/app/orders/${order.id}`)
      const box = section(page, "Serial numbers")
      await box.getByText("2 serial numbers are read when packed").waitFor()
      await box.getByRole("button", { name: "Pick and pack" }).click()
      await page.getByRole("textbox", { name: "Scan a unit" }).waitFor()
      for (const code of [`${order.display_id}-A`, `${order.display_id}-B`]) {
        await scan(page, code)
        await page.getByText(`${code} named for`).waitFor()
      }
      await page.getByRole("combobox", { name: "Ships from" }).click()
      await page.getByRole("option").first().click()
      await page.getByRole("button", { name: "Make the fulfilment" }).click()
      await box.getByText("Box 1").waitFor()
      expect((await orderUnits(shop, order.id)).lines[0]?.units.map(({ serial_number }) => serial_number).sort()).toEqual([`${order.display_id}-A`, `${order.display_id}-B`])
    })

    it("open a case when one that is promised is held; the case leads to the order and is resolved with a reason", async () => {
      const { client, shop, open } = desk()
      const { variantId } = await createTrackedProduct(shop, { unitCount: 1 })
      const order = await placeOrder(shop, [{ variant_id: variantId, quantity: 1 }])
      const [unit] = await unitsOf(shop, order.id, 1)
      await client.ok("POST", "/admin/units/commands", { command: "hold", kind: "recall", units: [{ unit_id: unit?.id }] })
      const page = await open()
      await page.goto(`/app/aftercare/exceptions?unit_id=${unit?.id}`)
      await page.getByRole("link", { name: `#${order.display_id}` }).waitFor()
      await page.getByRole("button", { name: "Resolve" }).click()
      await page.getByRole("button", { name: "No problem" }).click()
      await page.getByRole("dialog").getByRole("button", { name: "Resolve" }).click()
      await page.getByText("Case resolved").waitFor()
      await settled(page)
      await page.getByText("Nothing found").or(page.getByText("No open cases")).first().waitFor()
    })

    it("are not spoken of where an order has no serialized goods", async () => {
      const { shop, open, client } = desk()
      const { variantId } = await createTrackedProduct(shop, { stock: [1], policy: { tracking: "none" } })
      const order = await placeOrder(shop, [{ variant_id: variantId, quantity: 1 }])
      expect((await client.ok<{ lines: unknown[] }>("GET", `/admin/orders/${order.id}/units`)).lines).toEqual([])
      const page = await open()
      await page.goto(`/app/orders/${order.id}`)
      await page.getByRole("heading", { name: "Summary" }).waitFor()
      await settled(page)
      expect(await section(page, "Serial numbers").count()).toBe(0)
    })
  })
}
