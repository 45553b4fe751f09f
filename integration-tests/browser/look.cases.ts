import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { builtDirectory } from "../../scripts/support/build"
import { repositoryRoot } from "../../scripts/support/paths"
import { createTrackedProduct, placeOrder, tag } from "../http/support/shop"
import { deliveredUnit } from "./returns.cases"
import { type Desk, keepPicture, overflowOf, seriousViolations, settled, THEMES, uploadFile, wear } from "./desk"

const WIDTHS = [1280, 390] as const
const IDS = /\b[a-z]{2,7}_[0-9A-Z]{26}\b/g
/** What is ours on a page: the whole page, an open dialog, or our boxes in a page of Medusa's. */
type Ours = "main" | "[role=dialog]" | "[data-aftercare-section]"

interface Place {
  readonly name: string
  readonly path: string
  readonly ours: Ours
}

/** How every page looks: to everybody, at every width, in light and dark. */
export function lookCases(desk: () => Desk): void {
  const places: Place[] = []

  beforeAll(async () => {
    const { client, shop } = desk()
    const { variantId, productId, inventoryItemId, units } = await createTrackedProduct(shop, { unitCount: 3 })
    const { customer } = await client.ok<{ customer: { id: string } }>("POST", "/admin/customers", { email: `${tag().toLowerCase()}@example.com` })
    const order = await placeOrder(shop, [{ variant_id: variantId, quantity: 1 }])
    await client.ok("POST", "/admin/units/commands", { command: "hold", kind: "recall", reason_code: "lot-7", note: "The maker calls them back.", units: units.map(({ id }) => ({ unit_id: id })) })
    const { units: [sold] } = await createTrackedProduct(shop, { unitCount: 1 })
    const { repair_order: repair } = await client.ok<{ repair_order: { id: string } }>("POST", "/admin/repair-orders", { unit_id: sold?.id, problem: "The screen stays dark." })
    await client.ok("POST", `/admin/repair-orders/${repair.id}/start_diagnosis`, {})
    await client.ok("POST", `/admin/repair-orders/${repair.id}/add_line`, { kind: "labour", description: "Change the screen", minutes: 30, amount: 40 })
    const { rma } = await client.ok<{ rma: { id: string } }>("POST", "/admin/rmas", { lines: [{ serial_number: tag(), inventory_item_id: inventoryItemId, blind_reason: "gift", reason_code: "defective", requested_resolution: "repair" }] })
    const { warranty_policy: policy } = await client.ok<{ warranty_policy: { id: string } }>("POST", "/admin/warranty-policies", { name: "Two years", duration_months: 24 })
    await client.ok("POST", `/admin/warranty-policies/${policy.id}/publish`, {})
    const { unit: owned } = await deliveredUnit(shop)
    const { warranty_claim: claim } = await client.ok<{ warranty_claim: { id: string } }>("POST", "/admin/warranty-claims", { unit_id: owned.id, problem: "It does not charge any more.", fault_code: "battery", cause: "wear" })
    const list = await uploadFile<{ warranty_batch: { id: string } }>(client, "/admin/warranty-batches?kind=coverage_checks", "numbers.csv", `serial_number\n${owned.serial_number}\nNOBODY\n`)
    await client.ok("POST", "/admin/technicians", { name: "Tess Bench", email: `${tag().toLowerCase()}@example.com` })
    const { units: failed, inventoryItemId: failedItemId } = await createTrackedProduct(shop, { unitCount: 2 })
    await client.ok("POST", "/admin/units/commands", { command: "quarantine", reason_code: "defective", units: failed.map(({ id }) => ({ unit_id: id })) })
    const { vendor_claim: vendorClaim } = await client.ok<{ vendor_claim: { id: string } }>("POST", "/admin/vendor-claims", { vendor_id: "ACME", units: [{ unit_id: failed[0]?.id, claimed_amount: 80, currency_code: "eur", fault_codes: ["no_power"] }], note: "By phone." })
    await client.ok("POST", `/admin/vendor-claims/${vendorClaim.id}/ship`, { tracking_number: "TRACK-1" })
    await client.ok("POST", "/admin/return-rules", { name: "Two weeks", priority: 10, outcome: "authorize", reason_code: "within_policy", conditions: { reason_codes: ["changed_mind"], inventory_item_ids: [failedItemId], countries: ["at"], within: { term: "P14D", from: "delivered" } } })
    await client.ok("POST", "/admin/return-rules", { name: "Too late", priority: 20, outcome: "deny", reason_code: "outside_period", enabled: false, conditions: { after: { term: "P2Y", from: "delivered" } } })
    await client.ok("POST", `/admin/test-protocols/${failedItemId}`, { tests: [{ name: "Supply voltage", unit: "V", min: 4.75, max: 5.25 }, { name: "Display is whole" }] })
    await client.ok("POST", `/admin/customers/${customer.id}/store-credit/adjust`, { currency_code: "eur", amount: 50, reason_code: "goodwill" })
    const { import: created } = await uploadFile<{ import: { id: string } }>(client, "/admin/units/import", "delivery.csv", `serial_number,variant_id,location_id\n${tag()},${variantId},nowhere\n`)
    places.push(
      { name: "overview", path: "/aftercare", ours: "main" }, { name: "units", path: "/aftercare/units?hold=any", ours: "main" }, { name: "units-empty", path: "/aftercare/units?q=NOTHING-HAS-THIS", ours: "main" },
      { name: "unit", path: `/aftercare/units/${units[0]?.id}`, ours: "main" }, { name: "receive", path: "/aftercare/units/receive", ours: "[role=dialog]" }, { name: "cases", path: "/aftercare/exceptions", ours: "main" },
      { name: "jobs", path: "/aftercare/jobs?state=done", ours: "main" }, { name: "imports", path: "/aftercare/imports", ours: "main" }, { name: "import", path: `/aftercare/imports/${created.id}`, ours: "main" },
      { name: "returns", path: "/aftercare/returns", ours: "main" }, { name: "return", path: `/aftercare/returns/${rma.id}`, ours: "main" }, { name: "return-create", path: `/aftercare/returns/create?unit=${units[1]?.id}`, ours: "[role=dialog]" },
      { name: "repairs", path: "/aftercare/repairs", ours: "main" }, { name: "repairs-list", path: "/aftercare/repairs?view=list", ours: "main" }, { name: "repair", path: `/aftercare/repairs/${repair.id}`, ours: "main" },
      { name: "repair-create", path: "/aftercare/repairs/create", ours: "[role=dialog]" }, { name: "technicians", path: "/aftercare/technicians", ours: "main" }, { name: "warranty", path: "/aftercare/warranty", ours: "main" },
      { name: "coverage-check", path: "/aftercare/warranty?view=check", ours: "main" }, { name: "registrations", path: "/aftercare/warranty/registrations", ours: "main" }, { name: "claims", path: "/aftercare/warranty/claims", ours: "main" },
      { name: "claim", path: `/aftercare/warranty/claims/${claim.id}`, ours: "main" }, { name: "policy-new", path: "/aftercare/warranty/policies", ours: "main" }, { name: "policy-version", path: `/aftercare/warranty/policies?base=${policy.id}`, ours: "main" }, { name: "batch", path: `/aftercare/warranty/batches/${list.warranty_batch.id}`, ours: "main" },
      { name: "unit-sold", path: `/aftercare/units/${owned.id}`, ours: "main" },
      { name: "vendor-claims", path: "/aftercare/vendor-claims", ours: "main" }, { name: "vendor-claim", path: `/aftercare/vendor-claims/${vendorClaim.id}`, ours: "main" }, { name: "vendor-claim-create", path: `/aftercare/vendor-claims/create?units=${failed[1]?.id}`, ours: "[role=dialog]" },
      { name: "recoveries", path: "/aftercare/vendor-claims/recovery", ours: "main" }, { name: "return-rules", path: "/aftercare/rules", ours: "main" }, { name: "repair-codes", path: "/aftercare/rules/repair-codes?kind=action", ours: "main" }, { name: "test-protocols", path: "/aftercare/rules/test-protocols", ours: "main" },
      { name: "order", path: `/orders/${order.id}`, ours: "[data-aftercare-section]" }, { name: "variant", path: `/products/${productId}/variants/${variantId}`, ours: "[data-aftercare-section]" },
      { name: "inventory-item", path: `/inventory/${inventoryItemId}`, ours: "[data-aftercare-section]" }, { name: "customer", path: `/customers/${customer.id}`, ours: "[data-aftercare-section]" },
    )
  })

  it.each(WIDTHS)("at %d pixels, light and dark, every page of ours fits, has its scan box, names things by name, and axe-core finds nothing serious on it", async (width) => {
    const page = await desk().open({ width })
    const found: string[] = []
    for (const { name, path: place, ours } of places) {
      await page.goto(`/app${place}`)
      await page.locator(ours).first().waitFor()
      await settled(page)
      for (const theme of THEMES) {
        await wear(page, theme)
        await keepPicture(page, `${name}-${width}-${theme}`)
        found.push(...(await seriousViolations(page, ours)).map((violation) => `${name}, ${theme}: ${violation}`))
        // Medusa's own pages may stick out for reasons of their own.
        const overflow = ours === "[data-aftercare-section]" ? 0 : await overflowOf(page)
        if (overflow > 0) found.push(`${name}, ${theme}: ${overflow} pixels stick out`)
      }
      if (ours === "main" && (await page.getByRole("textbox", { name: "Scan or type a code" }).count()) !== 1) found.push(`${name}: no scan box`)
      const words = (await page.locator(ours).allInnerTexts()).join(" ")
      found.push(...(words.match(IDS) ?? []).map((id) => `${name}: the id ${id} where a name belongs`))
    }
    expect(found).toEqual([])
  })

  it("every page speaks German to who reads German", async () => {
    const page = await desk().open({ language: "de" })
    for (const [place, words] of [["/aftercare/units", "Einheiten"], ["/aftercare/exceptions", "Offene Fälle"], ["/aftercare/jobs", "Aufgaben"], ["/aftercare/imports", "Dateien"], ["/aftercare/returns", "Rücksendungen"], ["/aftercare/repairs", "Reparaturen"], ["/aftercare/technicians", "Techniker"], ["/aftercare/warranty", "Garantiebedingungen"], ["/aftercare/vendor-claims", "Herstellerfälle"], ["/aftercare/rules", "Rückgaberegeln"], ["/aftercare/rules/repair-codes", "Reparaturcodes"], ["/aftercare/rules/test-protocols", "Prüfpläne"]] as const) {
      await page.goto(`/app${place}`)
      await page.getByRole("heading", { name: words }).waitFor()
    }
  })

  it("the stylesheet has classes that are used only under admin/", () => {
    const only = "h-[11px]"
    const sources = readdirSync(path.join(repositoryRoot, "admin"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tsx"))
    expect(sources.some((name) => readFileSync(path.join(repositoryRoot, "admin", name), "utf8").includes(only))).toBe(true)
    const assets = path.join(builtDirectory, "public", "admin", "assets")
    const styles = readdirSync(assets).filter((name) => name.endsWith(".css")).map((name) => readFileSync(path.join(assets, name), "utf8")).join("")
    expect(styles).toContain(".h-\\[11px\\]")
  })
}
