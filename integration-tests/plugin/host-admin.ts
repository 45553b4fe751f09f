import { chromium, type Page } from "playwright-core"
import { ADMIN_LOGIN } from "../support/templates"

const ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
/** The host's Admin is bundled on the first look. */
const PATIENCE_MS = 240_000

/** An administrator's page in the host's own Admin, and every error that was thrown in it. */
export async function inHostAdmin(executablePath: string, baseUrl: string, work: (page: Page) => Promise<void>): Promise<string[]> {
  const errors: string[] = []
  const browser = await chromium.launch({ executablePath, args: ARGUMENTS })
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, baseURL: baseUrl, locale: "en" })
    context.setDefaultTimeout(PATIENCE_MS)
    const login = await context.request.post("/auth/user/emailpass", { data: ADMIN_LOGIN })
    const { token } = (await login.json()) as { token: string }
    await context.request.post("/auth/session", { headers: { authorization: `Bearer ${token}` } })
    const page = await context.newPage()
    page.on("pageerror", (error) => errors.push(error.message))
    await work(page)
  } finally {
    await browser.close()
  }
  return errors
}

/** Whether a style sheet of the page has a rule for exactly this selector. */
export const hasStyle = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate((wanted) => {
    type Rule = { selectorText?: string }
    const { styleSheets } = (globalThis as unknown as { document: { styleSheets: Iterable<{ cssRules: Iterable<Rule> }> } }).document
    return [...styleSheets].some(({ cssRules }) => [...cssRules].some(({ selectorText }) => selectorText === wanted))
  }, selector)
