import { mkdtempSync, writeFileSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import type { HttpUnit, HttpUnitList } from "../../src/types/http"
import { createPolicy, createProduct, createTrackedProduct, getHistory, getUnit, tag } from "../http/support/shop"
import { type Desk, scan, scanAnywhere, section, settled } from "./desk"

export function unitCases(desk: () => Desk): void {
  describe("the scan box", () => {
    it("leads from a scan to the unit wherever the focus is", async () => {
      const { shop, open } = desk()
      const { units: [unit] } = await createTrackedProduct(shop, { unitCount: 1 })
      const page = await open()
      await page.goto("/app/aftercare")
      await page.getByRole("heading", { name: "Aftercare" }).waitFor()
      await scanAnywhere(page, unit?.serial_number ?? "")
      await page.waitForURL(`**/aftercare/units/${unit?.id}`)
      await page.getByRole("heading", { name: unit?.serial_number ?? "" }).waitFor()
    })

    it("takes the cursor at \"/\", and says what can be done with an unknown code", async () => {
      const page = await desk().open()
      await page.goto("/app/aftercare/units")
      await page.getByRole("heading", { name: "Units" }).waitFor()
      await page.keyboard.press("/")
      await scan(page, "NOBODY-KNOWS-THIS")
      await page.getByText("No unit has this code").waitFor()
      await page.getByRole("link", { name: "Receive it" }).click()
      await page.getByRole("heading", { name: "Receive units" }).waitFor()
      await page.getByText("NOBODY-KNOWS-THIS").waitFor()
    })

    it("offers a choice where a number means several units", async () => {
      const { shop, open } = desk()
      const serial = tag()
      for (let count = 0; count < 2; count += 1) {
        const product = await createTrackedProduct(shop)
        await desk().client.ok("POST", "/admin/units/receive", { inventory_item_id: product.inventoryItemId, location_id: shop.locationIds[0], serial_numbers: [serial] })
      }
      const page = await open()
      await page.goto("/app/aftercare/units")
      await page.getByRole("textbox", { name: "Scan or type a code" }).fill(serial)
      await page.keyboard.press("Enter")
      await page.getByText("2 units have this code: which one is it?").waitFor()
      await page.getByRole("status").getByRole("link").first().click()
      await page.getByRole("heading", { name: serial }).waitFor()
    })

    it("takes none of several for an agent where a form is about one unit: she says which", async () => {
      const { client, shop, open } = desk()
      const serial = tag()
      for (let count = 0; count < 2; count += 1) {
        const product = await createTrackedProduct(shop)
        await client.ok("POST", "/admin/units/receive", { inventory_item_id: product.inventoryItemId, location_id: shop.locationIds[0], serial_numbers: [serial] })
      }
      const page = await open()
      await page.goto("/app/aftercare/warranty/claims")
      await page.getByRole("button", { name: "Create" }).first().click()
      const drawer = page.getByRole("dialog")
      await drawer.getByRole("textbox", { name: "Problem" }).fill("It does not charge any more.")
      await drawer.getByRole("textbox", { name: "Scan a unit" }).focus()
      await scan(page, serial)
      await drawer.getByText("2 units have this code: which one is it?").waitFor()
      const send = drawer.getByRole("button", { name: "Open a warranty claim" })
      expect(await send.isEnabled()).toBe(false)
      await drawer.getByRole("listitem").getByRole("button", { name: /In stock/ }).last().click()
      await drawer.getByText(serial, { exact: true }).waitFor()
      expect(await send.isEnabled()).toBe(true)
    })

    it("keeps the separators of a scanned GS1 symbol, so that the lot does not swallow the serial number", async () => {
      const page = await desk().open()
      const scanned = async (field: string): Promise<string | null> => {
        await page.getByRole("textbox", { name: field }).focus()
        await page.keyboard.insertText("010950600013435210LOT7")
        // ASCII 29, as a keyboard has it.
        await page.keyboard.press("Control+]")
        const [asked] = await Promise.all([page.waitForRequest(/\/admin\/scan\?/), scan(page, "21S-0815")])
        return new URL(asked.url()).searchParams.get("code")
      }
      await page.goto("/app/aftercare/units")
      expect(await scanned("Scan or type a code")).toBe("010950600013435210LOT7\x1D21S-0815")
      await page.goto("/app/aftercare/returns/create")
      expect(await scanned("Scan a unit")).toBe("010950600013435210LOT7\x1D21S-0815")
    })
  })

  describe("receiving", () => {
    it("takes numbers by scanner, names the bad one, has it put right in place and receives all", async () => {
      const { client, shop, open } = desk()
      const product = await createProduct(shop)
      await createPolicy(shop, { variant_id: product.variantId }, { number_format: { mask: "R-####" } })
      const page = await open()
      await page.goto(`/app/aftercare/units/receive?item=${product.inventoryItemId}&location=${shop.locationIds[0]}`)
      await page.getByRole("textbox", { name: "Scan the next serial number" }).waitFor()
      for (const code of ["R-0001", "R-0002", "R-X", "R-0001"]) await scan(page, code)
      await page.getByText("R-0001 is in the list already").waitFor()
      await page.getByRole("button", { name: "Receive 3 units" }).click()
      const wrong = page.getByRole("textbox", { name: "Put R-X right" })
      await wrong.waitFor()
      const list = (): Promise<HttpUnitList> => client.ok<HttpUnitList>("GET", `/admin/units?inventory_item_id=${product.inventoryItemId}`)
      expect((await list()).count).toBe(0)
      await wrong.fill("R-0003")
      await page.getByRole("button", { name: "Receive 3 units" }).click()
      await page.getByText("3 units received").waitFor()
      expect((await list()).units.map(({ serial_number }) => serial_number).sort()).toEqual(["R-0001", "R-0002", "R-0003"])
    })

    it("takes a file in with a verdict for each line, and a refused line again when it is mended", async () => {
      const { client, shop, open } = desk()
      const product = await createProduct(shop)
      await createPolicy(shop, { variant_id: product.variantId })
      const [good, bad] = [tag(), tag()]
      const file = path.join(mkdtempSync(path.join(os.tmpdir(), "aftercare-import-")), "delivery.csv")
      writeFileSync(file, ["serial_number,variant_id,location_id", `${good},${product.variantId},${shop.locationIds[0]}`, `${bad},${product.variantId},nowhere`].join("\n"))
      const page = await open()
      await page.goto("/app/aftercare/units/receive?tab=file")
      await page.locator("input[type=file]").setInputFiles(file)
      await page.getByRole("button", { name: "Import" }).click()
      await page.getByText("2 of 2 lines done: 1 accepted, 1 refused.").waitFor()
      await page.getByRole("textbox", { name: "Line 3" }).fill(`${bad},${product.variantId},${shop.locationIds[0]}`)
      await page.getByRole("button", { name: "Import 1 mended line" }).click()
      await page.getByText("1 of 1 lines done: 1 accepted, 0 refused.").waitFor()
      expect((await client.ok<HttpUnitList>("GET", `/admin/units?variant_id=${product.variantId}`)).count).toBe(2)
    })
  })

  describe("commands", () => {
    it("changes many units at once after saying which it will leave alone", async () => {
      const { client, shop, open } = desk()
      const { inventoryItemId, units } = await createTrackedProduct(shop, { unitCount: 3 })
      await client.ok("POST", "/admin/units/commands", { command: "scrap", units: [{ unit_id: units[0]?.id }] })
      const page = await open()
      await page.goto(`/app/aftercare/units?inventory_item_id=${inventoryItemId}`)
      await page.getByRole("link", { name: units[2]?.serial_number ?? "" }).waitFor()
      await page.getByRole("checkbox", { name: "Choose all on this page" }).click()
      await page.getByRole("button", { name: "Put on hold" }).click()
      await page.getByText("2 units will change").waitFor()
      await page.getByText("1 unit cannot, and is left as it is:").waitFor()
      await page.getByRole("combobox", { name: "Hold" }).click()
      await page.getByRole("option", { name: "Quality" }).click()
      await page.getByRole("dialog").getByRole("button", { name: "Put on hold" }).click()
      await page.getByText("2 units are on hold").waitFor()
      expect((await client.ok<HttpUnitList>("GET", `/admin/units?inventory_item_id=${inventoryItemId}&hold=quality`)).count).toBe(2)
    })

    it("can be given by keyboard alone, and a grave one is confirmed first", async () => {
      const { shop, open } = desk()
      const { units: [unit] } = await createTrackedProduct(shop, { unitCount: 1 })
      const page = await open()
      await page.goto(`/app/aftercare/units/${unit?.id}`)
      await page.getByRole("button", { name: "More actions" }).focus()
      await page.keyboard.press("Enter")
      await page.locator("[role=menuitem]:focus").waitFor()
      await page.keyboard.type("Scrap")
      await page.locator("[role=menuitem]:focus").and(page.getByRole("menuitem", { name: "Scrap" })).waitFor()
      await page.keyboard.press("Enter")
      await page.locator("input:focus").and(page.getByRole("textbox", { name: "Reason" })).waitFor()
      await page.keyboard.type("unsafe")
      await page.keyboard.press("Enter")
      const prompt = page.getByRole("alertdialog")
      await prompt.getByText("The unit leaves the stock for good. Its history stays.").waitFor()
      await prompt.getByRole("button", { name: "Scrap" }).focus()
      await page.keyboard.press("Enter")
      await page.getByText("1 unit scrapped").waitFor()
      expect(await getUnit(shop, unit?.id ?? "")).toMatchObject({ status: "scrapped" })
    })

    it("offers only what the server would not refuse", async () => {
      const { client, shop, open } = desk()
      const { units: [unit] } = await createTrackedProduct(shop, { unitCount: 1 })
      const { units: [changed] } = await client.ok<{ units: HttpUnit[] }>("POST", "/admin/units/commands", { command: "scrap", units: [{ unit_id: unit?.id }] })
      expect(changed?.available_actions).toEqual(["reinstate"])
      const page = await open()
      await page.goto(`/app/aftercare/units/${unit?.id}`)
      await page.getByRole("button", { name: "Reinstate" }).waitFor()
      expect(await page.getByRole("button", { name: "More actions" }).count()).toBe(0)
    })
  })

  describe("a unit's history", () => {
    it("shows a correction as one, beside what it corrects, and who and why", async () => {
      const { shop, open } = desk()
      const { units: [unit] } = await createTrackedProduct(shop, { unitCount: 1 })
      const right = tag()
      const page = await open()
      await page.goto(`/app/aftercare/units/${unit?.id}`)
      await page.getByRole("button", { name: "More actions" }).click()
      await page.getByRole("menuitem", { name: "Correct a fact" }).click()
      await page.getByRole("textbox", { name: "What is right" }).fill(right)
      await page.getByRole("button", { name: "Misread" }).click()
      await page.getByRole("dialog").getByRole("button", { name: "Correct a fact" }).click()
      await page.getByRole("heading", { name: right }).waitFor()
      await page.getByText("Corrects entry 1").waitFor()
      await page.getByText("Corrected by entry 2").waitFor()
      await page.getByRole("combobox", { name: "Show" }).click()
      await page.getByRole("option", { name: "Corrections" }).click()
      expect(await page.getByText("Received", { exact: true }).count()).toBe(0)
      expect((await getHistory(shop, unit?.id ?? "")).map(({ type }) => type)).toEqual(["unit.received", "unit.corrected"])
    })
  })

  describe("tracking of a product", () => {
    it("is begun on the variant's page: its stock is adopted unit by unit, then it is active", async () => {
      const { client, shop, open } = desk()
      const product = await createProduct(shop, { stock: [2] })
      const page = await open()
      await page.goto(`/app/products/${product.productId}/variants/${product.variantId}`)
      await section(page, "Serial numbers").getByRole("button", { name: "Track serial numbers" }).click()
      await page.getByRole("dialog").getByRole("button", { name: "Save" }).click()
      await section(page, "Serial numbers").getByText("Adopting").waitFor()
      expect(await section(page, "Serial numbers").getByRole("button", { name: "Activate" }).isDisabled()).toBe(true)
      await section(page, "Serial numbers").getByRole("link", { name: "Adopt units" }).click()
      await page.getByText("This product is being adopted").waitFor()
      await page.getByRole("combobox", { name: "Location" }).click()
      const { stock_location: location } = await client.ok<{ stock_location: { name: string } }>("GET", `/admin/stock-locations/${shop.locationIds[0]}`)
      await page.getByRole("option", { name: location.name, exact: true }).click()
      await page.getByRole("textbox", { name: "Scan the next serial number" }).focus()
      for (const code of [tag(), tag()]) await scan(page, code)
      await page.getByRole("button", { name: "Receive 2 units" }).click()
      await page.getByText("2 units received").waitFor()
      await page.goto(`/app/products/${product.productId}/variants/${product.variantId}`)
      await section(page, "Serial numbers").getByRole("button", { name: "Activate" }).click()
      await page.getByRole("alertdialog").getByRole("button", { name: "Activate" }).click()
      await section(page, "Serial numbers").getByText("Active", { exact: true }).waitFor()
    })
  })

  describe("when something goes wrong", () => {
    it("says so in plain words and tries again when asked", async () => {
      const page = await desk().open()
      await page.route("**/admin/units?**", (route) => route.abort())
      await page.goto("/app/aftercare/units")
      await page.getByText("The server could not be reached.").waitFor()
      await page.unroute("**/admin/units?**")
      await page.getByRole("button", { name: "Try again" }).click()
      await settled(page)
      expect(await page.getByText("The server could not be reached.").count()).toBe(0)
    })

    it("tells an agent without the right that she has none", async () => {
      const page = await desk().open()
      await page.route("**/admin/unit-exceptions?**", (route) => route.fulfill({ status: 403, contentType: "application/json", body: JSON.stringify({ type: "forbidden", message: "Forbidden" }) }))
      await page.goto("/app/aftercare/exceptions")
      await page.getByText("You may not see this").waitFor()
    })

    it("knows a unit that does not exist", async () => {
      const page = await desk().open()
      await page.goto("/app/aftercare/units/nobody")
      await page.getByText("This does not exist (any more)", { exact: true }).waitFor()
    })
  })
}
