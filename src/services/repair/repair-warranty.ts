import type { PoolClient } from "pg"
import { liveLines, type RepairOrder } from "../../domain/repair/repair-order"
import { totalsOf } from "../../domain/repair/totals"
import type { RepairOutcome } from "../../domain/warranty/facts"
import type { OutboxMessage } from "../../messaging/outbox"
import { noteRepair } from "../warranty/aftersales-hooks"

/** Of these outcomes warranty knows; a declined or canceled repair changes nobody's right. */
const OUTCOMES: readonly RepairOutcome[] = ["repaired", "no_fault_found", "unrepairable"]

/**
 * Tells warranty of a repair that is over, in the transaction that closes it: cover of the work and the parts, an
 * extension after the repair, and what it cost the entitlement that paid.
 */
export async function noteWarranty(client: PoolClient, before: RepairOrder, after: RepairOrder): Promise<OutboxMessage[]> {
  const outcome = OUTCOMES.find((known) => known === after.outcome)
  if (before.status === "closed" || after.status !== "closed" || outcome === undefined) return []
  const { warranty, customer } = totalsOf(after)
  const paid = liveLines(after).find(({ coverage }) => coverage.payer === "warranty" && coverage.entitlementId !== null)
  return [await noteRepair(client, {
    repairOrderId: after.id, unitId: after.unitId, requestedAt: after.openedAt, closedAt: after.closedAt ?? after.openedAt, outcome,
    faultCode: after.diagnosis.defectCode ?? after.diagnosis.symptomCode, underWarranty: liveLines(after).some(({ coverage }) => coverage.payer === "warranty") && customer === 0,
    entitlementId: paid?.coverage.entitlementId ?? null, cost: paid === undefined || after.currencyCode === null || warranty === 0 ? null : { minor: warranty, currency: after.currencyCode },
  })]
}
