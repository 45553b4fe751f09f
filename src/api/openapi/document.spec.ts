import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { openApiDocument } from "./document"
import { REPAIR_COMMANDS } from "../../domain/repair/transitions"
import { METHODS } from "./registry"

/** Walks the route files as Medusa does, and asks the document for each of their methods. */
const apiDirectory = path.join(__dirname, "..")

function operationsInFiles(): string[] {
  return readdirSync(apiDirectory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === "route.ts")
    .flatMap((entry) => {
      const directory = path.relative(apiDirectory, entry.parentPath)
      const source = readFileSync(path.join(entry.parentPath, entry.name), "utf8")
      const route = `/${directory.replaceAll(/\[(\w+)\]/g, "{$1}")}`
      const paths = route.endsWith("{action}") ? REPAIR_COMMANDS.map((action) => route.replace("{action}", action)) : [route]
      return paths.flatMap((file) => METHODS.filter((method) => new RegExp(`export (const|async function|function) ${method}\\b`).test(source)).map((method) => `${method} ${file}`))
    })
}

describe("the OpenAPI document", () => {
  const document = openApiDocument() as { openapi: string; paths: Record<string, Record<string, { responses: object }>>; components: { schemas: Record<string, unknown> } }
  const documented = Object.entries(document.paths).flatMap(([route, operations]) => Object.keys(operations).map((method) => `${method.toUpperCase()} ${route}`))

  it("has every method of every route file, and no other", () => {
    expect(documented.sort()).toEqual(operationsInFiles().sort())
  })

  it("refers only to shapes it has", () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name)
    expect(references.length).toBeGreaterThan(0)
    expect([...new Set(references)].filter((name) => !(name! in document.components.schemas))).toEqual([])
  })

  it("has a different operationId for every operation", () => {
    const ids = [...JSON.stringify(document.paths).matchAll(/"operationId":"(\w+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it("says of a write with a key how its repetition may be refused", () => {
    expect(JSON.stringify(document.paths["/admin/units/receive"]?.["post"]?.responses)).toContain("idempotency.key_reused")
  })
})
