import { createHash } from "node:crypto"
import type { PoolClient } from "pg"
import { RejectionError, reject, type Fact, type Facts } from "../../domain/common/rejection"
import { type Coverage, type CoverageInputs, ENGINE_VERSION } from "../../domain/warranty/coverage"
import { documentOfCoverage } from "../../domain/warranty/coverage-document"
import { coverageOf } from "../../domain/warranty/decide-coverage"
import { canonicalJson } from "../../ledger/canonical"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { type CoverUnit, questionOf } from "./cover-unit"
import { loadFacts } from "./load-facts"
import { shopCalendarOf } from "./shop-calendar"

/** The decision that rests on a verdict: a claim, an RMA line, a repair line. */
export interface FreezeCoverage extends CoverUnit {
  readonly subject: { readonly type: string; readonly id: string }
}

export interface FrozenCoverage {
  readonly id: string
  readonly coverage: Coverage
  /** As it is answered; the same at every replay. */
  readonly document: Facts
}

/**
 * Judges and keeps the verdict with all it rests on, in the transaction of the decision. Two statements. Throws
 * `unit.not_found`.
 */
export async function freezeCoverage(client: PoolClient, ledger: Ledger, { unitId, subject, ...question }: FreezeCoverage): Promise<FrozenCoverage> {
  const { units, policies } = await loadFacts(client, [unitId])
  const facts = units.get(unitId)
  if (facts === undefined) throw new RejectionError(reject("unit.not_found", `No unit ${unitId} exists.`, { unit_id: unitId }))
  const inputs: CoverageInputs = { facts, policies, shop: shopCalendarOf(ledger), question: questionOf(ledger, question) }
  const coverage = coverageOf(inputs)
  const id = ledger.newId("aasm")
  const text = canonicalOf(inputs)
  const document = documentOfCoverage(coverage)
  await namedQuery(
    client,
    `insert into coverage_assessment (id, unit_id, subject_type, subject_id, engine_version, inputs, inputs_hash, result, verdict, created_at)
     values ($1::text, $2::text, $3::text, $4::text, $5::int, $6::text, $7::text, $8::text, $9::text, $10::timestamptz)`,
    [id, unitId, subject.type, subject.id, ENGINE_VERSION, text, digestOf(text), canonicalJson(document), coverage.verdict, ledger.now()],
  )
  return { id, coverage, document }
}

/** Plain JSON of sorted keys: what is undefined is not there. */
const canonicalOf = (inputs: CoverageInputs): string => canonicalJson(JSON.parse(JSON.stringify(inputs)) as Fact)

const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex")

export interface Assessment {
  readonly id: string
  readonly unitId: string
  readonly verdict: string
  readonly engineVersion: number
  readonly inputsHash: string
  readonly createdAt: string
  readonly document: Facts
  /** Judged anew from the frozen inputs: are they still whole, and is it the same answer, byte by byte? Null: another version of the engine judged it. */
  readonly isReplayedIdentically: boolean | null
}

/** Throws `not_found`. */
export async function getAssessment(ledger: Ledger, id: string): Promise<Assessment> {
  const [row] = await withClient(ledger.dataSource, (client) => namedQuery<AssessmentRow>(client, `select a.id, a.unit_id, a.engine_version, a.inputs, a.inputs_hash, a.result, a.verdict, a.created_at from coverage_assessment a where a.id = $1::text`, [id]))
  if (row === undefined) throw new RejectionError(reject("not_found", `No coverage assessment ${id} exists.`, { id }))
  return {
    id, unitId: row.unit_id, verdict: row.verdict, engineVersion: row.engine_version, inputsHash: row.inputs_hash, createdAt: row.created_at, document: JSON.parse(row.result) as Facts,
    isReplayedIdentically: row.engine_version === ENGINE_VERSION ? digestOf(row.inputs) === row.inputs_hash && replay(row.inputs) === row.result : null,
  }
}

interface AssessmentRow extends Record<string, unknown> {
  readonly unit_id: string
  readonly engine_version: number
  readonly inputs: string
  readonly inputs_hash: string
  readonly result: string
  readonly verdict: string
  readonly created_at: string
}

/** The canonical answer to frozen inputs. */
export const replay = (inputs: string): string => canonicalJson(documentOfCoverage(coverageOf(JSON.parse(inputs) as CoverageInputs)))
