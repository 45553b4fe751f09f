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

/** The one question the middleware on core's return routes asks: why Medusa must not do it. Null: it may. */
export const blocksReturnOf = (container: Pick<MedusaContainer, "resolve">, asked: AskedReturn): Promise<Rejection | null> => servicesOf(container).rmas.blocksReturnOf(asked)
