import { existsSync } from "node:fs"
import path from "node:path"

const BUILT = "portal-dist"
/** From the sources three folders lie between, from the build (`.medusa/server`) and the installed package five. */
const LEVELS_MAX = 5

let found: string | null = null

/** Where the built pages lie: beside `src`, beside the build that is served, or in the installed package. */
export function builtPages(): string | null {
  // Looked for until it is there: in development the pages may be built while the server runs.
  found ??= lookUpwards(__dirname)
  return found
}

function lookUpwards(from: string): string | null {
  let folder = from
  for (let level = 0; level <= LEVELS_MAX; level++) {
    const candidate = path.join(folder, BUILT)
    if (existsSync(path.join(candidate, "customer", "index.html"))) return candidate
    folder = path.dirname(folder)
  }
  return null
}
