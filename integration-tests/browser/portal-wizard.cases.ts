import type { Page } from "playwright-core"
import type { HttpAddressAnswer, HttpRepairOrder, HttpRmaAnswer } from "../../src/types/http"
import { register } from "../doors/people"
import { buy, invoice, linkOf } from "./portal-people"
import { heading, type Portal } from "./portal"

/** The password that `register` gives everybody. */
const PASSWORD = "a-password-of-a-test"

/** The way from the first question to the sent request: with several products, another address, a lost session, and by keyboard alone. */
export function wizardCases(portal: () => Portal): void {
  const next = (page: Page): Promise<void> => page.getByRole("button", { name: "Next" }).click()
  const signIn = async (page: Page, email: string): Promise<void> => {
    await page.getByLabel("E-mail", { exact: true }).fill(email)
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD)
    await page.getByRole("button", { name: "Sign in", exact: true }).last().click()
  }
  /** As it is when the server has forgotten the token, or the day is over. */
  const loseSession = async (page: Page): Promise<void> => {
    await page.evaluate(() => (globalThis as unknown as { sessionStorage: Storage }).sessionStorage.removeItem("aftercare:portal:session"))
    await page.reload()
  }
  const keptDraft = (page: Page): Promise<string | null> => page.evaluate(() => (globalThis as unknown as { sessionStorage: Storage }).sessionStorage.getItem("aftercare:portal:draft"))

  describe("several products of one order", () => {
    it("are one request with a reason for each, sent from an address that is typed, checked and shown to everybody concerned", async () => {
      const { client, shop, open } = portal()
      const customer = await register(shop)
      const { units: [first, second] } = await buy(shop, customer, { quantity: 3 })
      const page = await open({ customer })
      await page.goto("/portal/request")
      await page.getByRole("radio", { name: first?.serial_number ?? "" }).check()
      await page.getByText("Does more of the same order come along?").first().click()
      await page.getByRole("checkbox", { name: second?.serial_number ?? "" }).check()
      await next(page)
      await page.getByText("Step 2 of 9").waitFor()
      await page.getByText(first?.serial_number ?? "").waitFor()
      await page.getByRole("radio", { name: "I changed my mind" }).check()
      await next(page)
      await page.getByRole("textbox", { name: "What else should we know?" }).fill("Too large.")
      await next(page)
      await page.getByRole("radio", { name: "My money back" }).check()
      await next(page)
      await page.getByText(second?.serial_number ?? "").waitFor()
      await page.getByRole("radio", { name: "I got something else" }).check()
      await next(page)
      await page.locator("input[type=file]").first().setInputFiles(invoice())
      await page.getByText("Ready").waitFor()
      for (const box of await page.getByRole("textbox").all()) await box.fill("Another colour.")
      await next(page)
      await page.getByRole("radio", { name: "My money back" }).check()
      await next(page)

      await page.getByRole("radio", { name: "Another address" }).check()
      await next(page)
      await page.getByText("Fill in a name or a company.").waitFor()
      // The first field that is wrong has the focus, so that it is on the screen.
      expect(await page.getByLabel("Last name").evaluate((field) => (globalThis as unknown as { document: { activeElement: unknown } }).document.activeElement === field)).toBe(true)
      expect(await page.getByText("This is needed.").count()).toBe(3)
      await page.getByLabel("Last name").fill("Hoffmann")
      await page.getByLabel("Street and number").fill("4 Elm St")
      await page.getByLabel("Post code").fill("123")
      await page.getByLabel("Town").fill("Boston")
      await page.getByLabel("Phone").fill("call me")
      await next(page)
      await page.getByText(/^That is no post code of/).waitFor()
      await page.getByText("That is no phone number.").waitFor()
      await page.getByLabel("Post code").fill("02108")
      await page.getByLabel("Phone").fill("")
      // Another choice in between costs her nothing of what she typed.
      await page.getByRole("radio", { name: "As in the order" }).check()
      await page.getByLabel("Town").waitFor({ state: "detached" })
      await page.getByRole("radio", { name: "Another address" }).check()
      await next(page)
      await page.getByText("Is this right?").waitFor()
      for (const words of ["Too large.", "4 Elm St", "02108 Boston", first?.serial_number ?? "", second?.serial_number ?? ""]) await page.getByText(words).first().waitFor()
      await page.getByRole("button", { name: "Send the request" }).dblclick()
      await heading(page, "Return").waitFor()
      await page.getByText("4 Elm St").waitFor()
      expect(await keptDraft(page)).toBeNull()
      const id = page.url().split("/").at(-1) ?? ""
      const { rma } = await client.ok<HttpRmaAnswer>("GET", `/admin/rmas/${id}`)
      expect(rma.lines.map(({ unit_id, reason_code, note }) => [unit_id, reason_code, note?.includes("Too large.")])).toEqual([[first?.id, "changed_mind", true], [second?.id, "wrong_item", false]])
      expect((await client.ok<HttpAddressAnswer>("GET", `/admin/rmas/${id}/address`)).address).toMatchObject({ last_name: "Hoffmann", address_1: "4 Elm St", postal_code: "02108", city: "Boston", phone: null })
    })
  })

  describe("a request that was not sent yet", () => {
    it("is there again after a reload and after the session was lost, with its file; it is gone with the sign-out, and never another's", async () => {
      const { shop, owners: { customer, takeUnit }, open } = portal()
      const unit = takeUnit()
      const page = await open({ customer })
      await page.goto(`/portal/request?unit=${unit.id}`)
      await page.getByRole("radio", { name: "I changed my mind" }).check()
      await next(page)
      await page.getByRole("textbox", { name: "What else should we know?" }).fill("It hums at night.")
      await page.locator("input[type=file]").first().setInputFiles(invoice())
      await page.getByText("Ready").waitFor()
      await page.reload()
      await page.getByText("What you had filled in is still here").waitFor()
      await page.getByText("Ready").waitFor()
      expect(await page.getByRole("textbox", { name: "What else should we know?" }).inputValue()).toBe("It hums at night.")

      // A server that cannot say whether the file is there has not said that it is gone.
      await page.route("**/store/attachments/*", (route) => route.fulfill({ status: 503, json: {} }))
      await page.reload()
      await page.getByText("Ready").waitFor()
      await page.unroute("**/store/attachments/*")

      await loseSession(page)
      await signIn(page, customer.email)
      await page.getByText("What you had filled in is still here").waitFor()
      expect(await page.getByRole("textbox", { name: "What else should we know?" }).inputValue()).toBe("It hums at night.")
      await next(page)
      await page.getByRole("radio", { name: "My money back" }).waitFor()

      const other = await register(shop)
      await buy(shop, other, { isCovered: false })
      await loseSession(page)
      await signIn(page, other.email)
      await page.getByText("Step 1 of 6").waitFor()
      expect([await keptDraft(page), await page.getByText("It hums at night.").count()]).toEqual([null, 0])

      const again = await open({ customer })
      await again.goto(`/portal/request?unit=${unit.id}`)
      await again.getByRole("radio", { name: "I changed my mind" }).check()
      await next(again)
      await again.getByText("What else should we know?").waitFor()
      expect(await keptDraft(again)).toContain(unit.id)
      await again.getByRole("button", { name: "Sign out" }).click()
      await again.getByText("Only you may see what is yours.").waitFor()
      expect(await keptDraft(again)).toBeNull()
    })

    it("is begun anew when one asks about another product, and on request", async () => {
      const { owners: { customer, takeUnit }, open } = portal()
      const [first, second] = [takeUnit(), takeUnit()]
      const page = await open({ customer })
      await page.goto(`/portal/request?unit=${first.id}`)
      await page.getByRole("radio", { name: "I changed my mind" }).check()
      await next(page)
      await page.getByText("What else should we know?").waitFor()
      await page.goto("/portal/request")
      await page.getByText("What you had filled in is still here").waitFor()
      await page.getByRole("button", { name: "Start again" }).click()
      await page.getByText("Step 1 of 6").waitFor()
      await page.goto(`/portal/request?unit=${first.id}`)
      await page.getByRole("radio", { name: "I changed my mind" }).check()
      await next(page)
      await page.goto(`/portal/request?unit=${second.id}`)
      await page.getByText("Step 2 of 6").waitFor()
      expect(await page.getByText("What you had filled in is still here").count()).toBe(0)
    })
  })

  describe("with the keyboard alone", () => {
    /** Tabs on until what is focused says this; a page without it would be tabbed through for ever. */
    const STOPS_MAX = 80
    const tabTo = async (page: Page, words: RegExp): Promise<void> => {
      for (let stop = 0; stop < STOPS_MAX; stop++) {
        await page.keyboard.press("Tab")
        const focused = await page.evaluate(() => {
          const { document } = globalThis as unknown as { document: { activeElement: { textContent: string | null; closest: (selector: string) => { textContent: string | null } | null; getAttribute: (name: string) => string | null; id: string }; querySelector: (selector: string) => { textContent: string | null } | null } }
          const element = document.activeElement
          return [element.getAttribute("aria-label"), element.closest("label")?.textContent, document.querySelector(`label[for="${element.id}"]`)?.textContent, element.textContent].filter(Boolean).join(" ")
        })
        if (words.test(focused)) return
      }
      throw new Error(`${STOPS_MAX} times Tab, and never at ${words}.`)
    }

    it("a request is made to its end: chosen, written, addressed and sent", async () => {
      const { client, shop, open } = portal()
      const customer = await register(shop)
      const { units: [unit] } = await buy(shop, customer, { isCovered: false })
      const page = await open({ customer })
      await page.goto("/portal/request")
      await page.getByRole("radio").waitFor()
      const press = async (...keys: string[]): Promise<void> => {
        for (const key of keys) await page.keyboard.press(key)
      }
      await tabTo(page, new RegExp(unit?.serial_number ?? ""))
      await press("Space", "Enter")
      await page.getByText("Step 2 of 6").waitFor()
      // The focus is on the new question: the first Tab is at its first answer.
      await page.getByRole("radio").first().waitFor()
      await tabTo(page, /It does not work/)
      await press("Space")
      for (let stop = 0; stop < 6 && !(await page.getByRole("radio", { name: "I changed my mind" }).isChecked()); stop++) await press("ArrowDown")
      await press("Enter")
      await page.getByText("Step 3 of 6").waitFor()
      await tabTo(page, /What else should we know/)
      await page.keyboard.type("Typed without a mouse.")
      await tabTo(page, /^Next$/)
      await press("Enter")
      await page.getByText("Step 4 of 6").waitFor()
      await page.getByRole("radio").first().waitFor()
      await press("Tab", "Space", "Enter")
      await page.getByText("Step 5 of 6").waitFor()
      await page.getByRole("radio", { name: "As in the order" }).waitFor()
      await press("Tab", "ArrowDown")
      await page.getByLabel("Street and number").waitFor()
      await tabTo(page, /Last name/)
      await page.keyboard.type("Keys")
      await tabTo(page, /Street and number/)
      await page.keyboard.type("1 Tab Lane")
      await tabTo(page, /Post code/)
      await page.keyboard.type("10001")
      await tabTo(page, /Town/)
      await page.keyboard.type("New York")
      await press("Enter")
      await page.getByText("Step 6 of 6").waitFor()
      await tabTo(page, /Send the request/)
      await press("Enter")
      await heading(page, "Return").waitFor()
      await page.getByText("1 Tab Lane").waitFor()
      expect((await client.ok<{ count: number }>("GET", `/admin/rmas?unit_id=${unit?.id}`)).count).toBe(1)
    })

    it("a mailed quote is opened and approved", async () => {
      const { client, owners: { guest }, open } = portal()
      const unit = guest.takeUnit()
      const act = (action: string, body: object = {}) => client.ok("POST", `/admin/repair-orders/${order.id}/${action}`, body)
      const { repair_order: order } = await client.ok<{ repair_order: HttpRepairOrder }>("POST", "/admin/repair-orders", { unit_id: unit.id, problem: "The screen stays dark." })
      await act("start_diagnosis")
      await act("add_line", { kind: "labour", description: "Change the screen", minutes: 30, amount: 40, payer: "customer", reason_code: "misuse" })
      const page = await open()
      await page.goto(await linkOf(client, guest.email, "repair_quote", () => act("quote")))
      await page.getByRole("button", { name: "Open the quote" }).waitFor()
      await tabTo(page, /Open the quote/)
      await page.keyboard.press("Enter")
      await page.getByRole("button", { name: /^Approve/ }).waitFor()
      await page.getByText("The warranty does not pay this. Reason: misuse").waitFor()
      await tabTo(page, /^Approve/)
      await page.keyboard.press("Enter")
      await page.getByText("You approved this quote").waitFor()
      expect((await client.ok<{ repair_order: HttpRepairOrder }>("GET", `/admin/repair-orders/${order.id}`)).repair_order.quote?.status).toBe("approved")
    })
  })
}
