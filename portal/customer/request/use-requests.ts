import type { HttpPage, HttpStoreRepairOrderList, HttpStoreRma } from "../../../src/types/http"
import { useSession } from "../../shared/api/session"
import { useRead } from "../../shared/api/use-read"
import type { StoreClaim } from "../claims/claim"
import { type StatusWords, useStatusWords } from "./status-words"

export interface RequestEntry {
  readonly id: string
  readonly kind: "return" | "repair" | "claim"
  readonly to: string
  readonly displayId: string
  readonly serialNumbers: readonly string[]
  readonly status: StatusWords
  readonly at: string
}

interface WhichRequests {
  readonly limit: number
  readonly unitId?: string
}

/** The newest returns, repairs and claims as one list: to whom it happens, they are one thing. */
export function useRequests({ limit, unitId }: WhichRequests) {
  const session = useSession()
  const words = useStatusWords()
  const query = unitId === undefined ? { limit } : { limit, unit_id: unitId }
  // What was read of one product is not shown for the next.
  const keepPrevious = unitId === undefined
  const rmas = useRead<HttpPage & { rmas: HttpStoreRma[] }>("/store/rmas", query, { keepPrevious })
  const repairs = useRead<HttpStoreRepairOrderList>("/store/repair-orders", query, { keepPrevious })
  // A guest's link is for an order or a product; claims belong to a customer.
  const claims = useRead<HttpPage & { warranty_claims: StoreClaim[] }>("/store/warranty-claims", query, { keepPrevious, enabled: session?.kind === "customer" })
  const requests: RequestEntry[] = [
    ...(rmas.data?.rmas ?? []).map((rma) => ({
      id: rma.id, kind: "return" as const, to: `/returns/${rma.id}`, displayId: rma.display_id, serialNumbers: rma.lines.map((line) => line.serial_number), status: words("return", whatCounts(rma)), at: rma.created_at,
    })),
    ...(repairs.data?.repair_orders ?? []).map((repair) => ({
      id: repair.id, kind: "repair" as const, to: `/repairs/${repair.id}`, displayId: repair.display_id, serialNumbers: [repair.serial_number], status: words("repair", repair.status), at: repair.opened_at,
    })),
    ...(claims.data?.warranty_claims ?? []).map((claim) => ({
      id: claim.id, kind: "claim" as const, to: `/claims/${claim.id}`, displayId: claim.display_id, serialNumbers: [claim.serial_number], status: words("claim", claim.status), at: claim.submitted_at,
    })),
  ]
  return {
    // Not `toSorted`: phones of 2022 have none. The newest of each kind were asked for, so these are the newest of all.
    requests: [...requests].sort((one, other) => other.at.localeCompare(one.at)).slice(0, limit),
    count: (rmas.data?.count ?? 0) + (repairs.data?.count ?? 0) + (claims.data?.count ?? 0),
    isPending: rmas.isPending || repairs.isPending || (claims.isPending && session?.kind === "customer"),
    error: rmas.error ?? claims.error ?? repairs.error, refetch: () => Promise.all([rmas.refetch(), repairs.refetch(), ...(session?.kind === "customer" ? [claims.refetch()] : [])]),
  }
}

/** What waits for her answer comes before where the return stands. */
const whatCounts = ({ info_requested: isAsked, status, lines }: HttpStoreRma): string => (isAsked ? "info_requested" : lines.some((line) => line.available_actions.includes("accept_offer")) ? "offered" : status)
