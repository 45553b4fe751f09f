import type { Facts } from "../../domain/common/rejection"
import { GUEST_MINUTES } from "../../domain/token/purposes"
import type { Instant } from "../../domain/unit/unit"
import type { Ledger } from "../../ledger/run-command"
import { insertOutboxMessages, outboxMessage } from "../../messaging/outbox"
import { namedQuery, withClient } from "../../persistence/named-query"
import { withTransaction } from "../../persistence/with-transaction"
import { noticeMessage, type NoticeRecipient } from "../notice/notice-message"
import { countRequest } from "../rate-limit/count-requests"
import { createToken } from "../token/create-token"
import { redeemToken } from "../token/redeem-token"
import { accessTokenOf, digestOf, idOfAccessToken } from "../token/token-secret"
import { serialNumbersOf } from "../unit/find-units"

const WINDOW_SECONDS = 60
/** People mistype; a household behind one address has several of them. Whoever guesses is through with this in a second. */
const REQUESTS_MAX = { ip: 30, email: 5, thing: 10 } as const
const REDEMPTIONS_MAX = 60
/** Who knows an order and its e-mail could otherwise fill that mailbox. Not said in the answer, which must tell nothing. */
const GRANTS_PER_HOUR_MAX = 10
const MINUTE_MS = 60_000

export interface AccessRequest {
  readonly ip: string
  readonly email: string
  /** Exactly one of the two. The number that the shop shows, in whatever form it shows it. */
  readonly orderDisplayId: string | null
  readonly serialNumber: string | null
}

/**
 * Somebody says an e-mail address and a number. Whether they belong together is looked up by a job, after the answer:
 * so body, status and time of the answer cannot tell. The address itself is not kept, only its digest.
 * Throws `rate_limit.exceeded`, which depends on the count of requests alone.
 */
export async function requestAccess(ledger: Ledger, { ip, email, orderDisplayId, serialNumber }: AccessRequest): Promise<void> {
  const things = orderDisplayId === null ? serialNumbersOf(serialNumber ?? "").map((number) => `unit ${number}`) : [`order ${orderDisplayId}`]
  const limit = (name: keyof typeof REQUESTS_MAX, value: string) => ({ name: `guest_access.${name}`, value, max: REQUESTS_MAX[name], windowSeconds: WINDOW_SECONDS })
  await countRequest(ledger, [limit("ip", ip), limit("email", normalEmail(email)), ...things.map((thing) => limit("thing", thing))])
  const message = outboxMessage("grant_guest_access", { email_digest: emailDigest(ledger, email), order_display_id: orderDisplayId, serial_number: serialNumber })
  await withClient(ledger.dataSource, (client) => insertOutboxMessages(client, [message], ledger.newId))
  ledger.onCommitted()
}

/** Equal for two addresses that differ only in case. */
export const emailDigest = (ledger: Ledger, email: string): string => digestOf(ledger, `email\n${normalEmail(email)}`)

const normalEmail = (email: string): string => email.trim().toLowerCase()

export interface Grant {
  readonly subject: { readonly type: "order" | "unit"; readonly id: string }
  /** Whose units the guest may see. */
  readonly customerId: string | null
  readonly recipient: NoticeRecipient
  readonly data: { readonly [key: string]: string | number | null }
  /** The job's message and the subject: a job that runs twice sends one mail. */
  readonly requestKey: string
}

/** Mails a one-time link to somebody whose address was found to be the right one. */
export async function grantAccess(ledger: Ledger, { subject, customerId, recipient, data, requestKey }: Grant): Promise<void> {
  await withTransaction(ledger.dataSource, async (client) => {
    const [recent] = await namedQuery<{ count: number }>(
      client, "select count(*)::int as count from one_time_token where subject_type = $1::text and subject_id = $2::text and purpose = 'guest_access' and created_at > $3::timestamptz - interval '1 hour'",
      [subject.type, subject.id, ledger.now()],
    )
    if ((recent?.count ?? 0) >= GRANTS_PER_HOUR_MAX) return
    const token = await createToken(ledger, client, { purpose: "guest_access", subject, scope: { customer_id: customerId }, requestKey })
    if (!token.isNew) return
    await insertOutboxMessages(client, [noticeMessage({ template: "guest_access", recipient, data: { ...data, expires_at: token.expiresAt }, tokenId: token.id })], ledger.newId)
  })
  ledger.onCommitted()
}

export interface GuestAccess {
  readonly accessToken: string
  readonly expiresAt: Instant
}

/** Turns the mailed token into half an hour of access. Throws `token.invalid`, `rate_limit.exceeded`. */
export async function redeemAccess(ledger: Ledger, { token, ip }: { readonly token: string; readonly ip: string }): Promise<GuestAccess> {
  await countRequest(ledger, [{ name: "guest_access.redeem", value: ip, max: REDEMPTIONS_MAX, windowSeconds: WINDOW_SECONDS }])
  const { id, redeemedAt } = await withClient(ledger.dataSource, (client) => redeemToken(ledger, client, { token, purpose: "guest_access" }))
  return { accessToken: accessTokenOf(ledger, id), expiresAt: new Date(Date.parse(redeemedAt ?? ledger.now()) + GUEST_MINUTES * MINUTE_MS).toISOString() }
}

/** Somebody without a login who proved by mail to be the buyer of this order or the owner of this unit. */
export interface Guest {
  /** Of the token; the actor of what the guest does. */
  readonly id: string
  readonly orderId: string | null
  readonly unitId: string | null
  readonly customerId: string | null
}

/** Who stands behind an access token; null when it is none of ours, its time is over, or the unit was passed on meanwhile. */
export async function guestOf(ledger: Ledger, accessToken: string): Promise<Guest | null> {
  const id = idOfAccessToken(ledger, accessToken)
  if (id === null) return null
  const [row] = await withClient(ledger.dataSource, (client) => namedQuery<{ subject_type: string; subject_id: string; scope: Facts }>(
    client,
    `select t.subject_type, t.subject_id, t.scope from one_time_token t
     where t.id = $1::text and t.purpose = 'guest_access' and t.redeemed_at > $2::timestamptz - make_interval(mins => ${GUEST_MINUTES})
       and (t.subject_type <> 'unit' or exists (select 1 from serial_unit u where u.id = t.subject_id and u.owner_customer_id = t.scope ->> 'customer_id'))`,
    [id, ledger.now()],
  ))
  if (row === undefined) return null
  const customerId = row.scope["customer_id"]
  return {
    id, orderId: row.subject_type === "order" ? row.subject_id : null, unitId: row.subject_type === "unit" ? row.subject_id : null,
    customerId: typeof customerId === "string" ? customerId : null,
  }
}
