import { RejectionError, reject } from "../../domain/common/rejection"
import type { Coverage, CoverageInputs, CoverageQuestion } from "../../domain/warranty/coverage"
import { type CoverageSummary, summaryOf } from "../../domain/warranty/coverage-document"
import { coverageOf } from "../../domain/warranty/decide-coverage"
import type { Ledger } from "../../ledger/run-command"
import { withClient } from "../../persistence/named-query"
import { loadFacts } from "./load-facts"
import { shopCalendarOf } from "./shop-calendar"

type Asked = Partial<{ readonly [Key in keyof CoverageQuestion]: CoverageQuestion[Key] | undefined }>

export interface CoverUnit extends Asked {
  readonly unitId: string
}

/** Is this unit covered, and why? One statement. Now, when no day is named. Throws `unit.not_found`. */
export async function coverUnit(ledger: Ledger, asked: CoverUnit): Promise<Coverage> {
  return coverageOf(await inputsFor(ledger, asked))
}

/** All that the verdict rests on; with it, it can be frozen. */
export async function inputsFor(ledger: Ledger, { unitId, ...question }: CoverUnit): Promise<CoverageInputs> {
  const { units, policies } = await withClient(ledger.dataSource, (client) => loadFacts(client, [unitId]))
  const facts = units.get(unitId)
  if (facts === undefined) throw new RejectionError(reject("unit.not_found", `No unit ${unitId} exists.`, { unit_id: unitId }))
  return { facts, policies, shop: shopCalendarOf(ledger), question: questionOf(ledger, question) }
}

/** For lists and scans: one line for each unit, one statement for all. Units that do not exist are missing. */
export async function summarizeCoverage(ledger: Ledger, unitIds: readonly string[]): Promise<Map<string, CoverageSummary>> {
  if (unitIds.length === 0) return new Map()
  const { units, policies } = await withClient(ledger.dataSource, (client) => loadFacts(client, unitIds))
  const question = questionOf(ledger, {})
  return new Map([...units].map(([id, facts]) => [id, summaryOf(coverageOf({ facts, policies, shop: shopCalendarOf(ledger), question }))]))
}

export function questionOf(ledger: Ledger, asked: Asked): CoverageQuestion {
  const now = asked.now ?? ledger.now()
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
  return { ...given, now, asOf: asked.asOf ?? now }
}
