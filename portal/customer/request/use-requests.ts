import type { HttpStoreRepairOrderList, HttpStoreRma } from "../../../src/types/http"
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

const LIMIT = 50

/** Returns, repairs and claims as one list, the newest first: to whom it happens, they are one thing. */
export function useRequests({ unitId }: { readonly unitId?: string } = {}) {
  const session = useSession()
  const words = useStatusWords()
  const rmas = useRead<{ rmas: HttpStoreRma[] }>("/store/rmas", { limit: LIMIT })
  const repairs = useRead<HttpStoreRepairOrderList>("/store/repair-orders", { limit: LIMIT })
  // A guest's link is for an order or a product; claims belong to a customer.
  const claims = useRead<{ warranty_claims: StoreClaim[] }>("/store/warranty-claims", { limit: LIMIT }, { enabled: session?.kind === "customer" })
  const concerns = (id: string): boolean => unitId === undefined || id === unitId
  const requests: RequestEntry[] = [
    ...(rmas.data?.rmas ?? []).filter(({ lines }) => lines.some((line) => concerns(line.unit_id))).map((rma) => ({
      id: rma.id, kind: "return" as const, to: `/returns/${rma.id}`, displayId: rma.display_id, serialNumbers: rma.lines.map((line) => line.serial_number), status: words("return", rma.info_requested ? "info_requested" : rma.status), at: rma.created_at,
    })),
    ...(repairs.data?.repair_orders ?? []).filter((repair) => concerns(repair.unit_id)).map((repair) => ({
      id: repair.id, kind: "repair" as const, to: `/repairs/${repair.id}`, displayId: repair.display_id, serialNumbers: [repair.serial_number], status: words("repair", repair.status), at: repair.opened_at,
    })),
    ...(claims.data?.warranty_claims ?? []).filter((claim) => concerns(claim.unit_id)).map((claim) => ({
      id: claim.id, kind: "claim" as const, to: `/claims/${claim.id}`, displayId: claim.display_id, serialNumbers: [claim.serial_number], status: words("claim", claim.status), at: claim.submitted_at,
    })),
  ]
  return {
    // Not `toSorted`: phones of 2022 have none.
    requests: [...requests].sort((one, other) => other.at.localeCompare(one.at)),
    isPending: rmas.isPending || repairs.isPending || (claims.isPending && session?.kind === "customer"),
    error: rmas.error ?? claims.error ?? repairs.error, refetch: () => Promise.all([rmas.refetch(), repairs.refetch()]),
  }
}
