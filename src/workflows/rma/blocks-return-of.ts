import type { MedusaContainer } from "@medusajs/framework/types"
import type { Rejection } from "../../domain/common/rejection"
import { servicesOf } from "../facade"
import type { LineQuantity } from "./quarantine-levels"

/** What somebody asks of Medusa's own returns, in its screens or by the store API. */
export interface AskedReturn {
  readonly orderId: string
  readonly items: readonly LineQuantity[]
  /** `request`: units are to come back. `receive`: this return's units are said to have come. */
  readonly moment: "request" | "receive"
  /** Null when the return is only being made. */
  readonly returnId: string | null
}

/** The one question the middleware on core's return routes asks of the RMA services. */
export interface ReturnGuard {
  /** Why Medusa must not do it: a unit of this quantity is in an open RMA, or became the shop's another way. Null: it may. */
  readonly blocksReturnOf: (asked: AskedReturn) => Promise<Rejection | null>
}

/** Where the facade has no RMA services, nothing is blocked. */
const BLOCKS_NOTHING: ReturnGuard = { blocksReturnOf: async () => null }

export async function blocksReturnOf(container: Pick<MedusaContainer, "resolve">, asked: AskedReturn): Promise<Rejection | null> {
  const { rmas = BLOCKS_NOTHING } = servicesOf(container) as { readonly rmas?: ReturnGuard }
  return rmas.blocksReturnOf(asked)
}
