import type { HttpRmaDetailAnswer, HttpUnit } from "../../src/types/http"
import { register, sell, visit } from "../doors/people"
import { eventually } from "../http/support/client"
import { createTrackedProduct, deliver, fulfill, orderUnits, placeOrder, ship, type Shop } from "../http/support/shop"
import { type Desk, scan } from "./desk"

/** A unit in its customer's hands. */
export async function deliveredUnit(shop: Shop): Promise<{ readonly orderId: string; readonly unit: HttpUnit }> {
  const { variantId } = await createTrackedProduct(shop, { unitCount: 1 })
  const order = await placeOrder(shop, [{ variant_id: variantId, quantity: 1 }])
  await eventually(() => orderUnits(shop, order.id), ({ lines }) => lines[0]?.units.length === 1)
  const fulfillmentId = await fulfill(shop, order)
  await ship(shop, order, fulfillmentId)
  await deliver(shop, order, fulfillmentId)
  const { lines } = await eventually(() => orderUnits(shop, order.id), (answer) => answer.lines[0]?.units[0]?.status === "delivered")
  const [unit] = lines[0]?.units ?? []
  if (unit === undefined) throw new Error("The order has no unit.")
  return { orderId: order.id, unit }
}

export function returnCases(desk: () => Desk): void {
  describe("a return", () => {
    it("is opened from the order, decided, received by scan and inspected, one obvious step after the other", async () => {
      const { client, shop, open } = desk()
      const { orderId, unit } = await deliveredUnit(shop)
      const page = await open()
      await page.goto(`/app/aftercare/returns/create?order=${orderId}`)
      await page.getByRole("checkbox", { name: unit.serial_number }).click()
      await page.getByRole("button", { name: "Defective" }).click()
      await page.getByRole("button", { name: "Open the return" }).click()
      await page.waitForURL(/returns\/rma_/)
      const id = page.url().split("/").at(-1) ?? ""
      const read = async (): Promise<HttpRmaDetailAnswer["rma"]> => (await client.ok<HttpRmaDetailAnswer>("GET", `/admin/rmas/${id}`)).rma
      if ((await read()).lines[0]?.decision !== "accepted") {
        await page.getByRole("button", { name: "Decide", exact: true }).click()
        await page.getByRole("button", { name: "Within the rules" }).click()
        await page.getByRole("dialog").getByRole("button", { name: "Save" }).click()
        await page.getByText("Accepted").first().waitFor()
      }
      // Where every line is accepted the return is authorized by itself, in the background.
      const decided = await eventually(read, ({ authorized_at }) => authorized_at !== null)
      if (decided.authorized_at === null) {
        await page.getByRole("button", { name: "Authorize" }).click()
        await page.getByRole("dialog").getByRole("button", { name: "Authorize" }).click()
        await page.getByRole("dialog").waitFor({ state: "detached" })
      }
      await page.getByRole("button", { name: "Receive a parcel" }).click()
      await page.getByRole("textbox", { name: "Scan what is in the box" }).waitFor()
      await scan(page, unit.serial_number)
      await page.getByText(`${unit.serial_number} is awaited`).waitFor()
      await page.getByRole("button", { name: "Receive 1 unit" }).click()
      await page.getByText("Received as expected").waitFor()
      await page.getByRole("button", { name: "Inspect" }).click()
      await page.getByRole("radio", { name: "Grade B" }).click()
      await page.getByRole("dialog").getByRole("button", { name: "Save" }).click()
      await page.getByText("Inspection kept").waitFor()
      expect((await read()).lines[0]).toMatchObject({ decision: "accepted", reception: "received", grade: "b" })
    })

    it("gets another product offered, which is taken back, offered again and, accepted, is chosen already", async () => {
      const { client, shop, open } = desk()
      const customer = await register(shop)
      const { units: [unit] } = await sell(shop, customer)
      const other = await createTrackedProduct(shop, { unitCount: 1 })
      const { rma } = await client.ok<HttpRmaDetailAnswer>("POST", "/admin/rmas", { lines: [{ unit_id: unit?.id, reason_code: "defective", requested_resolution: "refund" }] })
      await client.ok("POST", `/admin/rmas/${rma.id}/authorize`, { reason_code: "goodwill" })
      await client.ok("POST", `/admin/rmas/${rma.id}/receive`, { location_id: shop.locationIds[0], items: [{ serial_number: unit?.serial_number }] })
      const { variant } = await client.ok<{ variant: { sku: string; product: { title: string } } }>("GET", `/admin/products/${other.productId}/variants/${other.variantId}?fields=sku,product.title`)
      const page = await open()
      await page.goto(`/app/aftercare/returns/${rma.id}`)
      const drawer = page.getByRole("dialog")
      const offer = async (): Promise<void> => {
        await page.getByRole("button", { name: "More actions" }).last().click()
        await page.getByRole("menuitem", { name: "Offer a replacement" }).click()
        await drawer.getByRole("textbox", { name: "What is offered" }).fill(variant.sku)
        await drawer.getByRole("radio", { name: new RegExp(variant.product.title) }).click()
        await drawer.getByText("1 in stock").waitFor()
        // What is chosen stays in sight while she looks on: it is what will be offered.
        await drawer.getByRole("textbox", { name: "What is offered" }).fill("nothing is called so")
        await drawer.getByText("Nothing found").waitFor()
        expect(await drawer.getByRole("radio", { name: new RegExp(variant.product.title) }).isChecked()).toBe(true)
        await drawer.getByRole("textbox", { name: "Words to the customer" }).fill("Checked by us")
        await drawer.getByRole("button", { name: "Send the offer" }).click()
        await page.getByText("Waits for the customer").waitFor()
      }
      await offer()
      await page.getByRole("button", { name: "Withdraw", exact: true }).click()
      await drawer.getByRole("button", { name: "Withdraw the offer" }).click()
      await page.getByText("Withdrawn", { exact: true }).waitFor()
      await offer()
      expect(await visit(shop, "POST", `/store/rmas/${rma.id}/lines/${rma.lines[0]?.id}/accept_offer`, {}, customer)).toMatchObject({ status: 200 })
      await page.reload()
      await page.getByText("Next: decide that the customer gets a replacement.").waitFor()
      await page.getByRole("button", { name: "Decide what the customer gets" }).click()
      await drawer.getByText(`as the customer accepted`).waitFor()
      await drawer.getByRole("button", { name: "Decide what the customer gets" }).click()
      await drawer.waitFor({ state: "detached" })
      const { rma: resolved } = await eventually(() => client.ok<HttpRmaDetailAnswer>("GET", `/admin/rmas/${rma.id}`), ({ rma: { lines } }) => lines[0]?.replacement?.unit != null)
      expect(resolved.lines[0]).toMatchObject({ resolution: "replacement", offer: { status: "accepted", note: "Checked by us" }, replacement: { unit: { id: other.units[0]?.id } } })
    })

    it("gets a note whose files each count by itself: one that is refused takes no other along, and the form waits for them", async () => {
      const { client, shop, open } = desk()
      const { unit } = await deliveredUnit(shop)
      const { rma } = await client.ok<HttpRmaDetailAnswer>("POST", "/admin/rmas", { lines: [{ unit_id: unit.id, reason_code: "defective", requested_resolution: "refund" }] })
      const page = await open()
      let letGo = (): void => undefined
      const gate = new Promise<void>((resolve) => { letGo = resolve })
      await page.route("**/admin/attachments", async (route) => {
        await gate
        await route.continue()
      })
      await page.goto(`/app/aftercare/returns/${rma.id}`)
      await page.getByRole("button", { name: "Add a note" }).click()
      const drawer = page.getByRole("dialog")
      const save = drawer.getByRole("button", { name: "Save" })
      await drawer.getByRole("textbox", { name: "Note" }).fill("Photos by mail.")
      await drawer.locator("input[type=file]").setInputFiles([
        { name: "front.jpg", mimeType: "image/jpeg", buffer: Buffer.from("ffd8ffe000104a46494600010100000100010000ffd9", "hex") }, { name: "broken.pdf", mimeType: "application/pdf", buffer: Buffer.from("no paper at all") },
      ])
      await drawer.getByText("Loading").waitFor()
      expect(await save.isEnabled()).toBe(false)
      letGo()
      await page.getByText("broken.pdf").first().waitFor()
      await drawer.getByText("front.jpg").waitFor()
      await save.click()
      await drawer.waitFor({ state: "detached" })
      const { rma: noted } = await client.ok<HttpRmaDetailAnswer>("GET", `/admin/rmas/${rma.id}`)
      expect(noted.attachments.map(({ filename }) => filename)).toEqual(["front.jpg"])
    })

    it("that brings another unit says so, and its case leads there and says what to do", async () => {
      const { client, shop, open } = desk()
      const { unit } = await deliveredUnit(shop)
      const { unit: other } = await deliveredUnit(shop)
      const { rma } = await client.ok<HttpRmaDetailAnswer>("POST", "/admin/rmas", { lines: [{ unit_id: unit.id, reason_code: "defective" }] })
      await client.ok("POST", `/admin/rmas/${rma.id}/authorize`, { reason_code: "goodwill" })
      const page = await open()
      await page.goto(`/app/aftercare/returns/${rma.id}`)
      await page.getByRole("button", { name: "Receive a parcel" }).click()
      await page.getByRole("textbox", { name: "Scan what is in the box" }).waitFor()
      await scan(page, other.serial_number)
      await page.getByRole("button", { name: "Receive 1 unit" }).click()
      await page.getByText(`${other.serial_number} belongs to another customer.`).or(page.getByText(`${other.serial_number} is another unit of this order.`)).first().waitFor()
      await page.getByRole("button", { name: "Close" }).last().click()
      await page.getByText(`Another unit came back: ${other.serial_number}.`).waitFor()
      await page.getByRole("link", { name: "See the case" }).click()
      await page.getByText("Another unit came back").first().waitFor()
      await page.getByRole("button", { name: "Resolve" }).first().click()
      await page.getByText("The awaited unit may still come.").waitFor()
      await page.getByRole("dialog").getByRole("link", { name: "Open the return" }).click()
      await page.waitForURL(`**/aftercare/returns/${rma.id}`)
    })
  })
}
