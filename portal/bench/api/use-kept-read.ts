import { type UseQueryResult } from "@tanstack/react-query"
import { useEffect, useMemo } from "react"
import type { Query } from "../../shared/api/request"
import { useRead } from "../../shared/api/use-read"
import { keepAnswer, readAnswer } from "./kept-answers"
import { useTechnicianId } from "./who"

interface KeptRead<Answer> {
  readonly data: Answer | undefined
  readonly error: Error | null
  readonly refetch: UseQueryResult<Answer>["refetch"]
  /** When it was read, where it is an old one. */
  readonly oldAt: number | null
}

interface Options<Answer> {
  readonly enabled?: boolean
  readonly refreshMs?: number | ((answer: Answer | undefined) => number | false)
}

/** One GET whose last answer outlives the connection. */
export function useKeptRead<Answer>(path: string, query: Query = {}, options: Options<Answer> = {}): KeptRead<Answer> {
  const technicianId = useTechnicianId() ?? ""
  const key = `${path}?${JSON.stringify(query)}`
  const { data, error, refetch } = useRead<Answer>(path, query, { keepPrevious: false, ...options })
  useEffect(() => {
    if (data !== undefined && technicianId !== "") keepAnswer(technicianId, key, data)
  }, [data, technicianId, key])
  const kept = useMemo(() => (data === undefined ? readAnswer<Answer>(technicianId, key) : null), [data, technicianId, key])
  return { data: data ?? kept?.answer, error, refetch, oldAt: kept?.at ?? null }
}
