import type { HttpRmaAnswer } from "../../src/types/http"
import { createTrackedProduct, tag } from "../http/support/shop"
import { heading, type Portal } from "./portal"
import { buy, linkOf } from "./portal-people"

export function offerCases(portal: () => Portal): void {
  describe("an offer of another product", () => {
    it("is opened by the mail's link, declined with her words, and the one after it withdrawn, offered again and accepted", async () => {
      const { client, shop, open } = portal()
      const email = `${tag().toLowerCase()}@example.com`
      const { units: [unit], order } = await buy(shop, { email }, { isCovered: false })
      const { productId, variantId } = await createTrackedProduct(shop, { unitCount: 1 })
      const { product } = await client.ok<{ product: { title: string } }>("GET", `/admin/products/${productId}?fields=title`)
      const { rma } = await client.ok<HttpRmaAnswer>("POST", "/admin/rmas", { order_id: order.id, lines: [{ unit_id: unit?.id, reason_code: "defective", requested_resolution: "refund" }] })
      const line = `/admin/rmas/${rma.id}/lines/${rma.lines[0]?.id}`
      const offer = (note: string) => client.ok("POST", `${line}/offer_replacement`, { variant_id: variantId, note })
      const read = async () => (await client.ok<HttpRmaAnswer>("GET", `/admin/rmas/${rma.id}`)).rma.lines[0]

      const link = await linkOf(client, email, "replacement_offer", () => offer("A used one, checked by us."))
      const page = await open()
      await page.goto(link)
      await page.getByRole("button", { name: "Open the offer" }).click()
      await heading(page, "Return").waitFor()
      await page.getByText("A used one, checked by us.").first().waitFor()
      await page.getByText(product.title).first().waitFor()
      await page.getByText(/You can decide until/).waitFor()
      await page.getByRole("button", { name: "No, thank you" }).click()
      await page.getByText("Your wish stays: My money back.").waitFor()
      await page.getByRole("textbox", { name: "Would you tell us why?" }).fill("I want a new one.")
      await page.getByRole("button", { name: "Decline the offer" }).dblclick()
      await page.getByText("You declined this offer", { exact: true }).waitFor()
      expect(await read()).toMatchObject({ requested_resolution: "refund", offer: { status: "declined", answer: "I want a new one." } })

      await offer("A new one then.")
      await client.ok("POST", `${line}/withdraw_offer`, {})
      await page.reload()
      await page.getByText("We cannot offer this any more").waitFor()

      await offer("Here it is.")
      await page.goto("/portal/requests")
      await page.getByRole("link", { name: new RegExp(`${rma.display_id}.*Our offer waits for you`) }).click()
      await page.getByRole("button", { name: "Accept the offer" }).click()
      await page.getByRole("button", { name: "Not yet" }).click()
      expect((await read())?.offer?.status).toBe("offered")
      await page.getByRole("button", { name: "Accept the offer" }).click()
      await page.getByRole("button", { name: "Yes, I accept" }).click()
      await page.getByText("You accepted this offer", { exact: true }).waitFor()
      expect(await read()).toMatchObject({ requested_resolution: "replacement", offer: { status: "accepted", variant_id: variantId } })
    })
  })
}
