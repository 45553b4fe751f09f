import type { WarrantyPolicy, WarrantyPolicyStatus } from "../../domain/warranty/policy"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { loadWarrantyPolicy, WARRANTY_POLICY_SELECT, warrantyPolicyOfRow, type WarrantyPolicyRow } from "./warranty-policy-rows"

export interface WarrantyPolicyFilter {
  readonly code?: string
  readonly status?: WarrantyPolicyStatus
  /** Those that apply to this variant, also because they apply to every product. */
  readonly variantId?: string
  readonly limit: number
  readonly offset: number
}

export interface WarrantyPolicyPage {
  readonly policies: readonly WarrantyPolicy[]
  readonly count: number
}

/** Newest first, every version a row. */
export async function listWarrantyPolicies(ledger: Ledger, filter: WarrantyPolicyFilter): Promise<WarrantyPolicyPage> {
  return withClient(ledger.dataSource, async (client) => {
    const values = [filter.code ?? null, filter.status ?? null, filter.variantId ?? null]
    const where = "($1::text is null or p.code = $1) and ($2::text is null or p.status = $2) and ($3::text is null or p.variant_ids is null or p.variant_ids ? $3)"
    const [counted] = await namedQuery<{ count: number }>(client, `select count(*)::int as count from warranty_policy p where ${where}`, values)
    const rows = await namedQuery<WarrantyPolicyRow & Record<string, unknown>>(
      client, `select ${WARRANTY_POLICY_SELECT} from warranty_policy p where ${where} order by p.id desc limit $4::int offset $5::int`, [...values, filter.limit, filter.offset],
    )
    return { policies: rows.map(warrantyPolicyOfRow), count: counted?.count ?? 0 }
  })
}

/** Throws `not_found`. */
export async function getWarrantyPolicy(ledger: Ledger, id: string): Promise<WarrantyPolicy> {
  return withClient(ledger.dataSource, (client) => loadWarrantyPolicy(client, id))
}
