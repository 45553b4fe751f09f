/** What this browser keeps for itself. A browser may refuse to keep anything: then nothing is kept, and nothing fails. */
export function readKept(key: string): string | null {
  try {
    return window.localStorage.getItem(key)
  } catch {
    return null
  }
}

export function writeKept(key: string, value: string | null): void {
  try {
    if (value === null) window.localStorage.removeItem(key)
    else window.localStorage.setItem(key, value)
  } catch {
    // Private windows of some browsers.
  }
}
