import type { PoolClient } from "pg"
import { namedQuery } from "./named-query"

/** A select of its own whose rows have this shape. `$1`, `$2` … are the same values in all that are gathered together. */
export interface Part<Row> {
  readonly select: string
  /** Never there: it carries the rows' shape to whoever gathers them. */
  readonly row?: Row
}

export const part = <Row>(select: string): Part<Row> => ({ select })

export type GatheredRows<Parts> = { readonly [Name in keyof Parts]: Parts[Name] extends Part<infer Row> ? readonly Row[] : never }

/**
 * The rows of several selects by one statement: documents with their lines, units, papers and notes cost one way to the
 * database, however many they are and however much belongs to them. The rows are as `namedQuery` gives them.
 */
export async function gatherRows<Parts extends { readonly [name: string]: Part<unknown> }>(client: PoolClient, parts: Parts, values: readonly unknown[]): Promise<GatheredRows<Parts>> {
  const columns = Object.entries(parts).map(([name, { select }]) => `(select json_agg(x) from (${select}) x) as "${name}"`)
  const [gathered] = await namedQuery<{ [name: string]: Record<string, unknown>[] | null }>(client, `select ${columns.join(", ")}`, values)
  // Each name has the rows of its own select; that they look as the part says is the part's word, as with any query.
  return Object.fromEntries(Object.keys(parts).map((name) => [name, (gathered?.[name] ?? []).map(withInstants)])) as unknown as GatheredRows<Parts>
}

const NAME_OF_INSTANT = /(^at|_at|At)$/
const INSTANT_IN_JSON = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d$/

/** JSON has no type for an instant: Postgres writes it with an offset. Only columns are read, which are named `…_at`; what lies within them is left as it is. */
function withInstants(row: Record<string, unknown>): Record<string, unknown> {
  for (const name in row) {
    const value = row[name]
    if (typeof value === "string" && NAME_OF_INSTANT.test(name) && INSTANT_IN_JSON.test(value)) row[name] = new Date(value).toISOString()
  }
  return row
}
