import type { Zone } from "../../domain/common/calendar"
import type { RuleOutcome, RuleVerdict } from "../../domain/rma/return-rules"
import { WISHES_WHEN_PASSED_ON } from "../../domain/rma/return-reasons"
import type { Unit } from "../../domain/unit/unit"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { type ReturnWish, unitJudge } from "./judge-unit"
import { buyersOf, passedOn, RETURNABLE } from "./open-rma"

export interface ReturnOptions {
  readonly isReturnable: boolean
  /** The return the unit stands on already. */
  readonly openRmaId: string | null
  /** In the order of the wishes. */
  readonly outcomes: readonly RuleOutcome[]
}

const OUTCOME_OF = { accepted: "authorize", rejected: "deny", needs_review: "review" } as const satisfies Record<RuleVerdict["decision"], RuleOutcome>

/** What the shop's rules would say today to each wish of the owner of this unit. The same function judges the request itself. */
export async function returnOptions(ledger: Ledger, { unit, countryCode, wishes }: { readonly unit: Unit; readonly countryCode: string | null; readonly wishes: readonly ReturnWish[] }, zone?: Zone): Promise<ReturnOptions> {
  const { buyers, openRmaId } = await withClient(ledger.dataSource, async (client) => ({
    buyers: await buyersOf(client, [unit]),
    openRmaId: (await namedQuery<{ rma_id: string }>(client, "select l.rma_id from rma_line l where l.is_open and l.unit_id = $1::text limit 1", [unit.id]))[0]?.rma_id ?? null,
  }))
  const judge = await unitJudge(ledger, unit, { source: "customer", countryCode }, zone)
  const wasPassedOn = passedOn(unit, buyers)
  return {
    isReturnable: openRmaId === null && unit.owner === "customer" && RETURNABLE.includes(unit.status), openRmaId,
    outcomes: wishes.map((wish) => (wasPassedOn && !WISHES_WHEN_PASSED_ON.includes(wish.resolution) ? "deny" : OUTCOME_OF[judge(wish).decision])),
  }
}
