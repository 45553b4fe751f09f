import type { PoolClient } from "pg"
import { assert } from "../../domain/common/assert"
import { RejectionError, reject } from "../../domain/common/rejection"
import { parseTerms } from "../../domain/warranty/parse-terms"
import type { WarrantyPolicy, WarrantyPolicyStatus } from "../../domain/warranty/policy"
import type { WarrantyTerms } from "../../domain/warranty/terms"
import { namedQuery } from "../../persistence/named-query"

/** A row as it comes, or as `to_jsonb` of it: then its times are text with an offset. */
export interface WarrantyPolicyRow {
  readonly id: string
  readonly code: string
  readonly version: number
  readonly name: string
  readonly status: WarrantyPolicyStatus
  readonly terms: unknown
  readonly variant_ids: readonly string[] | null
  readonly created_at: string
  readonly published_at: string | null
  readonly retired_at: string | null
}

export const WARRANTY_POLICY_SELECT = "p.id, p.code, p.version, p.name, p.status, p.terms, p.variant_ids, p.created_at, p.published_at, p.retired_at"

export function warrantyPolicyOfRow(row: WarrantyPolicyRow): WarrantyPolicy {
  return {
    id: row.id, code: row.code, version: row.version, name: row.name, status: row.status, terms: termsOf(row), variantIds: row.variant_ids,
    createdAt: isoOf(row.created_at), publishedAt: row.published_at === null ? null : isoOf(row.published_at), retiredAt: row.retired_at === null ? null : isoOf(row.retired_at),
  }
}

const known = new Map<string, WarrantyTerms>()
/** A shop has hundreds at most; a process that saw more begins anew. */
const KNOWN_MAX = 2_000

/** Published terms never change, so they are read once; reading them costs more than judging by them. */
function termsOf(row: WarrantyPolicyRow): WarrantyTerms {
  const found = known.get(row.id)
  if (found !== undefined) return found
  const parsed = parseTerms(row.terms)
  assert(parsed.ok, `the stored terms of warranty policy ${row.id} can be read`)
  if (row.published_at !== null) {
    if (known.size >= KNOWN_MAX) known.clear()
    known.set(row.id, parsed.terms)
  }
  return parsed.terms
}

const isoOf = (text: string): string => new Date(text).toISOString()

export async function loadWarrantyPolicy(client: PoolClient, id: string): Promise<WarrantyPolicy> {
  const [row] = await namedQuery<WarrantyPolicyRow & Record<string, unknown>>(client, `select ${WARRANTY_POLICY_SELECT} from warranty_policy p where p.id = $1::text`, [id])
  if (row === undefined) throw noWarrantyPolicy(id)
  return warrantyPolicyOfRow(row)
}

export const noWarrantyPolicy = (id: string): RejectionError => new RejectionError(reject("not_found", `No warranty policy ${id} exists.`, { id }))
