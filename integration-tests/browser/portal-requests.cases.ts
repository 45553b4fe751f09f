import type { HttpRepairOrder, HttpRmaAnswer } from "../../src/types/http"
import { withClient } from "../../scripts/support/databases"
import { register } from "../doors/people"
import { eventually } from "../http/support/client"
import { heading, type Portal } from "./portal"
import { invoice, linkOf } from "./portal-people"

export function requestCases(portal: () => Portal): void {
  /** An agent's side of a return. */
  const accept = async (id: string): Promise<void> => {
    const { client } = portal()
    const { rma } = await client.ok<HttpRmaAnswer>("GET", `/admin/rmas/${id}`)
    for (const line of rma.lines) await client.ok("POST", `/admin/rmas/${id}/lines/${line.id}/decide`, { decision: "accepted", reason_code: "within_policy" })
    await client.call("POST", `/admin/rmas/${id}/authorize`, { reason_code: "within_policy" })
    await eventually(async () => (await client.ok<HttpRmaAnswer>("GET", `/admin/rmas/${id}`)).rma, ({ authorized_at: at }) => at !== null)
  }
  const act = async (id: string, action: string, body: object = {}) => (await portal().client.ok<{ repair_order: HttpRepairOrder }>("POST", `/admin/repair-orders/${id}/${action}`, body)).repair_order

  describe("a return", () => {
    it("is asked for step by step, sent once however often the button is pressed, answered, printed and canceled", async () => {
      const { client, shop, owners: { customer, takeUnit }, open } = portal()
      const unit = takeUnit()
      const page = await open({ customer })
      await page.goto("/portal/request")
      const next = page.getByRole("button", { name: "Next" })
      await page.getByRole("radio", { name: unit.serial_number }).check()
      await next.click()
      await next.click()
      await page.getByText("Please choose one.").waitFor()
      await page.getByRole("radio", { name: "I changed my mind" }).check()
      await next.click()
      await page.getByRole("textbox", { name: "What else should we know?" }).fill("It is too large.")
      await page.locator("input[type=file]").first().setInputFiles(invoice())
      await page.getByText("Ready").waitFor()
      await next.click()
      await page.getByRole("radio", { name: "My money back" }).check()
      await next.click()
      await page.getByRole("radio", { name: "As in the order" }).waitFor()
      await next.click()
      await page.getByText("Is this right?").waitFor()
      await page.getByText("1 Main St").waitFor()
      await page.getByRole("button", { name: "Send the request" }).dblclick()
      await heading(page, "Return").waitFor()
      await page.getByText("It is too large.").waitFor()
      const id = page.url().split("/").at(-1) ?? ""
      expect((await client.ok<{ count: number }>("GET", `/admin/rmas?unit_id=${unit.id}`)).count).toBe(1)

      await client.ok("POST", `/admin/rmas/${id}/request_info`, { note: "Was the seal broken?" })
      await page.reload()
      await page.getByText("We need something from you").first().waitFor()
      await page.getByText("Was the seal broken?").first().waitFor()
      await page.getByRole("button", { name: "Send", exact: true }).click()
      await page.getByText("Write something or add a photo.").waitFor()
      await page.getByRole("textbox", { name: "Your message" }).fill("No, it was not.")
      await page.getByRole("button", { name: "Send", exact: true }).click()
      await page.getByText("Sent. Thank you.").waitFor()
      await page.getByText("No, it was not.").waitFor()

      await accept(id)
      await page.reload()
      await page.getByText("You may send it back").waitFor()
      const download = page.waitForEvent("download")
      await page.getByRole("button", { name: "Return slip as PDF" }).click()
      expect((await download).suggestedFilename()).toMatch(/^RMA-.*\.pdf$/)
      await page.getByRole("button", { name: "Get the shipping label" }).click()
      await page.getByText(/There is no label for this parcel|Your shipping label is ready/).waitFor()

      await page.getByRole("button", { name: "Cancel this return" }).click()
      await page.getByRole("button", { name: "No, leave it" }).click()
      await page.getByRole("button", { name: "Cancel this return" }).click()
      await page.getByRole("button", { name: "Yes, cancel it" }).click()
      await page.getByText("It was canceled").first().waitFor()

      const stranger = await open({ customer: await register(shop) })
      await stranger.goto(`/portal/returns/${id}`)
      await stranger.getByText("There is nothing here for you").waitFor()
      expect(await stranger.getByText("It is too large.").count()).toBe(0)
    })

    it("of a defect first says what often helps, and is not sent when it did", async () => {
      const { client, owners: { customer, takeUnit }, open } = portal()
      const unit = takeUnit()
      const page = await open({ customer })
      await page.goto(`/portal/request?unit=${unit.id}`)
      await page.getByRole("radio", { name: "It does not work" }).check()
      await page.getByRole("button", { name: "Next" }).click()
      await page.getByText("Try this first").waitFor()
      await page.getByRole("button", { name: "That helped" }).click()
      await page.getByText("Nothing was sent.").waitFor()
      expect((await client.ok<{ count: number }>("GET", `/admin/rmas?unit_id=${unit.id}`)).count).toBe(0)
    })

    it("that is under way already leads to it instead of a second one", async () => {
      const { client, owners: { customer, takeUnit }, open } = portal()
      const unit = takeUnit()
      const { rma } = await client.ok<HttpRmaAnswer>("POST", "/admin/rmas", { lines: [{ unit_id: unit.id, reason_code: "defective", requested_resolution: "refund" }] })
      const page = await open({ customer })
      await page.goto(`/portal/request?unit=${unit.id}`)
      await page.getByText("There is a return for it already").waitFor()
      await page.getByRole("link", { name: "To the open return" }).click()
      await page.getByText(rma.display_id).waitFor()
    })
  })

  describe("a warranty claim", () => {
    it("is made with what is wrong, asked about, answered, denied, appealed against, and nobody else's", async () => {
      const { client, shop, owners: { customer, takeUnit }, open } = portal()
      const unit = takeUnit()
      const page = await open({ customer })
      await page.goto(`/portal/request?unit=${unit.id}`)
      const next = page.getByRole("button", { name: "Next" })
      await page.getByRole("radio", { name: "It does not work" }).check()
      await next.click()
      await next.click()
      await page.getByText("Please answer this in a few words.").waitFor()
      await page.getByRole("textbox", { name: "What happens, and what should happen?" }).fill("It stays dark.")
      await page.getByRole("radio", { name: "Always" }).check()
      await next.click()
      await page.getByText(/^Covered until/).waitFor()
      await page.getByRole("radio", { name: "Use the warranty" }).check()
      await next.click()
      await page.getByRole("radio", { name: "As in the order" }).waitFor()
      await next.click()
      await page.getByRole("button", { name: "Send the request" }).dblclick()
      await heading(page, "Warranty claim").waitFor()
      await page.getByText("It stays dark.").waitFor()
      const id = page.url().split("/").at(-1) ?? ""
      await client.ok("POST", `/admin/warranty-claims/${id}/request_info`, { reason_code: "photos_needed", note: "Which lamp is on?" })
      await page.reload()
      await page.getByText("Which lamp is on?").waitFor()
      await page.getByRole("textbox", { name: "Your message" }).fill("Here is a photo.")
      await page.getByRole("button", { name: "Send", exact: true }).click()
      await page.getByText("In review").first().waitFor()
      await client.ok("POST", `/admin/warranty-claims/${id}/deny`, { reason_code: "misuse" })
      await page.reload()
      await page.getByText("Reason: misuse").waitFor()
      await page.getByRole("textbox", { name: "Your message" }).fill("I only looked at it.")
      await page.getByRole("button", { name: "Send the appeal" }).click()
      await page.getByText("Your appeal is in review").first().waitFor()
      await page.getByRole("button", { name: "Withdraw the claim" }).click()
      await page.getByRole("button", { name: "Yes, withdraw" }).click()
      await page.getByText("You took the claim back.").waitFor()

      const stranger = await open({ customer: await register(shop) })
      await stranger.goto(`/portal/claims/${id}`)
      await stranger.getByText("There is nothing here for you").waitFor()
      expect(await stranger.getByText("It stays dark.").count()).toBe(0)
    })
  })

  describe("a repair", () => {
    /** On the bench, with a quote sent to its owner. */
    const quoted = async (): Promise<{ readonly id: string; readonly link: string }> => {
      const { client, owners: { guest } } = portal()
      const unit = guest.takeUnit()
      const { repair_order: order } = await client.ok<{ repair_order: HttpRepairOrder }>("POST", "/admin/repair-orders", { unit_id: unit.id, problem: "The screen stays dark." })
      await act(order.id, "start_diagnosis")
      await act(order.id, "add_line", { kind: "labour", description: "Change the screen", minutes: 30, amount: 40, payer: "customer" })
      return { id: order.id, link: await linkOf(client, guest.email, "repair_quote", () => act(order.id, "quote")) }
    }

    it("is quoted by mail: its link opens it once, the quote is approved, and after the end one says how it was", async () => {
      const { client, open } = portal()
      const { id, link } = await quoted()
      const page = await open()
      await page.goto(link)
      await page.getByRole("button", { name: "Open the quote" }).waitFor()
      expect(page.url()).toBe(`${client.baseUrl}/portal/quote`)
      // The connection is lost just after the link was used up: the same page goes on from there.
      await page.route("**/store/repair-orders?*", (route) => route.abort("connectionfailed"), { times: 1 })
      await page.getByRole("button", { name: "Open the quote" }).click()
      await page.getByText("You seem to be offline.").waitFor()
      await page.getByRole("button", { name: "Open the quote" }).click()
      await heading(page, "Repair").waitFor()
      await page.getByText(/Valid until/).waitFor()
      await page.getByRole("button", { name: /^Approve/ }).dblclick()
      await page.getByText("You approved this quote").waitFor()

      const late = await open()
      await late.goto(link)
      await late.getByRole("button", { name: "Open the quote" }).click()
      await late.getByText("The link was used, has expired, or is not complete").waitFor()

      await act(id, "mark_unrepairable", { reason_code: "no_parts" })
      await act(id, "return")
      await act(id, "close")
      await page.reload()
      await page.getByText("How did we do?").first().waitFor()
      await page.getByRole("button", { name: "Send", exact: true }).click()
      await page.getByText("Please choose a number from 1 to 5.").waitFor()
      await page.getByText("4", { exact: true }).click()
      await page.getByRole("textbox", { name: "What should we do better?" }).fill("Faster, please.")
      await page.getByRole("button", { name: "Send", exact: true }).dblclick()
      await page.getByText("Thank you", { exact: true }).waitFor()
    })

    it("has a quote that can be declined, and one that has expired says so", async () => {
      const { client, open } = portal()
      const declined = await quoted()
      const page = await open()
      await page.goto(declined.link)
      await page.getByRole("button", { name: "Open the quote" }).click()
      await page.getByRole("button", { name: "Decline", exact: true }).click()
      await page.getByRole("button", { name: "Yes, decline" }).click()
      await page.getByText("You declined this quote").waitFor()

      const expired = await quoted()
      await page.goto("/portal")
      await page.goto(expired.link)
      await page.getByRole("button", { name: "Open the quote" }).click()
      await page.getByRole("button", { name: /^Approve/ }).waitFor()
      await withClient(client.databaseUrl, (pg) => pg.query("update repair_quote set expires_at = now() - interval '1 minute' where repair_order_id = $1", [expired.id]))
      await page.getByRole("button", { name: /^Approve/ }).click()
      await page.getByText(/This quote has expired/).first().waitFor()
      await page.reload()
      await page.getByText("This quote has expired", { exact: true }).waitFor()
      expect(await page.getByRole("button", { name: /^Approve/ }).count()).toBe(0)
    })
  })

  describe("all of them", () => {
    it("stand in one list, which says what would be there when it is empty", async () => {
      const { client, shop, owners: { customer, takeUnit }, open } = portal()
      const unit = takeUnit()
      const nobodys = await open({ customer: await register(shop) })
      await nobodys.goto("/portal/requests")
      await nobodys.getByText("No requests yet").waitFor()
      const page = await open({ customer })
      await page.goto("/portal/requests")
      await heading(page, "My requests").waitFor()
      const { rma } = await client.ok<HttpRmaAnswer>("POST", "/admin/rmas", { lines: [{ unit_id: unit.id, reason_code: "defective", requested_resolution: "refund" }] })
      await page.reload()
      await page.getByRole("link", { name: rma.display_id }).click()
      await heading(page, "Return").waitFor()
    })
  })
}
