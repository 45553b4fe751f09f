import { createHash } from "node:crypto"
import { types as pgTypes, type PoolClient, type QueryResultRow } from "pg"
import type { DataSource } from "typeorm"

const OID_DATE = 1082
const OID_TIMESTAMPTZ = 1184
const OID_BIGINT = 20

type Parse = (text: string) => unknown
const asText: Parse = (text) => text
/** Postgres prints `2026-03-01 09:30:00.5+00`; everywhere else an instant is ISO 8601 with milliseconds. */
const asInstant: Parse = (text) => new Date(text).toISOString()
const PARSERS: { readonly [oid: number]: Parse } = { [OID_DATE]: asText, [OID_TIMESTAMPTZ]: asInstant, [OID_BIGINT]: Number }

const types = {
  getTypeParser(oid: number): Parse {
    return PARSERS[oid] ?? pgTypes.getTypeParser(oid, "text")
  },
}

const names = new Map<string, string>()

/** A statement's name carries a digest of its text: two texts can never share one prepared statement. */
function nameOf(text: string): string {
  let name = names.get(text)
  if (name === undefined) {
    name = `af_${createHash("sha1").update(text).digest("base64url").slice(0, 20)}`
    names.set(text, name)
  }
  return name
}

/** Runs a prepared statement on this connection and gives its rows. */
export async function namedQuery<Row extends QueryResultRow>(client: PoolClient, text: string, values: readonly unknown[]): Promise<Row[]> {
  statementCounter?.(text, values)
  const result = await client.query<Row>({ name: nameOf(text), text, values: [...values], types })
  return result.rows
}

/**
 * Lends a connection of the pool. The pool's own `query` must not be used: it closes the connection after any SQL
 * error, and our statements fail on purpose when somebody was faster.
 */
export async function withClient<Result>(dataSource: DataSource, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const runner = dataSource.createQueryRunner()
  try {
    const client = (await runner.connect()) as PoolClient
    return await work(client)
  } finally {
    await runner.release()
  }
}

let statementCounter: ((text: string, values: readonly unknown[]) => void) | undefined

/** For tests that count statements: calls `listener` for each; give undefined to stop. */
export function onStatement(listener: typeof statementCounter): void {
  statementCounter = listener
}
