import type { PoolClient } from "pg"
import { liveLines, type RepairOrder } from "../../domain/repair/repair-order"
import { totalsOf } from "../../domain/repair/totals"
import type { RepairOutcome } from "../../domain/warranty/facts"
import type { OutboxMessage } from "../../messaging/outbox"
import { namedQuery } from "../../persistence/named-query"
import { claimsToClose } from "../warranty-claim/claims-to-close"
import { noteRepair } from "../warranty/aftersales-hooks"

/** Of these outcomes warranty knows; a declined or canceled repair changes nobody's right. */
const OUTCOMES: readonly RepairOutcome[] = ["repaired", "no_fault_found", "unrepairable"]

/**
 * Tells warranty of a repair that is over, in the transaction that closes it: cover of the work and the parts, an
 * extension after the repair, and what it cost the entitlement that paid.
 */
export async function noteWarranty(client: PoolClient, before: RepairOrder, after: RepairOrder): Promise<OutboxMessage[]> {
  if (before.status === "closed" || after.status !== "closed") return []
  const over = await claimsToClose(client, { type: "repair_order", id: after.id })
  const outcome = OUTCOMES.find((known) => known === after.outcome)
  if (outcome === undefined) return over
  const { warranty, customer } = totalsOf(after)
  const paid = liveLines(after).find(({ coverage }) => coverage.payer === "warranty" && coverage.entitlementId !== null)
  return [...over, await noteRepair(client, {
    repairOrderId: after.id, unitId: after.unitId, requestedAt: after.openedAt, closedAt: after.closedAt ?? after.openedAt, outcome,
    faultCode: after.diagnosis.defectCode ?? after.diagnosis.symptomCode, underWarranty: liveLines(after).some(({ coverage }) => coverage.payer === "warranty") && customer === 0, chosenByCustomer: await wasChosen(client, after),
    entitlementId: paid?.coverage.entitlementId ?? null, cost: paid === undefined || after.currencyCode === null || warranty === 0 ? null : { minor: warranty, currency: after.currencyCode },
  })]
}

/**
 * Repair is what she asked for: on the claim this repair carries out, or on the line of the return it came with. Another
 * wish on a line may be the usual one that an agent left as it was, so it says nothing. Null: nobody noted it.
 */
async function wasChosen(client: PoolClient, { id, rmaLineId }: Pick<RepairOrder, "id" | "rmaLineId">): Promise<boolean | null> {
  const [row] = await namedQuery<{ wish: string | null }>(
    client,
    `select case when c.id is not null then c.wish when l.requested_resolution = 'repair' then 'repair' end as wish from (select $1::text as repair_order_id, $2::text as line_id) x
     left join rma_line l on l.id = x.line_id
     left join warranty_claim c on c.result_id = x.repair_order_id or (c.result_id = l.rma_id and c.unit_id = l.unit_id)
     order by c.id desc nulls last limit 1`,
    [id, rmaLineId],
  )
  return row?.wish == null ? null : row.wish === "repair"
}
