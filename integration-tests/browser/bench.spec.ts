/** @jest-environment ./integration-tests/support/failure-environment.ts */
import { describeWithBrowser } from "../support/suites"
import { type BenchWorld, startBench, troubles } from "./bench"
import { closePages } from "./browser"
import { benchCameraCases } from "./bench-camera.cases"
import { benchDoorCases } from "./bench-door.cases"
import { benchJobCases } from "./bench-job.cases"
import { benchLookCases } from "./bench-look.cases"
import { benchOfflineCases } from "./bench-offline.cases"
import { benchQueueCases } from "./bench-queue.cases"
import { benchReloadCases } from "./bench-reload.cases"
import { benchScannerCases } from "./bench-scanner.cases"
import { benchWorkCases } from "./bench-work.cases"

/**
 * A technician's day on a tablet with a hand scanner, in a real browser. Every case also holds that no page throws, asks
 * anybody but our own server, or does what its Content-Security-Policy forbids.
 */
const START_MS_MAX = 600_000
const CASE_MS_MAX = 300_000

jest.setTimeout(CASE_MS_MAX)

describeWithBrowser("the technicians' bench", (executablePath) => {
  const bench: { world?: BenchWorld } = {}
  const get = (): BenchWorld => {
    if (bench.world === undefined) throw new Error("The bench has not started.")
    return bench.world
  }
  beforeAll(async () => {
    bench.world = await startBench(executablePath)
  }, START_MS_MAX)
  afterAll(() => bench.world?.browser.close())
  afterEach(async () => {
    await closePages()
    expect(troubles.splice(0)).toEqual([])
  })

  benchDoorCases(get)
  benchQueueCases(get)
  benchJobCases(get)
  benchOfflineCases(get)
  benchReloadCases(get)
  benchScannerCases(get)
  benchWorkCases(get)
  benchCameraCases(get)
  benchLookCases(get)
})
