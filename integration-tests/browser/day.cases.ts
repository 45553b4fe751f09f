import type { Locator, Page } from "playwright-core"
import type { HttpRmaDetailAnswer, HttpUnitList } from "../../src/types/http"
import { eventually } from "../http/support/client"
import { createPolicy, createProduct, getHistory, orderUnits, placeOrder, tag } from "../http/support/shop"
import { type Desk, scan, scanAnywhere, section } from "./desk"

const TABS_MAX = 150

const isFocused = (target: Locator): Promise<boolean> => target.first().evaluate((element) => element === element.ownerDocument.activeElement)

/** Goes on by Tab until it is there, as far as the page lets her. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor()
  for (let count = 0; count < TABS_MAX; count += 1) {
    if (await isFocused(target)) return
    await page.keyboard.press("Tab")
  }
  throw new Error(`${TABS_MAX} tabs do not lead to ${String(target)}.`)
}

async function press(page: Page, target: Locator, key = "Enter"): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

const button = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true })
const inDialog = (page: Page, name: string): Locator => page.getByRole("dialog").getByRole("button", { name, exact: true })

const LIFE = ["unit.received", "unit.allocated", "unit.picked", "unit.fulfilled", "unit.shipped", "unit.delivered", "unit.return_opened", "unit.return_received"]

/** The whole day of a unit: received, sold, packed, shipped, delivered, come back, inspected. */
export function dayCases(desk: () => Desk): void {
  describe("the whole day of a unit", () => {
    it("is done by keyboard alone", async () => {
      const { client, shop, open } = desk()
      const product = await createProduct(shop)
      await createPolicy(shop, { variant_id: product.variantId })
      const serial = tag()
      const page = await open()
      await page.goto(`/app/aftercare/units/receive?item=${product.inventoryItemId}&location=${shop.locationIds[0]}`)
      await page.locator("input:focus").and(page.getByRole("textbox", { name: "Scan the next serial number" })).waitFor()
      await page.keyboard.type(serial)
      await page.keyboard.press("Enter")
      await press(page, button(page, "Receive 1 unit"))
      await page.getByText("1 unit received").waitFor()
      const { units: [unit] } = await client.ok<HttpUnitList>("GET", `/admin/units?serial_number=${serial}`)
      const order = await placeOrder(shop, [{ variant_id: product.variantId, quantity: 1 }])
      await eventually(() => orderUnits(shop, order.id), ({ lines }) => lines[0]?.units.length === 1)
      await page.goto(`/app/orders/${order.id}`)
      const box = section(page, "Serial numbers")
      await press(page, box.getByRole("button", { name: "Pick and pack" }))
      await page.locator("input:focus").and(page.getByRole("textbox", { name: "Scan a unit" })).waitFor()
      await page.keyboard.type(serial)
      await page.keyboard.press("Enter")
      await page.getByText("1 of 1 read").waitFor()
      await press(page, button(page, "Make the fulfilment"))
      await press(page, box.getByRole("button", { name: "Ship" }))
      await page.locator("input:focus").and(page.getByRole("textbox", { name: "Scan a unit" })).waitFor()
      await page.keyboard.type(serial)
      await page.keyboard.press("Enter")
      await page.getByText(`${serial} is right`).waitFor()
      await press(page, inDialog(page, "Ship"))
      await press(page, box.getByRole("button", { name: "Mark as delivered" }))
      await press(page, page.getByRole("alertdialog").getByRole("button", { name: "Mark as delivered" }))
      await eventually(() => getHistory(shop, unit?.id ?? ""), (events) => events.at(-1)?.type === "unit.delivered")
      await page.goto(`/app/aftercare/returns/create?order=${order.id}`)
      await press(page, page.getByRole("checkbox", { name: serial }), "Space")
      await press(page, button(page, "Defective"))
      await press(page, button(page, "Open the return"))
      await page.waitForURL(/returns\/rma_/)
      const id = page.url().split("/").at(-1) ?? ""
      const read = async (): Promise<HttpRmaDetailAnswer["rma"]> => (await client.ok<HttpRmaDetailAnswer>("GET", `/admin/rmas/${id}`)).rma
      if ((await read()).lines[0]?.decision !== "accepted") {
        await press(page, button(page, "Decide"))
        await press(page, button(page, "Within the rules"))
        await press(page, inDialog(page, "Save"))
      }
      await eventually(read, ({ authorized_at }) => authorized_at !== null)
      await press(page, button(page, "Receive a parcel"))
      await page.locator("input:focus").and(page.getByRole("textbox", { name: "Scan what is in the box" })).waitFor()
      await page.keyboard.type(serial)
      await page.keyboard.press("Enter")
      await page.getByText(`${serial} is awaited`).waitFor()
      await press(page, button(page, "Receive 1 unit"))
      await press(page, button(page, "Inspect"))
      // One stop of the Tab key for all grades; the arrows go on, the space bar chooses.
      await tabTo(page, page.getByRole("dialog").getByRole("radio").first())
      const grades = await page.getByRole("dialog").getByRole("radio").count()
      const gradeB = page.getByRole("radio", { name: "Grade B" })
      for (let count = 0; count < grades && !(await isFocused(gradeB)); count += 1) {
        const before = await page.locator(":focus").evaluateHandle((element) => element)
        await page.keyboard.press("ArrowDown")
        await page.waitForFunction((element) => element.ownerDocument.activeElement !== element, before)
      }
      await page.keyboard.press("Space")
      await page.getByRole("radio", { name: "Grade B", checked: true }).waitFor()
      await press(page, inDialog(page, "Save"))
      await page.getByText("Inspection kept").waitFor()
      expect((await getHistory(shop, unit?.id ?? "")).map(({ type }) => type).filter((type) => LIFE.includes(type))).toEqual(LIFE)
      expect((await read()).lines[0]).toMatchObject({ reception: "received", grade: "b" })
    })

    it("needs no key and no mouse beside the scanner once its work is open: what was read is finished by a code too", async () => {
      const { client, shop, open } = desk()
      const product = await createProduct(shop)
      await createPolicy(shop, { variant_id: product.variantId })
      const serial = tag()
      const page = await open()
      await page.goto("/app/aftercare")
      await page.getByRole("heading", { name: "Aftercare" }).waitFor()
      await scanAnywhere(page, "AC-RECEIVE")
      await page.getByRole("heading", { name: "Receive units" }).waitFor()
      await page.goto(`/app/aftercare/units/receive?item=${product.inventoryItemId}&location=${shop.locationIds[0]}`)
      const awaitField = (name: string): Promise<void> => page.locator("input:focus").and(page.getByRole("textbox", { name })).waitFor()
      await awaitField("Scan the next serial number")
      await scan(page, "AC-DONE")
      await page.getByText("Something is still missing before this can be finished").waitFor()
      for (const code of [serial, "AC-DONE"]) await scan(page, code)
      await page.getByText("1 unit received").waitFor()
      const order = await placeOrder(shop, [{ variant_id: product.variantId, quantity: 1 }])
      await eventually(() => orderUnits(shop, order.id), ({ lines }) => lines[0]?.units.length === 1)
      await page.goto(`/app/orders/${order.id}`)
      const box = section(page, "Serial numbers")
      await box.getByRole("button", { name: "Pick and pack" }).click()
      await awaitField("Scan a unit")
      for (const code of [serial, "AC-DONE"]) await scan(page, code)
      await box.getByText("Box 1").waitFor()
      await box.getByRole("button", { name: "Ship" }).click()
      await awaitField("Scan a unit")
      for (const code of [serial, "AC-DONE"]) await scan(page, code)
      await box.getByRole("button", { name: "Mark as delivered" }).waitFor()
      const { units: [unit] } = await client.ok<HttpUnitList>("GET", `/admin/units?serial_number=${serial}`)
      expect(unit?.status).toBe("shipped")
      await page.goto("/app/aftercare/units")
      await page.getByRole("heading", { name: "Units" }).waitFor()
      await scanAnywhere(page, serial)
      await page.waitForURL(`**/aftercare/units/${unit?.id}`)
    })
  })
}
