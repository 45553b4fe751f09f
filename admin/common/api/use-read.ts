import { keepPreviousData, useQuery, type UseQueryResult } from "@tanstack/react-query"
import { type Query, request, RequestProblem } from "./backend"

/** Everything of ours is below this key, so that one write makes all that is on the screen true again. */
export const AFTERCARE = "aftercare"

const FRESH_MS = 5_000
const RETRY_COUNT = 2

interface ReadOptions<Answer> {
  readonly enabled?: boolean
  /** Keeps the former answer on the screen while the next page or filter loads. */
  readonly keepPrevious?: boolean
  /** Asks again after so long, or as the answer says. */
  readonly refreshMs?: number | ((answer: Answer | undefined) => number | false)
}

/** One GET of our routes; its key is its path and query. */
export function useRead<Answer>(path: string, query: Query = {}, { enabled = true, keepPrevious = false, refreshMs }: ReadOptions<Answer> = {}): UseQueryResult<Answer> {
  return useQuery<Answer>({
    queryKey: [AFTERCARE, path, query],
    queryFn: ({ signal }) => request<Answer>("GET", path, { query, signal }),
    enabled,
    staleTime: FRESH_MS,
    retry: isWorthRetrying,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(refreshMs === undefined ? {} : { refetchInterval: typeof refreshMs === "number" ? refreshMs : ({ state }) => refreshMs(state.data) }),
  })
}

/** A refusal stays one; a lost connection or a server that restarts does not. */
export const isWorthRetrying = (count: number, error: Error): boolean => count < RETRY_COUNT && !(error instanceof RequestProblem && error.status < 500)
