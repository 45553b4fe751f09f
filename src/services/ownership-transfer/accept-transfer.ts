import { RejectionError, reject } from "../../domain/common/rejection"
import { type CommandRequest, type Ledger, transactCommand } from "../../ledger/run-command"
import { outboxMessage } from "../../messaging/outbox"
import { namedQuery } from "../../persistence/named-query"
import { DocumentUnits } from "../document/document-units"
import { eraseAddresses } from "../notice/notice-address"
import { redeemToken } from "../token/redeem-token"

export interface AcceptTransfer {
  readonly token: string
  /** Who accepts, signed in: the next owner. */
  readonly customerId: string
}

/**
 * The next owner accepts with the mailed token: from the same moment the former owner's access is over, since the owner
 * is the one question for it. Throws `token.invalid`, also when the unit is no longer the former owner's.
 */
export async function acceptTransfer(ledger: Ledger, request: CommandRequest, { token, customerId }: AcceptTransfer): Promise<{ readonly unitId: string }> {
  const { summary } = await transactCommand(ledger, request, {
    work: async (transaction) => {
      const { client, context } = transaction
      const { subject } = await redeemToken(ledger, client, { token, purpose: "ownership_transfer" })
      const [transfer] = await namedQuery<{ unit_id: string; from_customer_id: string; address_id: string | null }>(
        client, "update ownership_transfer set status = 'accepted', ended_at = $3::timestamptz, to_customer_id = $2::text where id = $1::text and status = 'offered' returning unit_id, from_customer_id, address_id", [subject.id, customerId, context.at],
      )
      if (transfer === undefined) throw invalid()
      if (transfer.from_customer_id === customerId) throw new RejectionError(reject("ownership_transfer.own_address", "The unit is yours already.", { unit_id: transfer.unit_id }))
      const units = await DocumentUnits.lock(transaction, [transfer.unit_id])
      if (units.get(transfer.unit_id).ownerCustomerId !== transfer.from_customer_id) throw invalid()
      await units.append([{ unitId: transfer.unit_id, command: { name: "transfer_owner", customerId, reasonCode: "ownership_transfer" }, facts: { ownership_transfer_id: subject.id } }], {
        messages: [outboxMessage("publish_event", { name: "unit.ownership_transferred", data: { unit_id: transfer.unit_id, ownership_transfer_id: subject.id } })],
      })
      if (transfer.address_id !== null) await eraseAddresses(client, [transfer.address_id])
      return { summary: { unit_id: transfer.unit_id } }
    },
  })
  return { unitId: String(summary["unit_id"]) }
}

const invalid = (): RejectionError => new RejectionError(reject("token.invalid", "This link is not valid: it was used, has expired or never was. Ask for a new one."))
