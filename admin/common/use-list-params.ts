import { useMemo } from "react"
import { useLocation, useSearchParams } from "react-router-dom"
import type { HttpPage } from "../../src/types/http"
import type { Query } from "./api/backend"

export type FilterKind = "one" | "many"
export type Filtering = Record<string, string | string[] | undefined>

export interface ListParams {
  readonly q: string
  readonly filtering: Filtering
  /** Of the page on the screen, counted from 1. */
  readonly pageNumber: number
  /** What to ask the server for. */
  readonly query: Query
  readonly setSearch: (q: string) => void
  readonly setFiltering: (filtering: Filtering) => void
  readonly goNext: (page: HttpPage) => void
  readonly goBack: () => void
}

export const PAGE_SIZE = 20

/**
 * Search, filters and page of a list, all in the URL, so that a list can be sent to a colleague and the way back leads
 * to it. Pages are reached by keyset (`after`) where the list has one, at any depth; the cursors of the pages before
 * are kept with the browser's history entry.
 */
export function useListParams(filters: Readonly<Record<string, FilterKind>>, paging: "keyset" | "offset"): ListParams {
  const [params, setParams] = useSearchParams()
  const { state } = useLocation() as { state: { readonly trail?: readonly string[] } | null }
  const trail = state?.trail ?? []
  return useMemo(() => {
    const q = params.get("q") ?? ""
    const filtering = Object.fromEntries(Object.entries(filters).flatMap(([id, kind]) => {
      const value = params.get(id)
      return value === null ? [] : [[id, kind === "many" ? value.split(",") : value] as const]
    }))
    const pageNumber = Math.max(1, Number(params.get("page") ?? 1) || 1)
    const after = params.get("after")
    const place = paging === "offset" ? { offset: (pageNumber - 1) * PAGE_SIZE } : after === null ? {} : { after }
    const go = (change: (next: URLSearchParams) => void, nextTrail: readonly string[] = []): void => {
      const next = new URLSearchParams(params)
      next.delete("page")
      next.delete("after")
      change(next)
      setParams(next, { state: { trail: nextTrail } })
    }
    const set = (next: URLSearchParams, name: string, value: string | undefined): void => (value ? next.set(name, value) : next.delete(name))
    return {
      q, filtering, pageNumber,
      query: { limit: PAGE_SIZE, ...place, ...(q === "" ? {} : { q }), ...filtering },
      setSearch: (value) => go((next) => set(next, "q", value)),
      setFiltering: (value) => go((next) => {
        for (const id of Object.keys(filters)) {
          const chosen = value[id]
          set(next, id, Array.isArray(chosen) ? chosen.join(",") : chosen)
        }
      }),
      goNext: ({ next_after }) => go((next) => {
        next.set("page", String(pageNumber + 1))
        if (paging === "keyset") set(next, "after", next_after ?? undefined)
      }, [...trail, after ?? ""]),
      goBack: () => go((next) => {
        // Without a trail (the link was sent by somebody) the way back leads to the first page.
        const before = trail.at(-1)
        const target = paging === "offset" || before !== undefined ? pageNumber - 1 : 1
        if (target > 1) next.set("page", String(target))
        if (paging === "keyset") set(next, "after", before)
      }, trail.slice(0, -1)),
    }
  }, [params, setParams, filters, paging, trail])
}
