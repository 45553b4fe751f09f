import type { Page } from "playwright-core"
import { createTechnician, type SignedInTechnician } from "../repair/people"
import { createTrackedProduct } from "../http/support/shop"
import { type BenchWorld, openBench, openJob, readOrder, scan } from "./bench"
import { plain, reworded, startProxy } from "./proxy"

/** As the build writes it into the service worker. */
const VERSION = /(?<=["'`])[0-9a-f]{16}(?=["'`])/g

const outbox = (page: Page) => page.locator("[data-bench-outbox]")

/** The service worker runs and has everything: from now on the page opens without a network. */
const isKept = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => (globalThis as unknown as { navigator: { serviceWorker: { controller: { state: string } | null } } }).navigator.serviceWorker.controller?.state === "activated")

/** What lies in the browser's caches, by path. */
const keptPaths = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const { caches } = globalThis as unknown as { caches: { keys: () => Promise<string[]>; open: (name: string) => Promise<{ keys: () => Promise<{ url: string }[]> }> } }
    const requests = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })

const askForUpdate = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const { serviceWorker } = (globalThis as unknown as { navigator: { serviceWorker: { getRegistration: (scope: string) => Promise<{ update: () => Promise<unknown> } | undefined> } } }).navigator
    await (await serviceWorker.getRegistration("/bench"))?.update()
  })

async function signIn(page: Page, { email, password }: SignedInTechnician): Promise<void> {
  await page.getByLabel("E-mail").fill(email)
  await page.getByLabel("Password").fill(password)
  await page.getByRole("button", { name: "Sign in" }).click()
}

/** A page that is opened, not one that is open already, when the network is gone or the server is another than before. */
export function benchReloadCases(world: () => BenchWorld): void {
  it("is loaded again without a network: the job is there, a scan is kept, and is sent once when the network is back", async () => {
    const { shop } = world()
    const { id, serial } = await openJob(world(), {}, ["start_diagnosis"], ["start_repair"])
    const { units: [part] } = await createTrackedProduct(shop, { unitCount: 1 })
    const page = await openBench(world())
    await page.goto(`/bench/jobs/${id}`)
    await page.getByRole("button", { name: "Part in" }).waitFor()
    await page.getByText(serial).first().waitFor()
    await page.waitForLoadState("networkidle")
    await isKept(page)
    await page.context().setOffline(true)
    await page.reload()
    await page.getByText(/This is how it was at/).waitFor()
    await page.getByText(serial).first().waitFor()
    await scan(page, part!.serial_number)
    await outbox(page).getByText("No connection · 1 waits").waitFor()
    // Once more: what is not sent is on the device, not in the page.
    await page.reload()
    await outbox(page).getByText("No connection · 1 waits").waitFor()
    await page.getByRole("tabpanel").getByText(part!.serial_number).waitFor()
    expect((await readOrder(world(), id)).lines).toEqual([])
    await page.context().setOffline(false)
    await page.getByRole("button", { name: "Connected" }).waitFor()
    expect((await readOrder(world(), id)).lines).toMatchObject([{ kind: "part_in", unit_id: part!.id }])
  })

  it("opens in a second tab without a network as the same person, and ends in both when the person changes", async () => {
    const ida = await createTechnician(world().client, "Ida Twice")
    const { id, serial } = await openJob(world(), { technician_id: ida.id }, ["start_diagnosis"])
    const page = await openBench(world(), { as: null })
    await page.goto(`/bench/jobs/${id}`)
    await signIn(page, ida)
    await page.getByRole("button", { name: "Start repair" }).waitFor()
    await page.waitForLoadState("networkidle")
    await isKept(page)
    await page.context().setOffline(true)
    const second = await page.context().newPage()
    await second.goto(`/bench/jobs/${id}`)
    await second.getByText(/This is how it was at/).waitFor()
    await second.getByText(serial).first().waitFor()
    // The first has lost nothing by it.
    await page.reload()
    await page.getByText(serial).first().waitFor()
    await page.getByRole("button", { name: "Settings" }).click()
    await page.getByRole("button", { name: "Change person" }).click()
    for (const tab of [page, second]) await tab.getByText("Your session has ended").waitFor()
    // Who signed out stays signed out, and nothing of what she read is left.
    await page.reload()
    await page.getByLabel("Password").waitFor()
    const left = await page.evaluate(() => Object.keys((globalThis as unknown as { localStorage: object }).localStorage).filter((name) => name.startsWith("aftercare:bench:read:")))
    expect(left).toEqual([])
  })

  it("keeps the files of the bench, and no answer of the API", async () => {
    const { tess } = world()
    const { id } = await openJob(world(), { technician_id: tess.id }, ["start_diagnosis"])
    const page = await openBench(world())
    await page.goto(`/bench/jobs/${id}`)
    await page.getByRole("button", { name: "Start repair" }).waitFor()
    await isKept(page)
    await page.reload()
    await page.goto("/bench")
    await page.waitForLoadState("networkidle")
    const paths = await keptPaths(page)
    expect(paths).toEqual(expect.arrayContaining(["/bench", "/portal/config.json", expect.stringMatching(/^\/portal\/assets\/bench-.+\.js$/), expect.stringMatching(/^\/portal\/assets\/.+\.wasm$/)]))
    expect(paths.filter((path) => !/^(?:\/bench|\/portal\/config\.json|\/portal\/assets\/[\w.-]+)$/.test(path))).toEqual([])
  })

  it("has nothing to do with the pages beside it", async () => {
    const page = await openBench(world())
    await page.goto("/bench")
    await isKept(page)
    for (const path of ["/portal", "/benchmarks"]) {
      await page.goto(path)
      await page.waitForLoadState("networkidle")
      expect(await page.locator("[data-bench-scan]").count()).toBe(0)
    }
    await page.context().setOffline(true)
    await expect(page.goto("/benchmarks")).rejects.toThrow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
  })

  it("tells of a new version where one runs that is older, loads it with one tap, and leaves once the plugin is gone", async () => {
    const { id } = await openJob(world(), {}, ["start_diagnosis"])
    const proxy = await startProxy(world().client.baseUrl)
    try {
      const page = await openBench(world(), { baseUrl: proxy.baseUrl })
      await page.goto(`/bench/jobs/${id}`)
      await page.getByRole("button", { name: "Start repair" }).waitFor()
      await isKept(page)
      const [entry = ""] = /\/portal\/assets\/bench-[\w-]+\.js/.exec(await (await page.request.get("/bench")).text()) ?? []
      const notice = page.getByText("A new version of the bench is ready.")
      await askForUpdate(page)
      expect(await notice.count()).toBe(0)

      // The shop puts up another version: other names in the page and in its service worker.
      const next = entry.replace(".js", "-next.js")
      proxy.behave((path, answer) => {
        if (path === next) return answer(entry)
        return path.startsWith("/bench") ? answer().then((passed) => reworded(passed, (text) => text.replaceAll(entry, next).replaceAll(VERSION, "0000000000000000"))) : null
      })
      await askForUpdate(page)
      await notice.waitFor()
      // What runs goes on running, from what was kept of its own version.
      await page.getByRole("tab", { name: /Test/ }).click()
      await page.getByRole("button", { name: "Load it" }).click()
      await page.getByRole("button", { name: "Start repair" }).waitFor()
      expect(await page.locator(`script[src="${next}"]`).count()).toBe(1)
      expect(await notice.count()).toBe(0)

      // The server fails, and the page opens all the same.
      proxy.behave((path) => (path.startsWith("/bench") ? plain(503, "Back in a minute.") : null))
      await page.reload()
      await page.getByRole("button", { name: "Start repair" }).waitFor()

      proxy.behave((path) => (path.startsWith("/bench") ? plain(404, "There is no such page.") : null))
      await page.reload()
      await page.getByText("There is no such page.").waitFor()
      await page.goto("/portal")
      expect(await keptPaths(page)).toEqual([])
    } finally {
      await proxy.stop()
    }
  })
}
