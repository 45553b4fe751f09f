import { readSerialList } from "../../exchange/serial-list"
import type { CommandRequest, Ledger } from "../../ledger/run-command"
import { runBatch } from "./run-batch"
import { createBatch, getBatch } from "./warranty-batch"

/** What the facade offers about files of many serial numbers. */
export const batchServices = (ledger: Ledger) => ({
  read: (source: AsyncIterable<Uint8Array>) => readSerialList(source),
  create: (request: CommandRequest, input: Parameters<typeof createBatch>[2]) => createBatch(ledger, request, input),
  get: (query: Parameters<typeof getBatch>[1]) => getBatch(ledger, query),
  run: (batchId: string) => runBatch(ledger, batchId),
})
