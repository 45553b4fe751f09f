import type { Ledger } from "../../ledger/run-command"
import { namedQuery } from "../../persistence/named-query"
import { withTransaction } from "../../persistence/with-transaction"

const UNATTACHED_DAYS = 7
const FILES_AT_ONCE = 100
const ROUNDS_MAX = 1_000

/** Deletes files that no document took within a week. The rows stay locked until their files are gone, so none is attached meanwhile. */
export async function pruneAttachments(ledger: Ledger, removeFiles: (fileIds: string[]) => Promise<void>): Promise<number> {
  let total = 0
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const count = await withTransaction(ledger.dataSource, async (client) => {
      const rows = await namedQuery<{ file_id: string }>(
        client,
        `delete from attachment where id in (
           select id from attachment where subject_id is null and created_at < $1::timestamptz - make_interval(days => ${UNATTACHED_DAYS})
           order by id limit ${FILES_AT_ONCE} for update skip locked) returning file_id`,
        [ledger.now()],
      )
      if (rows.length > 0) await removeFiles(rows.map(({ file_id }) => file_id))
      return rows.length
    })
    total += count
    if (count < FILES_AT_ONCE) break
  }
  return total
}
