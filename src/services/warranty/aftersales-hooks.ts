import type { PoolClient } from "pg"
import type { Instant } from "../../domain/unit/unit"
import type { RepairOutcome } from "../../domain/warranty/facts"
import type { Money } from "../../domain/warranty/terms"
import type { Ledger } from "../../ledger/run-command"
import { outboxMessage, type OutboxMessage } from "../../messaging/outbox"
import { namedQuery, withClient } from "../../persistence/named-query"
import { reevaluate, type Reevaluated } from "./reevaluate"

/** What warranty must hear of a repair that is over. */
export interface RepairClosed {
  readonly repairOrderId: string
  readonly unitId: string
  readonly requestedAt: Instant | null
  readonly closedAt: Instant
  readonly outcome: RepairOutcome
  readonly faultCode: string | null
  readonly isSafety?: boolean
  /** Null: nobody noted it; then an extension that depends on it waits for proof. */
  readonly chosenByCustomer?: boolean | null
  readonly underWarranty?: boolean | null
  /** The entitlement that paid, and how much. */
  readonly entitlementId?: string | null
  readonly cost?: Money | null
  readonly meters?: { readonly [unit: string]: number }
}

/** One unit was given in place of another one. Tell it as soon as it is decided, at the latest before the new one is delivered. */
export interface Replaced {
  readonly originalUnitId: string
  readonly replacementUnitId: string
  readonly reference: { readonly type: string; readonly id: string }
  readonly repairWasAsked?: boolean | null
  readonly at: Instant
}

/**
 * Notes a closed repair, once for each repair order, and what it cost the entitlement that paid; inside the transaction
 * that closes it. Write the message with it: it moves the ends of the unit's entitlements.
 */
export async function noteRepair(client: PoolClient, repair: RepairClosed): Promise<OutboxMessage> {
  await namedQuery(
    client,
    `with noted as (
       insert into warranty_repair (id, unit_id, sequence, requested_at, closed_at, outcome, fault_code, is_safety, chosen_by_customer, under_warranty, entitlement_id, cost, meters)
       select $1::text, u.id, u.version, $3::timestamptz, $4::timestamptz, $5::text, $6::text, $7::boolean, $8::boolean, $9::boolean, $10::text, $11::jsonb, $12::jsonb from serial_unit u where u.id = $2::text
       on conflict (id) do nothing returning entitlement_id, cost)
     update entitlement e set version = e.version + 1, cost_used = case when n.cost is null then e.cost_used
         else jsonb_build_object('minor', coalesce((e.cost_used ->> 'minor')::bigint, 0) + (n.cost ->> 'minor')::bigint, 'currency', n.cost ->> 'currency') end
     from noted n where e.id = n.entitlement_id`,
    [
      repair.repairOrderId, repair.unitId, repair.requestedAt, repair.closedAt, repair.outcome, repair.faultCode, repair.isSafety ?? false, repair.chosenByCustomer ?? null, repair.underWarranty ?? null,
      repair.entitlementId ?? null, repair.cost == null ? null : JSON.stringify(repair.cost), JSON.stringify(repair.meters ?? {}),
    ],
  )
  return outboxMessage("reevaluate_entitlements", { unit_ids: [repair.unitId], command_id: repair.repairOrderId, reason: "repair_closed" })
}

/** Notes a replacement, once for each unit that is given. The replaced unit's entitlements go over; see `afterReplacement` of its terms. */
export async function noteReplacement(client: PoolClient, replaced: Replaced): Promise<OutboxMessage> {
  await namedQuery(
    client,
    `insert into warranty_replacement (replacement_unit_id, original_unit_id, reference_type, reference_id, repair_was_asked, replaced_at)
     values ($1::text, $2::text, $3::text, $4::text, $5::boolean, $6::timestamptz) on conflict do nothing`,
    [replaced.replacementUnitId, replaced.originalUnitId, replaced.reference.type, replaced.reference.id, replaced.repairWasAsked ?? null, replaced.at],
  )
  return outboxMessage("reevaluate_entitlements", { unit_ids: [replaced.originalUnitId, replaced.replacementUnitId], command_id: replaced.reference.id, reason: "replaced" })
}

/** The same for a job of its own: notes and re-evaluates at once. */
export async function repairClosed(ledger: Ledger, repair: RepairClosed): Promise<Reevaluated> {
  await withClient(ledger.dataSource, (client) => noteRepair(client, repair))
  return reevaluate(ledger, { unitIds: [repair.unitId], commandId: repair.repairOrderId })
}

export async function replaced(ledger: Ledger, replacement: Replaced): Promise<Reevaluated> {
  await withClient(ledger.dataSource, (client) => noteReplacement(client, replacement))
  return reevaluate(ledger, { unitIds: [replacement.originalUnitId, replacement.replacementUnitId], commandId: replacement.reference.id })
}
