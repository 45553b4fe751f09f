import type { PoolClient } from "pg"
import { RejectionError, reject } from "../../domain/common/rejection"
import type { Amount, JoiningUnit } from "../../domain/vendor/commands"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery } from "../../persistence/named-query"
import { loadReferenced, resolveReference, type UnitReference } from "../unit/find-units"

/** A unit as an agent puts it on a claim. */
export interface NamedUnit {
  readonly unit: UnitReference
  readonly rmaLineId?: string | null
  readonly repairOrderId?: string | null
  readonly faultCodes?: readonly string[]
  readonly claimed?: Amount | null
}

/** Which units are meant, in the order they were named. Throws the first that is unknown or ambiguous. */
export async function namedUnitIds(client: PoolClient, named: readonly NamedUnit[]): Promise<string[]> {
  const known = await loadReferenced(client, named.map(({ unit }) => unit), "read")
  return named.map(({ unit }) => {
    const resolved = resolveReference(unit, known)
    if (!resolved.ok) throw new RejectionError(resolved.rejection)
    return resolved.outcome.id
  })
}

/** A line of a return that is named must be about this very unit. */
export async function requireRmaLines(client: PoolClient, named: readonly NamedUnit[], unitIds: readonly string[]): Promise<void> {
  const wanted = named.flatMap(({ rmaLineId }, index) => (rmaLineId == null ? [] : [{ rmaLineId, unitId: unitIds[index] ?? "" }]))
  if (wanted.length === 0) return
  const rows = await namedQuery<{ id: string; unit_id: string }>(client, "select id, unit_id from rma_line where id = any ($1::text[])", [wanted.map(({ rmaLineId }) => rmaLineId)])
  const unitOf = new Map(rows.map(({ id, unit_id }) => [id, unit_id]))
  const wrong = wanted.find(({ rmaLineId, unitId }) => unitOf.get(rmaLineId) !== unitId)
  if (wrong !== undefined) throw new RejectionError(reject("vendor_claim.wrong_rma_line", `No RMA line ${wrong.rmaLineId} about unit ${wrong.unitId} exists.`, { rma_line_id: wrong.rmaLineId, unit_id: wrong.unitId }))
}

export const joiningUnits = (ledger: Ledger, named: readonly NamedUnit[], unitIds: readonly string[]): JoiningUnit[] =>
  named.map(({ rmaLineId, repairOrderId, faultCodes, claimed }, index) => ({
    lineId: ledger.newId("venl"), unitId: unitIds[index] ?? "", rmaLineId: rmaLineId ?? null, repairOrderId: repairOrderId ?? null, faultCodes: faultCodes ?? [], claimed: claimed ?? null,
  }))
