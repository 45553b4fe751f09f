import type { Page } from "playwright-core"
import { receive, createTrackedProduct } from "../http/support/shop"
import { type BenchWorld, openBench, openJob, readOrder, unique, verdict } from "./bench"

const GTIN = "09506000134352"
const GS_KEY = "Ctrl+]"

/**
 * As the keyboard that a hand scanner is, into whatever has the focus: what is not refused is typed there. The keys carry the
 * times that a scanner gives them, however busy the machine is.
 */
const strike = (page: Page, code: string, end: "Enter" | "Tab" = "Enter"): Promise<void> =>
  page.evaluate(([text, last, separator]) => {
    type Field = { tagName: string; form: { requestSubmit: () => void } | null; setRangeText: (text: string, from: number, to: number, mode: string) => void; selectionEnd: number; dispatchEvent: (event: unknown) => boolean }
    const view = globalThis as unknown as { performance: { now: () => number }; document: { activeElement: Field }; KeyboardEvent: new (type: string, init: object) => unknown; Event: new (type: string, init: object) => unknown }
    const at = view.document.activeElement
    let time = view.performance.now()
    const press = (init: object): boolean => at.dispatchEvent(Object.defineProperty(new view.KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init }) as object, "timeStamp", { value: (time += 4) }))
    const takesText = at.tagName === "INPUT" || at.tagName === "TEXTAREA"
    for (const key of text!.split(/(Ctrl\+\]|[^])/).filter(Boolean)) {
      if (key === separator) press({ key: "]", code: "BracketRight", ctrlKey: true })
      else if (press({ key }) && takesText) {
        at.setRangeText(key, at.selectionEnd, at.selectionEnd, "end")
        at.dispatchEvent(new view.Event("input", { bubbles: true }))
      }
    }
    if (press({ key: last }) && last === "Enter" && at.tagName === "INPUT") at.form?.requestSubmit()
  }, [code, end, GS_KEY])

/** What a hand scanner sends, wherever somebody stands just now. */
export function benchScannerCases(world: () => BenchWorld): void {
  const toQueue = async (page: Page): Promise<void> => {
    await page.goto("/bench")
    await page.locator("[data-bench-scan]:focus").waitFor()
  }

  it("is a scan by Enter or by Tab, in the scan field or outside of it", async () => {
    const { id, serial } = await openJob(world())
    const page = await openBench(world())
    for (const end of ["Enter", "Tab"] as const) {
      await toQueue(page)
      await strike(page, serial, end)
      await page.waitForURL(`**/bench/jobs/${id}`)
      await toQueue(page)
      await page.getByRole("button", { name: /Team/ }).focus()
      await strike(page, serial, end)
      await page.waitForURL(`**/bench/jobs/${id}`)
    }
  })

  it("is none of the text in the field that has the focus", async () => {
    const { shop } = world()
    const { id } = await openJob(world(), {}, ["start_diagnosis"], ["start_repair"])
    const { units: [part] } = await createTrackedProduct(shop, { unitCount: 1 })
    const page = await openBench(world())
    await page.goto(`/bench/jobs/${id}`)
    await page.getByRole("button", { name: "External" }).click()
    const description = page.getByLabel("Work done outside")
    await description.fill("Data rescue by ")
    await strike(page, part!.serial_number)
    await page.getByRole("tabpanel").getByRole("listitem").filter({ hasText: part!.serial_number }).waitFor()
    expect(await description.inputValue()).toBe("Data rescue by ")
    // A hand goes on where it was.
    await description.pressSequentially("Ada", { delay: 80 })
    expect(await description.inputValue()).toBe("Data rescue by Ada")
    expect((await readOrder(world(), id)).lines).toMatchObject([{ kind: "part_in", unit_id: part!.id }])
  })

  it("keeps the separator of GS1: as ASCII 29, written out, or as the sign that the scanner of this device is set to", async () => {
    const { client, shop } = world()
    const { inventoryItemId } = await createTrackedProduct(shop)
    // Only with its separator does the number not run together with the lot before it.
    const [unit] = await receive(shop, { inventoryItemId }, [`S${unique()}`])
    const { repair_order: { id } } = await client.ok<{ repair_order: { id: string } }>("POST", "/admin/repair-orders", { unit_id: unit!.id, problem: "Does not start." })
    const code = (separator: string): string => `01${GTIN}10LOT7${separator}21${unit!.serial_number}`
    const page = await openBench(world())
    for (const separator of [GS_KEY, "{GS}", "␝"]) {
      await toQueue(page)
      await strike(page, code(separator))
      await page.waitForURL(`**/bench/jobs/${id}`)
    }
    await toQueue(page)
    await strike(page, code("|"))
    await verdict(page).getByText("Nothing is known by").waitFor()
    await page.getByRole("button", { name: "Settings" }).click()
    await page.getByRole("dialog").getByText("|", { exact: true }).click()
    await page.getByRole("button", { name: "Close" }).click()
    await toQueue(page)
    await strike(page, code("|"))
    await page.waitForURL(`**/bench/jobs/${id}`)
  })

  it("may be long: it is said shortly, and what is too long for any number is refused", async () => {
    const page = await openBench(world())
    await toQueue(page)
    await strike(page, `https://id.example/${"A".repeat(3_000)}END`)
    await verdict(page).getByText(/^Nothing is known by https:\/\/id\.example\/A+…A+END\.$/).waitFor()
    expect((await verdict(page).innerText()).length).toBeLessThan(120)
    await strike(page, "9".repeat(20_000))
    await verdict(page).getByText("This code has 20000 characters").waitFor()
  })

  it("does nothing unseen behind an open sheet: one that asks says so and keeps what was typed, one that only shows goes", async () => {
    const { shop } = world()
    const { id } = await openJob(world(), {}, ["start_diagnosis"], ["start_repair"])
    const other = await openJob(world())
    const { units: [part] } = await createTrackedProduct(shop, { unitCount: 1 })
    const page = await openBench(world())
    await page.goto(`/bench/jobs/${id}`)
    await page.getByRole("button", { name: "More" }).click()
    await page.getByRole("dialog").getByRole("button", { name: "Pause", exact: true }).click()
    const sheet = page.getByRole("dialog", { name: "Pause" })
    const note = sheet.getByLabel("Note")
    await note.fill("The 8 mm socket ")
    await strike(page, part!.serial_number)
    await sheet.getByRole("alert").getByText("“Pause” is open").waitFor()
    expect(await note.inputValue()).toBe("The 8 mm socket ")
    expect((await readOrder(world(), id)).lines).toEqual([])
    await sheet.getByRole("button", { name: "Cancel" }).click()
    await page.goto("/bench")
    await page.getByRole("button", { name: "Settings" }).click()
    await page.getByRole("dialog").waitFor()
    await strike(page, other.serial)
    await page.waitForURL(`**/bench/jobs/${other.id}`)
    await page.getByRole("dialog").waitFor({ state: "detached" })
  })

  describe("is heard", () => {
    /** Which tones a page has begun to play. */
    const listen = (page: Page): Promise<unknown> =>
      page.addInitScript(() => {
        const view = globalThis as unknown as { tones: number[]; AudioContext: unknown }
        view.tones = []
        const node = () => ({ connect: (next: unknown) => next, gain: { value: 0 } })
        view.AudioContext = class {
          readonly currentTime = 0
          readonly state = "running"
          readonly destination = {}
          readonly createGain = node
          createOscillator(): object {
            const frequency = { value: 0 }
            return { ...node(), frequency, start: () => view.tones.push(frequency.value), stop: () => undefined }
          }
        }
      })
    const heard = (page: Page): Promise<number[]> => page.evaluate(() => (globalThis as unknown as { tones: number[] }).tones.splice(0))

    it("high when it is good, low and twice when it is not, and not at all once it is muted, over a reload too", async () => {
      const { id, serial } = await openJob(world())
      const page = await openBench(world(), { sound: true })
      await listen(page)
      await toQueue(page)
      await strike(page, serial)
      await page.waitForURL(`**/bench/jobs/${id}`)
      const good = await heard(page)
      await toQueue(page)
      await strike(page, `NO-${unique()}`)
      await verdict(page).getByText("Nothing is known by").waitFor()
      const bad = await heard(page)
      expect([good.length, bad.length]).toEqual([1, 2])
      expect(Math.min(...good)).toBeGreaterThan(2 * Math.max(...bad))
      await page.getByRole("button", { name: "Settings" }).click()
      await page.getByRole("dialog").getByRole("group", { name: "Sound" }).getByText("Off").click()
      await page.getByRole("button", { name: "Close" }).click()
      for (const isAfterReload of [false, true]) {
        if (isAfterReload) await toQueue(page)
        else await page.getByRole("button", { name: "Dismiss" }).click()
        await page.locator("[data-bench-scan]").focus()
        await strike(page, `NO-${unique()}`)
        await verdict(page).getByText("Nothing is known by").waitFor()
        expect(await heard(page)).toEqual([])
      }
    })
  })
}
