import type { PostalAddress } from "../../domain/common/postal-address"
import { type CommandRequest, type Ledger, transactCommand } from "../../ledger/run-command"
import { withClient } from "../../persistence/named-query"
import { lockRepair } from "../repair/repair-rows"
import { onRma } from "../rma/on-rma"
import { lockClaim } from "../warranty-claim/claim-rows"
import { type Addressed, addressesOf, type DocumentReference, putAddress } from "./document-address"

export interface CorrectAddress {
  readonly document: DocumentReference
  readonly address: PostalAddress
}

/**
 * An agent corrects where a parcel goes. A return's timeline says that it happened, never what: an address is personal
 * data. Throws `not_found`.
 */
async function correct(ledger: Ledger, request: CommandRequest, { document, address }: CorrectAddress): Promise<void> {
  if (document.type === "rma") {
    await onRma(ledger, request, { rmaId: document.id }, async (rma) => {
      await putAddress(rma.client, { type: "rma", id: rma.current.id }, address, rma.moment.at)
      rma.tell({ type: "address_changed", lineId: null, data: {} })
    })
    return
  }
  const lock = document.type === "repair_order" ? lockRepair : lockClaim
  await transactCommand(ledger, { ...request, reference: document }, {
    lockFirst: (client) => lock(client, document.id),
    work: async ({ client, context }) => {
      await putAddress(client, document, address, context.at)
      return { summary: { document_id: document.id } }
    },
  })
}

async function of(ledger: Ledger, type: Addressed, ids: readonly string[]): Promise<ReadonlyMap<string, PostalAddress>> {
  return withClient(ledger.dataSource, (client) => addressesOf(client, type, ids))
}

/** What the facade offers about the addresses of returns, repairs and claims. */
export const addressServices = (ledger: Ledger) => ({
  of: (type: Addressed, ids: readonly string[]) => of(ledger, type, ids),
  correct: (request: CommandRequest, input: CorrectAddress) => correct(ledger, request, input),
})
