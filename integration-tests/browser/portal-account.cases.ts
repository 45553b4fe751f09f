import { register, someIp, visit } from "../doors/people"
import { withClient } from "../../scripts/support/databases"
import { tag } from "../http/support/shop"
import { forgiveMissingParts, heading, type Portal, settled } from "./portal"
import { linkOf, photoOf, wordsWithout } from "./portal-people"

export function accountCases(portal: () => Portal): void {
  describe("the number on a label", () => {
    it("says the same whether or not there is such a product, until one shows that it is one's own", async () => {
      const { owners: { proven: { unit, proofCode } }, open } = portal()
      const page = await open()
      const ask = async (number: string): Promise<string> => {
        await page.goto("/portal")
        await page.getByRole("textbox", { name: "Serial number or code" }).fill(number)
        await page.keyboard.press("Enter")
        await page.getByText("Show that it is yours").waitFor()
        return wordsWithout(page, number)
      }
      expect(await ask(`${unit.serial_number}X`)).toBe(await ask(unit.serial_number))

      const code = page.getByRole("textbox", { name: "Proof code" })
      await code.fill("GUESSED")
      await page.getByRole("button", { name: "Show the cover" }).click()
      await page.getByText("This code does not fit this number").waitFor()
      await code.fill(proofCode)
      await page.getByRole("button", { name: "Show the cover" }).click()
      await page.getByText(/^Covered until/).first().waitFor()
      await page.getByRole("img", { name: /^Covered from .* months left/ }).waitFor()
      for (const words of ["What is covered", "Parts", "Fully paid", "What to do next"]) await page.getByText(words, { exact: true }).first().waitFor()
      expect(page.url()).not.toContain(proofCode)
    })

    it("says the bare answer to anybody where the shop publishes it, and asks for proof before it says more", async () => {
      const { client, owners: { proven: { unit, proofCode } }, open } = portal()
      const { serial_policies: [policy] } = await client.ok<{ serial_policies: { id: string }[] }>("GET", `/admin/serial-policies?inventory_item_id=${unit.inventory_item_id}`)
      const publish = (isPublic: boolean) => client.ok("POST", `/admin/serial-policies/${policy?.id}`, { public_verdict: isPublic })
      await publish(true)
      try {
        const page = await open()
        await page.goto(`/portal/check?label=${unit.serial_number}`)
        await page.getByText("Covered", { exact: true }).waitFor()
        await page.getByText("This much anybody may know.").waitFor()
        expect(await page.getByText(/^Covered until/).count()).toBe(0)
        await page.getByRole("textbox", { name: "Proof code" }).fill(proofCode)
        await page.getByRole("button", { name: "Show the cover" }).click()
        await page.getByText(/^Covered until/).first().waitFor()
      } finally {
        await publish(false)
      }
    })

    it("leads to the start where the address has none", async () => {
      const page = await portal().open()
      await page.goto("/portal/check")
      await heading(page, "What is on your label?").waitFor()
    })

    it("is not sent when nothing was typed, and says so", async () => {
      const page = await portal().open()
      await page.goto("/portal")
      await page.getByRole("button", { name: "Check" }).click()
      await page.getByText("Type or scan a number first.").waitFor()
      expect(await page.getByRole("textbox").getAttribute("aria-invalid")).toBe("true")
    })

    it("is read from a photo where there is no camera", async () => {
      const page = await portal().open()
      await page.goto("/portal")
      await page.getByRole("button", { name: "Scan or photo" }).click()
      await page.getByText("There is no camera here").waitFor()
      await page.locator("dialog input[type=file]").setInputFiles(await photoOf("ABC-123/4"))
      await page.waitForURL(/check\?label=ABC-123%2F4/)
      await page.getByText("Show that it is yours").waitFor()
    })

    it("can be scanned after all when the scanner did not load the first time", async () => {
      const page = await portal().open()
      await page.goto("/portal")
      await page.route("**/scanner-*.js", (route) => route.abort("connectionfailed"))
      const scan = page.getByRole("button", { name: "Scan or photo" })
      await scan.click()
      await page.getByText("The scanner could not be loaded.").waitFor()
      await page.getByRole("dialog").getByRole("button", { name: "Close" }).click()
      await page.getByRole("dialog").waitFor({ state: "detached" })
      await page.unroute("**/scanner-*.js")
      await scan.click()
      await page.getByText("There is no camera here").waitFor()
      await page.keyboard.press("Escape")
      await page.getByRole("dialog").waitFor({ state: "detached" })
      forgiveMissingParts()
    })
  })

  describe("signing in", () => {
    it("tells a wrong password in plain words, shows what is one's own, and ends", async () => {
      const { owners: { customer, takeUnit }, open } = portal()
      const unit = takeUnit()
      const page = await open()
      await page.goto("/portal/products")
      await page.getByText("Sign in to see your products").waitFor()
      await page.getByRole("textbox", { name: "E-mail" }).fill(customer.email)
      await page.getByLabel("Password").fill("not-the-password")
      await page.getByRole("main").getByRole("button", { name: "Sign in" }).last().click()
      await page.getByText("The e-mail or the password is wrong.").waitFor()
      await page.getByLabel("Password").fill("a-password-of-a-test")
      await page.keyboard.press("Enter")
      await page.getByRole("link", { name: unit.serial_number }).waitFor()
      await page.getByRole("button", { name: "Sign out" }).click()
      await page.getByText("Sign in to see your products").waitFor()
      expect(await page.getByText(unit.serial_number).count()).toBe(0)
    })

    it("makes a new account, and says when there is one already", async () => {
      const { shop, open } = portal()
      const known = await register(shop)
      const page = await open()
      await page.goto("/portal/sign-in")
      await page.getByRole("button", { name: "New account" }).click()
      const email = page.getByRole("textbox", { name: "E-mail" })
      await email.fill(known.email)
      await page.getByLabel("Password").fill("a-password-of-a-test")
      await page.getByRole("button", { name: "Create the account" }).click()
      await page.getByRole("alert").waitFor()
      expect(await page.getByRole("alert").innerText()).not.toMatch(/identity|already exists|[a-z]+_[a-z]+/)
      await email.fill(`${tag().toLowerCase()}@example.com`)
      await page.getByRole("button", { name: "Create the account" }).click()
      await heading(page, "My products").waitFor()
      await page.getByText("No products yet").waitFor()
    })
  })

  describe("a one-time link", () => {
    it("opens one order for its buyer, once; its secret is out of the address bar at once", async () => {
      const { client, owners: { guest: { email, order, takeUnit } }, open } = portal()
      const unit = takeUnit()
      const page = await open()
      await page.goto("/portal/products")
      await page.getByRole("button", { name: "One-time link", exact: true }).click()
      const ask = async (number: string): Promise<string> => {
        await page.getByRole("textbox", { name: "Order number" }).fill(number)
        await page.getByRole("textbox", { name: "E-mail of the purchase" }).fill(email)
        await page.getByRole("button", { name: "Send the link" }).click()
        await page.getByText("Look into your mail").waitFor()
        const words = await page.getByRole("main").innerText()
        await page.getByRole("button", { name: "Try another number or address" }).click()
        return words
      }
      let words = ""
      const link = await linkOf(client, email, "guest_access", async () => {
        words = await ask(String(order.display_id))
      })
      expect(await ask("987654321")).toBe(words)
      await page.goto(link)
      await page.getByRole("button", { name: "Open now" }).waitFor()
      expect(page.url()).toBe(`${client.baseUrl}/portal/access`)
      await page.keyboard.press("Enter")
      await page.getByText(/One-time access until/).waitFor()
      await page.getByRole("link", { name: unit.serial_number }).click()
      await page.getByText(/^Covered until/).first().waitFor()
      expect(await page.getByRole("link", { name: "Pass it on" }).count()).toBe(0)

      const other = await open()
      await other.goto(link)
      await other.getByRole("button", { name: "Open now" }).click()
      await other.getByText("The link was used, has expired, or is not complete").waitFor()
      await other.getByRole("button", { name: "Send the link" }).waitFor()
      expect(await other.getByText(unit.serial_number).count()).toBe(0)
    })

    it("that has expired, or was cut off, says what to do instead", async () => {
      const { client, shop, owners: { guest: { email, order } }, open } = portal()
      const link = await linkOf(client, email, "guest_access", () => visit(shop, "POST", "/store/guest-access", { email, order_display_id: order.display_id }, { ip: someIp() }))
      await withClient(client.databaseUrl, (pg) => pg.query("update one_time_token set expires_at = now() - interval '1 minute' where subject_id = $1", [order.id]))
      const page = await open()
      for (const address of [link, `${link.slice(0, -6)}`]) {
        // The second in the place of the first: the browser loads nothing anew.
        await page.goto(address)
        await page.getByRole("button", { name: "Open now" }).click()
        await page.getByText("The link was used, has expired, or is not complete").waitFor()
      }
      await page.goto("/portal/access")
      await page.getByText("The link was used, has expired, or is not complete").waitFor()
      await settled(page)
    })
  })
}
