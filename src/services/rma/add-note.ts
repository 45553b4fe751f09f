import type { CommandRequest, CommandResult, Ledger } from "../../ledger/run-command"
import { attachTo } from "../attachment/attach-to"
import { noteOf } from "./change-rma"
import { onRma, type RmaTarget } from "./on-rma"

export interface AddNote extends RmaTarget {
  readonly note?: string
  readonly attachmentIds: readonly string[]
  readonly lineId?: string | null
}

/** A word or photos on the document, from an agent or from the customer who was asked for them. */
export async function addRmaNote(ledger: Ledger, request: CommandRequest, input: AddNote): Promise<CommandResult> {
  return onRma(ledger, request, input, async (rma) => {
    await attachTo(rma.client, { attachmentIds: input.attachmentIds, subject: { type: "rma", id: rma.current.id }, by: request.actor })
    rma.tell({ type: "noted", lineId: input.lineId ?? null, data: { attachment_ids: input.attachmentIds } }, noteOf(ledger, rma, request, input.note))
  })
}
