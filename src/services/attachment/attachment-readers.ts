import type { PoolClient } from "pg"
import type { Actor } from "../../domain/unit/events"
import { mayReadPapers } from "../repair/visitor-repairs"
import { namedQuery } from "../../persistence/named-query"
import { mayReadRmaFiles } from "../rma/visitor-rmas"

/** Somebody who wants to see a file and is neither staff nor the one who uploaded it. */
export interface AttachmentReader {
  readonly actor: Actor
  readonly customerId: string | null
  /** Of a guest: the one order or unit. */
  readonly orderId: string | null
  readonly unitId: string | null
  /** Whose units it is about: her own, or for a guest those of who bought the order or owns the unit. */
  readonly ownerCustomerId: string | null
}

/** Whether this document is one that the reader may see. */
export type MayRead = (client: PoolClient, subjectId: string, reader: AttachmentReader) => Promise<boolean>

/**
 * Who may see the files of a document, by its type: one line a noun, whose function lies with the noun. Where a type has
 * none, only staff and the uploader see its files.
 */
export const attachmentReaders: { readonly [subjectType: string]: MayRead } = {
  repair_order: mayReadPapers,
  warranty_claim: ownDocument("select 1 as found from warranty_claim d where d.id = $1::text and d.customer_id = $2::text"),
  warranty_registration: ownDocument("select 1 as found from warranty_registration d where d.id = $1::text and d.customer_id = $2::text"),
  rma: mayReadRmaFiles,
}

/** The customer whose document it is. */
function ownDocument(text: string): MayRead {
  return async (client, subjectId, { customerId }) => customerId !== null && (await namedQuery(client, text, [subjectId, customerId])).length > 0
}
