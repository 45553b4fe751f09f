import type { HttpRepairOrder, HttpRmaAnswer } from "../../src/types/http"
import { type Customer, visit } from "../doors/people"
import { colored, keepPicture, overflowOf, seriousViolations, THEMES } from "./desk"
import { heading, type Portal, settled } from "./portal"

const LOOKS = [{ width: 390, language: "de" }, { width: 1280, language: "en" }] as const

/** How every page looks: to everybody, on a phone and a desk, in light and dark, in both languages. */
export function lookCases(portal: () => Portal): void {
  let customer: Customer
  const places: { readonly name: string; readonly path: string; readonly isPublic?: true }[] = []

  beforeAll(async () => {
    const { client, shop, owners } = portal()
    customer = owners.customer
    const [first, second, third] = [owners.takeUnit(), owners.takeUnit(), owners.takeUnit()]
    const home = { last_name: "Hoffmann", address_1: "4 Elm St", postal_code: "02108", city: "Boston", country_code: "us" }
    const { rma } = await client.ok<HttpRmaAnswer>("POST", "/admin/rmas", { lines: [{ unit_id: first.id, reason_code: "defective", requested_resolution: "repair" }], address: home })
    const { repair_order: repair } = await client.ok<{ repair_order: HttpRepairOrder }>("POST", "/admin/repair-orders", { unit_id: second.id, problem: "The screen stays dark.", promised_on: "2030-01-01" })
    await client.ok("POST", `/admin/repair-orders/${repair.id}/start_diagnosis`, {})
    await client.ok("POST", `/admin/repair-orders/${repair.id}/add_line`, { kind: "labour", description: "Change the screen", minutes: 30, amount: 40, payer: "customer" })
    await client.ok("POST", `/admin/repair-orders/${repair.id}/quote`, {})
    const made = await visit<{ warranty_claim: { id: string } }>(shop, "POST", "/store/warranty-claims", { unit_id: third.id, problem: "It stays dark.", address: home }, customer)
    await client.ok("POST", `/admin/warranty-claims/${made.body.warranty_claim.id}/request_info`, { note: "Which lamp is on?" })
    const registered = await visit<{ warranty_registration: { id: string } }>(shop, "POST", "/store/warranty-registrations", { serial_number: third.serial_number }, customer)
    places.push(
      { name: "home", path: "", isPublic: true }, { name: "check", path: "/check?label=SOMETHING", isPublic: true }, { name: "sign-in", path: "/sign-in", isPublic: true }, { name: "gate", path: "/requests", isPublic: true },
      { name: "access-over", path: "/access", isPublic: true }, { name: "access", path: "/access#token=atok_1.x", isPublic: true }, { name: "quote-over", path: "/quote", isPublic: true }, { name: "passport-unknown", path: "/01/09506000134352/21/X", isPublic: true }, { name: "missing", path: "/no-such-page", isPublic: true },
      { name: "check-known", path: `/check?label=${third.serial_number}` }, { name: "products", path: "/products" }, { name: "product", path: `/products/${third.id}` }, { name: "transfer-start", path: `/products/${third.id}/transfer` }, { name: "register", path: "/register" },
      { name: "registration", path: `/registrations/${registered.body.warranty_registration.id}` }, { name: "requests", path: "/requests" }, { name: "request", path: "/request" }, { name: "request-reason", path: `/request?unit=${third.id}` },
      { name: "return", path: `/returns/${rma.id}` }, { name: "repair", path: `/repairs/${repair.id}` }, { name: "claim", path: `/claims/${made.body.warranty_claim.id}` }, { name: "transfer", path: "/transfer#token=atok_1.x" }, { name: "not-here", path: "/returns/rma_none" },
    )
  })

  it.each(LOOKS)("at $width pixels, in $language, light and dark, every page fits, has one heading of the first rank, and axe-core finds nothing serious on it", async ({ width, language }) => {
    const pages = { signedIn: await portal().open({ width, customer, language }), nobody: await portal().open({ width, language }) }
    const found: string[] = []
    for (const { name, path, isPublic } of places) {
      const page = isPublic ? pages.nobody : pages.signedIn
      await page.goto("about:blank")
      await page.goto(`/portal${path}`)
      await page.getByRole("heading", { level: 1 }).waitFor()
      await settled(page)
      for (const theme of THEMES) {
        await page.emulateMedia({ colorScheme: theme })
        await page.locator(theme === "dark" ? "html.dark" : "html:not(.dark)").waitFor()
        await colored(page)
        await keepPicture(page, `portal-${name}-${width}-${theme}`)
        found.push(...(await seriousViolations(page, "body", theme)).map((violation) => `${name}, ${theme}: ${violation}`))
        if ((await overflowOf(page)) > 0) found.push(`${name}, ${theme}: sticks out`)
      }
      if ((await page.getByRole("heading", { level: 1 }).count()) !== 1) found.push(`${name}: headings of the first rank`)
      const words = await page.getByRole("main").innerText()
      if (/\b(?:aunit|order|cus|rma|rmal|arep|awreg|awcl|acl)_[0-9A-Z]{20,}|undefined|\[object|\{\{/.test(words)) found.push(`${name}: ${words.slice(0, 200)}`)
    }
    expect(found).toEqual([])
  })

  it.each(LOOKS)("at $width pixels, in $language, light and dark, every step of a request fits, wrong input too, and axe-core finds nothing serious on it", async ({ width, language }) => {
    const unit = portal().owners.takeUnit()
    const page = await portal().open({ width, customer, language })
    const found: string[] = []
    const look = async (name: string): Promise<void> => {
      await settled(page)
      for (const theme of THEMES) {
        await page.emulateMedia({ colorScheme: theme })
        await page.locator(theme === "dark" ? "html.dark" : "html:not(.dark)").waitFor()
        await colored(page)
        await keepPicture(page, `portal-request-${name}-${width}-${theme}`)
        found.push(...(await seriousViolations(page, "body", theme)).map((violation) => `${name}, ${theme}: ${violation}`))
        if ((await overflowOf(page)) > 0) found.push(`${name}, ${theme}: sticks out`)
      }
    }
    const next = (): Promise<void> => page.locator("button[type=submit]").click()
    const choose = (value: string): Promise<void> => page.locator(`input[value="${value}"]`).check()
    await page.goto("/portal/request")
    await choose(unit.id)
    await page.locator("summary").click()
    await look("product")
    await next()
    await choose("changed_mind")
    await next()
    await page.locator("textarea").waitFor()
    await look("details")
    await next()
    await choose("refund")
    await look("remedy")
    await next()
    await choose("order")
    await look("address")
    await choose("other")
    await next()
    await page.getByRole("alert").first().waitFor()
    await look("address-wrong")
    await choose("order")
    await next()
    await page.getByText("1 Main St").waitFor()
    await look("send")
    await page.reload()
    await page.getByText("1 Main St").waitFor()
    await look("kept")
    expect(found).toEqual([])
  })

  it("the first Tab leads past the head to the content", async () => {
    const page = await portal().open()
    await page.goto("/portal")
    await heading(page, "What is on your label?").waitFor()
    await page.keyboard.press("Tab")
    expect(await page.evaluate(() => (globalThis as unknown as { document: { activeElement: { textContent: string } } }).document.activeElement.textContent)).toBe("Skip to the content")
  })

  it("speaks German to who reads German, and changes on the spot", async () => {
    const page = await portal().open({ language: "de" })
    await page.goto("/portal")
    await heading(page, "Was steht auf Ihrem Etikett?").waitFor()
    await page.getByRole("combobox", { name: "Sprache" }).selectOption("en")
    await heading(page, "What is on your label?").waitFor()
    await page.reload()
    await heading(page, "What is on your label?").waitFor()
  })
}
