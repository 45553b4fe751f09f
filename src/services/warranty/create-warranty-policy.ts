import type { PoolClient } from "pg"
import { documentOfTerms } from "../../domain/warranty/parse-terms"
import { IMPORTED_POLICY_CODE, type WarrantyPolicy } from "../../domain/warranty/policy"
import type { WarrantyTerms } from "../../domain/warranty/terms"
import { type CommandRequest, type Ledger, transactCommand } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { isUniqueViolation } from "../../persistence/postgres-errors"
import { loadWarrantyPolicy } from "./warranty-policy-rows"

export interface CreateWarrantyPolicy {
  /** Of an existing policy: a new version of it. Left out: a new policy with a code made from its name. */
  readonly code?: string
  readonly name: string
  readonly terms: WarrantyTerms
  /** Null: every product. */
  readonly variantIds: readonly string[] | null
}

const CODE_LENGTH_MAX = 48
/** Somebody made a version of the same code at the same moment. */
const TRIES_MAX = 5

/** A draft: it gives nobody a right until it is published. */
export async function createWarrantyPolicy(ledger: Ledger, request: CommandRequest, input: CreateWarrantyPolicy): Promise<WarrantyPolicy> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await insertDraft(ledger, request, input)
    } catch (error) {
      if (!isUniqueViolation(error, "uq_warranty_policy_version") || attempt >= TRIES_MAX) throw error
    }
  }
}

async function insertDraft(ledger: Ledger, request: CommandRequest, input: CreateWarrantyPolicy): Promise<WarrantyPolicy> {
  const { summary } = await transactCommand(ledger, request, {
    work: async ({ client, context }) => {
      const id = ledger.newId("awpol")
      const code = input.code ?? await freeCode(client, input.name)
      await namedQuery(
        client,
        `insert into warranty_policy (id, code, version, name, terms, variant_ids, created_at)
         select $1::text, $2::text, coalesce(max(version), 0) + 1, $3::text, $4::text::jsonb, $5::text::jsonb, $6::timestamptz from warranty_policy where code = $2::text`,
        [id, code, input.name, JSON.stringify(documentOfTerms(input.terms)), input.variantIds === null ? null : JSON.stringify(input.variantIds), context.at],
      )
      return { summary: { warranty_policy_id: id } }
    },
  })
  return withClient(ledger.dataSource, (client) => loadWarrantyPolicy(client, String(summary["warranty_policy_id"])))
}

/** `Two years` → `two-years`, or `two-years-2` when that is another policy's. */
async function freeCode(client: PoolClient, name: string): Promise<string> {
  const words = name.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "")
  const base = words.slice(0, CODE_LENGTH_MAX).replace(/-+$/, "") || "policy"
  const rows = await namedQuery<{ code: string }>(client, "select distinct code from warranty_policy where code = $1::text or starts_with(code, $1::text || '-')", [base])
  const taken = new Set([...rows.map(({ code }) => code), IMPORTED_POLICY_CODE])
  if (!taken.has(base)) return base
  for (let number = 2; ; number++) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`
}
