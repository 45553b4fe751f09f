import type { Actor } from "../../domain/unit/events"
import type { Ledger } from "../../ledger/run-command"
import { withClient } from "../../persistence/named-query"
import { attachmentsOf } from "./attach-to"
import { keepAttachment, type NewAttachment } from "./keep-attachment"
import { pruneAttachments } from "./prune-attachments"
import { readAttachment } from "./read-attachment"

/** What the facade offers about uploaded files. Documents take them by `attachTo`, in their own transaction. */
export const attachmentServices = (ledger: Ledger) => ({
  keep: (by: Actor, attachment: NewAttachment) => keepAttachment(ledger, by, attachment),
  read: (input: Parameters<typeof readAttachment>[1]) => readAttachment(ledger, input),
  list: (subjectType: string, subjectIds: readonly string[]) => withClient(ledger.dataSource, (client) => attachmentsOf(client, subjectType, subjectIds)),
  prune: (removeFiles: (fileIds: string[]) => Promise<void>) => pruneAttachments(ledger, removeFiles),
})
