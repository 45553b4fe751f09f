import type { Browser, Page } from "playwright-core"
import { ensurePortal } from "../../scripts/support/build"
import { someIp, type Customer } from "../doors/people"
import { type Client, connect } from "../http/support/client"
import { createShop, type Shop } from "../http/support/shop"
import { startWorkerProcess, type WorkerProcess } from "../support/worker-process"
import { launchBrowser, openContext, quiet } from "./browser"
import { createOwners, type Owners } from "./portal-people"

/** The customers' pages, served by the server that all HTTP suites share, in a browser: started once for all cases. */
export interface Portal {
  readonly client: Client
  readonly shop: Shop
  readonly owners: Owners
  readonly open: (look?: PortalLook) => Promise<Page>
}

export interface PortalLook {
  /** A phone's, unless said otherwise. */
  readonly width?: number
  readonly dark?: boolean
  readonly language?: "en" | "de"
  /** Where the phone is, e.g. `America/Los_Angeles`. */
  readonly zone?: string
  /** Who is signed in. */
  readonly customer?: Customer
}

const PHONE_WIDTH = 390
const HEIGHT = 844

let browser: Browser
let worker: WorkerProcess
/** What no page may ever do: throw, break the Content-Security-Policy, or ask another site for anything. */
export const wrongs: string[] = []

/** The browser tells of each part that a case kept it from loading; nothing else is forgiven. */
export const forgiveMissingParts = (): void => void wrongs.splice(0, wrongs.length, ...wrongs.filter((wrong) => !wrong.includes("Failed to fetch dynamically imported module")))

export async function startPortal(executablePath: string): Promise<Portal> {
  await ensurePortal()
  const client = await connect()
  worker = await startWorkerProcess({ databaseUrl: client.databaseUrl })
  browser = await launchBrowser(executablePath)
  const shop = await createShop(client)
  return { client, shop, owners: await createOwners(shop), open: (look) => open(client, look) }
}

export async function stopPortal(): Promise<void> {
  await browser?.close()
  await worker?.stop()
}

async function open({ baseUrl }: Client, { width = PHONE_WIDTH, dark = false, language = "en", zone, customer }: PortalLook = {}): Promise<Page> {
  // Every visitor has an address of her own, so that no case uses up another's limits.
  const context = await openContext(browser, { viewport: { width, height: HEIGHT }, baseURL: baseUrl, locale: language, colorScheme: dark ? "dark" : "light", extraHTTPHeaders: { "x-forwarded-for": someIp() }, hasTouch: width === PHONE_WIDTH, ...(zone === undefined ? {} : { timezoneId: zone }) })
  await context.addInitScript((session) => {
    const view = globalThis as unknown as { location: { protocol: string }; sessionStorage: { getItem: (key: string) => string | null; setItem: (key: string, value: string) => void }; addEventListener: (name: string, listener: (event: { violatedDirective: string; blockedURI: string }) => void) => void; console: Console }
    // An empty page has no storage.
    if (view.location.protocol === "about:") return
    view.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => view.console.error(`CSP: ${violatedDirective} ${blockedURI}`))
    // Once: who signs out stays signed out.
    if (session !== null && view.sessionStorage.getItem("begun") === null) view.sessionStorage.setItem("aftercare:portal:session", session)
    view.sessionStorage.setItem("begun", "yes")
  }, customer === undefined ? null : JSON.stringify({ kind: "customer", token: customer.token, expiresAt: null }))
  const page = await context.newPage()
  page.on("pageerror", (error) => wrongs.push(`${page.url()}: ${error.message}`))
  page.on("console", (message) => {
    if (/CSP:|Content.Security.Policy/i.test(message.text())) wrongs.push(`${page.url()}: ${message.text()}`)
  })
  page.on("request", (request) => {
    const url = new URL(request.url())
    if (!["blob:", "data:"].includes(url.protocol) && url.origin !== baseUrl) wrongs.push(`${page.url()} asked ${request.url()}`)
  })
  return page
}

/** Nothing is asked for any more, and nothing is held by a skeleton. */
export async function settled(page: Page): Promise<void> {
  await quiet(page)
  await page.getByRole("status", { name: /Loading|Lädt/ }).first().waitFor({ state: "detached" })
}

export const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true })
