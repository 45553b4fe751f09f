import type { Page } from "playwright-core"
import type { Portal } from "./portal"

const INTERACTIVE_MS_MAX = 3_000
/** A cheap phone on a bad day: a processor a quarter as fast as a plain desktop's, and Lighthouse's slow 4G. */
const CPU_SLOWDOWN = 4
/** What the yardstick takes a plain desktop's thread. The machine that measures may be slower, or slowed down by what runs beside it. */
const YARDSTICK_MS = 100
const LOADS = 3
const ROUND_TRIP_MS = 150
const BYTES_PER_MS = (1.6 * 1024 * 1024) / 8 / 1_000
/** Name, connection and its encryption, before the first byte is asked for. */
const CONNECTION_ROUND_TRIPS = 3

interface Load {
  readonly start: number
  end: number
  bytes: number
}

/**
 * The slow phone is reckoned and not waited for, since the machine that measures may be busy with something else: the
 * time the page's thread was really working, measured against a yardstick and times the phone's slowness; what was
 * loaded, by the line's width; and a round trip for each request that had to wait for another.
 */
export function speedCases(portal: () => Portal): void {
  it(`a first visit on a slow phone can be used within ${INTERACTIVE_MS_MAX / 1_000} seconds`, async () => {
    const measured = []
    for (let load = 0; load < LOADS; load += 1) measured.push(await measure(await portal().open()))
    const { loads, workMs } = measured.reduce((best, one) => (one.workMs < best.workMs ? one : best))
    const bytes = loads.reduce((sum, load) => sum + load.bytes, 0)
    const parts = { network: (CONNECTION_ROUND_TRIPS + depthOf(loads)) * ROUND_TRIP_MS, download: bytes / BYTES_PER_MS, work: workMs * CPU_SLOWDOWN }
    const interactiveMs = parts.network + parts.download + parts.work
    expect({ ...parts, isInTime: interactiveMs <= INTERACTIVE_MS_MAX }).toMatchObject({ isInTime: true })
  })
}

async function measure(page: Page): Promise<{ readonly loads: readonly Load[]; readonly workMs: number }> {
  const session = await page.context().newCDPSession(page)
  const loads = new Map<string, Load>()
  session.on("Network.requestWillBeSent", ({ requestId, timestamp }) => loads.set(requestId, { start: timestamp, end: timestamp, bytes: 0 }))
  session.on("Network.loadingFinished", ({ requestId, timestamp, encodedDataLength }) => {
    const load = loads.get(requestId)
    if (load !== undefined) Object.assign(load, { end: timestamp, bytes: encodedDataLength })
  })
  await session.send("Network.enable")
  await session.send("Network.setCacheDisabled", { cacheDisabled: true })
  // The processor's time and not the clock's.
  await session.send("Performance.enable", { timeDomain: "threadTicks" })
  await page.goto("/portal")
  const field = page.getByRole("textbox", { name: "Serial number or code" })
  await field.fill("A")
  expect(await field.inputValue()).toBe("A")
  const worked = async (): Promise<number> => ((await session.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN) * 1_000
  const workMs = await worked()
  await page.evaluate(yardstick)
  return { loads: [...loads.values()], workMs: (workMs * YARDSTICK_MS) / ((await worked()) - workMs) }
}

/** Work of the kind a page does when it begins: objects, texts and sorting, always the same amount of it. */
function yardstick(): number {
  let length = 0
  for (let round = 0; round < 40; round += 1) {
    const rows = Array.from({ length: 2_000 }, (_, index) => ({ key: `row-${(index * 7_919) % 2_000}`, value: index }))
    rows.sort((one, other) => (one.key < other.key ? -1 : 1))
    length += JSON.stringify(rows.map(({ key, value }) => ({ [key]: value }))).length
  }
  return length
}

/** How many requests waited for one another, at most. */
function depthOf(loads: readonly Load[]): number {
  const depths = new Map<Load, number>()
  for (const load of [...loads].sort((one, other) => one.start - other.start)) {
    const before = [...depths].filter(([earlier]) => earlier.end <= load.start).map(([, depth]) => depth)
    depths.set(load, Math.max(0, ...before) + 1)
  }
  return Math.max(0, ...depths.values())
}
