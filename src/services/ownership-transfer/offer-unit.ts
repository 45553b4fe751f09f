import { RejectionError, reject } from "../../domain/common/rejection"
import type { Instant } from "../../domain/unit/unit"
import { loadUnitsById } from "../../ledger/load-units"
import { type CommandRequest, type Ledger, transactCommand } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { isUniqueViolation } from "../../persistence/postgres-errors"
import { eraseAddresses, keepAddress } from "../notice/notice-address"
import { noticeMessage } from "../notice/notice-message"
import { createToken, withdrawTokens } from "../token/create-token"

export interface OfferUnit {
  readonly unitId: string
  readonly fromCustomerId: string
  /** Of the next owner; kept in a row of its own until the transfer has ended. Null: the owner hands the link on herself. */
  readonly toEmail: string | null
}

export interface OwnershipTransfer {
  readonly id: string
  readonly unitId: string
  readonly status: "offered" | "accepted" | "canceled" | "expired"
  readonly expiresAt: Instant
}

/** `tokenId` is for who hands the link on herself; its secret is derived from it. */
export type OfferedTransfer = OwnershipTransfer & { readonly tokenId: string }

/**
 * The owner offers a unit to somebody by mail or by a link of her own; it is hers until that one accepts. Throws `unit.not_found` for what is not
 * hers, `unit.held` for what is recalled or stolen, `ownership_transfer.offered`.
 */
export async function offerUnit(ledger: Ledger, request: CommandRequest, { unitId, fromCustomerId, toEmail }: OfferUnit): Promise<OfferedTransfer> {
  const id = ledger.newId("aotr")
  try {
    const { summary } = await transactCommand(ledger, request, {
      work: async ({ client, context, append }) => {
        await endExpired(client, unitId, context.at)
        const [unit] = await loadUnitsById(client, [unitId])
        if (unit === undefined || unit.owner !== "customer" || unit.ownerCustomerId !== fromCustomerId) throw new RejectionError(reject("unit.not_found", `No unit has the id ${unitId.slice(0, 64)}.`, { unit_id: unitId }))
        const hold = unit.holds.find(({ kind }) => kind === "recall" || kind === "theft")
        if (hold !== undefined) throw new RejectionError(reject("unit.held", `Unit ${unit.serialNumber} has a ${hold.kind} hold and cannot be passed on.`, { unit_id: unitId }))
        const addressId = toEmail === null ? null : await keepAddress(ledger, client, toEmail)
        const token = await createToken(ledger, client, { purpose: "ownership_transfer", subject: { type: "ownership_transfer", id }, scope: { from_customer_id: fromCustomerId, unit_id: unitId } })
        await namedQuery(client, "insert into ownership_transfer (id, unit_id, from_customer_id, address_id, offered_at, expires_at) values ($1::text, $2::text, $3::text, $4::text, $5::timestamptz, $6::timestamptz)", [id, unitId, fromCustomerId, addressId, context.at, token.expiresAt])
        const notices = addressId === null ? [] : [noticeMessage({ template: "ownership_transfer", recipient: { type: "address", id: addressId }, data: { transfer_id: id, serial_number: unit.serialNumber, expires_at: token.expiresAt }, tokenId: token.id, documentId: id })]
        await append({ changes: [], messages: () => notices })
        return { summary: { id, expires_at: token.expiresAt, token_id: token.id } }
      },
    })
    return { id: String(summary["id"]), unitId, status: "offered", expiresAt: String(summary["expires_at"]), tokenId: String(summary["token_id"]) }
  } catch (error) {
    if (isUniqueViolation(error, "uq_ownership_transfer_offered")) throw new RejectionError(reject("ownership_transfer.offered", "The unit is offered to somebody already; cancel that offer first.", { unit_id: unitId }))
    throw error
  }
}

export interface OpenTransfer extends OwnershipTransfer {
  readonly serialNumber: string
}

/** What a customer has offered and nobody has taken yet, newest first. */
export async function listOffers(ledger: Ledger, fromCustomerId: string, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<{ readonly transfers: readonly OpenTransfer[]; readonly count: number }> {
  return withClient(ledger.dataSource, async (client) => {
    const rows = await namedQuery<{ id: string; unit_id: string; serial_number: string; expires_at: Instant; total: number }>(
      client,
      `select t.id, t.unit_id, u.serial_number, t.expires_at, count(*) over ()::int as total from ownership_transfer t join serial_unit u on u.id = t.unit_id
       where t.from_customer_id = $1::text and t.status = 'offered' and t.expires_at > $2::timestamptz order by t.id desc limit $3::int offset $4::int`,
      [fromCustomerId, ledger.now(), limit, offset],
    )
    return { transfers: rows.map((row) => ({ id: row.id, unitId: row.unit_id, serialNumber: row.serial_number, status: "offered" as const, expiresAt: row.expires_at })), count: rows[0]?.total ?? 0 }
  })
}

/** An offer nobody took in time does not stand in the way of the next one. */
async function endExpired(client: Parameters<typeof namedQuery>[0], unitId: string, at: Instant): Promise<void> {
  await namedQuery(client, "update ownership_transfer set status = 'expired', ended_at = $2::timestamptz where unit_id = $1::text and status = 'offered' and expires_at <= $2::timestamptz", [unitId, at])
}

export interface CancelTransfer {
  readonly id: string
  readonly fromCustomerId: string
}

/** The owner thinks better of it. Throws `not_found`. */
export async function cancelTransfer(ledger: Ledger, request: CommandRequest, { id, fromCustomerId }: CancelTransfer): Promise<void> {
  await transactCommand(ledger, request, {
    work: async ({ client, context }) => {
      const [row] = await namedQuery<{ address_id: string | null }>(
        client, "update ownership_transfer set status = 'canceled', ended_at = $3::timestamptz where id = $1::text and from_customer_id = $2::text and status = 'offered' returning address_id", [id, fromCustomerId, context.at],
      )
      if (row === undefined) throw new RejectionError(reject("not_found", `No open ownership transfer ${id} exists.`, { id }))
      await withdrawTokens(ledger, client, { purpose: "ownership_transfer", subject: { type: "ownership_transfer", id } })
      if (row.address_id !== null) await eraseAddresses(client, [row.address_id])
      return { summary: {} }
    },
  })
}
