import type { Facts } from "../../domain/common/rejection"
import { dateInZone, type Zone } from "../../domain/common/calendar"
import { authorizedAs } from "../../domain/rma/decide-rma"
import { decideLine } from "../../domain/rma/decide-line"
import { type CoverageVerdict, judgeReturn, type ReturnRule, type RuleFacts, type RuleVerdict } from "../../domain/rma/return-rules"
import type { Rma, RmaLine } from "../../domain/rma/rma"
import type { CommandResult, Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import type { PoolClient } from "pg"
import { summarizeCoverage } from "../warranty/cover-unit"
import { onRma } from "./on-rma"
import { loadReturnRules } from "./return-rules"
import { rmaNotice } from "./rma-notices"
import { requireRma } from "./rma-store"
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
    return { rma: loaded, rules: draft ?? await loadReturnRules(client), dates: await saleDatesOf(client, loaded.lines.map(({ unitId, sale }) => ({ unitId, lineItemId: sale?.lineItemId ?? null }))) }
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

export interface SaleDates {
  readonly shippedAt: string | null
  readonly deliveredAt: string | null
  readonly orderedAt: string | null
}

/** When each unit was ordered, shipped and delivered for the sale the line is about: from its own history. */
export async function saleDatesOf(client: PoolClient, sold: readonly { readonly unitId: string; readonly lineItemId: string | null }[]): Promise<ReadonlyMap<string, SaleDates>> {
  const rows = await namedQuery<{ unit_id: string; shipped_at: string | null; delivered_at: string | null; sold_on: string | null; ordered_at: string | null }>(
    client,
    `select l.unit_id,
       max(e.occurred_at) filter (where e.type in ('unit.shipped','unit.shipment_corrected')) as shipped_at,
       max(e.occurred_at) filter (where e.type in ('unit.delivered','unit.registered_as_sold')) as delivered_at,
       max(e.facts ->> 'sold_on') filter (where e.type = 'unit.registered_as_sold') as sold_on,
       (select min(d.ordered_at) from order_line_demand d where d.line_item_id = l.line_item_id) as ordered_at
     from unnest($1::text[], $2::text[]) l (unit_id, line_item_id) left join serial_event e on e.unit_id = l.unit_id and e.type in ('unit.shipped','unit.shipment_corrected','unit.delivered','unit.registered_as_sold')
     group by l.unit_id, l.line_item_id`,
    [sold.map(({ unitId }) => unitId), sold.map(({ lineItemId }) => lineItemId)],
  )
  return new Map(rows.map((row) => [row.unit_id, { shippedAt: row.shipped_at, deliveredAt: row.sold_on === null ? row.delivered_at : `${row.sold_on}T00:00:00.000Z`, orderedAt: row.ordered_at }]))
}

const factsOf = (rma: Rma, line: RmaLine, dates: SaleDates | undefined, coverage: CoverageVerdict | null, zone: Zone): RuleFacts => ({
  reasonCode: line.reasonCode, requestedResolution: line.requestedResolution, source: rma.source, variantId: line.variantId, inventoryItemId: line.inventoryItemId,
  country: rma.countryCode, isBlind: line.blindReason !== null, requestedOn: dateInZone(rma.submittedAt ?? rma.createdAt, zone), ...saleDays(dates, zone), coverage,
})

export function saleDays(dates: SaleDates | undefined, zone: Zone): Pick<RuleFacts, "deliveredOn" | "shippedOn" | "orderedOn"> {
  const day = (instant: string | null | undefined): string | null => (instant === null || instant === undefined ? null : dateInZone(instant, zone))
  return { deliveredOn: day(dates?.deliveredAt), shippedOn: day(dates?.shippedAt), orderedOn: day(dates?.orderedAt) }
}
