import type { PoolClient } from "pg"
import { RejectionError, reject } from "../../domain/common/rejection"
import type { Instant } from "../../domain/unit/unit"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { Parameters } from "../../ledger/statement"
import { type PageOfIds, pageOfIds } from "../document/page-of-ids"
import type { Figure, FigurePeriod } from "../figures/figures"

export const SATISFACTION_SUBJECTS = ["rma", "repair_order"] as const
export type SatisfactionSubject = (typeof SATISFACTION_SUBJECTS)[number]
export const SCORE_MAX = 5

export interface Satisfaction {
  readonly id: string
  readonly subjectType: SatisfactionSubject
  readonly subjectId: string
  readonly customerId: string | null
  /** 1 (bad) to 5 (very good). */
  readonly score: number
  readonly comment: string | null
  readonly answeredAt: Instant
}

export interface AnswerSatisfaction extends Pick<Satisfaction, "subjectType" | "subjectId" | "customerId" | "score" | "comment"> {
  readonly isClosed: boolean
}

type Row = Satisfaction & Record<string, unknown>
const SELECT = `s.id, s.subject_type as "subjectType", s.subject_id as "subjectId", s.customer_id as "customerId", s.score, s.comment, s.answered_at as "answeredAt"`

/** How did we do? Asked once, when it is over. Throws `satisfaction.not_closed`, `satisfaction.answered`. */
async function answer(ledger: Ledger, { subjectType, subjectId, customerId, score, comment, isClosed }: AnswerSatisfaction): Promise<Satisfaction> {
  if (!isClosed) throw new RejectionError(reject("satisfaction.not_closed", "This is not finished yet; say how it was when it is.", { id: subjectId }))
  const [row] = await withClient(ledger.dataSource, (client) => namedQuery<Row>(
    client,
    `insert into satisfaction as s (id, subject_type, subject_id, customer_id, score, comment, answered_at) values ($1::text, $2::text, $3::text, $4::text, $5::int, $6::text, $7::timestamptz)
     on conflict (subject_type, subject_id) do nothing returning ${SELECT}`,
    [ledger.newId("asat"), subjectType, subjectId, customerId, score, comment, ledger.now()],
  ))
  if (row === undefined) throw new RejectionError(reject("satisfaction.answered", "This was answered before.", { id: subjectId }))
  return row
}

/** By subject, for one document or a page of them. */
async function ofSubjects(ledger: Ledger, subjectType: SatisfactionSubject, subjectIds: readonly string[]): Promise<ReadonlyMap<string, Satisfaction>> {
  if (subjectIds.length === 0) return new Map()
  const rows = await withClient(ledger.dataSource, (client) => namedQuery<Row>(client, `select ${SELECT} from satisfaction s where s.subject_type = $1::text and s.subject_id = any ($2::text[])`, [subjectType, subjectIds]))
  return new Map(rows.map((row) => [row.subjectId, row]))
}

export interface SatisfactionFilter {
  readonly subjectType?: SatisfactionSubject | undefined
  readonly subjectId?: string | undefined
  /** Those at or below it: whom somebody should call. */
  readonly scoreMax?: number | undefined
  readonly limit: number
  readonly offset: number
  readonly after?: string | undefined
}

export interface ListedSatisfaction extends Satisfaction {
  readonly displayId: string | null
}

export interface SatisfactionPage extends Omit<PageOfIds, "ids"> {
  readonly answers: readonly ListedSatisfaction[]
}

/** Newest first; two statements. */
async function list(ledger: Ledger, { subjectType, subjectId, scoreMax, limit, offset, after }: SatisfactionFilter): Promise<SatisfactionPage> {
  return withClient(ledger.dataSource, async (client) => {
    const parameters = new Parameters()
    const conditions: string[] = []
    if (subjectType !== undefined) conditions.push(`s.subject_type = ${parameters.add(subjectType)}::text`)
    if (subjectId !== undefined) conditions.push(`s.subject_id = ${parameters.add(subjectId)}::text`)
    // The scores one by one, so that an index has those of each in the order of ids.
    if (scoreMax !== undefined) conditions.push(`s.score = any (${parameters.add(Array.from({ length: scoreMax }, (_, index) => index + 1))}::int[])`)
    const { ids, ...page } = await pageOfIds(client, parameters, { table: "satisfaction", alias: "s", conditions, limit, offset, after })
    const answers = await namedQuery<Row & { readonly displayId: string | null }>(
      client,
      `select ${SELECT}, case s.subject_type when 'rma' then (select m.display_id from rma m where m.id = s.subject_id) else (select r.display_id from repair_order r where r.id = s.subject_id) end as "displayId"
       from satisfaction s where s.id = any ($1::text[]) order by s.id desc`,
      [ids],
    )
    return { ...page, answers }
  })
}

/** The mean of the scores of the period, and how many gave each. */
export async function satisfactionFigure(client: PoolClient, { from, to }: FigurePeriod): Promise<Figure> {
  const rows = await namedQuery<{ score: number; count: number }>(client, "select s.score, count(*)::int as count from satisfaction s where s.answered_at >= $1::timestamptz and s.answered_at < $2::timestamptz group by s.score order by s.score", [from, to])
  const count = rows.reduce((sum, row) => sum + row.count, 0)
  const numerator = rows.reduce((sum, row) => sum + row.score * row.count, 0)
  return { unit: "score", value: count === 0 ? null : numerator / count, count, numerator, denominator: count, by: rows.map((row) => ({ key: String(row.score), count: row.count })) }
}

/** What the facade offers about how customers found it. */
export const satisfactionServices = (ledger: Ledger) => ({
  answer: (input: AnswerSatisfaction) => answer(ledger, input),
  of: (subjectType: SatisfactionSubject, subjectIds: readonly string[]) => ofSubjects(ledger, subjectType, subjectIds),
  list: (filter: SatisfactionFilter) => list(ledger, filter),
})
