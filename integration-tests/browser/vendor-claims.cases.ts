import type { HttpUnit, HttpVendorClaimDetailAnswer } from "../../src/types/http"
import { createTrackedProduct, tag } from "../http/support/shop"
import type { Desk } from "./desk"

export function vendorClaimCases(desk: () => Desk): void {
  /** Units of the shop that lie in quarantine. */
  async function quarantined(count: number): Promise<readonly HttpUnit[]> {
    const { client, shop } = desk()
    const { units } = await createTrackedProduct(shop, { unitCount: count })
    await client.ok("POST", "/admin/units/commands", { command: "quarantine", reason_code: "defective", units: units.map(({ id }) => ({ unit_id: id })) })
    return units
  }

  describe("a vendor claim", () => {
    it("is opened for units in quarantine, sent, answered, settled and closed; each step is offered when it is possible, and no other", async () => {
      const { client, open } = desk()
      const [credited, replaced] = await quarantined(2)
      const chosen = [credited, replaced].map((unit) => unit?.serial_number ?? "")
      const maker = `maker-${tag()}`
      const number = tag()
      const page = await open()
      await page.goto(`/app/aftercare/units?inventory_item_id=${credited?.inventory_item_id}`)
      for (const serial of chosen) await page.getByRole("checkbox", { name: serial }).click()
      await page.getByRole("button", { name: "Open a vendor claim" }).click()
      await page.getByRole("textbox", { name: "Maker" }).or(page.getByRole("combobox", { name: "Maker" })).first().fill(maker)
      for (const serial of chosen) await page.getByRole("checkbox", { name: serial, checked: true }).waitFor()
      await page.getByRole("spinbutton", { name: "Claimed for each unit" }).fill("99.90")
      await page.getByRole("button", { name: "Open for 2 units" }).click()
      await page.waitForURL(/vendor-claims\/venc_/)
      const id = page.url().split("/").at(-1) ?? ""
      expect(await page.getByRole("button", { name: "Record the answer" }).count()).toBe(0)
      await page.getByRole("button", { name: "Send to the maker" }).click()
      await page.getByText(`2 units leave quarantine for ${maker}`).waitFor()
      await page.getByRole("textbox", { name: "Tracking number" }).fill("TRACK-7")
      await page.getByRole("dialog").getByRole("button", { name: "Send to the maker" }).click()
      await page.getByRole("button", { name: "Record the answer" }).click()
      await page.getByRole("checkbox", { name: replaced?.serial_number ?? "" }).click()
      await page.getByRole("radio", { name: "Credited" }).click()
      await page.getByRole("spinbutton", { name: "Recovered for each unit" }).fill("80")
      await page.getByRole("dialog").getByRole("button", { name: "Save" }).click()
      await page.getByText("1 of 2").waitFor()
      expect(await page.getByRole("button", { name: "Settle" }).count()).toBe(0)
      await page.getByRole("button", { name: "Answer", exact: true }).click()
      await page.getByRole("radio", { name: "Replaced" }).click()
      await page.getByRole("textbox", { name: `In place of ${replaced?.serial_number}` }).fill(number)
      await page.getByRole("combobox", { name: "Received at" }).click()
      await page.getByRole("option").first().click()
      await page.getByRole("spinbutton", { name: "Recovered for each unit" }).fill("")
      await page.getByRole("dialog").getByRole("button", { name: "Save" }).click()
      await page.getByRole("link", { name: number }).waitFor()
      for (const step of ["Settle", "Close the claim"]) {
        await page.getByRole("button", { name: step }).click()
        await page.getByRole("dialog").getByRole("button", { name: step }).click()
        await page.getByRole("dialog").waitFor({ state: "detached" })
      }
      await page.getByRole("button", { name: "Add a note" }).click()
      await page.getByRole("textbox", { name: "Note" }).fill("Credit note 12 arrived.")
      await page.getByRole("dialog").getByRole("button", { name: "Save" }).click()
      await page.getByText("Credit note 12 arrived.").waitFor()
      const { vendor_claim: claim } = await client.ok<HttpVendorClaimDetailAnswer>("GET", `/admin/vendor-claims/${id}`)
      expect(claim).toMatchObject({ vendor_id: maker, status: "closed", totals: [{ claimed_amount: 199.8, recovered_amount: 80 }] })
      expect(claim.lines.map(({ outcome, replacement }) => [outcome, replacement?.serial_number ?? null]).sort()).toEqual([["credited", null], ["replaced", number]])
    })

    it("takes only what can be claimed, and says why not", async () => {
      const { shop, open } = desk()
      const { units: [shelved] } = await createTrackedProduct(shop, { unitCount: 1 })
      const page = await open()
      await page.goto("/app/aftercare/vendor-claims/create")
      const box = page.getByRole("textbox", { name: "Scan a unit" })
      await box.fill(shelved?.serial_number ?? "")
      await box.press("Enter")
      await page.getByText(`${shelved?.serial_number} is "In stock"`).waitFor()
      expect(await page.getByRole("checkbox", { name: shelved?.serial_number ?? "" }).count()).toBe(0)
    })
  })
}
