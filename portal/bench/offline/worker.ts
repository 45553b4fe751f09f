import { useSyncExternalStore } from "react"
import { ask, type Version } from "./messages"
import { SCOPE } from "./page-rules"

const SCRIPT = `${SCOPE}/service-worker.js`
const PATIENCE_MS = 3_000
/** A tablet at the bench is not reloaded for days. */
const LOOK_MS = 3_600_000

const listeners = new Set<() => void>()
let isNewer = false

/** Missing on plain http, and where somebody switched it off: the bench then needs a network to open, and nothing else changes. */
const container = (): ServiceWorkerContainer | null => ("serviceWorker" in navigator ? navigator.serviceWorker : null)

/** Has the bench kept on this device, so that it opens without a network, and sees when the shop has put up another version. `entry` is the script that this page began with. */
export function keepBench(entry: string): void {
  const workers = container()
  if (workers === null) return
  const look = async (): Promise<void> => {
    if (workers.controller === null) return
    const version = await ask<Version>(workers.controller, { aftercare: "version" }, PATIENCE_MS)
    isNewer = version !== null && version.entry !== new URL(entry).pathname
    for (const listener of listeners) listener()
  }
  // Not when the page opens: with a network it may be newer than the worker, which then follows.
  workers.addEventListener("controllerchange", () => void look())
  void (async () => {
    try {
      // After the page itself: its first visit is not slowed down by what it may need later.
      if (document.readyState !== "complete") await new Promise((resolve) => window.addEventListener("load", resolve, { once: true }))
      const registration = await workers.register(SCRIPT, { scope: SCOPE, updateViaCache: "none" })
      const update = (): void => void registration.update().catch(() => undefined)
      window.setInterval(update, LOOK_MS)
      document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && update())
    } catch {
      // Without it the bench works as long as there is a network.
    }
  })()
}

/** The shop has put up another version than the one that runs in this tab. */
export const useIsNewer = (): boolean => useSyncExternalStore((listener) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}, () => isNewer)

export const workerContainer = container
