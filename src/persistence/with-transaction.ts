import type { PoolClient } from "pg"
import type { DataSource } from "typeorm"
import { withClient } from "./named-query"
import { isRestartable } from "./postgres-errors"

const RESTARTS_MAX = 3

/**
 * One explicit READ COMMITTED transaction. A deadlock or serialization failure restarts the whole of it, at most
 * three times: after such an error the transaction is gone, so a single statement cannot be repeated inside it.
 */
export async function withTransaction<Result>(dataSource: DataSource, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await withClient(dataSource, (client) => inTransaction(client, work))
    } catch (error) {
      if (!isRestartable(error) || attempt >= RESTARTS_MAX) throw error
    }
  }
}

/** Several statements that see one moment: what they read of each other's tables fits together. */
export async function withSnapshot<Result>(dataSource: DataSource, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  return withClient(dataSource, async (client) => {
    await client.query("begin isolation level repeatable read read only")
    try {
      return await work(client)
    } finally {
      await client.query("commit").catch(() => undefined)
    }
  })
}

async function inTransaction<Result>(client: PoolClient, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  await client.query("begin")
  try {
    const result = await work(client)
    await client.query("commit")
    return result
  } catch (error) {
    await client.query("rollback").catch(() => undefined)
    throw error
  }
}
