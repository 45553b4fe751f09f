import type { PoolClient } from "pg"
import { assert } from "../../domain/common/assert"
import { RejectionError, reject } from "../../domain/common/rejection"
import type { WarrantyPolicy } from "../../domain/warranty/policy"
import { type CommandRequest, type Ledger, transactCommand } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { startRollout } from "./roll-out-policy"
import { loadWarrantyPolicy, noWarrantyPolicy, WARRANTY_POLICY_SELECT, warrantyPolicyOfRow, type WarrantyPolicyRow } from "./warranty-policy-rows"

/**
 * From now on this version holds for new sales; the version before it is retired in the same instant, so that at every
 * moment one version at most is in force. Units sold already are looked at by the worker, in chunks: whether they get an
 * entitlement by it is decided there, by when they were sold.
 */
export async function publishWarrantyPolicy(ledger: Ledger, request: CommandRequest, id: string): Promise<WarrantyPolicy> {
  await transactCommand(ledger, request, {
    lockFirst: (client) => lockVersions(client, id),
    work: async ({ client, context, append }) => {
      const policy = await loadForChange(client, id)
      if (policy.status !== "draft") throw alreadyPublished(policy)
      await namedQuery(client, "update warranty_policy set status = 'retired', retired_at = $2::timestamptz where code = $1::text and status = 'published'", [policy.code, context.at])
      await namedQuery(client, "update warranty_policy set status = 'published', published_at = $2::timestamptz where id = $1::text", [id, context.at])
      const job = await startRollout(client, ledger, { policyId: id, commandId: context.commandId, at: context.at })
      await append({ changes: [], messages: () => [job] })
      return { summary: { warranty_policy_id: id } }
    },
  })
  return withClient(ledger.dataSource, (client) => loadWarrantyPolicy(client, id))
}

/** Sales from now on get no right by it; the rights it gave stay. */
export async function retireWarrantyPolicy(ledger: Ledger, request: CommandRequest, id: string): Promise<WarrantyPolicy> {
  await transactCommand(ledger, request, {
    lockFirst: (client) => lockVersions(client, id),
    work: async ({ client, context }) => {
      const policy = await loadForChange(client, id)
      if (policy.status !== "published") throw notPublished(policy)
      await namedQuery(client, "update warranty_policy set status = 'retired', retired_at = $2::timestamptz where id = $1::text", [id, context.at])
      return { summary: { warranty_policy_id: id } }
    },
  })
  return withClient(ledger.dataSource, (client) => loadWarrantyPolicy(client, id))
}

/** All versions of the code, in one order: two versions published at once must not both find none published. */
async function lockVersions(client: PoolClient, id: string): Promise<void> {
  const rows = await namedQuery(client, "select p.id from warranty_policy p where p.code = (select code from warranty_policy where id = $1::text) order by p.id for update", [id])
  if (rows.length === 0) throw noWarrantyPolicy(id)
}

async function loadForChange(client: PoolClient, id: string): Promise<WarrantyPolicy> {
  const [row] = await namedQuery<WarrantyPolicyRow & Record<string, unknown>>(client, `select ${WARRANTY_POLICY_SELECT} from warranty_policy p where p.id = $1::text`, [id])
  assert(row !== undefined, "a locked warranty policy is there")
  return warrantyPolicyOfRow(row)
}

const alreadyPublished = ({ id, code, version, status }: WarrantyPolicy): RejectionError =>
  new RejectionError(reject("warranty_policy.published", `Version ${version} of warranty policy ${code} is ${status}; it never changes, make a new version.`, { id, status }))

const notPublished = ({ id, code, version, status }: WarrantyPolicy): RejectionError =>
  new RejectionError(reject("warranty_policy.not_published", `Version ${version} of warranty policy ${code} is ${status}, not published.`, { id, status }))
