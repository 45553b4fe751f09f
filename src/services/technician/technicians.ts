import type { PoolClient } from "pg"
import { RejectionError, reject } from "../../domain/common/rejection"
import type { Instant } from "../../domain/unit/unit"
import { type CommandRequest, type Ledger, transactCommand } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { isUniqueViolation } from "../../persistence/postgres-errors"
import { withTransaction } from "../../persistence/with-transaction"
import { noticeMessage } from "../notice/notice-message"
import { createToken, withdrawTokens } from "../token/create-token"
import { readToken, redeemToken } from "../token/redeem-token"

export interface Technician {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly invitedAt: Instant
  /** Null: the invitation waits. */
  readonly acceptedAt: Instant | null
  readonly disabledAt: Instant | null
  readonly createdAt: Instant
}

type Row = Technician & Record<string, unknown>

const COLUMNS = `t.id, t.email, t.name, t.invited_at as "invitedAt", t.accepted_at as "acceptedAt", t.disabled_at as "disabledAt", t.created_at as "createdAt"`
const PURPOSE = "technician_invite"
const subjectOf = (id: string) => ({ type: "technician", id }) as const

/** Writes the technician and the mail that invites her. Throws `technician.email_taken`. */
export async function createTechnician(ledger: Ledger, request: CommandRequest, input: { readonly email: string; readonly name: string }): Promise<Technician> {
  const newId = ledger.newId("atech")
  const email = input.email.trim().toLowerCase()
  try {
    const { summary } = await transactCommand(ledger, request, {
      work: async ({ client, context, append }) => {
        await namedQuery(client, "insert into technician (id, email, name, invited_at) values ($1, $2, $3, $4::timestamptz)", [newId, email, input.name, context.at])
        const invite = await inviteMessage(ledger, client, newId)
        await append({ changes: [], messages: () => [invite] })
        return { summary: { technician_id: newId } }
      },
    })
    return await getTechnician(ledger, String(summary["technician_id"]))
  } catch (error) {
    if (isUniqueViolation(error, "uq_technician_email")) throw new RejectionError(reject("technician.email_taken", "A technician with this e-mail exists.", {}))
    throw error
  }
}

/** The same mail as an invitation: whoever has the mailbox sets a password. Links sent before end. */
export async function resetPassword(ledger: Ledger, request: CommandRequest, id: string): Promise<Technician> {
  await transactCommand(ledger, request, {
    lockFirst: (client) => lock(client, id),
    work: async ({ client, append }) => {
      const technician = await load(client, id)
      if (technician.disabledAt !== null) throw disabled(id)
      const invite = await inviteMessage(ledger, client, id)
      await append({ changes: [], messages: () => [invite] })
      return { summary: { technician_id: id } }
    },
  })
  return getTechnician(ledger, id)
}

async function inviteMessage(ledger: Ledger, client: PoolClient, id: string) {
  await withdrawTokens(ledger, client, { purpose: PURPOSE, subject: subjectOf(id) })
  const token = await createToken(ledger, client, { purpose: PURPOSE, subject: subjectOf(id) })
  return noticeMessage({ template: "technician_invite", recipient: { type: "technician", id }, tokenId: token.id, documentId: id, data: { technician_id: id, expires_at: token.expiresAt } })
}

/** From this moment on no request of hers is answered, whatever token she holds. */
export const disableTechnician = (ledger: Ledger, id: string): Promise<Technician> => setDisabled(ledger, id, "coalesce(disabled_at, $2::timestamptz)", ledger.now())
export const enableTechnician = (ledger: Ledger, id: string): Promise<Technician> => setDisabled(ledger, id, "$2::timestamptz", null)

async function setDisabled(ledger: Ledger, id: string, value: string, at: Instant | null): Promise<Technician> {
  return withTransaction(ledger.dataSource, async (client) => {
    const rows = await namedQuery(client, `update technician set disabled_at = ${value} where id = $1::text returning 1 as found`, [id, at])
    if (rows.length === 0) throw notFound(id)
    if (at !== null) await withdrawTokens(ledger, client, { purpose: PURPOSE, subject: subjectOf(id) })
    return load(client, id)
  })
}

export async function getTechnician(ledger: Ledger, id: string): Promise<Technician> {
  return withClient(ledger.dataSource, (client) => load(client, id))
}

/** Null: unknown or disabled. */
export async function activeTechnician(ledger: Ledger, by: { readonly id: string } | { readonly email: string }): Promise<Technician | null> {
  const [column, value] = "id" in by ? ["id", by.id] : ["email", by.email.trim().toLowerCase()]
  const [row] = await withClient(ledger.dataSource, (client) => namedQuery<Row>(client, `select ${COLUMNS} from technician t where t.${column} = $1::text and t.disabled_at is null`, [value]))
  return row ?? null
}

/** Throws `not_found`, `technician.disabled`. */
export async function requireActive(ledger: Ledger, id: string): Promise<Technician> {
  const technician = await getTechnician(ledger, id)
  if (technician.disabledAt !== null) throw disabled(id)
  return technician
}

export async function listTechnicians(ledger: Ledger, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<{ readonly technicians: readonly Technician[]; readonly count: number }> {
  return withClient(ledger.dataSource, async (client) => {
    const [counted] = await namedQuery<{ count: number }>(client, "select count(*)::int as count from technician", [])
    const technicians = await namedQuery<Row>(client, `select ${COLUMNS} from technician t order by t.name, t.id limit $1::int offset $2::int`, [limit, offset])
    return { technicians, count: counted?.count ?? 0 }
  })
}

const COLLEAGUES_MAX = 500

/** Who works at the bench now, by name. */
export async function colleagues(ledger: Ledger): Promise<readonly Pick<Technician, "id" | "name">[]> {
  return withClient(ledger.dataSource, (client) => namedQuery<Pick<Technician, "id" | "name"> & Record<string, unknown>>(
    client, "select t.id, t.name from technician t where t.accepted_at is not null and t.disabled_at is null order by t.name, t.id limit $1::int", [COLLEAGUES_MAX],
  ))
}

/** For whom an invitation is, without using it up. Throws `token.invalid`. */
export async function readInvite(ledger: Ledger, token: string): Promise<Technician> {
  return withClient(ledger.dataSource, async (client) => invited(client, (await readToken(ledger, client, { token, purpose: PURPOSE })).subject.id))
}

/** Uses the invitation up; of two at once one is told that it is used. */
export async function acceptInvite(ledger: Ledger, token: string): Promise<Technician> {
  return withTransaction(ledger.dataSource, async (client) => {
    const { subject } = await redeemToken(ledger, client, { token, purpose: PURPOSE })
    await namedQuery(client, "update technician set accepted_at = coalesce(accepted_at, $2::timestamptz) where id = $1::text", [subject.id, ledger.now()])
    return invited(client, subject.id)
  })
}

async function invited(client: PoolClient, id: string): Promise<Technician> {
  const technician = await load(client, id)
  if (technician.disabledAt !== null) throw disabled(id)
  return technician
}

async function lock(client: PoolClient, id: string): Promise<void> {
  const rows = await namedQuery(client, "select t.id from technician t where t.id = $1::text for update", [id])
  if (rows.length === 0) throw notFound(id)
}

async function load(client: PoolClient, id: string): Promise<Technician> {
  const [row] = await namedQuery<Row>(client, `select ${COLUMNS} from technician t where t.id = $1::text`, [id])
  if (row === undefined) throw notFound(id)
  return row
}

const notFound = (id: string): RejectionError => new RejectionError(reject("not_found", `No technician ${id.slice(0, 64)} exists.`, { id: id.slice(0, 64) }))
const disabled = (id: string): RejectionError => new RejectionError(reject("technician.disabled", `Technician ${id} is disabled.`, { id }))
