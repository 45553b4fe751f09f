import type { IFulfillmentModuleService, ILockingModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules, OrderStatus } from "@medusajs/framework/utils"
import { convertDraftOrderWorkflow, createOrderWorkflow } from "@medusajs/medusa/core-flows"
import { syncOrder } from "../order/wake-order"
import { AFTERCARE_KEY, type Fault, NO_FAULT } from "./deed"
import { ordersOf } from "./order-module"
import { stockRejection } from "./reserve-line"

export interface ReplaceByOrder {
  /** Either names the owner; with both, the customer's own e-mail is kept. */
  readonly customerId?: string | undefined
  readonly email?: string | undefined
  readonly regionId: string
  readonly salesChannelId: string
  readonly address: ReplacementAddress
  readonly variantId: string
  readonly quantity: number
  readonly key: string
  /** Otherwise one that ships this product from the sales channel's locations to the address. */
  readonly shippingOptionId?: string | undefined
}

export interface ReplacementAddress {
  readonly first_name?: string
  readonly last_name?: string
  readonly company?: string
  readonly address_1: string
  readonly address_2?: string
  readonly city: string
  readonly country_code: string
  readonly province?: string
  readonly postal_code: string
  readonly phone?: string
}

export interface OrderReplacement {
  readonly orderId: string
  readonly lineItemId: string
  readonly replayed: boolean
}

/**
 * A replacement for an owner who is not the customer of an order, for a unit without one, or to another address than that
 * order's: a new order of Medusa that costs nothing. Its unit is reserved and allocated like any other. Exactly once for its key. No order exists to be
 * locked, so the key is. Throws `replacement.out_of_stock`.
 */
export async function replaceByOrder(container: MedusaContainer, input: ReplaceByOrder, fault: Fault = NO_FAULT): Promise<OrderReplacement> {
  const locking = container.resolve<ILockingModule>(Modules.LOCKING)
  const made = await locking.execute(`aftercare-replacement:${input.key}`, async () => {
    const known = await findOrder(container, input.key)
    const order = known ?? await createDraft(container, input)
    await fault("draft_made")
    if (order.is_draft_order) await convertDraftOrderWorkflow(container).run({ input: { id: order.id } })
    await fault("order_converted")
    return { orderId: order.id, replayed: known !== null }
  }, { timeout: LOCK_WAIT_SECONDS })
  await syncOrder(container, made.orderId)
  return { ...made, lineItemId: await lineOf(container, made.orderId) }
}

const LOCK_WAIT_SECONDS = 15

/** Did an earlier run promise the replacement by an order of its own? Then it stays one. */
export const isReplacedByOrder = async (container: MedusaContainer, key: string): Promise<boolean> => (await findOrder(container, key)) !== null

interface FoundOrder {
  readonly id: string
  readonly is_draft_order: boolean
}

async function findOrder(container: MedusaContainer, key: string): Promise<FoundOrder | null> {
  const [order] = await ordersOf(container).listOrders({ metadata: { [AFTERCARE_KEY]: key } }, { select: ["id", "is_draft_order"], take: 1 })
  return order ?? null
}

/** As a draft first: only the conversion reserves stock. */
async function createDraft(container: MedusaContainer, input: ReplaceByOrder): Promise<FoundOrder> {
  const { customerId, email, regionId, salesChannelId, address, variantId, quantity, key } = input
  const shippingOptionId = input.shippingOptionId ?? await chooseShippingOption(container, input)
  try {
    const { result } = await createOrderWorkflow(container).run({
      input: {
        status: OrderStatus.DRAFT, is_draft_order: true, region_id: regionId, sales_channel_id: salesChannelId, metadata: { [AFTERCARE_KEY]: key },
        ...(customerId === undefined ? {} : { customer_id: customerId }), ...(email === undefined ? {} : { email }),
        shipping_address: { ...address }, billing_address: { ...address },
        items: [{ variant_id: variantId, quantity, unit_price: 0 }],
        shipping_methods: shippingOptionId === null ? [] : [{ name: "Replacement", shipping_option_id: shippingOptionId, amount: 0 }],
        // Its type knows neither drafts nor items without a title, which the workflow completes.
      } as never,
    })
    return { id: result.id, is_draft_order: true }
  } catch (error) {
    throw stockRejection(error, variantId)
  }
}

/** Core fulfils an order by the option of its shipping method. Null: no option reaches the address, an agent chooses one when fulfilling. */
async function chooseShippingOption(container: MedusaContainer, { salesChannelId, variantId, address }: ReplaceByOrder): Promise<string | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const [{ data: channels }, { data: variants }] = await Promise.all([
    query.graph({ entity: "sales_channel", fields: ["id", "stock_locations.fulfillment_sets.id"], filters: { id: salesChannelId } }),
    query.graph({ entity: "variant", fields: ["id", "product.shipping_profile.id"], filters: { id: variantId } }),
  ])
  const [channel] = channels as unknown as readonly GraphChannel[]
  const [variant] = variants as unknown as readonly GraphVariant[]
  const sets = (channel?.stock_locations ?? []).flatMap((location) => (location?.fulfillment_sets ?? []).flatMap((set) => (set ? [set.id] : [])))
  const profileId = variant?.product?.shipping_profile?.id
  if (sets.length === 0 || profileId === undefined) return null
  const options = await container.resolve<IFulfillmentModuleService>(Modules.FULFILLMENT).listShippingOptionsForContext({
    context: { is_return: "false", enabled_in_store: "true" }, fulfillment_set_id: sets, shipping_profile_id: profileId, address: { country_code: address.country_code },
  } as never)
  return options[0]?.id ?? null
}

async function lineOf(container: MedusaContainer, orderId: string): Promise<string> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: ["id", "items.id"], filters: { id: orderId } })
  return (data[0] as { readonly items?: readonly ({ readonly id: string } | null)[] } | undefined)?.items?.[0]?.id ?? ""
}

interface GraphChannel {
  readonly stock_locations?: readonly ({ readonly fulfillment_sets?: readonly ({ readonly id: string } | null)[] | null } | null)[] | null
}

interface GraphVariant {
  readonly product?: { readonly shipping_profile?: { readonly id: string } | null } | null
}
