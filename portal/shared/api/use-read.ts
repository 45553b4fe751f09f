import { keepPreviousData, useQuery, type UseQueryResult } from "@tanstack/react-query"
import { RequestProblem } from "./problem"
import { type Query, request } from "./request"
import { useSession } from "./session"

/** Everything read is below this key, so that one write makes all that is on the screen true again. */
export const AFTERCARE = "aftercare"

const FRESH_MS = 5_000
const RETRY_COUNT = 2

interface ReadOptions<Answer> {
  readonly enabled?: boolean
  readonly keepPrevious?: boolean
  /** Asks again after so long, or as the answer says. */
  readonly refreshMs?: number | ((answer: Answer | undefined) => number | false)
}

/** One GET; its key is its path, query and who asks. */
export function useRead<Answer>(path: string, query: Query = {}, { enabled = true, keepPrevious = false, refreshMs }: ReadOptions<Answer> = {}): UseQueryResult<Answer> {
  const session = useSession()
  return useQuery<Answer>({
    queryKey: [AFTERCARE, session?.token ?? null, path, query],
    queryFn: ({ signal }) => request<Answer>("GET", path, { query, signal }),
    enabled, staleTime: FRESH_MS, retry: isWorthRetrying,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(refreshMs === undefined ? {} : { refetchInterval: typeof refreshMs === "number" ? refreshMs : ({ state }) => refreshMs(state.data) }),
  })
}

/** A refusal stays one; a lost connection or a server that restarts does not. */
export const isWorthRetrying = (count: number, error: Error): boolean => count < RETRY_COUNT && !(error instanceof RequestProblem && error.status !== 0 && error.status < 500)
