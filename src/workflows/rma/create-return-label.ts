import type { IFulfillmentModuleService, ILockingModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createReturnFulfillmentWorkflow } from "@medusajs/medusa/core-flows"
import type { PostalAddress } from "../../domain/common/postal-address"
import { RejectionError, reject } from "../../domain/common/rejection"
import { addressInMedusa } from "./address-in-medusa"
import { AFTERCARE_KEY, type Fault, NO_FAULT } from "./deed"
import type { LineQuantity } from "./quarantine-levels"

export interface CreateReturnLabel {
  readonly orderId: string
  readonly items: readonly LineQuantity[]
  /** The warehouse that the parcel goes to. */
  readonly locationId: string
  /** Otherwise a return option of that warehouse. */
  readonly shippingOptionId?: string | undefined
  /** Where the parcel is fetched from; otherwise the order's own address is all that is known. */
  readonly sender?: PostalAddress | null | undefined
  readonly key: string
}

export type ReturnLabel =
  | { readonly available: true; readonly fulfillmentId: string; readonly trackingNumber: string; readonly trackingUrl: string; readonly labelUrl: string }
  /** `no_return_option`: the warehouse offers no way back. `provider_gives_none`: its carrier makes no labels; the customer sends it as she likes. */
  | { readonly available: false; readonly reason: "no_return_option" | "provider_gives_none" }

const LOCK_WAIT_SECONDS = 15

/**
 * A label for a parcel that comes back, from the fulfilment provider of a return option; once for its key. It needs no
 * return of Medusa and changes nothing of the order. Not under the order's lock: a carrier may take its time.
 */
export async function createReturnLabel(container: MedusaContainer, input: CreateReturnLabel, fault: Fault = NO_FAULT): Promise<ReturnLabel> {
  const locking = container.resolve<ILockingModule>(Modules.LOCKING)
  return locking.execute(`aftercare-label:${input.key}`, async () => {
    const known = await findParcel(container, input.key)
    const label = known === null ? null : labelOf(known)
    if (label !== null) return label
    // A process died while the carrier was asked: what it made without a label is of no use.
    if (known !== null) await cancelParcel(container, known.id)
    const option = await findOption(container, input)
    if (option === null) return { available: false, reason: "no_return_option" }
    await askProvider(container, input, option)
    await fault("provider_asked")
    const made = await findParcel(container, input.key)
    if (made === null) return { available: false, reason: "provider_gives_none" }
    const given = labelOf(made)
    if (given === null) await cancelParcel(container, made.id)
    return given ?? { available: false, reason: "provider_gives_none" }
  }, { timeout: LOCK_WAIT_SECONDS })
}

async function askProvider(container: MedusaContainer, { orderId, items, locationId, sender, key }: CreateReturnLabel, option: GraphOption): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const [{ data: orders }, { data: locations }] = await Promise.all([
    query.graph({ entity: "order", fields: ["*", "items.*", "shipping_address.*", "customer.*"], filters: { id: orderId } }),
    query.graph({ entity: "stock_location", fields: ["id", "address.*"], filters: { id: locationId } }),
  ])
  const [order] = orders as unknown as readonly GraphOrder[]
  if (order === undefined) throw new RejectionError(reject("not_found", `No order ${orderId.slice(0, 64)} exists.`, { order_id: orderId }))
  const [location] = locations as unknown as readonly { readonly address?: Record<string, unknown> | null }[]
  const { id: _id, ...address } = location?.address ?? {}
  const from = sender ? addressInMedusa(sender) : order.shipping_address ?? null
  await createReturnFulfillmentWorkflow(container).run({
    input: {
      location_id: locationId, provider_id: option.provider_id, shipping_option_id: option.id, delivery_address: address, labels: [], metadata: { [AFTERCARE_KEY]: key },
      order: { ...order, shipping_address: from },
      // Medusa's module gives a carrier the fulfilment without its order. It adds the carrier's own data to this; see findParcel.
      data: from === null ? {} : { sender_address: from },
      items: items.map(({ lineItemId, quantity }) => {
        const line = order.items?.find((item) => item?.id === lineItemId)
        return { line_item_id: lineItemId, quantity, title: line?.variant_title ?? line?.title ?? "", sku: line?.variant_sku ?? "", barcode: line?.variant_barcode ?? "" }
      }),
      // The workflow's type wants a fulfilment's every field.
    } as never,
  })
}

/** A return option of the warehouse, or the one that was named. */
async function findOption(container: MedusaContainer, { locationId, shippingOptionId }: CreateReturnLabel): Promise<GraphOption | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const fields = ["id", "provider_id", "rules.attribute", "rules.value"]
  if (shippingOptionId !== undefined) {
    const { data } = await query.graph({ entity: "shipping_option", fields, filters: { id: shippingOptionId } })
    return (data as unknown as readonly GraphOption[])[0] ?? null
  }
  const { data } = await query.graph({ entity: "stock_location", fields: ["id", ...fields.map((field) => `fulfillment_sets.service_zones.shipping_options.${field}`)], filters: { id: locationId } })
  const [location] = data as unknown as readonly GraphLocation[]
  const options = (location?.fulfillment_sets ?? []).flatMap((set) => (set?.service_zones ?? []).flatMap((zone) => zone?.shipping_options ?? []))
  return options.find((option) => option?.rules?.some((rule) => rule?.attribute === "is_return" && String(rule.value) === "true")) ?? null
}

/** Where the parcel is fetched from was for the carrier alone: in Medusa's fulfilment nobody would ever erase it. */
async function findParcel(container: MedusaContainer, key: string): Promise<GraphParcel | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "fulfillment", fields: ["id", "canceled_at", "data", "labels.tracking_number", "labels.tracking_url", "labels.label_url"], filters: { metadata: { [AFTERCARE_KEY]: key } } as object,
  })
  const parcel = (data as unknown as readonly GraphParcel[]).find(({ canceled_at }) => canceled_at == null) ?? null
  // What is named anew takes the place of what was there; the rest of the data stays.
  if (parcel?.data?.["sender_address"] != null) await container.resolve<IFulfillmentModuleService>(Modules.FULFILLMENT).updateFulfillment(parcel.id, { data: { sender_address: null } })
  return parcel
}

function labelOf({ id, labels }: GraphParcel): ReturnLabel | null {
  const label = labels?.find((row) => row?.label_url)
  if (!label) return null
  return { available: true, fulfillmentId: id, trackingNumber: label.tracking_number ?? "", trackingUrl: label.tracking_url ?? "", labelUrl: label.label_url ?? "" }
}

async function cancelParcel(container: MedusaContainer, id: string): Promise<void> {
  await container.resolve<IFulfillmentModuleService>(Modules.FULFILLMENT).cancelFulfillment(id)
}

interface GraphOrder {
  readonly shipping_address?: object | null
  readonly items?: readonly ({ readonly id: string; readonly title: string; readonly variant_title?: string | null; readonly variant_sku?: string | null; readonly variant_barcode?: string | null } | null)[] | null
}

interface GraphOption {
  readonly id: string
  readonly provider_id: string
  readonly rules?: readonly ({ readonly attribute: string; readonly value: unknown } | null)[] | null
}

interface GraphLocation {
  readonly fulfillment_sets?: readonly ({ readonly service_zones?: readonly ({ readonly shipping_options?: readonly (GraphOption | null)[] | null } | null)[] | null } | null)[] | null
}

interface GraphParcel {
  readonly id: string
  readonly canceled_at?: string | Date | null
  readonly data?: Readonly<Record<string, unknown>> | null
  readonly labels?: readonly ({ readonly tracking_number?: string | null; readonly tracking_url?: string | null; readonly label_url?: string | null } | null)[] | null
}
