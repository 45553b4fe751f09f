import type { PoolClient } from "pg"
import type { Facts } from "../../domain/common/rejection"
import type { Unit } from "../../domain/unit/unit"
import type { ClaimedUnit, VendorClaim, VendorClaimStatus } from "../../domain/vendor/vendor-claim"
import type { Ledger } from "../../ledger/run-command"
import { Parameters } from "../../ledger/statement"
import { UNIT_SELECT, type UnitRow, unitOfRow } from "../../ledger/unit-columns"
import { gatherRows, part } from "../../persistence/gather-rows"
import { namedQuery, withClient } from "../../persistence/named-query"
import { type PageOfIds, pageOfIds } from "../document/page-of-ids"
import { PENDING_WORK, pendingWorkOf, type PendingWork } from "../document/pending-work"
import { idOfVendorClaim, noVendorClaim, VENDOR_CLAIM_PARTS, vendorClaimsOf } from "./vendor-store"

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
    const id = await idOfVendorClaim(client, idOrNumber)
    const [view] = id === null ? [] : await viewVendorClaims(client, [id])
    if (view === undefined) throw noVendorClaim(idOrNumber)
    return view
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

export interface VendorClaimPage extends Omit<PageOfIds, "ids"> {
  readonly views: readonly VendorClaimView[]
}

/** Newest first; two statements. */
export async function listVendorClaims(ledger: Ledger, filter: VendorClaimFilter): Promise<VendorClaimPage> {
  return withClient(ledger.dataSource, async (client) => {
    const parameters = new Parameters()
    const { limit, offset, after } = filter
    const { ids, ...page } = await pageOfIds(client, parameters, { table: "vendor_claim", alias: "v", conditions: conditionsOf(parameters, filter), limit, offset, after })
    return { ...page, views: await viewVendorClaims(client, ids) }
  })
}

/** What reaches into lines is a list of ids, so that an index gives it. Parts of numbers are looked for in every claim: each gathers many units, so a shop of a million has a few thousand. */
function conditionsOf(parameters: Parameters, { status, vendorId, unitId, q }: VendorClaimFilter): string[] {
  const conditions: string[] = []
  if (status !== undefined) conditions.push(`v.status = any (${parameters.add(status)}::text[])`)
  if (vendorId !== undefined) conditions.push(`v.vendor_id = ${parameters.add(vendorId)}::text`)
  if (unitId !== undefined) conditions.push(`v.id in (select l.vendor_claim_id from vendor_claim_line l where l.unit_id = ${parameters.add(unitId)}::text)`)
  if (q !== undefined) {
    // A word of the query means itself, also with the signs that LIKE reads.
    const word = `${parameters.add(q.trim())}::text`
    conditions.push(`v.id in (
      select s.id from vendor_claim s where position(upper(${word}) in s.display_id) > 0 or position(lower(${word}) in lower(coalesce(s.vendor_reference, ''))) > 0
      union select l.vendor_claim_id from serial_unit u join vendor_claim_line l on l.unit_id = u.id where u.serial_number = upper(${word}))`)
  }
  return conditions
}

/** Of a claim's lines: the units on them and those that came for them. As an array, so that each is looked up by index. */
const UNIT_IDS = "any (array(select x.id from vendor_claim_line l, unnest(array[l.unit_id, l.replacement_unit_id]) x (id) where l.vendor_claim_id = any ($1::text[])))"
const VIEW_PARTS = {
  ...VENDOR_CLAIM_PARTS, work: PENDING_WORK,
  units: part<UnitRow>(`select ${UNIT_SELECT} from serial_unit u where u.id = ${UNIT_IDS}`),
  openLines: part<{ readonly unit_id: string; readonly vendor_claim_id: string }>(`select o.unit_id, o.vendor_claim_id from vendor_claim_line o where o.is_open and o.unit_id = ${UNIT_IDS}`),
}

/** In the order of the ids; one statement for any number of claims. */
async function viewVendorClaims(client: PoolClient, ids: readonly string[]): Promise<VendorClaimView[]> {
  if (ids.length === 0) return []
  const rows = await gatherRows(client, VIEW_PARTS, [ids])
  const claims = new Map(vendorClaimsOf(rows).map((claim) => [claim.id, claim]))
  const units = new Map(rows.units.map((row) => [row.id, unitOfRow(row)]))
  const claimOf = new Map(rows.openLines.map(({ unit_id, vendor_claim_id }) => [unit_id, vendor_claim_id]))
  const work = pendingWorkOf(rows.work)
  return ids.flatMap((id): VendorClaimView[] => {
    const claim = claims.get(id)
    return claim === undefined ? [] : [{ claim, units, claimedUnits: seenBy(claim, units, claimOf), pendingWork: work.get(id) ?? [] }]
  })
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
