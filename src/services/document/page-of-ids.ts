import type { PoolClient } from "pg"
import type { Parameters } from "../../ledger/statement"
import { namedQuery } from "../../persistence/named-query"

/** Counting on is slow in big tables: beyond this the count is a lower bound. */
const EXACT_COUNT_MAX = 10_000

export interface PageSought {
  /** The table with its alias, and the documents' id in it. */
  readonly from: string
  readonly id: string
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

/** Which documents are on a page of a list and how many there are in all, by one statement. Their rows are read by their ids. */
export async function pageOfIds(client: PoolClient, parameters: Parameters, { from, id, conditions, order, limit, offset, after }: PageSought): Promise<PageOfIds> {
  const all = whereOf(conditions)
  const rest = after === undefined ? all : whereOf([...conditions, `${id} < ${parameters.add(after)}::text`])
  const [found] = await namedQuery<{ count: number; ids: readonly string[] }>(
    client,
    `select (select count(*)::int from (select from ${from} ${all} limit ${EXACT_COUNT_MAX + 1}) x) as count,
       array(select ${id} from ${from} ${rest} order by ${order ?? `${id} desc`} limit ${parameters.add(limit)}::int offset ${parameters.add(after === undefined ? offset : 0)}::int) as ids`,
    parameters.values,
  )
  const { count, ids } = found ?? { count: 0, ids: [] }
  return { ids, count: Math.min(count, EXACT_COUNT_MAX), countIsExact: count <= EXACT_COUNT_MAX, nextAfter: order === undefined && ids.length === limit ? ids.at(-1) ?? null : null }
}

const whereOf = (conditions: readonly string[]): string => (conditions.length === 0 ? "" : `where ${conditions.join(" and ")}`)
