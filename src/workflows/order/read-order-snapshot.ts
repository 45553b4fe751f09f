import type { MedusaContainer } from "@medusajs/framework/types"
import type { OrderSnapshot } from "../facade"
import { readOrderFacts } from "./order-facts"
import { snapshotOf } from "./order-snapshot"

/** The order as Medusa says it is now. Null: no such order, or still a draft, which promises nothing to anybody. */
export async function readOrderSnapshot(container: Pick<MedusaContainer, "resolve">, orderId: string): Promise<OrderSnapshot | null> {
  const facts = await readOrderFacts(container, orderId)
  return facts === null || facts.isDraft ? null : snapshotOf(facts)
}
