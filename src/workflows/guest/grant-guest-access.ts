import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { servicesOf } from "../facade"

/** A request for guest access as its job carries it. */
export interface GuestAccessRequest {
  readonly email_digest: string
  readonly order_display_id: string | null
  readonly serial_number: string | null
}

/** Mails a one-time link when the address belongs to the order, or to the owner of the unit; otherwise does nothing. */
export async function grantGuestAccess(container: MedusaContainer, { email_digest, order_display_id, serial_number }: GuestAccessRequest, messageId: string): Promise<void> {
  if (order_display_id !== null) await grantForOrder(container, order_display_id, email_digest, messageId)
  else if (serial_number !== null) await grantForUnit(container, serial_number, email_digest, messageId)
}

interface Row {
  readonly id: string
  readonly display_id?: number
  readonly custom_display_id?: string | null
  readonly email?: string | null
  readonly customer_id?: string | null
}

/** The largest that Medusa's own numbering can reach. */
const DISPLAY_ID_MAX = 2_147_483_647

/** A shop shows Medusa's number, or one of its own. */
async function grantForOrder(container: MedusaContainer, displayId: string, digest: string, messageId: string): Promise<void> {
  const { guests } = servicesOf(container)
  const number = /^\d{1,10}$/.test(displayId) && Number(displayId) <= DISPLAY_ID_MAX ? [{ display_id: Number(displayId) }] : []
  const orders = await rowsOf(container, "order", ["id", "email", "customer_id", "display_id", "custom_display_id"], { $or: [...number, { custom_display_id: displayId }] })
  for (const order of orders.filter(({ email }) => email != null && guests.emailDigest(email) === digest)) {
    await guests.grant({
      subject: { type: "order", id: order.id }, customerId: order.customer_id ?? null, recipient: { type: "order", id: order.id },
      data: { order_id: order.id, order_display_id: order.custom_display_id ?? order.display_id ?? null }, requestKey: `${messageId}:${order.id}`,
    })
  }
}

async function grantForUnit(container: MedusaContainer, serialNumber: string, digest: string, messageId: string): Promise<void> {
  const { guests } = servicesOf(container)
  const owned = await guests.ownersOfNumber(serialNumber)
  if (owned.length === 0) return
  const customers = await rowsOf(container, "customer", ["id", "email"], { id: owned.map(({ customerId }) => customerId) })
  const matching = new Set(customers.filter(({ email }) => email != null && guests.emailDigest(email) === digest).map(({ id }) => id))
  for (const unit of owned.filter(({ customerId }) => matching.has(customerId))) {
    await guests.grant({
      subject: { type: "unit", id: unit.unitId }, customerId: unit.customerId, recipient: { type: "customer", id: unit.customerId },
      data: { unit_id: unit.unitId, serial_number: unit.serialNumber }, requestKey: `${messageId}:${unit.unitId}`,
    })
  }
}

async function rowsOf(container: MedusaContainer, entity: "order" | "customer", fields: string[], filters: object): Promise<readonly Row[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity, fields, filters })
  // Query's types know these fields only where Medusa's generated types are installed.
  return data as unknown as readonly Row[]
}
