import type { CDPSession } from "playwright-core"
import { type Portal } from "./portal"

const INTERACTIVE_MS_MAX = 3_000
const TRIES = 3
/** A cheap phone on a bad day: a quarter of this machine, and Lighthouse's slow 4G. */
const CPU_SLOWDOWN = 4
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 }

export function speedCases(portal: () => Portal): void {
  it(`a first visit on a slow phone can be used within ${INTERACTIVE_MS_MAX / 1_000} seconds`, async () => {
    // The machine that measures may be busy with something else: the best of a few is what the page can do.
    const times: number[] = []
    for (let attempt = 0; attempt < TRIES && !times.some((time) => time <= INTERACTIVE_MS_MAX); attempt++) {
      const page = await portal().open()
      const session: CDPSession = await page.context().newCDPSession(page)
      await session.send("Network.enable")
      await session.send("Network.setCacheDisabled", { cacheDisabled: true })
      await session.send("Network.emulateNetworkConditions", SLOW_4G)
      await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN })
      const startedAt = Date.now()
      await page.goto("/portal", { waitUntil: "commit" })
      const field = page.getByRole("textbox", { name: "Serial number or code" })
      await field.fill("A")
      await field.press("B")
      expect(await field.inputValue()).toBe("AB")
      times.push(Date.now() - startedAt)
      await page.close()
    }
    expect(Math.min(...times)).toBeLessThanOrEqual(INTERACTIVE_MS_MAX)
  })
}
