import type { PoolClient } from "pg"
import { assert } from "../../domain/common/assert"
import type { Parameters } from "../../ledger/statement"
import { namedQuery } from "../../persistence/named-query"

/** Counting on is slow in big tables: beyond this the count is a lower bound. */
const EXACT_COUNT_MAX = 10_000

export interface PageSought {
  /** The table of the documents, and what it is called in the conditions and the order. */
  readonly table: string
  readonly alias: string
  /** What they must fulfil, all of it. */
  readonly conditions: readonly string[]
  /** Left out: newest first, for ids are made in the order of time. */
  readonly order?: string
  readonly limit: number
  readonly offset: number
  /** Keyset: the id of the last one seen. Only where the newest come first. */
  readonly after?: string | undefined
}

export interface PageOfIds {
  readonly ids: readonly string[]
  readonly count: number
  readonly countIsExact: boolean
  readonly nextAfter: string | null
}

/**
 * Which documents are on a page of a list and how many there are in all, by one statement. Their rows are read by their ids.
 * Left alone, Postgres may walk through all documents from the newest, hoping to meet twenty soon, though the few that are
 * sought all lie at the other end. So they are found first, by whatever index is best, as many as are counted: where these
 * are all, the page is taken of them; where there are more, a walk meets them soon.
 */
export async function pageOfIds(client: PoolClient, parameters: Parameters, { table, alias, conditions, order, limit, offset, after }: PageSought): Promise<PageOfIds> {
  assert(order === undefined || after === undefined, "a page after a certain document needs the newest first")
  const [from, id] = [`${table} ${alias}`, `${alias}.id`]
  const rest = after === undefined ? [] : [`${id} < ${parameters.add(after)}::text`]
  const page = `order by ${order ?? `${id} desc`} limit ${parameters.add(limit)}::int offset ${parameters.add(after === undefined ? offset : 0)}::int`
  const ofFound = order === undefined ? `found ${alias} ${whereOf(rest)}` : `${from} where ${id} = any (array(select f.id from found f))`
  const [found] = await namedQuery<{ count: number; ids: readonly string[] }>(
    client,
    `with found as materialized (select ${id} as id from ${from} ${whereOf(conditions)} limit ${EXACT_COUNT_MAX + 1}), counted as materialized (select count(*)::int as count from found)
     select c.count, case when c.count <= ${EXACT_COUNT_MAX} then array(select ${id} from ${ofFound} ${page})
       else array(select ${id} from ${from} ${whereOf([...conditions, ...rest])} ${page}) end as ids from counted c`,
    parameters.values,
  )
  const { count, ids } = found ?? { count: 0, ids: [] }
  return { ids, count: Math.min(count, EXACT_COUNT_MAX), countIsExact: count <= EXACT_COUNT_MAX, nextAfter: order === undefined && ids.length === limit ? ids.at(-1) ?? null : null }
}

const whereOf = (conditions: readonly string[]): string => (conditions.length === 0 ? "" : `where ${conditions.join(" and ")}`)
