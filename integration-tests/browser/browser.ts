import path from "node:path"
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page, type Request } from "playwright-core"
import { ensureDirectory, stateDirectory } from "../../scripts/support/paths"

const ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
/** The machine may be busy; a page that takes longer than this hangs. */
const PATIENCE_MS = 60_000
const TEXT_LENGTH_MAX = 3_000

const contexts: BrowserContext[] = []

/** `args` are added to those that every suite starts its browser with. */
export const launchBrowser = (executablePath: string, args: readonly string[] = []): Promise<Browser> => chromium.launch({ executablePath, args: [...ARGUMENTS, ...args] })

/** Somebody's browser, closed after the case. */
export async function openContext(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext(options)
  contexts.push(context)
  context.setDefaultTimeout(PATIENCE_MS)
  context.on("request", (request) => underWay.add(request))
  context.on("requestfinished", (request) => underWay.delete(request))
  context.on("requestfailed", (request) => underWay.delete(request))
  return context
}

const underWay = new Set<Request>()
const QUIET_LOOKS = 3

/**
 * Nothing is asked for any more: what came has been drawn, and has asked for nothing else. Playwright's "networkidle"
 * waits half a second more, each time.
 */
export async function quiet(page: Page): Promise<void> {
  await page.waitForLoadState("domcontentloaded")
  const until = Date.now() + PATIENCE_MS
  for (let looks = 0; looks < QUIET_LOOKS; ) {
    await drawn(page)
    const open = [...underWay].filter((request) => isOf(request, page))
    looks = open.length === 0 ? looks + 1 : 0
    if (Date.now() > until) throw new Error(`${page.url()} still waits for ${open.map((request) => request.url()).join(", ")}`)
  }
}

/** A service worker's requests are no page's. */
const isOf = (request: Request, page: Page): boolean => request.serviceWorker() === null && request.frame().page() === page

/** What the page knows stands on the screen. */
export const drawn = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const view = globalThis as unknown as { requestAnimationFrame: (then: () => void) => void }
    await new Promise<void>((resolve) => view.requestAnimationFrame(() => view.requestAnimationFrame(resolve)))
  })

export async function closePages(): Promise<void> {
  await Promise.all(contexts.splice(0).map((context) => context.close()))
}

/** Called by `failure-environment` when a case has failed, before its pages close: a log that is all there is must tell what they showed. */
Object.assign(globalThis, { async tellFailure(name: string): Promise<void> {
  const directory = ensureDirectory(path.join(stateDirectory, "failures"))
  const told = await Promise.all(contexts.flatMap((context) => context.pages()).map(async (page, index) => {
    const picture = path.join(directory, `${name.replace(/\W+/g, "-").slice(0, 80)}-${index + 1}.png`)
    await page.screenshot({ path: picture }).catch(() => undefined)
    return `${page.url()}\n${await textOf(page)}`
  }))
  console.error(`"${name}" failed; its pages showed:\n${told.join("\n\n")}`)
} })

const textOf = (page: Page): Promise<string> => page.locator("body").innerText({ timeout: 2_000 }).then((text) => text.replace(/\n{2,}/g, "\n").slice(0, TEXT_LENGTH_MAX), (error: Error) => error.message)
