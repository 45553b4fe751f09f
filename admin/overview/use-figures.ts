import { useQueries } from "@tanstack/react-query"
import type { HttpFigure } from "../../src/types/http"
import { request, RequestProblem } from "../common/api/backend"
import { AFTERCARE, isWorthRetrying } from "../common/api/use-read"

const DAY_MS = 86_400_000

export interface FigureRead {
  readonly figure: HttpFigure | undefined
  readonly isLoading: boolean
  /** The server knows no such figure. */
  readonly isMissing: boolean
}

/** Some figures over the last days, each by a request of its own: a slow one holds up no other. */
export function useFigures<Name extends string>(names: readonly Name[], days: number, locationId: string | null = null): Readonly<Record<Name, FigureRead>> {
  const from = new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS - days * DAY_MS).toISOString()
  const answers = useQueries({
    queries: names.map((name) => ({
      queryKey: [AFTERCARE, "figure", name, days, locationId], queryFn: () => request<{ readonly figure: HttpFigure }>("GET", `/admin/aftercare/figures/${name}`, { query: { from, location_id: locationId } }), retry: isWorthRetrying,
    })),
  })
  return Object.fromEntries(names.map((name, index) => {
    const answer = answers[index]
    return [name, { figure: answer?.data?.figure, isLoading: answer?.isLoading ?? false, isMissing: answer?.error instanceof RequestProblem && answer.error.status === 404 }]
  })) as Record<Name, FigureRead>
}
