import { register } from "../doors/people"
import { createProduct, createPolicy, tag } from "../http/support/shop"
import { forgiveMissingParts, heading, type Portal, settled } from "./portal"
import { invoice } from "./portal-people"

export function productCases(portal: () => Portal): void {
  describe("one's products", () => {
    it("stand in a list with their cover, and each has a page that says what is covered and what to do", async () => {
      const { owners: { customer, takeUnit }, open } = portal()
      const unit = takeUnit()
      const page = await open({ customer })
      await page.goto("/portal/products")
      const card = page.getByRole("link", { name: unit.serial_number })
      await card.getByText(/^Covered until/).waitFor()
      await card.getByRole("img", { name: /months left/ }).waitFor()
      await card.click()
      await heading(page, "Product").waitFor()
      for (const words of [/^Covered until/, /“Two-year warranty” is in force today/, "Parts", "Work"]) await page.getByText(words).first().waitFor()
      await page.getByText("Why?").click()
      await page.getByText("The cover is in force.").waitFor()
      await page.getByText("Nothing has happened to it yet.").waitFor()
      await page.getByRole("link", { name: "Return, repair or warranty" }).waitFor()
    })

    it("stay within reach when a part of the page could not be loaded", async () => {
      const { owners: { customer }, open } = portal()
      const page = await open({ customer })
      await page.goto("/portal")
      await page.route("**/products-page-*.js", (route) => route.abort("connectionfailed"))
      await page.getByRole("link", { name: "Products", exact: true }).click()
      await page.getByText("A part of this page could not be loaded.").waitFor()
      await page.unroute("**/products-page-*.js")
      await page.getByRole("button", { name: "Load the page again" }).click()
      await heading(page, "My products").waitFor()
      forgiveMissingParts()
    })

    it("have days of the reader's own calendar: what was registered in the evening was registered that day, and may have been bought that day", async () => {
      const { owners: { customer }, open } = portal()
      const page = await open({ customer, zone: "America/Los_Angeles" })
      await page.clock.setFixedTime("2031-12-04T02:00:00Z")
      const registration = { id: "wreg_1", serial_number: "EVENING-1", status: "pending", purchased_on: "2031-12-03", has_proof: true, registered_at: "2031-12-04T02:00:00.000Z", decided_at: null, reason_code: null, unit_id: null }
      await page.route("**/store/warranty-registrations?**", (route) => route.fulfill({ json: { warranty_registrations: [registration], count: 1, offset: 0, limit: 20 } }))
      await page.goto("/portal/products")
      await page.getByRole("listitem").filter({ hasText: "EVENING-1" }).getByText("Dec 3, 2031").waitFor()
      await page.goto("/portal/register")
      expect(await page.getByLabel("Day of purchase").getAttribute("max")).toBe("2031-12-03")
    })

    it("are nobody else's: not the product, not the registration, not the requests", async () => {
      const { client, shop, owners: { customer, takeUnit }, open } = portal()
      const unit = takeUnit()
      const page = await open({ customer })
      await page.goto(`/portal/register?label=${unit.serial_number}`)
      await page.getByRole("button", { name: "Register", exact: true }).click()
      await page.getByText("It is registered", { exact: true }).waitFor()
      const registration = page.url().replace(client.baseUrl, "")
      const stranger = await open({ customer: await register(shop) })
      for (const place of [`/portal/products/${unit.id}`, registration, `/portal/products/${unit.id}/transfer`]) {
        await stranger.goto(place)
        await stranger.getByText("There is nothing here for you").waitFor()
        expect(await stranger.getByText(unit.serial_number).count()).toBe(0)
      }
      const nobody = await open()
      await nobody.goto(`/portal/products/${unit.id}`)
      await nobody.getByText("Sign in to see this product").waitFor()
    })
  })

  describe("registering a product", () => {
    it("bought here is done at once, with a certificate to keep; the second time it says so", async () => {
      const { owners: { customer, takeUnit }, open } = portal()
      const unit = takeUnit()
      const page = await open({ customer })
      await page.goto("/portal/register")
      await page.getByRole("textbox", { name: "Serial number" }).fill(unit.serial_number)
      await page.getByRole("button", { name: "Register", exact: true }).dblclick()
      await page.getByText("It is registered", { exact: true }).waitFor()
      await page.getByText("Two-year warranty").waitFor()
      const download = page.waitForEvent("download")
      await page.getByRole("button", { name: "Certificate as PDF" }).click()
      expect((await download).suggestedFilename()).toBe(`${unit.serial_number}.pdf`)

      await page.goto("/portal/register")
      await page.getByRole("textbox", { name: "Serial number" }).fill(unit.serial_number)
      await page.getByRole("button", { name: "Register", exact: true }).click()
      await page.getByText("You have registered this product already.").waitFor()
    })

    it("bought elsewhere takes a proof, which somebody looks at; a file that is no proof is refused in words", async () => {
      const { client, shop, open } = portal()
      const { variantId, inventoryItemId } = await createProduct(shop)
      await createPolicy(shop, { variant_id: variantId })
      const number = tag()
      await client.ok("POST", "/admin/units/receive", { inventory_item_id: inventoryItemId, location_id: shop.locationIds[0], serial_numbers: [number] })
      const page = await open({ customer: await register(shop) })
      await page.goto("/portal/register")
      await page.getByRole("textbox", { name: "Serial number" }).fill(`${number}-UNKNOWN`)
      await page.getByLabel("Day of purchase").fill("2026-01-15")
      const files = page.locator("input[type=file]").first()
      await files.setInputFiles({ name: "invoice.pdf", mimeType: "application/pdf", buffer: Buffer.from("<script>alert(1)</script>") })
      await page.getByText("Only photos (JPEG, PNG, WebP, HEIC) and PDF files can be sent.").waitFor()
      await page.getByRole("button", { name: "Remove invoice.pdf" }).click()
      await files.setInputFiles(invoice())
      await page.getByText("Ready").waitFor()
      await page.getByRole("button", { name: "Register", exact: true }).click()
      await page.getByText("We are looking at it").waitFor()
      const id = page.url().split("/").at(-1) ?? ""
      await client.ok("POST", `/admin/warranty-registrations/${id}/reject`, { reason_code: "proof_illegible" })
      await page.getByText("Reason: the proof is not legible").waitFor()
      await page.getByRole("link", { name: "Register again" }).waitFor()
      await settled(page)
    })
  })
}
