import { readUnitFile, type UnitFileLine } from "../../exchange/unit-file"
import type { CommandRequest, Ledger } from "../../ledger/run-command"
import { createImport, type CreateImport } from "./create-import"
import { getImport, type ImportQuery } from "./get-import"
import { listImports } from "./list-imports"
import { runImport } from "./run-import"

/** What the facade offers about files of units. */
export const importServices = (ledger: Ledger) => ({
  /** Reads a file without keeping anything of it; names in its lines are not resolved yet. */
  read: async (source: AsyncIterable<Uint8Array>): Promise<UnitFileLine[]> => {
    const lines: UnitFileLine[] = []
    for await (const line of readUnitFile(source)) lines.push(line)
    return lines
  },
  create: (request: CommandRequest, input: CreateImport) => createImport(ledger, request, input),
  get: (query: ImportQuery) => getImport(ledger, query),
  list: (page: { readonly limit: number; readonly offset: number }) => listImports(ledger, page),
  runImport: (input: { readonly importId: string }) => runImport(ledger, input),
})
