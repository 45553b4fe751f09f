import { dateInZone, type Zone } from "../../domain/common/calendar"
import { type CoverageVerdict, judgeReturn, type RuleOutcome, type RuleVerdict } from "../../domain/rma/return-rules"
import { WISHES_WHEN_PASSED_ON } from "../../domain/rma/return-reasons"
import type { Resolution } from "../../domain/rma/rma"
import type { Unit } from "../../domain/unit/unit"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { summarizeCoverage } from "../warranty/cover-unit"
import { saleDatesOf, saleDays } from "./evaluate-rma"
import { buyersOf, passedOn, RETURNABLE } from "./open-rma"
import { loadReturnRules } from "./return-rules"

export interface ReturnWish {
  readonly reasonCode: string
  readonly resolution: Resolution
}

export interface ReturnOptions {
  readonly isReturnable: boolean
  /** The return the unit stands on already. */
  readonly openRmaId: string | null
  /** In the order of the wishes. */
  readonly outcomes: readonly RuleOutcome[]
}

const OUTCOME_OF = { accepted: "authorize", rejected: "deny", needs_review: "review" } as const satisfies Record<RuleVerdict["decision"], RuleOutcome>

/** What the shop's rules would say today to each wish of the owner of this unit. The same function judges the request itself. */
export async function returnOptions(ledger: Ledger, { unit, countryCode, wishes }: { readonly unit: Unit; readonly countryCode: string | null; readonly wishes: readonly ReturnWish[] }, zone: Zone = "UTC"): Promise<ReturnOptions> {
  const { rules, dates, buyers, openRmaId } = await withClient(ledger.dataSource, async (client) => ({
    rules: await loadReturnRules(client), dates: (await saleDatesOf(client, [{ unitId: unit.id, lineItemId: unit.lineItemId }])).get(unit.id), buyers: await buyersOf(client, [unit]),
    openRmaId: (await namedQuery<{ rma_id: string }>(client, "select l.rma_id from rma_line l where l.is_open and l.unit_id = $1::text limit 1", [unit.id]))[0]?.rma_id ?? null,
  }))
  const coverage = ((await summarizeCoverage(ledger, [unit.id])).get(unit.id)?.verdict ?? null) as CoverageVerdict | null
  const wasPassedOn = passedOn(unit, buyers)
  const shared = {
    source: "customer" as const, variantId: unit.variantId, inventoryItemId: unit.inventoryItemId, country: countryCode, isBlind: false, requestedOn: dateInZone(ledger.now(), zone), ...saleDays(dates, zone), coverage,
  }
  return {
    isReturnable: openRmaId === null && unit.owner === "customer" && RETURNABLE.includes(unit.status), openRmaId,
    outcomes: wishes.map(({ reasonCode, resolution }) => (wasPassedOn && !WISHES_WHEN_PASSED_ON.includes(resolution) ? "deny" : OUTCOME_OF[judgeReturn(rules, { ...shared, reasonCode, requestedResolution: resolution }).decision])),
  }
}
