import type { HttpRepairOrder } from "../../src/types/http"
import { eventually } from "../http/support/client"
import { createTrackedProduct, tag } from "../http/support/shop"
import { type Desk, scan, section, uploadFile } from "./desk"

export function repairCases(desk: () => Desk): void {
  const read = async (id: string): Promise<HttpRepairOrder> => (await desk().client.ok<{ repair_order: HttpRepairOrder }>("GET", `/admin/repair-orders/${id}`)).repair_order
  const act = (id: string, action: string, body: object = {}): Promise<unknown> => desk().client.ok("POST", `/admin/repair-orders/${id}/${action}`, body)

  describe("a repair", () => {
    it("is opened for the unit that is chosen in the list, checked in by scan, planned and clocked; another unit is refused in plain words", async () => {
      const { client, shop, open } = desk()
      const { inventoryItemId, units: [unit, other] } = await createTrackedProduct(shop, { unitCount: 2 })
      const labour = `Labour ${tag()}`
      await uploadFile(client, "/admin/repair-codes/import", "codes.csv", `kind,code,label\nlabour,${tag().toLowerCase()},${labour}`)
      const page = await open()
      await page.goto(`/app/aftercare/units?inventory_item_id=${inventoryItemId}`)
      await page.getByRole("checkbox", { name: unit?.serial_number ?? "" }).click()
      await page.getByRole("button", { name: "Open a repair" }).click()
      await page.getByRole("textbox", { name: "Problem" }).fill("It smells of smoke.")
      await page.getByRole("dialog").getByRole("button", { name: "Open a repair" }).click()
      await page.waitForURL(/repairs\/arep_/)
      const id = page.url().split("/").at(-1) ?? ""
      const more = async (action: string): Promise<void> => {
        await page.getByRole("button", { name: "More actions" }).click()
        await page.getByRole("menuitem", { name: action }).click()
      }
      const done = async (name: string): Promise<void> => {
        await page.getByRole("dialog").getByRole("button", { name, exact: true }).click()
        await page.getByRole("dialog").waitFor({ state: "detached" })
      }
      await more("Check in")
      await page.locator("input:focus").and(page.getByRole("textbox", { name: "Serial number" })).waitFor()
      await scan(page, other?.serial_number ?? "")
      await page.getByRole("dialog").getByRole("button", { name: "Check in" }).click()
      await page.getByRole("alert").waitFor()
      await page.getByRole("textbox", { name: "Serial number" }).fill(unit?.serial_number ?? "")
      await page.getByRole("textbox", { name: "Came with it" }).fill("Charger\nCase")
      await done("Check in")
      await page.getByText("With it: Charger, Case").waitFor()
      await more("Plan")
      await page.getByRole("button", { name: "Urgent" }).click()
      await page.getByLabel("Promised for").fill("2027-03-04")
      await done("Plan")
      await page.getByRole("button", { name: "Start diagnosis" }).click()
      await done("Start diagnosis")
      const time = section(page, "Time")
      await time.getByRole("button", { name: "Start the clock" }).click()
      const kindOfWork = async (name: string): Promise<void> => {
        await page.getByRole("combobox", { name: "Kind of work" }).click()
        await page.getByRole("option", { name }).click()
      }
      // Chosen, and taken back: nothing is sent for it.
      await kindOfWork(labour)
      await kindOfWork("None")
      await page.getByRole("textbox", { name: "Description" }).fill("Looked inside")
      await done("Start the clock")
      await time.getByText("running").waitFor()
      await time.getByRole("button", { name: "Stop the clock" }).click()
      await page.getByRole("spinbutton", { name: "Amount" }).fill("25")
      await done("Stop the clock")
      await time.getByRole("button", { name: "Correct the time" }).click()
      await page.getByRole("spinbutton", { name: "Minutes" }).fill("20")
      await done("Correct the time")
      await time.getByText("put right").waitFor()
      // The next correction begins with what counts by now.
      await time.getByRole("button", { name: "Correct the time" }).click()
      expect(await page.getByRole("spinbutton", { name: "Minutes" }).inputValue()).toBe("20")
      await page.keyboard.press("Escape")
      expect(await read(id)).toMatchObject({ priority: "urgent", promised_on: "2027-03-04", check_in: { scanned_as: unit?.serial_number, accessories: ["Charger", "Case"] }, timers: [{ corrected_minutes: 20 }], lines: [{ description: "Looked inside", minutes: 20, amount: 25 }] })
    })

    it("that the customer pays for says what is due, and the payment at the counter is written down once", async () => {
      const { client, shop, open } = desk()
      const { units: [unit] } = await createTrackedProduct(shop, { unitCount: 1 })
      const { repair_order: { id } } = await client.ok<{ repair_order: { id: string } }>("POST", "/admin/repair-orders", { unit_id: unit?.id, problem: "Data are gone." })
      await act(id, "start_diagnosis")
      await act(id, "add_line", { kind: "external", description: "Data rescue", amount: 120, payer: "customer" })
      for (const step of ["quote", "approve_quote", "mark_no_fault_found"]) await act(id, step)
      await eventually(() => read(id), ({ payment_collection_id }) => payment_collection_id !== null)
      const page = await open({ language: "de" })
      await page.goto(`/app/aftercare/repairs/${id}`)
      const payment = section(page, "Zahlung")
      await payment.getByText("Fällig").waitFor()
      await payment.getByRole("button", { name: "Zahlung festhalten" }).click()
      await page.getByRole("alertdialog").getByText(/120,00/).waitFor()
      await page.getByRole("alertdialog").getByRole("button", { name: "Zahlung festhalten" }).click()
      await payment.getByRole("button", { name: "Zahlung festhalten" }).waitFor({ state: "detached" })
      expect(await read(id)).toMatchObject({ payment_status: "paid", paid_amount: 120 })
    })

    it("has the address corrected for its parcel, by name of who did, and never over what another agent wrote meanwhile", async () => {
      const { client, shop, open } = desk()
      const { units: [unit] } = await createTrackedProduct(shop, { unitCount: 1 })
      const { repair_order: { id } } = await client.ok<{ repair_order: HttpRepairOrder }>("POST", "/admin/repair-orders", { unit_id: unit?.id, problem: "Dark." })
      const page = await open()
      await page.goto(`/app/aftercare/repairs/${id}`)
      const address = section(page, "Address of the parcel")
      const type = async (street: string): Promise<void> => {
        await address.getByRole("button", { name: "Change" }).click()
        for (const [field, value] of [["Last name", "Hoffmann"], ["Street and number", street], ["Post code", "10115"], ["Town", "Berlin"], ["Country", "DE"]] as const) await page.getByRole("dialog").getByRole("textbox", { name: field }).fill(value)
      }
      await type("1 Old St")
      await client.ok("POST", `/admin/repair-orders/${id}/address`, { address: { last_name: "Hoffmann", address_1: "2 Other St", postal_code: "10115", city: "Berlin", country_code: "de" } })
      await page.getByRole("dialog").getByRole("button", { name: "Save" }).click()
      await page.getByRole("dialog").getByText(/changed/).waitFor()
      await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click()
      await address.getByText("2 Other St").waitFor()
      await type("3 New St")
      await page.getByRole("dialog").getByRole("button", { name: "Save" }).click()
      await page.getByRole("dialog").waitFor({ state: "detached" })
      await address.getByText("3 New St").waitFor()
      await address.getByText(/ago|just now/i).waitFor()
      expect((await client.ok<{ address: { address_1: string } }>("GET", `/admin/repair-orders/${id}/address`)).address.address_1).toBe("3 New St")
    })
  })
}
