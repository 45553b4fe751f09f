import type { Browser, Locator, Page } from "playwright-core"
import { ensurePortal } from "../../scripts/support/build"
import type { HttpRepairOrder } from "../../src/types/http"
import { type Client, connect } from "../http/support/client"
import { createShop, createTrackedProduct, type Shop, tag } from "../http/support/shop"
import { createTechnician, type SignedInTechnician } from "../repair/people"
import { launchBrowser, openContext } from "./browser"

/** The bench in a browser, on the server that all HTTP suites share: started and built once for all cases. */
export interface BenchWorld {
  readonly client: Client
  readonly shop: Shop
  readonly browser: Browser
  /** For browsers of another kind, such as one with a camera. */
  readonly executablePath: string
  /** At the bench; she repairs. */
  readonly tess: SignedInTechnician
  /** The second person. */
  readonly theo: SignedInTechnician
}

export interface BenchLook {
  readonly width?: 390 | 768 | 820 | 1024
  readonly dark?: boolean
  readonly language?: "en" | "de"
  /** Null: nobody is signed in. */
  readonly as?: SignedInTechnician | null
  readonly sound?: boolean
  /** Where the tablet is, e.g. `America/Los_Angeles`. */
  readonly zone?: string
  /** Where somebody stands between the browser and the server. */
  readonly baseUrl?: string
  readonly browser?: Browser
}

const HEIGHTS = { 390: 844, 768: 1024, 820: 1180, 1024: 768 } as const

/** Errors in a page, requests to others, and what the Content-Security-Policy refused: a case that ends with one is not well. */
export const troubles: string[] = []

export async function startBench(executablePath: string): Promise<BenchWorld> {
  await ensurePortal()
  const client = await connect()
  const browser = await launchBrowser(executablePath)
  return { client, browser, executablePath, shop: await createShop(client), tess: await createTechnician(client, "Tess Bench"), theo: await createTechnician(client, "Theo Second") }
}

export async function openBench(world: BenchWorld, { width = 1024, dark = false, language = "en", as = world.tess, sound = false, zone, baseUrl = world.client.baseUrl, browser = world.browser }: BenchLook = {}): Promise<Page> {
  const context = await openContext(browser, { viewport: { width, height: HEIGHTS[width] }, baseURL: baseUrl, locale: language, colorScheme: dark ? "dark" : "light", hasTouch: true, acceptDownloads: true, ...(zone === undefined ? {} : { timezoneId: zone }) })
  await context.addInitScript(([token, isMuted]) => {
    // The browser's own; this runs there, at each load, and signs in once.
    if (!(globalThis as unknown as { location: { href: string } }).location.href.startsWith("http")) return
    const { sessionStorage, localStorage } = globalThis as unknown as Record<"sessionStorage" | "localStorage", { getItem: (name: string) => string | null; setItem: (name: string, value: string) => void }>
    if (isMuted === "yes") localStorage.setItem("aftercare:scan-muted", "yes")
    if (token == null || sessionStorage.getItem("seeded") !== null) return
    sessionStorage.setItem("seeded", "yes")
    sessionStorage.setItem("aftercare:bench:session", JSON.stringify({ kind: "technician", token, expiresAt: null }))
  }, [as?.token ?? null, sound ? "no" : "yes"])
  context.on("page", (opened) => watch(opened, baseUrl))
  return context.newPage()
}

/** Also of tabs that a case opens beside the first. */
function watch(page: Page, baseUrl: string): void {
  page.on("pageerror", (error) => troubles.push(`${page.url()}: ${error.message}`))
  page.on("console", (message) => {
    if (/Content.Security.Policy/i.test(message.text())) troubles.push(`${page.url()}: ${message.text()}`)
  })
  page.on("request", (request) => {
    if (!request.url().startsWith(baseUrl) && !/^(blob|data):/.test(request.url())) troubles.push(`a third party was asked: ${request.url()}`)
  })
}

/** As a hand scanner: all keys in no time, then Enter, wherever the focus is. */
export async function scan(page: Page, code: string): Promise<void> {
  await page.locator("[data-bench-scan]:enabled").waitFor()
  const isInField = await page.evaluate((text) => {
    type Element = { matches: (selector: string) => boolean; dispatchEvent: (event: unknown) => void }
    const view = globalThis as unknown as { performance: { now: () => number }; document: { activeElement: Element; body: Element }; KeyboardEvent: new (type: string, init: object) => unknown }
    const at = view.document.activeElement
    if (at.matches("[data-bench-scan]")) return true
    // The times are a scanner's, however busy the machine is.
    let time = view.performance.now()
    for (const key of [...text, "Enter"]) at.dispatchEvent(Object.defineProperty(new view.KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }) as object, "timeStamp", { value: (time += 4) }))
    return false
  }, code)
  if (!isInField) return
  await page.keyboard.insertText(code)
  await page.keyboard.press("Enter")
}

/** Whether the focus is on it. */
export const hasFocus = (at: Locator): Promise<boolean> => at.evaluate((element) => (globalThis as unknown as { document: { activeElement: unknown } }).document.activeElement === element)

export const verdict = (page: Page): Locator => page.getByRole("alert")

/** A repair order on a unit of its own; the steps are done by an agent unless said otherwise. */
export async function openJob({ client, shop }: BenchWorld, over: object = {}, ...steps: readonly (readonly [action: string, body?: object])[]): Promise<{ readonly id: string; readonly serial: string; readonly itemId: string; readonly order: HttpRepairOrder }> {
  const { units: [unit], inventoryItemId } = await createTrackedProduct(shop, { unitCount: 1 })
  let { repair_order: order } = await client.ok<{ repair_order: HttpRepairOrder }>("POST", "/admin/repair-orders", { unit_id: unit?.id, problem: "Does not start.", ...over })
  for (const [action, body = {}] of steps) ({ repair_order: order } = await client.ok<{ repair_order: HttpRepairOrder }>("POST", `/admin/repair-orders/${order.id}/${action}`, body))
  return { id: order.id, serial: unit?.serial_number ?? "", itemId: inventoryItemId, order }
}

export const readOrder = async ({ client }: BenchWorld, id: string): Promise<HttpRepairOrder> => (await client.ok<{ repair_order: HttpRepairOrder }>("GET", `/admin/repair-orders/${id}`)).repair_order

/** Names that no other suite on the shared server uses. */
export const unique = (): string => tag()
