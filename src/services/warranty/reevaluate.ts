import type { PoolClient } from "pg"
import type { Fact } from "../../domain/common/rejection"
import type { WarrantyFacts } from "../../domain/warranty/facts"
import { documentOfTerms } from "../../domain/warranty/parse-terms"
import { DEFAULT_TERMS, IMPORTED_POLICY_CODE, type WarrantyPolicy } from "../../domain/warranty/policy"
import { type EntitlementState, reconcile } from "../../domain/warranty/reconcile"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { type LoadedFacts, loadFacts } from "./load-facts"
import { shopCalendarOf } from "./shop-calendar"

const UNITS_PER_STATEMENT_MAX = 5_000
const TRIES_MAX = 5

export interface Reevaluate {
  readonly unitIds: readonly string[]
  /** The command that asked for it, for the logs: what is due follows from the facts alone. */
  readonly commandId: string
  readonly rolloutChunkId?: string | undefined
}

export interface Reevaluated {
  readonly createdCount: number
  readonly updatedCount: number
}

/**
 * Makes the entitlements of these units what the facts say they are. Two statements for up to 5,000 units, one when there
 * is nothing to do. It may run late, twice or at the same time as itself: (unit, policy version, granting event) is
 * unique, and a row is only changed to what the same facts say at every run.
 */
export async function reevaluate(ledger: Ledger, { unitIds, rolloutChunkId }: Reevaluate): Promise<Reevaluated> {
  const ids = [...new Set(unitIds)].sort()
  const sum = { createdCount: 0, updatedCount: 0 }
  const originals = new Set<string>()
  for (let from = 0; from < ids.length; from += UNITS_PER_STATEMENT_MAX) {
    const done = await withClient(ledger.dataSource, (client) => reevaluateSome(client, ledger, ids.slice(from, from + UNITS_PER_STATEMENT_MAX)))
    sum.createdCount += done.createdCount
    sum.updatedCount += done.updatedCount
    for (const id of done.originalIds) originals.add(id)
  }
  // What a unit replaces has nothing to say of its own about the replacement, so it is looked at with it.
  const others = [...originals].filter((id) => !ids.includes(id))
  if (others.length > 0) {
    const done = await withClient(ledger.dataSource, (client) => reevaluateSome(client, ledger, others))
    sum.updatedCount += done.updatedCount
  }
  if (rolloutChunkId !== undefined) await markChunk(ledger, rolloutChunkId, sum)
  return sum
}

async function reevaluateSome(client: PoolClient, ledger: Ledger, unitIds: readonly string[]): Promise<Reevaluated & { readonly originalIds: readonly string[] }> {
  const sum = { createdCount: 0, updatedCount: 0 }
  for (let attempt = 1; ; attempt++) {
    const loaded = await loadFacts(client, unitIds)
    const policies = await withImportedPolicy(client, ledger, loaded)
    const now = ledger.now()
    const shop = shopCalendarOf(ledger)
    const states = [...loaded.units.values()].flatMap((facts) => reconcile({ facts, policies, shop, now }))
    const originalIds = [...loaded.units.values()].flatMap(({ replaces }) => replaces?.original.unit.id ?? [])
    if (states.length === 0) return { ...sum, originalIds }
    const { createdCount, updatedCount, isBeaten } = await write(client, ledger, states)
    sum.createdCount += createdCount
    sum.updatedCount += updatedCount
    // Somebody changed one of the rows meanwhile, perhaps on older facts than these: read again, so that the newest facts win.
    if (!isBeaten) return { ...sum, originalIds }
    if (attempt >= TRIES_MAX) throw new Error("Entitlements were changed by others at every try; the job runs again.")
  }
}

/** New rows and changed ones by one statement, in one order everywhere: two runs must not wait for each other crosswise. */
async function write(client: PoolClient, ledger: Ledger, states: readonly EntitlementState[]): Promise<Reevaluated & { readonly isBeaten: boolean }> {
  const rows = [...states].sort((a, b) => compare(a.right.unitId, b.right.unitId) || compare(a.right.warrantyPolicyId, b.right.warrantyPolicyId) || a.right.grantedSequence - b.right.grantedSequence)
  const column = <Value>(of: (state: EntitlementState) => Value): Value[] => rows.map(of)
  const [written] = await namedQuery<{ created: number; updated: number }>(
    client,
    `with given as (
       select * from unnest($1::text[], $2::boolean[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::int[], $10::int[], $11::date[], $12::date[], $13::date[], $14::date[], $15::int[], $16::jsonb[], $17::text[],
         $18::text[], $19::timestamptz[], $20::int[], $21::jsonb[], $22::text[], $24::int[])
         x (id, is_new, unit_id, policy_id, source, status, customer_id, anchor, anchor_sequence, granted_sequence, starts_on, given_ends_on, nominal_ends_on, ends_on, paused_days, extensions, zone, reason, since, claims_used, cost_used, inherits_id, version)
     ), made as (
       insert into entitlement (id, unit_id, warranty_policy_id, source, status, owner_customer_id, anchor, anchor_sequence, granted_sequence, starts_on, given_ends_on, nominal_ends_on, ends_on, paused_days, extensions, zone, status_reason, status_since, claims_used, cost_used, inherits_id, created_at, updated_at)
       select id, unit_id, policy_id, source, status, customer_id, anchor, anchor_sequence, granted_sequence, starts_on, given_ends_on, nominal_ends_on, ends_on, paused_days, extensions, zone, reason, since, claims_used, nullif(cost_used, 'null'::jsonb), inherits_id, $23::timestamptz, $23::timestamptz
       from given where is_new on conflict (unit_id, warranty_policy_id, granted_sequence) do nothing returning 1
     ), changed as (
       update entitlement e set version = e.version + 1, status = g.status, status_reason = g.reason, status_since = g.since, owner_customer_id = g.customer_id, anchor = g.anchor, anchor_sequence = g.anchor_sequence, starts_on = g.starts_on,
         nominal_ends_on = g.nominal_ends_on, ends_on = g.ends_on, paused_days = g.paused_days, extensions = g.extensions, updated_at = $23::timestamptz,
         notified_at = case when g.ends_on > e.ends_on + 30 then null else e.notified_at end
       from given g where not g.is_new and e.id = g.id and e.version = g.version returning 1)
     select (select count(*) from made)::int as created, (select count(*) from changed)::int as updated`,
    [
      column(({ id }) => id ?? ledger.newId("aent")), column(({ id }) => id === null), column(({ right }) => right.unitId), column(({ right }) => right.warrantyPolicyId), column(({ right }) => right.source), column(({ status }) => status),
      column(({ right }) => right.ownerCustomerId), column(({ right }) => right.anchor), column(({ right }) => right.anchorSequence), column(({ right }) => right.grantedSequence), column(({ right }) => right.startsOn),
      column(({ right }) => right.givenEndsOn), column(({ period }) => period.nominalEndsOn), column(({ period }) => period.endsOn), column(({ period }) => period.pauses.reduce((sum, { days }) => sum + days, 0)),
      column(({ period }) => JSON.stringify(period.extensions.map(({ why, by, sourceId }): Fact => ({ why, by, source_id: sourceId })))), column(({ right }) => right.zone), column(({ statusReason }) => statusReason),
      column(({ statusSince }) => statusSince), column(({ right }) => right.claimsUsed), column(({ right }) => JSON.stringify(right.costUsed)), column(({ right }) => right.inheritsId), ledger.now(), column(({ version }) => version),
    ],
  )
  const updatedCount = written?.updated ?? 0
  return { createdCount: written?.created ?? 0, updatedCount, isBeaten: updatedCount < states.filter(({ id }) => id !== null).length }
}

/**
 * A warranty whose end came with an imported unit needs terms that say what it covers: the policy `imported`. The shop
 * may have published its own; else the usual one (parts and labour) is made here, once.
 */
async function withImportedPolicy(client: PoolClient, ledger: Ledger, loaded: LoadedFacts): Promise<readonly WarrantyPolicy[]> {
  const hasGivenEnd = ({ sale }: WarrantyFacts): boolean => sale !== null && sale.warrantyEndsOn !== null
  if (loaded.policies.some(({ code }) => code === IMPORTED_POLICY_CODE) || ![...loaded.units.values()].some(hasGivenEnd)) return loaded.policies
  await namedQuery(
    client,
    `insert into warranty_policy (id, code, version, name, status, terms, variant_ids, created_at, published_at)
     select $1::text, $2::text, coalesce(max(version), 0) + 1, 'Imported warranty', 'published', $3::text::jsonb, '[]'::jsonb, $4::timestamptz, $4::timestamptz from warranty_policy where code = $2::text
     on conflict do nothing`,
    [ledger.newId("awpol"), IMPORTED_POLICY_CODE, JSON.stringify(documentOfTerms(DEFAULT_TERMS)), ledger.now()],
  )
  return (await loadFacts(client, [...loaded.units.keys()])).policies
}

/** Counted once, however often the chunk's job runs. */
async function markChunk(ledger: Ledger, id: string, { createdCount, updatedCount }: Reevaluated): Promise<void> {
  await withClient(ledger.dataSource, (client) => namedQuery(
    client, "update policy_rollout_chunk set done_at = $2::timestamptz, changed_count = $3::int where id = $1::text and done_at is null", [id, ledger.now(), createdCount + updatedCount],
  ))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
