import { readFileSync } from "node:fs"
import path from "node:path"
import type { Browser, Locator, Page } from "playwright-core"
import { ensureDirectory, repositoryRoot, stateDirectory } from "../../scripts/support/paths"
import { Client } from "../http/support/client"
import { createShop, type Shop } from "../http/support/shop"
import { createTestDatabase, type TestDatabase } from "../support/database"
import { type MedusaServer, startMedusaServer } from "../support/medusa-server"
import { ADMIN_LOGIN } from "../support/templates"
import { startWorkerProcess, type WorkerProcess } from "../support/worker-process"
import { launchBrowser, openContext, quiet } from "./browser"

/** The built application with its Admin, a worker, and a browser: started once for all cases. */
export interface Desk {
  readonly client: Client
  readonly shop: Shop
  readonly baseUrl: string
  /** A signed-in agent's page, closed after the case. */
  readonly open: (look?: Look) => Promise<Page>
}

export interface Look {
  readonly width?: number
  readonly dark?: boolean
  readonly language?: "en" | "de"
}

const HEIGHT = 900

let database: TestDatabase
let server: MedusaServer
let worker: WorkerProcess
let browser: Browser

export async function startDesk(executablePath: string): Promise<Desk> {
  database = await createTestDatabase()
  server = await startMedusaServer({ databaseUrl: database.url, from: "build" })
  worker = await startWorkerProcess({ databaseUrl: database.url })
  browser = await launchBrowser(executablePath)
  const client = new Client(server.baseUrl, server.adminToken, database.url)
  return { client, shop: await createShop(client), baseUrl: server.baseUrl, open }
}

export async function stopDesk(): Promise<void> {
  await browser?.close()
  await Promise.all([worker?.stop(), server?.stop()])
}

async function open({ width = 1280, dark = false, language = "en" }: Look = {}): Promise<Page> {
  const context = await openContext(browser, { viewport: { width, height: HEIGHT }, baseURL: server.baseUrl, locale: language })
  await context.addInitScript(([theme, lng]) => {
    // The browser's own storage; this runs there.
    const storage = (globalThis as unknown as { localStorage: { setItem: (name: string, value: string) => void } }).localStorage
    storage.setItem("medusa_admin_theme", theme)
    storage.setItem("lng", lng)
    storage.setItem("aftercare:scan-muted", "yes")
  }, [dark ? "dark" : "light", language] as const)
  const login = await context.request.post("/auth/user/emailpass", { data: ADMIN_LOGIN })
  const { token } = (await login.json()) as { token: string }
  await context.request.post("/auth/session", { headers: { authorization: `Bearer ${token}` } })
  const page = await context.newPage()
  page.on("pageerror", (error) => problems.push(`${page.url()}: ${error.message}`))
  return page
}

/** Errors thrown in any page; a case that ends with one is not well. */
export const problems: string[] = []

/** Types as a hand scanner does: all at once, then Enter. */
export async function scan(page: Page, code: string): Promise<void> {
  await page.keyboard.insertText(code)
  await page.keyboard.press("Enter")
}

/** A scanner's keystrokes while no field has the focus. */
export async function scanAnywhere(page: Page, code: string): Promise<void> {
  await page.evaluate((text) => {
    const view = globalThis as unknown as { document: { body: { dispatchEvent: (event: unknown) => void } }; KeyboardEvent: new (type: string, init: object) => unknown }
    for (const key of text.slice(0, 2)) view.document.body.dispatchEvent(new view.KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }))
  }, code)
  await scan(page, code.slice(2))
}

/** Everything on the screen is there and nothing is asked for any more. */
export async function settled(page: Page): Promise<void> {
  await quiet(page)
  await page.locator("[role=status][aria-label=Loading]").first().waitFor({ state: "detached" }).catch(() => undefined)
}

export const THEMES = ["light", "dark"] as const
export type Theme = (typeof THEMES)[number]

/** Changes the Admin's theme on the spot, as its own switch does: the page need not be loaded again to be seen in both. */
export async function wear(page: Page, theme: Theme): Promise<void> {
  await page.evaluate((name) => {
    const { classList, style } = (globalThis as unknown as { document: { documentElement: { classList: { remove: (...names: string[]) => void; add: (name: string) => void }; style: { colorScheme: string } } } }).document.documentElement
    classList.remove("light", "dark")
    classList.add(name)
    style.colorScheme = name
  }, theme)
  await colored(page)
}

/** Colours that fade into one another have arrived: from here on they change at once. */
export const colored = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    type Sheet = { replaceSync: (text: string) => void }
    const view = globalThis as unknown as { document: { adoptedStyleSheets: Sheet[] }; CSSStyleSheet: new () => Sheet; requestAnimationFrame: (then: () => void) => void }
    const sheet = new view.CSSStyleSheet()
    sheet.replaceSync("*, *::before, *::after { transition: none !important }")
    view.document.adoptedStyleSheets = [...view.document.adoptedStyleSheets, sheet]
    await new Promise<void>((resolve) => view.requestAnimationFrame(() => view.requestAnimationFrame(resolve)))
  })

/** Our box in one of Medusa's pages. */
export const section = (page: Page, title: string): Locator => page.locator("[data-aftercare-section]", { has: page.getByRole("heading", { name: title }) })

const axeSource = readFileSync(path.join(repositoryRoot, "node_modules", "axe-core", "axe.min.js"), "utf8")

const OF_COLOURS = ["color-contrast", "link-in-text-block"]

/**
 * What axe-core calls serious or worse, in words; `within` is a selector of what is ours. In the second theme of a page
 * only by the rules that go by colours: the others found the same in the first.
 */
export async function seriousViolations(page: Page, within: string, theme?: Theme): Promise<string[]> {
  const rules = theme === undefined || theme === THEMES[0] ? undefined : OF_COLOURS
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axeSource)
  return await page.evaluate(async ([selector, only]) => {
    type Violation = { id: string; impact: string; nodes: { html: string }[] }
    const view = globalThis as unknown as { axe: { run: (where: unknown, options: object) => Promise<{ violations: Violation[] }> }; document: { querySelectorAll: (selector: string) => Iterable<unknown> } }
    const places = [...view.document.querySelectorAll(selector)]
    if (places.length === 0) return [`nothing matches ${selector}`]
    const { violations } = await view.axe.run({ include: places }, { resultTypes: ["violations"], ...(only === undefined ? {} : { runOnly: only }) })
    return violations.filter(({ impact }) => impact === "serious" || impact === "critical").flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
  }, [within, rules] as const)
}

/** How many pixels stick out at the right. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const view = globalThis as unknown as { innerWidth: number; document: { documentElement: { scrollWidth: number }; querySelector: (selector: string) => { scrollWidth: number; clientWidth: number } | null } }
    const main = view.document.querySelector("main")
    return Math.max(view.document.documentElement.scrollWidth - view.innerWidth, main === null ? 0 : main.scrollWidth - main.clientWidth)
  })

/** How many pixels stick out at the right of a box or of something that scrolls in it. */
export const stickingOut = (place: Locator): Promise<number> =>
  place.evaluate((element) => {
    type Box = { scrollWidth: number; clientWidth: number }
    const view = globalThis as unknown as { getComputedStyle: (box: unknown) => { overflowX: string } }
    const boxes = [element, ...Array.from(element.querySelectorAll("*") as unknown as ArrayLike<unknown>)] as Box[]
    // What is cut off or scrolls by design (a list of options, a file's columns) does not stick out.
    const own = boxes.filter((box) => box === (element as unknown as Box) || ["auto", "scroll"].includes(view.getComputedStyle(box).overflowX)).filter((box) => !(box as unknown as { matches: (selector: string) => boolean }).matches("code, code *"))
    return Math.max(0, ...own.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))
  })

/** Kept as an artefact of the run: `.aftercare/screenshots/<name>.png`. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(ensureDirectory(path.join(stateDirectory, "screenshots")), `${name}.png`) })
}

/** Sends a file as the Admin's forms do. */
export async function uploadFile<Answer>({ baseUrl, adminToken }: Client, route: string, name: string, content: string): Promise<Answer> {
  const form = new FormData()
  form.set("file", new Blob([content]), name)
  const response = await fetch(baseUrl + route, { method: "POST", body: form, headers: { authorization: `Bearer ${adminToken}` } })
  if (!response.ok) throw new Error(`${route} → ${response.status} ${await response.text()}`)
  return (await response.json()) as Answer
}
