import type { MedusaContainer } from "@medusajs/framework/types"
import { type RejectionCode, reject } from "../../../../domain/common/rejection"
import type { Services } from "../../../respond"
import { type Found, type FoundItem, findCustomers, findItems, findLocations, type Lookup } from "./find-in-medusa"

type FileLine = Awaited<ReturnType<Services["imports"]["read"]>>[number]
type UnitLine = Extract<FileLine, { ok: true }>["unit"]
type ImportLine = Parameters<Services["imports"]["create"]>[1]["lines"][number]
type Whereabouts = Extract<ImportLine, { ok: true }>["unit"]["whereabouts"]

interface Lookups {
  readonly items: Lookup<FoundItem>
  readonly locations: Lookup<string>
  readonly customers: Lookup<string>
}

/** What the lines name (SKU, location, owner) as Medusa's ids, asked for in sets; a name that means nothing is its line's verdict. */
export async function resolveLines(container: Pick<MedusaContainer, "resolve">, lines: readonly FileLine[]): Promise<ImportLine[]> {
  const units = lines.flatMap((line) => (line.ok ? [line.unit] : []))
  const [items, locations, customers] = await Promise.all([
    findItems(container, units.map(({ product }) => product)),
    findLocations(container, units.flatMap(({ whereabouts }) => (whereabouts.kind === "stocked" ? [whereabouts.location] : []))),
    findCustomers(container, units.flatMap(({ whereabouts }) => (whereabouts.kind === "sold" && whereabouts.owner !== null ? [whereabouts.owner] : []))),
  ])
  return lines.map((line) => (line.ok ? resolveLine(line, { items, locations, customers }) : line))
}

function resolveLine({ line, serialNumber, unit }: Extract<FileLine, { ok: true }>, lookups: Lookups): ImportLine {
  const refused = (code: RejectionCode, message: string): ImportLine => ({ line, serialNumber, ok: false, rejection: reject(code, message) })
  const { product, whereabouts, ...rest } = unit
  const item = lookups.items(product)
  if (!item.ok) return refused("import.item_unknown", item.message)
  const place = resolveWhereabouts(whereabouts, lookups)
  if (!place.ok) return refused(whereabouts.kind === "stocked" ? "import.location_unknown" : "import.owner_unknown", place.message)
  return { line, serialNumber, ok: true, unit: { ...rest, ...item.value, whereabouts: place.value } }
}

function resolveWhereabouts(whereabouts: UnitLine["whereabouts"], { locations, customers }: Lookups): Found<Whereabouts> {
  if (whereabouts.kind === "stocked") {
    const { location, ...rest } = whereabouts
    const found = locations(location)
    return found.ok ? { ok: true, value: { ...rest, locationId: found.value } } : found
  }
  const { owner, ...rest } = whereabouts
  if (owner === null) return { ok: true, value: { ...rest, customerId: null } }
  const found = customers(owner)
  return found.ok ? { ok: true, value: { ...rest, customerId: found.value } } : found
}
