import type { PoolClient } from "pg"
import { outboxMessage, type OutboxMessage } from "../../messaging/outbox"
import { namedQuery } from "../../persistence/named-query"

/** Written with the end of the document that carried a claim out: the claim is over with it. */
export async function claimsToClose(client: PoolClient, result: { readonly type: "rma" | "repair_order"; readonly id: string }): Promise<OutboxMessage[]> {
  const rows = await namedQuery<{ id: string }>(client, "select c.id from warranty_claim c where c.result_id = $2::text and c.result_type = $1::text and c.status in ('approved', 'partly_approved')", [result.type, result.id])
  return rows.map(({ id }) => outboxMessage("close_warranty_claim", { document_id: id }))
}
