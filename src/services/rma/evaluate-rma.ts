import type { Facts } from "../../domain/common/rejection"
import { dateInZone, type Zone } from "../../domain/common/calendar"
import { authorizedAs } from "../../domain/rma/decide-rma"
import { decideLine } from "../../domain/rma/decide-line"
import { type CoverageVerdict, judgeReturn, type ReturnRule, type RuleFacts, type RuleVerdict } from "../../domain/rma/return-rules"
import type { Rma, RmaLine } from "../../domain/rma/rma"
import type { CommandResult, Ledger } from "../../ledger/run-command"
import { withClient } from "../../persistence/named-query"
import { summarizeCoverage } from "../warranty/cover-unit"
import { onRma } from "./on-rma"
import { loadReturnRules } from "./return-rules"
import { rmaNotice } from "./rma-notices"
import { requireRma } from "./rma-store"
import { loadSaleDates, saleDays, type SaleDates } from "./sale-dates"
import { AUTHORIZATION_DAYS, daysAfter } from "./service-levels"

/** Who decided, where no person did. */
const WORKER = { type: "system", id: "return_rules" } as const

/** Judges the lines nobody has decided yet by the shop's rules and the warranty; the reasons are frozen with the decision. */
export async function evaluateRma(ledger: Ledger, rmaId: string, zone: Zone = "UTC"): Promise<CommandResult> {
  const verdicts = await judgeRma(ledger, rmaId, zone)
  return onRma(ledger, { actor: WORKER }, { rmaId }, async (rma) => {
    for (const line of rma.current.lines) {
      const verdict = verdicts.get(line.id)
      if (verdict === undefined || line.decision !== "pending" || line.reception === "canceled") continue
      rma.decidedLine(decideLine(rma.current, line, { name: "decide", decision: verdict.decision, reasons: verdict.reasons }, rma.moment))
    }
    const isAccepted = rma.current.lines.some(({ decision }) => decision === "accepted")
    if (isAccepted && rma.current.authorizedAt === null) {
      rma.current = authorizedAs(rma.current, daysAfter(rma.moment.at, AUTHORIZATION_DAYS), rma.moment)
      rma.tell({ type: "authorized", lineId: null, data: { reason_code: "return_rules" } })
      rma.send(...rmaNotice(rma.current, "rma_authorized"))
    }
    const decided = rma.current.lines.filter(({ reception }) => reception !== "canceled")
    if (decided.length > 0 && decided.every(({ decision }) => decision === "rejected")) rma.send(...rmaNotice(rma.current, "rma_denied"))
    return {} satisfies Facts
  })
}

/** What the rules would say now, line by line; nothing is written: the evaluation and its dry run are one. */
export async function judgeRma(ledger: Ledger, rmaId: string, zone: Zone = "UTC", draft?: readonly ReturnRule[]): Promise<ReadonlyMap<string, RuleVerdict>> {
  const { rma, rules, dates } = await withClient(ledger.dataSource, async (client) => {
    const loaded = await requireRma(client, rmaId)
    return { rma: loaded, rules: draft ?? await loadReturnRules(client), dates: await loadSaleDates(client, loaded.lines.map(({ unitId, sale }) => ({ unitId, lineItemId: sale?.lineItemId ?? null }))) }
  })
  const verdicts = new Map<string, RuleVerdict>()
  const coverage = await summarizeCoverage(ledger, rma.lines.map(({ unitId }) => unitId))
  for (const line of rma.lines) {
    // Every verdict of the warranty is a verdict a rule can name.
    const verdict = (coverage.get(line.unitId)?.verdict ?? null) as CoverageVerdict | null
    verdicts.set(line.id, judgeReturn(rules, factsOf(rma, line, dates.get(line.unitId), verdict, zone)))
  }
  return verdicts
}

const factsOf = (rma: Rma, line: RmaLine, dates: SaleDates | undefined, coverage: CoverageVerdict | null, zone: Zone): RuleFacts => ({
  reasonCode: line.reasonCode, requestedResolution: line.requestedResolution, source: rma.source, variantId: line.variantId, inventoryItemId: line.inventoryItemId,
  country: rma.countryCode, isBlind: line.blindReason !== null, requestedOn: dateInZone(rma.submittedAt ?? rma.createdAt, zone), ...saleDays(dates, zone), coverage,
})
