import type { MedusaContainer } from "@medusajs/framework/types"
import type { Unit } from "../../../../../domain/unit/unit"
import type { HttpOrderUnits, HttpOrderUnitsChanged } from "../../../../../types/http/order-units"
import { postStock } from "../../../../../workflows/stock/post-stock"
import { type OrderInMedusa, readOrder } from "../../../../medusa/orders"
import { presentOrderUnits } from "../../../../present/order-units"
import { presentUnits } from "../../../../present/unit"
import type { Services } from "../../../../respond"

/** An order's lines as they are now, with Medusa's titles. Throws `not_found`. */
export async function answerOrderUnits(container: MedusaContainer, services: Services, orderId: string): Promise<HttpOrderUnits> {
  const [order, view] = await Promise.all([readOrder(container, orderId), services.orders.view(orderId)])
  return presentOrderUnits(view, order.titles)
}

/** After a command on the order's units: stock is posted, then the lines are read back. */
export async function answerChanged(container: MedusaContainer, services: Services, order: OrderInMedusa, changed: readonly Unit[]): Promise<HttpOrderUnitsChanged> {
  await postStock(container, [...new Set(changed.map((unit) => unit.inventoryItemId))])
  const view = await services.orders.view(order.id)
  return { ...presentOrderUnits(view, order.titles), units: presentUnits(changed) }
}
