import { dateInZone, type Zone } from "../../domain/common/calendar"
import { RejectionError } from "../../domain/common/rejection"
import { type CoverageVerdict, judgeReturn, type ReturnRule, type RuleVerdict } from "../../domain/rma/return-rules"
import type { Resolution, RmaSource } from "../../domain/rma/rma"
import type { Unit } from "../../domain/unit/unit"
import type { Ledger } from "../../ledger/run-command"
import { withClient } from "../../persistence/named-query"
import { loadReferenced, resolveReference, type UnitReference } from "../unit/find-units"
import { summarizeCoverage } from "../warranty/cover-unit"
import { loadReturnRules } from "./return-rules"
import { loadSaleDates, saleDays } from "./sale-dates"

/** A return that nobody asked for yet. */
export interface SupposedReturn {
  readonly source: RmaSource
  readonly countryCode: string | null
  readonly wish: ReturnWish
}

export interface ReturnWish {
  readonly reasonCode: string
  readonly resolution: Resolution
}

/** Throws `unit.not_found`, `unit.ambiguous`. */
export async function findUnit(ledger: Ledger, reference: UnitReference): Promise<Unit> {
  const resolved = resolveReference(reference, await withClient(ledger.dataSource, (client) => loadReferenced(client, [reference], "read")))
  if (!resolved.ok) throw new RejectionError(resolved.rejection)
  return resolved.outcome
}

/** What the rules would say if this unit were sent back now. What is no customer's would need a blind reason, so it is judged as blind. */
export async function judgeUnit(ledger: Ledger, unit: Unit, { wish, ...supposed }: SupposedReturn, zone?: Zone, draft?: readonly ReturnRule[]): Promise<RuleVerdict> {
  return (await unitJudge(ledger, unit, supposed, zone, draft))(wish)
}

/** One reading of the unit, for any number of wishes. */
export async function unitJudge(ledger: Ledger, unit: Unit, { source, countryCode }: Omit<SupposedReturn, "wish">, zone: Zone = "UTC", draft?: readonly ReturnRule[]): Promise<(wish: ReturnWish) => RuleVerdict> {
  const { rules, dates } = await withClient(ledger.dataSource, async (client) => ({
    rules: draft ?? await loadReturnRules(client), dates: (await loadSaleDates(client, [{ unitId: unit.id, lineItemId: unit.lineItemId }])).get(unit.id),
  }))
  // Every verdict of the warranty is a verdict a rule can name.
  const coverage = ((await summarizeCoverage(ledger, [unit.id])).get(unit.id)?.verdict ?? null) as CoverageVerdict | null
  const facts = {
    source, country: countryCode, variantId: unit.variantId, inventoryItemId: unit.inventoryItemId, isBlind: unit.owner !== "customer",
    requestedOn: dateInZone(ledger.now(), zone), ...saleDays(dates, zone), coverage,
  }
  return ({ reasonCode, resolution }) => judgeReturn(rules, { ...facts, reasonCode, requestedResolution: resolution })
}
