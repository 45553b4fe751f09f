import type { HttpPage } from "../../types/http/common"

interface Counted {
  readonly limit: number
  readonly offset: number
  readonly count: number
  readonly countIsExact?: boolean
  readonly nextAfter?: string | null
}

/** What every list carries beside its plural key. */
export const presentPage = ({ limit, offset, count, countIsExact = true, nextAfter = null }: Counted): HttpPage => ({
  limit, offset, count, count_is_exact: countIsExact, next_after: nextAfter,
})
