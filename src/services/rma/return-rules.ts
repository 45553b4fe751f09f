import type { PoolClient } from "pg"
import { type Facts, RejectionError, reject } from "../../domain/common/rejection"
import { isDuration } from "../../domain/common/calendar"
import type { ReturnRule, ReturnRuleConditions, RuleOutcome } from "../../domain/rma/return-rules"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"

export interface StoredReturnRule extends ReturnRule {
  readonly isEnabled: boolean
  readonly version: number
  readonly createdAt: string
  readonly updatedAt: string
}

export interface ReturnRuleDraft {
  readonly name: string
  readonly priority: number
  readonly isEnabled: boolean
  readonly conditions: ReturnRuleConditions
  readonly outcome: RuleOutcome
  readonly reasonCode: string
}

type RuleRow = StoredReturnRule & Record<string, unknown>
const SELECT = `r.id, r.name, r.priority, r.is_enabled as "isEnabled", r.conditions, r.outcome, r.reason_code as "reasonCode", r.version, r.created_at as "createdAt", r.updated_at as "updatedAt"`
const RULES_MAX = 500

/** The rules in force, in the order in which they are tried. */
export async function loadReturnRules(client: PoolClient): Promise<ReturnRule[]> {
  return namedQuery<RuleRow>(client, `select ${SELECT} from return_rule r where r.is_enabled order by r.priority, r.id limit ${RULES_MAX}`, [])
}

/** All of them, those switched off too, in the order in which they are tried. */
export async function listReturnRules(ledger: Ledger, page: { readonly limit: number; readonly offset: number }): Promise<{ readonly rules: readonly StoredReturnRule[]; readonly count: number }> {
  return withClient(ledger.dataSource, async (client) => ({
    rules: await namedQuery<RuleRow>(client, `select ${SELECT} from return_rule r order by r.priority, r.id limit $1::int offset $2::int`, [page.limit, page.offset]),
    count: (await namedQuery<{ count: number }>(client, "select count(*)::int as count from return_rule", []))[0]?.count ?? 0,
  }))
}

/** Throws `return_rule.not_valid` for a term that is none or a rule that can never apply. */
export async function createReturnRule(ledger: Ledger, draft: ReturnRuleDraft): Promise<StoredReturnRule> {
  requireValid(draft)
  return withClient(ledger.dataSource, async (client) => {
    const [rule] = await namedQuery<RuleRow>(
      client,
      `insert into return_rule as r (id, name, priority, is_enabled, conditions, outcome, reason_code) values ($1::text, $2::text, $3::int, $4::boolean, $5::jsonb, $6::text, $7::text) returning ${SELECT}`,
      [ledger.newId("rrule"), draft.name, draft.priority, draft.isEnabled, JSON.stringify(draft.conditions), draft.outcome, draft.reasonCode],
    )
    return rule as RuleRow
  })
}

/** Decisions made before keep the reasons they were made with. Throws `not_found`, `conflict.stale`. */
export async function updateReturnRule(ledger: Ledger, id: string, draft: ReturnRuleDraft, expectedVersion?: number): Promise<StoredReturnRule> {
  requireValid(draft)
  return withClient(ledger.dataSource, async (client) => {
    const [rule] = await namedQuery<RuleRow>(
      client,
      `update return_rule r set name = $2::text, priority = $3::int, is_enabled = $4::boolean, conditions = $5::jsonb, outcome = $6::text, reason_code = $7::text, version = r.version + 1, updated_at = now()
       where r.id = $1::text and ($8::int is null or r.version = $8::int) returning ${SELECT}`,
      [id, draft.name, draft.priority, draft.isEnabled, JSON.stringify(draft.conditions), draft.outcome, draft.reasonCode, expectedVersion ?? null],
    )
    if (rule !== undefined) return rule
    const existing = await getRule(client, id)
    throw new RejectionError(reject("conflict.stale", `Return rule ${id} was changed by somebody else meanwhile.`, { id, version: existing.version }))
  })
}

export async function deleteReturnRule(ledger: Ledger, id: string): Promise<void> {
  await withClient(ledger.dataSource, async (client) => {
    await getRule(client, id)
    await namedQuery(client, "delete from return_rule where id = $1::text", [id])
  })
}

export const getReturnRule = (ledger: Ledger, id: string): Promise<StoredReturnRule> => withClient(ledger.dataSource, (client) => getRule(client, id))

async function getRule(client: PoolClient, id: string): Promise<StoredReturnRule> {
  const [rule] = await namedQuery<RuleRow>(client, `select ${SELECT} from return_rule r where r.id = $1::text`, [id])
  if (rule === undefined) throw new RejectionError(reject("not_found", `No return rule ${id} exists.`, { id }))
  return rule
}

function requireValid({ conditions }: ReturnRuleDraft): void {
  for (const window of [conditions.within, conditions.after]) {
    if (window !== undefined && !isDuration(window.term)) throw invalidRule(`"${window.term}" is no period; write P30D, P2M or P1Y.`, { term: window.term })
  }
  const empty = Object.entries(conditions).find(([, value]) => Array.isArray(value) && value.length === 0)
  if (empty !== undefined) throw invalidRule(`"${empty[0]}" names nothing, so the rule could never apply; leave it out.`, { condition: empty[0] })
}

const invalidRule = (message: string, details: Facts): RejectionError => new RejectionError(reject("return_rule.not_valid", message, details))
