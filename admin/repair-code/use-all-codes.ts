import { useQuery, type UseQueryResult } from "@tanstack/react-query"
import type { HttpRepairCode, HttpRepairCodeList } from "../../src/types/http"
import { request } from "../common/api/backend"
import { AFTERCARE } from "../common/api/use-read"

const PAGE_MAX = 200
/** Beyond this somebody keeps something else than codes. */
const PAGES_MAX = 100

/** Every code of the shop, for what compares or writes all of them. */
export const useAllCodes = (): UseQueryResult<readonly HttpRepairCode[]> => useQuery({ queryKey: [AFTERCARE, "all-repair-codes"], queryFn: ({ signal }) => fetchAllCodes(signal) })

export async function fetchAllCodes(signal?: AbortSignal): Promise<readonly HttpRepairCode[]> {
  const codes: HttpRepairCode[] = []
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const answer = await request<HttpRepairCodeList>("GET", "/admin/repair-codes", { query: { limit: PAGE_MAX, offset: page * PAGE_MAX }, ...(signal === undefined ? {} : { signal }) })
    codes.push(...answer.repair_codes)
    if (codes.length >= answer.count) break
  }
  return codes
}
