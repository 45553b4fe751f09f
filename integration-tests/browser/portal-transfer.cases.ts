import { register } from "../doors/people"
import { tag } from "../http/support/shop"
import { forgiveMissingParts, heading, type Portal } from "./portal"
import { linkOf } from "./portal-people"

export function transferCases(portal: () => Portal): void {
  describe("passing a product on", () => {
    it("face to face: a code on the screen, taken once by the new owner, and the former one sees it no more", async () => {
      const { client, shop, owners: { customer, takeUnit }, open } = portal()
      const unit = takeUnit()
      const next = await register(shop)
      const page = await open({ customer })
      await page.goto(`/portal/products/${unit.id}/transfer`)
      const answer = page.waitForResponse((response) => response.url().endsWith("/store/ownership-transfers/link"))
      await page.getByRole("button", { name: "Show the code" }).click()
      const { url } = (await (await answer).json()) as { url: string }
      await page.getByRole("img", { name: /QR code/ }).waitFor()

      const taker = await open({ customer: next })
      const link = url.replace(client.baseUrl, "")
      await taker.goto(link)
      await taker.getByRole("button", { name: "Yes, take it over" }).waitFor()
      expect(taker.url()).toBe(`${client.baseUrl}/portal/transfer`)
      await taker.getByRole("button", { name: "Yes, take it over" }).dblclick()
      await heading(taker, "Product").waitFor()
      await taker.getByText(unit.serial_number).first().waitFor()
      await taker.getByText(/^Covered until/).first().waitFor()

      await page.getByText("Passed on", { exact: true }).waitFor()
      await page.getByRole("main").getByRole("link", { name: "My products" }).last().click()
      await heading(page, "My products").waitFor()
      await page.getByRole("link", { name: /Covered until/ }).first().waitFor()
      expect(await page.getByText(unit.serial_number).count()).toBe(0)

      const late = await open({ customer: await register(shop) })
      await late.goto(link)
      await late.getByRole("button", { name: "Yes, take it over" }).click()
      await late.getByText("The link was used, has expired, or is not complete").waitFor()
      expect(await late.getByText(unit.serial_number).count()).toBe(0)
    })

    it("by mail: the link waits for an account, is taken back, and then is over", async () => {
      const { client, owners: { customer, takeUnit }, open } = portal()
      const unit = takeUnit()
      const email = `${tag().toLowerCase()}@example.com`
      const page = await open({ customer })
      await page.goto(`/portal/products/${unit.id}/transfer`)
      await page.getByRole("textbox", { name: "E-mail of the new owner" }).fill(email)
      const link = await linkOf(client, email, "ownership_transfer", () => page.getByRole("button", { name: "Send the link" }).dblclick())
      await page.getByText(`Offered to ${email}`).waitFor()

      await page.goto(`/portal/products/${unit.id}/transfer`)
      await page.getByText("Offered to somebody").waitFor()
      await page.getByRole("button", { name: "Take the offer back" }).click()
      await page.getByRole("button", { name: "Yes, take it back" }).click()
      await page.getByRole("button", { name: "Show the code" }).waitFor()

      const taker = await open()
      await taker.goto(link)
      await taker.getByText("Sign in or create an account to take it over").waitFor()
      await taker.getByRole("button", { name: "New account" }).click()
      await taker.getByRole("textbox", { name: "E-mail" }).fill(email)
      await taker.getByLabel("Password").fill("a-password-of-a-test")
      await taker.getByRole("button", { name: "Create the account" }).click()
      await taker.getByRole("button", { name: "Yes, take it over" }).click()
      await taker.getByText("The link was used, has expired, or is not complete").waitFor()
    })

    it("shows the link itself where the code cannot be drawn", async () => {
      const { owners: { customer, takeUnit }, open } = portal()
      const page = await open({ customer })
      await page.goto(`/portal/products/${takeUnit().id}/transfer`)
      await page.route("**/qr-code-*.js", (route) => route.abort("connectionfailed"))
      await page.getByRole("button", { name: "Show the code" }).click()
      await page.getByText(/\/portal\/transfer#token=/).waitFor()
      forgiveMissingParts()
    })

    it("does not go to oneself, nor while it is recalled", async () => {
      const { client, owners: { customer, takeUnit }, open } = portal()
      const unit = takeUnit()
      const page = await open({ customer })
      await page.goto(`/portal/products/${unit.id}/transfer`)
      await page.getByRole("textbox", { name: "E-mail of the new owner" }).fill(customer.email)
      const link = await linkOf(client, customer.email, "ownership_transfer", () => page.getByRole("button", { name: "Send the link" }).click())
      await page.getByText(`Offered to ${customer.email}`).waitFor()
      await page.goto(link)
      await page.getByRole("button", { name: "Yes, take it over" }).click()
      await page.getByText("It is yours already.").waitFor()
      await client.ok("POST", "/admin/units/commands", { command: "hold", kind: "recall", reason_code: "lot-7", units: [{ unit_id: unit.id }] })
      await page.goto(`/portal/products/${unit.id}`)
      await page.getByText("This product is being recalled").waitFor()
    })
  })

  describe("a product's passport", () => {
    it("says whether it is genuine and what goes with it, and warns of one that is stolen or recalled; nothing of its owner", async () => {
      const { client, owners: { customer, takeUnit }, open } = portal()
      const unit = takeUnit()
      const { serial_policies: [policy] } = await client.ok<{ serial_policies: { id: string }[] }>("GET", `/admin/serial-policies?inventory_item_id=${unit.inventory_item_id}`)
      const { variants: [variant] } = await client.ok<{ variants: { id: string; product_id: string }[] }>("GET", `/admin/product-variants?id=${unit.variant_id}&fields=id,product_id`)
      await client.ok("POST", `/admin/products/${variant?.product_id}/variants/${variant?.id}`, { ean: "4006381333931" })
      await client.ok("POST", `/admin/serial-policies/${policy?.id}`, { passport: true })
      const page = await open()
      // What the code on the product says: the server leads a browser on.
      await page.goto(`/01/04006381333931/21/${unit.serial_number}`)
      await heading(page, "Product passport").waitFor()
      await page.getByText("Genuine", { exact: true }).waitFor()
      await page.getByText(/^Covered until/).waitFor()
      expect(await page.getByRole("main").innerText()).not.toContain(customer.email)
      for (const kind of ["recall", "theft"]) await client.ok("POST", "/admin/units/commands", { command: "hold", kind, reason_code: "reported", units: [{ unit_id: unit.id }] })
      await page.reload()
      await page.getByText("Careful: this product is blocked").waitFor()
      await page.getByText("This product is being recalled").waitFor()
      expect(await page.getByText("Genuine", { exact: true }).count()).toBe(0)
    })

    it("of a code that is none of ours says nothing but that", async () => {
      const page = await portal().open()
      await page.goto(`/portal/01/09506000134352/21/${tag()}`)
      await page.getByText("We cannot say anything about this code").waitFor()
    })
  })
}
