import { mkdtempSync, writeFileSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { eventually } from "../http/support/client"
import { tag } from "../http/support/shop"
import { type Desk, scan } from "./desk"
import { deliveredUnit } from "./returns.cases"

interface Policy {
  readonly id: string
  readonly code: string
  readonly version: number
  readonly terms: { readonly exclusions?: readonly object[]; readonly after_repair?: object; readonly coverage: readonly object[] }
}

export function warrantyCases(desk: () => Desk): void {
  describe("a warranty policy", () => {
    it("is written in all its terms, told in plain words, tried on a unit, and kept as a draft", async () => {
      const { client, shop, open } = desk()
      const { unit } = await deliveredUnit(shop)
      const name = `Carefree ${tag()}`
      const page = await open()
      await page.goto("/app/aftercare/warranty")
      await page.getByRole("link", { name: "Create" }).click()
      await page.getByRole("textbox", { name: "Name" }).fill(name)
      const preview = page.locator("[data-aftercare-section]", { has: page.getByRole("heading", { name: "In plain words" }) })
      await preview.getByText("It lasts 24 months from delivery.").waitFor()
      await page.getByRole("spinbutton", { name: "So long" }).fill("36")
      await preview.getByText("It lasts 36 months from delivery.").waitFor()
      await page.getByRole("heading", { name: "What is excluded" }).click()
      await page.getByRole("button", { name: "Add to Excluded causes" }).click()
      await page.getByRole("textbox", { name: "Cause", exact: true }).first().fill("liquid")
      await preview.getByText("Not where the fault came from liquid; whoever promised it must prove that.").waitFor()
      await page.getByRole("heading", { name: "While away, after repair, after replacement" }).click()
      await page.getByRole("switch", { name: "After a repair" }).click()
      await preview.getByText("The first repair makes it 12 months longer.").waitFor()
      await page.getByRole("textbox", { name: "Scan a unit" }).focus()
      await scan(page, unit.serial_number)
      await page.getByText("Under these terms").waitFor()
      await page.getByRole("button", { name: "Save as draft" }).click()
      await page.getByText("Draft saved").waitFor()
      const { warranty_policies: policies } = await client.ok<{ warranty_policies: (Policy & { readonly name: string })[] }>("GET", "/admin/warranty-policies?limit=200")
      expect(policies.find((policy) => policy.name === name)).toMatchObject({ version: 1, status: "draft", terms: { term: { duration: "P36M" }, exclusions: [{ code: "liquid", requires_causation: true }], after_repair: { extend: "P12M", times: 1 } } })
    })

    it("names at its field what the server refuses, and a next version begins with the terms of the last", async () => {
      const { client, open } = desk()
      const { warranty_policy: policy } = await client.ok<{ warranty_policy: Policy }>("POST", "/admin/warranty-policies", { name: `Base ${tag()}`, duration: "P1Y", terms: { repeat_rule: { same_defect: 3, window: "P12M", then: ["refund"] } } })
      const page = await open()
      await page.goto(`/app/aftercare/warranty/policies?base=${policy.id}`)
      await page.getByRole("heading", { name: /version 2/ }).waitFor()
      await page.getByText("After 3 repairs of the same defect within 12 months: refund.").or(page.getByText("After 3 repairs of the same defect within 1 year: refund.")).first().waitFor()
      await page.getByRole("spinbutton", { name: "Percent" }).first().fill("101")
      await page.getByRole("button", { name: "Save as draft" }).click()
      await page.getByText("must be a whole number from 1 to 100").first().waitFor()
      await page.getByRole("spinbutton", { name: "Percent" }).first().fill("80")
      await page.getByRole("button", { name: "Start" }).click()
      await page.getByText("0 of 0 claims would be decided otherwise.").waitFor()
      await page.getByRole("button", { name: "Save as draft" }).click()
      await page.getByText("Draft saved").waitFor()
      const { warranty_policies: versions } = await client.ok<{ warranty_policies: Policy[] }>("GET", `/admin/warranty-policies?code=${policy.code}`)
      expect(versions[0]).toMatchObject({ version: 2, terms: { repeat_rule: { same_defect: 3 }, coverage: [{ item: "part", pct: 80 }, { item: "labour", pct: 100 }] } })
    })
  })

  describe("a warranty claim", () => {
    it("is opened from the unit, shows its frozen verdict, and is approved in part against it with a reason", async () => {
      const { client, shop, open } = desk()
      const { unit } = await deliveredUnit(shop)
      const page = await open()
      await page.goto(`/app/aftercare/units/${unit.id}`)
      await page.getByRole("button", { name: "More actions" }).click()
      await page.getByRole("menuitem", { name: "Open a warranty claim" }).click()
      await page.getByRole("textbox", { name: "Problem" }).fill("It does not charge any more.")
      await page.getByRole("dialog").getByRole("button", { name: "Open a warranty claim" }).click()
      await page.waitForURL(/claims\/[a-z]+_/)
      await page.getByRole("heading", { name: "The frozen verdict" }).waitFor()
      await page.getByRole("button", { name: /^Actions for/ }).click()
      await page.getByRole("menuitem", { name: "Approve partly" }).click()
      await page.getByRole("button", { name: "Repair", exact: true }).click()
      await page.getByRole("spinbutton", { name: "Parts (%)" }).fill("50")
      // The frozen verdict says no, so whoever approves says why.
      expect(await page.getByRole("dialog").getByRole("button", { name: "Approve partly" }).isEnabled()).toBe(false)
      await page.getByRole("dialog").getByRole("button", { name: "Goodwill" }).click()
      await page.getByRole("dialog").getByRole("button", { name: "Approve partly" }).click()
      await page.getByText("Partly approved").first().waitFor()
      const id = page.url().split("/").at(-1)
      const { warranty_claim: claim } = await client.ok<{ warranty_claim: { status: string; lines: object[] } }>("GET", `/admin/warranty-claims/${id}`)
      expect(claim).toMatchObject({ status: "partly_approved", outcome: "repair", lines: expect.arrayContaining([{ item: "part", percent: 50 }]) })
    })
  })

  describe("a list of numbers", () => {
    it("is checked in the background, with a verdict for each line", async () => {
      const { client, shop, open } = desk()
      const { unit } = await deliveredUnit(shop)
      const file = path.join(mkdtempSync(path.join(os.tmpdir(), "aftercare-batch-")), "numbers.csv")
      writeFileSync(file, `serial_number\n${unit.serial_number}\nNOBODY-HAS-THIS\n`)
      const page = await open()
      await page.goto("/app/aftercare/warranty?view=check")
      await page.locator("input[type=file]").setInputFiles(file)
      await page.getByRole("button", { name: "Start" }).click()
      await page.waitForURL(/batches\//)
      await page.getByText("2 of 2 lines done: 1 accepted, 1 refused.").waitFor()
      await page.getByRole("link", { name: unit.serial_number }).waitFor()
      const id = page.url().split("/").at(-1)
      await eventually(() => client.ok<{ warranty_batch: { status: string } }>("GET", `/admin/warranty-batches/${id}`), ({ warranty_batch: batch }) => batch.status === "finished")
    })
  })
}
