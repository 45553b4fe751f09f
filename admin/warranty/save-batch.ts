import { request } from "../common/api/backend"
import { saveFile } from "../common/save-file"
import type { BatchAnswer, BatchLine, WarrantyBatch } from "./batch"

const PAGE_SIZE = 200
const PAGES_MAX = 100
const COLUMNS = ["line", "serial_number", "result", "ends_on", "unit_id", "code", "message"] as const

/** The whole list with what came of each line, as a CSV to send back. */
export async function saveBatch({ id }: WarrantyBatch): Promise<void> {
  const rows: string[] = [COLUMNS.join(",")]
  let after: string | null = null
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const answer: BatchAnswer = await request<BatchAnswer>("GET", `/admin/warranty-batches/${id}`, { query: { limit: PAGE_SIZE, after } })
    rows.push(...answer.lines.map(rowOf))
    after = answer.next_after
    if (after === null) break
  }
  saveFile(`${id}.csv`, rows.join("\r\n"), "text/csv")
}

const rowOf = ({ line, data, status, result }: BatchLine): string =>
  [line, data["serial_number"], status === "rejected" ? "rejected" : result?.verdict ?? result?.status, result?.ends_on, result?.unit_id, result?.code, result?.message].map(cellOf).join(",")

/** Quoted where it must be; a spreadsheet must not take a text for a formula. */
function cellOf(value: string | number | null | undefined): string {
  const text = String(value ?? "")
  const safe = /^[=+\-@]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
