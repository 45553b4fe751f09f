import { register } from "../doors/people"
import { tag } from "../http/support/shop"
import { heading, type Portal } from "./portal"
import { linkTo, owner } from "./portal-people"

export function transferCases(portal: () => Portal): void {
  describe("passing a product on", () => {
    it("face to face: a code on the screen, taken once by the new owner, and the former one sees it no more", async () => {
      const { client, shop, open } = portal()
      const { customer, units: [unit] } = await owner(shop)
      const next = await register(shop)
      const page = await open({ customer })
      await page.goto(`/portal/products/${unit?.id}/transfer`)
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
      await taker.getByText(unit?.serial_number ?? "").first().waitFor()
      await taker.getByText(/^Covered until/).first().waitFor()

      await page.getByText("Passed on", { exact: true }).waitFor()
      await page.getByRole("main").getByRole("link", { name: "My products" }).last().click()
      await page.getByText("No products yet").waitFor()

      const late = await open({ customer: await register(shop) })
      await late.goto(link)
      await late.getByRole("button", { name: "Yes, take it over" }).click()
      await late.getByText("The link was used, has expired, or is not complete").waitFor()
      expect(await late.getByText(unit?.serial_number ?? "").count()).toBe(0)
    })

    it("by mail: the link waits for an account, is taken back, and then is over", async () => {
      const { client, shop, open } = portal()
      const { customer, units: [unit] } = await owner(shop)
      const email = `${tag().toLowerCase()}@example.com`
      const page = await open({ customer })
      await page.goto(`/portal/products/${unit?.id}/transfer`)
      await page.getByRole("textbox", { name: "E-mail of the new owner" }).fill(email)
      await page.getByRole("button", { name: "Send the link" }).dblclick()
      await page.getByText(`Offered to ${email}`).waitFor()
      const link = await linkTo(client, email, "ownership_transfer")

      await page.goto(`/portal/products/${unit?.id}/transfer`)
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

    it("does not go to oneself, nor while it is recalled", async () => {
      const { client, shop, open } = portal()
      const { customer, units: [unit] } = await owner(shop)
      const page = await open({ customer })
      await page.goto(`/portal/products/${unit?.id}/transfer`)
      await page.getByRole("textbox", { name: "E-mail of the new owner" }).fill(customer.email)
      await page.getByRole("button", { name: "Send the link" }).click()
      await page.getByText(`Offered to ${customer.email}`).waitFor()
      await page.goto(await linkTo(client, customer.email, "ownership_transfer"))
      await page.getByRole("button", { name: "Yes, take it over" }).click()
      await page.getByText("It is yours already.").waitFor()
      await client.ok("POST", "/admin/units/commands", { command: "hold", kind: "recall", reason_code: "lot-7", units: [{ unit_id: unit?.id }] })
      await page.goto(`/portal/products/${unit?.id}`)
      await page.getByText("This product is being recalled").waitFor()
    })
  })

  describe("a product's passport", () => {
    it("of a code that is none of ours says nothing but that", async () => {
      const page = await portal().open()
      await page.goto(`/portal/01/09506000134352/21/${tag()}`)
      await page.getByText("We cannot say anything about this code").waitFor()
    })
  })
}
