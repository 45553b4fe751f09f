import { RejectionError, reject } from "../../domain/common/rejection"
import { type Coverage, coverageOf, type CoverageQuestion } from "../../domain/warranty/coverage"
import { type CoverageSummary, summaryOf } from "../../domain/warranty/coverage-document"
import type { Ledger } from "../../ledger/run-command"
import { withClient } from "../../persistence/named-query"
import { SHOP_ZONE_DEFAULT } from "./create-entitlements"
import { loadCoverageFacts } from "./load-coverage-facts"

export interface CoverUnit extends Partial<CoverageQuestion> {
  readonly unitId: string
}

/** Is this unit covered, and why? One statement. Now, when no day is named. Throws `unit.not_found`. */
export async function coverUnit(ledger: Ledger, { unitId, ...question }: CoverUnit): Promise<Coverage> {
  const { units, policies } = await withClient(ledger.dataSource, (client) => loadCoverageFacts(client, [unitId]))
  const facts = units.get(unitId)
  if (facts === undefined) throw new RejectionError(reject("unit.not_found", `No unit ${unitId} exists.`, { unit_id: unitId }))
  return coverageOf({ ...facts, policies, question: withDefaults(ledger, question) })
}

/** For lists and scans: one line for each unit, one statement for all. Units that do not exist are missing. */
export async function summarizeCoverage(ledger: Ledger, unitIds: readonly string[]): Promise<Map<string, CoverageSummary>> {
  if (unitIds.length === 0) return new Map()
  const { units, policies } = await withClient(ledger.dataSource, (client) => loadCoverageFacts(client, unitIds))
  const question = withDefaults(ledger, {})
  return new Map([...units].map(([id, facts]) => [id, summaryOf(coverageOf({ ...facts, policies, question }))]))
}

const withDefaults = (ledger: Ledger, question: Partial<CoverageQuestion>): CoverageQuestion =>
  ({ ...question, asOf: question.asOf ?? ledger.now(), zone: question.zone ?? SHOP_ZONE_DEFAULT })
