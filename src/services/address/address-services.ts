import type { PoolClient } from "pg"
import { assert } from "../../domain/common/assert"
import type { PostalAddress } from "../../domain/common/postal-address"
import type { Instant } from "../../domain/unit/unit"
import { type CommandRequest, type CommandResult, type Ledger, transactCommand } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { expectVersion } from "../document/expect-version"
import { lockRepair } from "../repair/repair-rows"
import { onRma } from "../rma/on-rma"
import { lockClaim } from "../warranty-claim/claim-rows"
import { type Addressed, addressesOf, type DocumentReference, keptAddressOf, putAddress } from "./document-address"

export interface CorrectAddress {
  readonly document: DocumentReference
  readonly address: PostalAddress
  /** The version of the document that the caller saw. */
  readonly expectedVersion?: number | undefined
}

/**
 * An agent corrects where a parcel goes, which moves the document's version. A return's timeline says that it happened,
 * never what: an address is personal data. Throws `not_found`, `conflict.stale`.
 */
async function correct(ledger: Ledger, request: CommandRequest, input: CorrectAddress): Promise<CommandResult> {
  const { document: { type, id }, address, expectedVersion } = input
  if (type === "rma") {
    return onRma(ledger, request, { rmaId: id, expectedVersion }, async (rma) => {
      await putAddress(rma.client, { type, id: rma.current.id }, address, rma.moment)
      rma.moveVersion()
      rma.tell({ type: "address_changed", lineId: null, data: {} })
    })
  }
  const lock = type === "repair_order" ? lockRepair : lockClaim
  return transactCommand(ledger, { ...request, reference: { type, id } }, {
    lockFirst: (client) => lock(client, id),
    work: async ({ client, context }) => {
      await moveVersion(client, { type, id }, context.at, expectedVersion)
      await putAddress(client, { type, id }, address, context)
      return { summary: { document_id: id } }
    },
  })
}

const MOVED = { repair_order: "version = version + 1, updated_at = $2::timestamptz", warranty_claim: "version = version + 1" } as const

/** The document's row is locked. Throws `conflict.stale`. */
async function moveVersion(client: PoolClient, { type, id }: { readonly type: keyof typeof MOVED; readonly id: string }, at: Instant, expected: number | undefined): Promise<void> {
  const [before] = await namedQuery<{ id: string; displayId: string; version: number }>(
    client, `update ${type} set ${MOVED[type]} where id = $1::text returning id, display_id as "displayId", version - 1 as version`, type === "repair_order" ? [id, at] : [id],
  )
  assert(before !== undefined, "a document that is locked is there")
  expectVersion(before, expected)
}

/** What the facade offers about the addresses of returns, repairs and claims. */
export const addressServices = (ledger: Ledger) => ({
  of: (type: Addressed, ids: readonly string[]) => withClient(ledger.dataSource, (client) => addressesOf(client, type, ids)),
  kept: (document: DocumentReference) => withClient(ledger.dataSource, (client) => keptAddressOf(client, document)),
  correct: (request: CommandRequest, input: CorrectAddress) => correct(ledger, request, input),
})
