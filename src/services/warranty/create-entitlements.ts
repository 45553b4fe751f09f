import type { PoolClient } from "pg"
import type { Zone } from "../../domain/common/calendar"
import { type CoveredUnit, entitlementsOf, type NewEntitlement } from "../../domain/warranty/entitlement"
import { documentOfTerms } from "../../domain/warranty/parse-terms"
import { DEFAULT_TERMS, IMPORTED_POLICY_CODE, type WarrantyPolicy } from "../../domain/warranty/policy"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { type LoadedCoverage, loadCoverageFacts } from "./load-coverage-facts"

/** The zone of a shop that named none. */
export const SHOP_ZONE_DEFAULT = "UTC"
const UNITS_PER_STATEMENT_MAX = 5_000

export interface CreateEntitlements {
  readonly unitIds: readonly string[]
  /** The command that delivered them, for the logs: what is due follows from the history alone. */
  readonly commandId: string
  readonly shopZone?: Zone
}

/**
 * Writes the entitlements these units have a right to and do not have yet. Two statements for up to 5,000 units. It may
 * run late, twice or at the same time as itself: (unit, policy version, anchoring event) is unique, and which version
 * applies depends on the sale, not on the moment of asking.
 */
export async function createEntitlements(ledger: Ledger, input: CreateEntitlements): Promise<{ readonly createdCount: number }> {
  const unitIds = [...new Set(input.unitIds)].sort()
  let createdCount = 0
  for (let from = 0; from < unitIds.length; from += UNITS_PER_STATEMENT_MAX) {
    const ids = unitIds.slice(from, from + UNITS_PER_STATEMENT_MAX)
    createdCount += await withClient(ledger.dataSource, (client) => createFor(client, ledger, ids, input.shopZone ?? SHOP_ZONE_DEFAULT))
  }
  return { createdCount }
}

async function createFor(client: PoolClient, ledger: Ledger, unitIds: readonly string[], shopZone: Zone): Promise<number> {
  const loaded = await loadCoverageFacts(client, unitIds)
  const policies = await withImportedPolicy(client, ledger, loaded)
  const due = [...loaded.units.values()].flatMap(({ unit, entitlements }) =>
    entitlementsOf(unit, policies, shopZone).filter((right) => !entitlements.some((held) => held.warrantyPolicyId === right.warrantyPolicyId && held.anchorSequence === right.anchorSequence)))
  return due.length === 0 ? 0 : insert(client, ledger, due)
}

async function insert(client: PoolClient, ledger: Ledger, due: readonly NewEntitlement[]): Promise<number> {
  // In one order everywhere: two runs that insert the same keys wait for each other, and must not do so crosswise.
  const rows = [...due].sort((a, b) => compare(a.unitId, b.unitId) || compare(a.warrantyPolicyId, b.warrantyPolicyId))
  const [made] = await namedQuery<{ count: number }>(
    client,
    `with made as (
       insert into entitlement (id, unit_id, warranty_policy_id, owner_customer_id, anchor, anchor_sequence, starts_on, ends_on, zone, created_at)
       select x.id, x.unit_id, x.policy_id, x.customer_id, x.anchor, x.sequence, x.starts_on, x.ends_on, x.zone, $10::timestamptz
       from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::date[], $8::date[], $9::text[]) x (id, unit_id, policy_id, customer_id, anchor, sequence, starts_on, ends_on, zone)
       on conflict (unit_id, warranty_policy_id, anchor_sequence) do nothing returning 1)
     select count(*)::int as count from made`,
    [
      rows.map(() => ledger.newId("aent")), rows.map(({ unitId }) => unitId), rows.map(({ warrantyPolicyId }) => warrantyPolicyId), rows.map(({ ownerCustomerId }) => ownerCustomerId),
      rows.map(({ anchor }) => anchor), rows.map(({ anchorSequence }) => anchorSequence), rows.map(({ startsOn }) => startsOn), rows.map(({ endsOn }) => endsOn), rows.map(({ zone }) => zone), ledger.now(),
    ],
  )
  return made?.count ?? 0
}

/**
 * A warranty whose end came with an imported unit needs terms that say what it covers: the policy `imported`. The shop
 * may have published its own; else the usual one (parts and labour) is made here, once.
 */
async function withImportedPolicy(client: PoolClient, ledger: Ledger, loaded: LoadedCoverage): Promise<readonly WarrantyPolicy[]> {
  const hasGivenEnd = ({ sale }: CoveredUnit): boolean => sale !== null && sale.warrantyEndsOn !== null
  const isNeeded = [...loaded.units.values()].some(({ unit }) => hasGivenEnd(unit))
  if (!isNeeded || loaded.policies.some(({ code }) => code === IMPORTED_POLICY_CODE)) return loaded.policies
  await namedQuery(
    client,
    `insert into warranty_policy (id, code, version, name, status, terms, variant_ids, created_at, published_at)
     select $1::text, $2::text, coalesce(max(version), 0) + 1, 'Imported warranty', 'published', $3::text::jsonb, '[]'::jsonb, $4::timestamptz, $4::timestamptz from warranty_policy where code = $2::text
     on conflict do nothing`,
    [ledger.newId("awpol"), IMPORTED_POLICY_CODE, JSON.stringify(documentOfTerms(DEFAULT_TERMS)), ledger.now()],
  )
  return (await loadCoverageFacts(client, [...loaded.units.keys()])).policies
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
