import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { isSamePlace } from "../../domain/common/postal-address"
import { RejectionError, reject } from "../../domain/common/rejection"
import type { Services } from "../facade"
import { addressFromMedusa, addressInMedusa } from "./address-in-medusa"
import { isReplacedByClaim, replaceByClaim } from "./replace-by-claim"
import { isReplacedByOrder, type ReplacementAddress, replaceByOrder } from "./replace-by-order"

type DueLine = Awaited<ReturnType<Services["rmas"]["dueLine"]>>

export interface Replacement {
  readonly claimId: string | null
  readonly replacementOrderId: string
  readonly replacementLineItemId: string
}

/**
 * A unit in the place of the old one, at no price: on the order it was sold with, or, where the unit is somebody else's
 * by now, was never sold here, or should go to another address than that order's, as an order of its own. Throws
 * `replacement.address_missing`.
 */
export async function sendReplacement(container: MedusaContainer, due: DueLine): Promise<Replacement> {
  const { line, decidedBy } = due
  const variantId = line.resolutionVariantId ?? line.variantId ?? ""
  const key = `${line.id}:replacement`
  if (line.sale !== null && !line.wasPassedOn && await goesByClaim(container, due, line.sale.orderId, key)) {
    const { claimId, lineItemId } = await replaceByClaim(container, { orderId: line.sale.orderId, lineItemId: line.sale.lineItemId, variantId, quantity: 1, key, createdBy: decidedBy })
    return { claimId, replacementOrderId: line.sale.orderId, replacementLineItemId: lineItemId }
  }
  const { orderId, lineItemId } = await replaceByOrder(container, { ...(await destinationOf(container, due)), variantId, quantity: 1, key })
  return { claimId: null, replacementOrderId: orderId, replacementLineItemId: lineItemId }
}

/**
 * Medusa sends what a claim promises to the order's own address, so only what goes there is a claim. What was begun one
 * way ends that way, also when the address was changed or erased meanwhile.
 */
async function goesByClaim(container: MedusaContainer, { address }: DueLine, orderId: string, key: string): Promise<boolean> {
  if (await isReplacedByClaim(container, { orderId, key })) return true
  if (await isReplacedByOrder(container, key)) return false
  if (address === null) return true
  const [order] = (await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order", fields: ["id", "shipping_address.*"], filters: { id: orderId } })).data as unknown as OrderRow[]
  const ordered = order?.shipping_address
  // Where the order has no address of its own, what was asked for is all there is.
  return isComplete(ordered) && isSamePlace(address, addressFromMedusa(ordered))
}

type Destination = Pick<Parameters<typeof replaceByOrder>[1], "customerId" | "email" | "regionId" | "salesChannelId" | "address">

/** Where and how the owner buys: by their own latest order, else by the order of the unit; sent where they asked for it, else to their address. */
async function destinationOf(container: MedusaContainer, { rma, line, unit, address: asked }: DueLine): Promise<Destination> {
  const customerId = unit.ownerCustomerId ?? rma.customerId
  const orders = await ordersOf(container, customerId, line.sale?.orderId ?? rma.orderId)
  const address = asked === null ? await addressOf(container, customerId, orders) : addressInMedusa(asked)
  const [order] = orders
  if (order?.region_id == null || order.sales_channel_id == null || address === null) {
    throw new RejectionError(reject("replacement.address_missing", `${rma.displayId}: there is no order or address by which the owner of unit ${unit.serialNumber} could be sent a replacement. Add an address to the customer.`, {
      rma_id: rma.id, customer_id: customerId, order_id: order?.id ?? null,
    }))
  }
  return { ...(customerId === null ? {} : { customerId }), ...(customerId === null && order.email ? { email: order.email } : {}), regionId: order.region_id, salesChannelId: order.sales_channel_id, address }
}

interface OrderRow {
  readonly id: string
  readonly customer_id?: string | null
  readonly email?: string | null
  readonly region_id?: string | null
  readonly sales_channel_id?: string | null
  readonly shipping_address?: Partial<ReplacementAddress> | null
}

/** The owner's newest order first, then the one the unit was sold with. */
async function ordersOf(container: MedusaContainer, customerId: string | null, orderId: string | null): Promise<OrderRow[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const fields = ["id", "customer_id", "email", "region_id", "sales_channel_id", "shipping_address.*"]
  const own = customerId === null ? [] : (await query.graph({ entity: "order", fields, filters: { customer_id: customerId }, pagination: { take: 1, order: { created_at: "DESC" } } })).data
  const sold = orderId === null ? [] : (await query.graph({ entity: "order", fields, filters: { id: orderId } })).data
  return [...own, ...sold] as unknown as OrderRow[]
}

/** Only an address of the owner's: never that of who bought the unit before. */
async function addressOf(container: MedusaContainer, customerId: string | null, orders: readonly OrderRow[]): Promise<ReplacementAddress | null> {
  const used = orders.find((order) => order.customer_id === customerId)?.shipping_address
  if (isComplete(used)) return pickAddress(used)
  if (customerId === null) return null
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "customer_address", fields: ["*"], filters: { customer_id: customerId } as object })
  const complete = (data as unknown as Partial<ReplacementAddress>[]).find(isComplete)
  return complete === undefined ? null : pickAddress(complete)
}

const isComplete = (address: Partial<ReplacementAddress> | null | undefined): address is ReplacementAddress =>
  Boolean(address?.address_1 && address.city && address.country_code && address.postal_code)

const FIELDS = ["first_name", "last_name", "company", "address_1", "address_2", "city", "country_code", "province", "postal_code", "phone"] as const

/** An address of an order or customer has ids and times of its own that must not go along. */
function pickAddress(address: ReplacementAddress): ReplacementAddress {
  return Object.fromEntries(FIELDS.flatMap((field) => (address[field] ? [[field, address[field]]] : []))) as unknown as ReplacementAddress
}
