import { dateInZone, type Zone } from "../../domain/common/calendar"
import { RejectionError } from "../../domain/common/rejection"
import { type CoverageVerdict, judgeReturn, type ReturnRule, type RuleVerdict } from "../../domain/rma/return-rules"
import type { Resolution, RmaSource } from "../../domain/rma/rma"
import type { Unit } from "../../domain/unit/unit"
import type { Ledger } from "../../ledger/run-command"
import { withClient } from "../../persistence/named-query"
import { loadReferenced, resolveReference, type UnitReference } from "../unit/find-units"
import { summarizeCoverage } from "../warranty/cover-unit"
import { saleDatesOf, saleDays } from "./evaluate-rma"
import { loadReturnRules } from "./return-rules"

/** A return that nobody asked for yet. */
export interface SupposedReturn {
  readonly reasonCode: string
  readonly requestedResolution: Resolution
  readonly source: RmaSource
  readonly countryCode: string | null
}

/** Throws `unit.not_found`, `unit.ambiguous`. */
export async function findUnit(ledger: Ledger, reference: UnitReference): Promise<Unit> {
  const resolved = resolveReference(reference, await withClient(ledger.dataSource, (client) => loadReferenced(client, [reference], "read")))
  if (!resolved.ok) throw new RejectionError(resolved.rejection)
  return resolved.outcome
}

/** What the rules would say if this unit were sent back now. What is no customer's would need a blind reason, so it is judged as blind. */
export async function judgeUnit(ledger: Ledger, unit: Unit, supposed: SupposedReturn, zone: Zone = "UTC", draft?: readonly ReturnRule[]): Promise<RuleVerdict> {
  const { rules, dates } = await withClient(ledger.dataSource, async (client) => ({
    rules: draft ?? await loadReturnRules(client), dates: (await saleDatesOf(client, [{ unitId: unit.id, lineItemId: unit.lineItemId }])).get(unit.id),
  }))
  const coverage = (await summarizeCoverage(ledger, [unit.id])).get(unit.id)
  return judgeReturn(rules, {
    reasonCode: supposed.reasonCode, requestedResolution: supposed.requestedResolution, source: supposed.source, country: supposed.countryCode,
    variantId: unit.variantId, inventoryItemId: unit.inventoryItemId, isBlind: unit.owner !== "customer", requestedOn: dateInZone(ledger.now(), zone), ...saleDays(dates, zone),
    // Every verdict of the warranty is a verdict a rule can name.
    coverage: (coverage?.verdict ?? null) as CoverageVerdict | null,
  })
}
