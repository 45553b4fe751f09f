import type { QueuedWrite } from "./queued-write"

/** The part of the browser's storage that is used: written at once, so that what was scanned is kept before anything else happens. */
export interface Shelf {
  readonly length: number
  key(index: number): string | null
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

export const PREFIX = "aftercare:bench:write:"

/**
 * Each write has an entry of its own: two tabs that write at once cannot overwrite each other's. `makeRoom` gives up what
 * else lies on the shelf and is only a convenience.
 */
export const writeStore = (shelf: Shelf, makeRoom: () => void) => ({
  read(): QueuedWrite[] {
    const names = Array.from({ length: shelf.length }, (_, index) => shelf.key(index)).filter((name) => name?.startsWith(PREFIX) === true)
    return names.flatMap((name) => parsed(shelf.getItem(name ?? "")))
  },
  /** Throws where the browser keeps nothing. */
  keep(write: QueuedWrite): void {
    const text = JSON.stringify(write)
    try {
      shelf.setItem(PREFIX + write.key, text)
    } catch {
      makeRoom()
      shelf.setItem(PREFIX + write.key, text)
    }
  },
  drop(key: string): void {
    shelf.removeItem(PREFIX + key)
  },
})

export type WriteStore = ReturnType<typeof writeStore>

function parsed(text: string | null): QueuedWrite[] {
  try {
    const write = JSON.parse(text ?? "null") as QueuedWrite | null
    return write === null || typeof write.key !== "string" ? [] : [write]
  } catch {
    return []
  }
}
