import { monotonicFactory } from "ulid"
import type { Ledger } from "../../src/ledger/run-command"
import { namedQuery, withClient } from "../../src/persistence/named-query"
import { withTransaction } from "../../src/persistence/with-transaction"
import { createServices, type Services } from "../../src/services/create-services"
import { createToken, type CreatedToken, type NewToken } from "../../src/services/token/create-token"
import { redeemToken, type OneTimeToken, type TokenToRedeem } from "../../src/services/token/redeem-token"
import { openLedger, type LedgerFixture } from "../ledger/fixture"
import { expectLedgerCoherent } from "../support/coherence"

export interface DoorsFixture extends LedgerFixture {
  readonly ledger: Ledger
  readonly services: Services
  /** From now on it is this time. */
  readonly setNow: (instant: string) => void
  readonly query: <Row extends Record<string, unknown>>(text: string, values?: readonly unknown[]) => Promise<Row[]>
  readonly create: (token: Partial<NewToken>) => Promise<CreatedToken>
  readonly redeem: (token: TokenToRedeem) => Promise<OneTimeToken>
  readonly coherent: () => Promise<void>
}

export const NOON = "2026-03-01T12:00:00.000Z"
export const after = (minutes: number, seconds = 0): string => new Date(Date.parse(NOON) + (minutes * 60 + seconds) * 1_000).toISOString()

/** Our tables alone, with a clock that stands still. */
export async function openDoors(): Promise<DoorsFixture> {
  const base = await openLedger(20)
  let now = NOON
  const next = monotonicFactory()
  const { dataSource } = base
  const ledger: Ledger = { dataSource, now: () => now, newId: (prefix) => `${prefix}_${next()}`, onCommitted: () => undefined, tokenSecret: "a secret of this test" }
  return {
    ...base, ledger, services: createServices({ ...ledger }), setNow: (instant) => void (now = instant),
    query: (text, values = []) => withClient(dataSource, (client) => namedQuery(client, text, values)),
    create: (token) => withTransaction(dataSource, (client) => createToken(ledger, client, { purpose: "guest_access", subject: { type: "order", id: "order_1" }, ...token })),
    redeem: (token) => withTransaction(dataSource, (client) => redeemToken(ledger, client, token)),
    coherent: () => expectLedgerCoherent(dataSource),
  }
}

/** Every row of every table of ours as text. */
export async function everythingStored({ query }: Pick<DoorsFixture, "query">): Promise<string> {
  const tables = await query<{ name: string }>("select table_schema || '.' || quote_ident(table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')")
  const texts: string[] = []
  for (const { name } of tables) texts.push((await query<{ all: string | null }>(`select string_agg(t::text, E'\\n') as all from ${name} t`))[0]?.all ?? "")
  return texts.join("\n")
}
