import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"

export interface CoreRoute {
  readonly method: "GET" | "POST" | "DELETE"
  readonly path: string
}

const METHODS = ["GET", "POST", "DELETE"] as const

/** Every route that Medusa itself serves under this prefix, read from its files, so that a new version's routes are walked too. */
export function coreRoutes(prefix: "admin" | "store"): CoreRoute[] {
  const api = join(dirname(require.resolve("@medusajs/medusa/package.json")), "dist/api")
  return (readdirSync(join(api, prefix), { recursive: true, encoding: "utf8" }))
    .filter((file) => file.endsWith("route.js"))
    .flatMap((file) => {
      const full = join(api, prefix, file)
      const source = readFileSync(full, "utf8")
      const path = `/${relative(api, dirname(full)).replaceAll(/\[\w+\]/g, "none_1")}`
      return METHODS.filter((method) => source.includes(`exports.${method} =`)).map((method) => ({ method, path }))
    })
}
