import type { PoolClient } from "pg"
import type { Facts } from "../../domain/common/rejection"
import type { Unit } from "../../domain/unit/unit"
import type { ClaimedUnit, VendorClaim, VendorClaimStatus } from "../../domain/vendor/vendor-claim"
import { loadUnitsById } from "../../ledger/load-units"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { pendingWorkOf, type PendingWork } from "../document/pending-work"
import { EXACT_COUNT_MAX } from "../unit/list-units"
import { loadVendorClaims, requireVendorClaim } from "./vendor-store"

/** A claim with what its reader needs beside it. */
export interface VendorClaimView {
  readonly claim: VendorClaim
  readonly units: ReadonlyMap<string, Unit>
  readonly claimedUnits: ReadonlyMap<string, ClaimedUnit>
  readonly pendingWork: readonly PendingWork[]
}

/** By id or number. Throws `not_found`. */
export async function getVendorClaim(ledger: Ledger, idOrNumber: string): Promise<VendorClaimView> {
  return withClient(ledger.dataSource, async (client) => {
    const [view] = await viewsOf(client, [await requireVendorClaim(client, idOrNumber)])
    return view as VendorClaimView
  })
}

export interface VendorClaimFilter {
  /** Part of a number of ours or the maker's, or a whole serial number. */
  readonly q?: string
  readonly status?: readonly VendorClaimStatus[]
  readonly vendorId?: string
  readonly unitId?: string
  readonly limit: number
  readonly offset: number
  /** Keyset: the id of the last one seen. */
  readonly after?: string
}

export interface VendorClaimPage {
  readonly views: readonly VendorClaimView[]
  readonly count: number
  readonly countIsExact: boolean
  readonly nextAfter: string | null
}

/** Newest first. */
export async function listVendorClaims(ledger: Ledger, filter: VendorClaimFilter): Promise<VendorClaimPage> {
  return withClient(ledger.dataSource, async (client) => {
    const values = [filter.status ?? null, filter.vendorId ?? null, filter.unitId ?? null, filter.q === undefined ? null : filter.q.trim()]
    // A word of the query means itself, also with the signs that LIKE reads.
    const where = `($1::text[] is null or v.status = any ($1)) and ($2::text is null or v.vendor_id = $2)
      and ($3::text is null or exists (select from vendor_claim_line l where l.vendor_claim_id = v.id and l.unit_id = $3))
      and ($4::text is null or position(upper($4) in v.display_id) > 0 or position(lower($4) in lower(coalesce(v.vendor_reference, ''))) > 0
        or exists (select from vendor_claim_line l join serial_unit u on u.id = l.unit_id where l.vendor_claim_id = v.id and u.serial_number = upper($4)))`
    const [counted] = await namedQuery<{ count: number }>(client, `select count(*)::int as count from (select from vendor_claim v where ${where} limit ${EXACT_COUNT_MAX + 1}) x`, values)
    const rows = await namedQuery<{ id: string }>(
      client, `select v.id from vendor_claim v where ${where} and ($5::text is null or v.id < $5) order by v.id desc limit $6::int offset $7::int`,
      [...values, filter.after ?? null, filter.limit, filter.after === undefined ? filter.offset : 0],
    )
    const loaded = new Map((await loadVendorClaims(client, rows.map(({ id }) => id))).map((claim) => [claim.id, claim]))
    const count = counted?.count ?? 0
    return {
      views: await viewsOf(client, rows.flatMap(({ id }) => loaded.get(id) ?? [])), count: Math.min(count, EXACT_COUNT_MAX), countIsExact: count <= EXACT_COUNT_MAX,
      nextAfter: rows.length === filter.limit ? rows.at(-1)?.id ?? null : null,
    }
  })
}

/** Three statements for any number of claims. */
async function viewsOf(client: PoolClient, claims: readonly VendorClaim[]): Promise<VendorClaimView[]> {
  const ids = claims.flatMap(({ lines }) => lines.flatMap(({ unitId, replacementUnitId }) => [unitId, ...(replacementUnitId === null ? [] : [replacementUnitId])]))
  const units = new Map((await loadUnitsById(client, [...new Set(ids)])).map((unit) => [unit.id, unit]))
  const open = ids.length === 0 ? [] : await namedQuery<{ unit_id: string; vendor_claim_id: string }>(client, "select unit_id, vendor_claim_id from vendor_claim_line where is_open and unit_id = any ($1::text[])", [[...units.keys()]])
  const claimOf = new Map(open.map(({ unit_id, vendor_claim_id }) => [unit_id, vendor_claim_id]))
  const pending = await pendingWorkOf(client, claims.map(({ id }) => id))
  return claims.map((claim) => ({ claim, units, claimedUnits: seenBy(claim, units, claimOf), pendingWork: pending.get(claim.id) ?? [] }))
}

function seenBy(claim: VendorClaim, units: ReadonlyMap<string, Unit>, claimOf: ReadonlyMap<string, string>): ReadonlyMap<string, ClaimedUnit> {
  const own = claim.lines.flatMap(({ unitId, replacementUnitId }) => [units.get(unitId), units.get(replacementUnitId ?? "")]).filter((unit) => unit !== undefined)
  return new Map(own.map(({ id, serialNumber, status, owner, wasShipped }) => [id, { id, serialNumber, status, owner, wasShipped, isOnOtherClaim: (claimOf.get(id) ?? claim.id) !== claim.id }]))
}

export interface VendorTimelineEntry {
  readonly id: string
  readonly type: string
  readonly lineId: string | null
  readonly actor: { readonly type: string; readonly id: string }
  readonly at: string
  readonly data: Facts
  readonly note: string | null
}

/** Of a claim with many units the newest; enough to see every step of the whole and of a line. */
const TIMELINE_MAX = 2_000

/** What happened to the claim, oldest first. */
export async function vendorTimeline(ledger: Ledger, claimId: string): Promise<readonly VendorTimelineEntry[]> {
  const rows = await withClient(ledger.dataSource, (client) => namedQuery<{ id: string; type: string; line_id: string | null; actor_type: string; actor_id: string; at: string; data: Facts; note: string | null }>(
    client,
    `select e.id, e.type, e.line_id, e.actor_type, e.actor_id, e.at, e.data, n.body as note from vendor_claim_entry e left join note n on n.id = e.note_id
     where e.vendor_claim_id = $1::text order by e.id desc limit ${TIMELINE_MAX}`,
    [claimId],
  ))
  return rows.reverse().map(({ id, type, line_id, actor_type, actor_id, at, data, note }) => ({ id, type, lineId: line_id, actor: { type: actor_type, id: actor_id }, at, data, note }))
}
