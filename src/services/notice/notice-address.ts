import type { PoolClient } from "pg"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import type { NoticeRecipient } from "./notice-message"

/** Keeps one typed address for notices to somebody who is no customer yet; give its id as recipient `{ type: "address", id }`. */
export async function keepAddress(ledger: Ledger, client: PoolClient, email: string): Promise<string> {
  const id = ledger.newId("aadr")
  await namedQuery(client, "insert into notice_address (id, email, created_at) values ($1::text, $2::text, $3::timestamptz)", [id, email.trim(), ledger.now()])
  return id
}

/** Erases typed addresses; their notices that were not sent yet reach nobody. */
export async function eraseAddresses(client: PoolClient, ids: readonly string[]): Promise<void> {
  await namedQuery(client, "delete from notice_address where id = any ($1::text[])", [ids])
}

/** The address of a recipient whom our own tables know. Null: erased, disabled or never there. Customers, orders and agents are Medusa's to know. */
export async function addressOf(ledger: Ledger, { type, id }: NoticeRecipient): Promise<string | null> {
  switch (type) {
    case "address":
      return withClient(ledger.dataSource, (client) => emailIn(client, "select email from notice_address where id = $1::text", id))
    case "technician":
      return withClient(ledger.dataSource, (client) => technicianAddress(client, id))
    case "customer":
    case "order":
    case "user":
      return null
  }
}

/** A disabled technician hears nothing more. */
async function technicianAddress(client: PoolClient, id: string): Promise<string | null> {
  const [table] = await namedQuery<{ exists: boolean }>(client, "select to_regclass('technician') is not null as exists", [])
  return table?.exists === true ? emailIn(client, "select email from technician where id = $1::text and disabled_at is null", id) : null
}

async function emailIn(client: PoolClient, text: string, id: string): Promise<string | null> {
  const [row] = await namedQuery<{ email: string }>(client, text, [id])
  return row?.email ?? null
}
