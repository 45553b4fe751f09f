import type { Browser } from "playwright-core"
import { createTrackedProduct, receive } from "../http/support/shop"
import { type BenchWorld, openBench, openJob, unique } from "./bench"
import { forgetFilms, openAsking, openFilmed, type Shown } from "./camera"

const GTIN = "09506000134352"

/** What a camera sees, at the bench and in the customers' pages; each film needs a browser of its own. */
export function benchCameraCases(world: () => BenchWorld): void {
  afterAll(forgetFilms)

  const filmed = async (shown: Shown, look: (browser: Browser) => Promise<void>): Promise<void> => {
    const browser = await openFilmed(world().executablePath, shown)
    try {
      await look(browser)
    } finally {
      await browser.close()
    }
  }

  it("reads a GS1 DataMatrix with its separators at the bench, and opens the job of the unit", async () => {
    const { client, shop } = world()
    const { inventoryItemId } = await createTrackedProduct(shop)
    const [unit] = await receive(shop, { inventoryItemId }, [`S${unique()}`])
    const { repair_order: { id } } = await client.ok<{ repair_order: { id: string } }>("POST", "/admin/repair-orders", { unit_id: unit!.id, problem: "Does not start." })
    await filmed({ bcid: "gs1datamatrix", text: `(01)${GTIN}(10)LOT7(21)${unit!.serial_number}` }, async (browser) => {
      const page = await openBench(world(), { browser })
      await page.goto("/bench")
      await page.getByRole("button", { name: "Scan with the camera" }).click()
      await page.waitForURL(`**/bench/jobs/${id}`)
      // The camera is given back.
      await page.getByRole("dialog").waitFor({ state: "detached" })
    })
  })

  it.each(["qrcode", "code128"] as const)("reads a %s at the bench and in the field of the portal's first page", async (bcid) => {
    const { id, serial } = await openJob(world())
    await filmed({ bcid, text: serial }, async (browser) => {
      const page = await openBench(world(), { browser })
      await page.goto("/bench")
      await page.getByRole("button", { name: "Scan with the camera" }).click()
      await page.waitForURL(`**/bench/jobs/${id}`)
      await page.goto("/portal")
      await page.getByRole("button", { name: "Scan or photo" }).click()
      await page.waitForURL((url) => url.pathname === "/portal/check" && url.searchParams.get("label") === serial)
    })
  })

  it("offers a photo where the camera may not be used, and where there is none", async () => {
    const asking = await openAsking(world().executablePath)
    try {
      for (const browser of [asking, world().browser]) {
        const page = await openBench(world(), { browser })
        await page.goto("/bench")
        await page.getByRole("button", { name: "Scan with the camera" }).click()
        const scanner = page.getByRole("dialog", { name: "Scan the label" })
        await scanner.getByText("There is no camera here, or it may not be used.").waitFor()
        await scanner.getByText("Use a photo").waitFor()
        await page.keyboard.press("Escape")
        await scanner.waitFor({ state: "detached" })
      }
    } finally {
      await asking.close()
    }
  })
}
