import type { Page } from "playwright-core"
import { createTrackedProduct } from "../http/support/shop"
import { type BenchWorld, hasFocus, openBench, openJob } from "./bench"
import { quiet } from "./browser"
import { keepPicture, overflowOf, seriousViolations } from "./desk"

const TARGET_PIXELS_MIN = 48

interface Place {
  readonly name: string
  readonly path: string
  readonly isDoor?: boolean
  readonly then?: (page: Page) => Promise<void>
}

/** What a gloved finger has to hit: every control, or the label around it. */
const smallTargets = (page: Page, pixels: number): Promise<string[]> =>
  page.evaluate((min) => {
    type Box = { width: number; height: number; top: number; left: number }
    type Element = { getBoundingClientRect: () => Box; closest: (selector: string) => Element | null; matches: (selector: string) => boolean; outerHTML: string; checkVisibility: () => boolean }
    const view = globalThis as unknown as { document: { querySelectorAll: (selector: string) => Iterable<Element> } }
    return [...view.document.querySelectorAll("button, a[href], input, select, textarea")]
      .filter((element) => element.checkVisibility() && !element.matches("[href='#content']"))
      .map((element) => (element.matches("input") ? element.closest("label") ?? element : element))
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect()
        return height > 0 && (height < min - 0.5 || width < min - 0.5)
      })
      .map((element) => `${Math.round(element.getBoundingClientRect().height)} pixels: ${element.outerHTML.slice(0, 120)}`)
  }, pixels)

/** Does the page itself have to be scrolled? What scrolls inside a panel is a list. */
const scrolls = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const main = (globalThis as unknown as { document: { querySelector: (selector: string) => { scrollHeight: number; clientHeight: number } | null } }).document.querySelector("main")
    return main === null ? 0 : main.scrollHeight - main.clientHeight
  })

const tab = (name: string) => async (page: Page): Promise<void> => {
  await page.locator(`#tab-${name}`).click()
}

/** Every page: on both tablets, in light and dark, in both languages, each once. */
export function benchLookCases(world: () => BenchWorld): void {
  const places: Place[] = []

  beforeAll(async () => {
    const { client, shop, tess } = world()
    const fresh = await openJob(world(), { technician_id: tess.id, priority: "urgent", problem: "The left side is silent, now and then. It began after two months of daily use." })
    const begun = await openJob(world(), { technician_id: tess.id, promised_on: "2020-01-01", priority: "high" }, ["start_diagnosis"], ["diagnose", { symptom_code: "overheats", note: "It was moved a lot." }])
    const { units: parts } = await createTrackedProduct(shop, { unitCount: 2 })
    const work = await openJob(world(), { technician_id: tess.id }, ["start_diagnosis"], ["add_line", { kind: "labour", description: "Change the driver", minutes: 30, amount: 40, payer: "warranty" }], ["add_line", { kind: "part_in", unit_id: parts[0]?.id }], ["add_line", { kind: "external", description: "Data rescue", amount: 80, payer: "customer" }])
    for (const action of ["start_timer", "stop_timer"]) await client.ok("POST", `/technician/repair-orders/${work.id}/${action}`, {}, { token: tess.token })
    await client.ok("POST", `/admin/test-protocols/${work.itemId}`, { tests: [{ name: "Supply voltage", unit: "V", min: 4.75, max: 5.25 }, { name: "Battery runtime", unit: "h", min: 18 }, { name: "Display without fault" }] })
    places.push(
      { name: "sign-in", path: "/", isDoor: true }, { name: "invite", path: "/invite#token=a-token", isDoor: true }, { name: "queue", path: "/" }, { name: "team", path: "/?of=team" }, { name: "intake", path: `/intake/${parts[1]?.id}` },
      { name: "check-in", path: `/jobs/${fresh.id}` }, { name: "diagnosis", path: `/jobs/${begun.id}`, then: tab("diagnosis") }, { name: "work", path: `/jobs/${work.id}`, then: tab("work") },
      { name: "why", path: `/jobs/${work.id}`, then: async (page) => { await tab("work")(page); await page.getByRole("button", { name: /warum|why/ }).first().click() } },
      { name: "time", path: `/jobs/${work.id}`, then: async (page) => { await tab("work")(page); await page.getByRole("button", { name: /^(Labour|Arbeit)$/ }).click(); await page.getByRole("button", { name: /Correct the time|Zeit berichtigen/ }).click() } },
      { name: "vendor", path: `/jobs/${begun.id}`, then: async (page) => { await page.getByRole("button", { name: /More|Mehr/ }).click(); await page.getByRole("dialog").getByRole("button", { name: /vendor|Dienstleister/ }).click() } },
      { name: "test", path: `/jobs/${work.id}`, then: tab("test") }, { name: "hand-over", path: `/jobs/${work.id}`, then: tab("handover") },
      { name: "more", path: `/jobs/${begun.id}`, then: async (page) => page.getByRole("button", { name: /More|Mehr/ }).click() },
      { name: "settings", path: "/", then: async (page) => page.getByRole("button", { name: /Settings|Einstellungen/ }).click() },
      { name: "camera", path: "/", then: async (page) => { await page.getByRole("button", { name: /Scan with the camera|Mit der Kamera scannen/ }).click(); await page.getByText(/There is no camera here|Hier gibt es keine Kamera/).waitFor() } },
      { name: "outbox", path: "/", then: async (page) => page.locator("[data-bench-outbox]").click() },
    )
  })

  const looks = [{ width: 1024, dark: false, language: "en" }, { width: 820, dark: true, language: "de" }, { width: 390, dark: false, language: "de" }] as const
  describe.each(looks)("at $width pixels, in $language, dark: $dark", ({ width, dark, language }) => {
    it("every page fits, has large targets, and axe-core finds nothing serious on it", async () => {
      const found: string[] = []
      const [bench, door] = [await openBench(world(), { width, dark, language }), await openBench(world(), { width, dark, language, as: null })]
      for (const { name, path, then, isDoor } of places) {
        const page = isDoor ? door : bench
        await page.goto("about:blank")
        await page.goto(`/bench${path}`)
        await page.getByRole("main").waitFor()
        await quiet(page)
        await then?.(page)
        await page.getByText(/^(Loading…|Lädt…)$/).first().waitFor({ state: "detached" })
        await keepPicture(page, `bench-${name}-${width}-${dark ? "dark" : "light"}`)
        const overflow = await overflowOf(page)
        if (overflow > 0) found.push(`${name}: ${overflow} pixels stick out`)
        found.push(...(await seriousViolations(page, "body")).map((violation) => `${name}: ${violation}`), ...(await smallTargets(page, TARGET_PIXELS_MIN)).map((target) => `${name}: ${target}`))
        if (width === 1024 && path.startsWith("/jobs/") && (await scrolls(page)) > 0) found.push(`${name}: the page has to be scrolled`)
      }
      expect(found).toEqual([])
    })
  })

  it("works by keyboard alone: the steps by arrows, sheets by Escape", async () => {
    const page = await openBench(world())
    await page.goto(`/bench${places.find(({ name }) => name === "work")?.path}`)
    await page.getByRole("tab", { selected: true }).focus()
    await page.keyboard.press("ArrowRight")
    await page.getByRole("tab", { name: /Test/, selected: true }).waitFor()
    await page.getByRole("button", { name: "More" }).focus()
    await page.keyboard.press("Enter")
    await page.getByRole("dialog").waitFor()
    await page.keyboard.press("Escape")
    await page.getByRole("dialog").waitFor({ state: "detached" })
  })

  it("is where it was once a sheet or the camera is put away, whichever way, and begins where something is typed", async () => {
    const page = await openBench(world())
    const dialog = page.getByRole("dialog")
    await page.goto(`/bench${places.find(({ name }) => name === "work")?.path}`)
    const more = page.getByRole("button", { name: "More" })
    for (const putAway of [() => dialog.getByRole("button", { name: "Close" }).click(), () => page.keyboard.press("Escape")]) {
      await more.focus()
      await page.keyboard.press("Enter")
      await dialog.waitFor()
      await putAway()
      await dialog.waitFor({ state: "detached" })
      expect(await hasFocus(more)).toBe(true)
    }
    // From one sheet to the next, and back to where it began.
    await page.keyboard.press("Enter")
    await dialog.getByRole("button", { name: "Pause", exact: true }).click()
    await dialog.getByRole("button", { name: "Cancel" }).click()
    await dialog.waitFor({ state: "detached" })
    expect(await hasFocus(more)).toBe(true)

    await page.getByRole("button", { name: "Labour", exact: true }).click()
    await page.getByRole("button", { name: "Correct the time" }).click()
    expect(await hasFocus(dialog.getByLabel("Minutes you truly worked"))).toBe(true)
    await page.keyboard.press("Escape")

    const camera = page.getByRole("button", { name: "Scan with the camera" })
    await camera.focus()
    await page.keyboard.press("Enter")
    await dialog.getByText("There is no camera here").waitFor()
    // What lies behind cannot be reached; the browser's own bar comes in between.
    for (let index = 0; index < 6; index++) {
      await page.keyboard.press("Tab")
      expect(await page.evaluate(() => {
        const { activeElement: at, body } = (globalThis as unknown as { document: { activeElement: { closest: (selector: string) => unknown }; body: unknown } }).document
        return at === body || at.closest("dialog") !== null
      })).toBe(true)
    }
    await page.keyboard.press("Escape")
    await dialog.waitFor({ state: "detached" })
    expect(await hasFocus(camera)).toBe(true)
  })
}
