import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"
import { toDecimal } from "../../domain/common/money"
import { reasonOf } from "../facade"
import { AFTERCARE_KEY, type Deed, type Fault, keyIn } from "./deed"
import type { Metadata } from "./order-module"
import { paymentsOf } from "./payment-module"

export interface ChargeSavedMethod extends Pick<Deed, "orderId" | "key"> {
  readonly customerId: string | null
  /** Null: nothing is due. */
  readonly paymentCollectionId: string | null
  readonly amountMinor: number
  readonly currencyCode: string
}

interface SavedMethod {
  readonly id: string
  readonly providerId: string
  readonly accountHolder: object
}

/**
 * Charges what is due to a payment method that the customer saved with a provider, without her; once for its key. False:
 * there is none, or the provider wants her to confirm it: then she pays the collection herself.
 */
export async function chargeSavedMethod(container: MedusaContainer, input: ChargeSavedMethod, fault: Fault): Promise<boolean> {
  const known = await findSession(container, input)
  if (known?.payment != null) return capture(container, known.payment)
  if (input.paymentCollectionId === null) return false
  const sessionId = known?.id ?? await openSession(container, input, input.paymentCollectionId)
  if (sessionId === null) return false
  await fault("session_opened")
  const payments = paymentsOf(container)
  try {
    await payments.authorizePaymentSession(sessionId, {})
  } catch (error) {
    container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).warn(`Aftercare: the saved payment method for order ${input.orderId} was not charged: ${reasonOf(error)}`)
    await payments.deletePaymentSession(sessionId)
    return false
  }
  await fault("authorized")
  const session = await findSession(container, input)
  return session?.payment != null && capture(container, session.payment)
}

async function capture(container: MedusaContainer, { id, captured_at }: GraphPayment): Promise<boolean> {
  if (captured_at == null) await capturePaymentWorkflow(container).run({ input: { payment_id: id } })
  return true
}

async function openSession(container: MedusaContainer, { customerId, amountMinor, currencyCode, key }: ChargeSavedMethod, collectionId: string): Promise<string | null> {
  const method = customerId === null ? null : await findMethod(container, customerId)
  if (method === null) return null
  const session = await paymentsOf(container).createPaymentSession(collectionId, {
    provider_id: method.providerId, currency_code: currencyCode, amount: toDecimal(amountMinor, currencyCode), metadata: { [AFTERCARE_KEY]: key },
    // What Medusa's Stripe provider takes for a charge without the customer; others ignore what they do not know.
    data: { payment_method: method.id, off_session: true, confirm: true },
    context: { account_holder: method.accountHolder, customer: { id: customerId } },
  })
  return session.id
}

async function findMethod(container: MedusaContainer, customerId: string): Promise<SavedMethod | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "customer", fields: ["id", "account_holders.id", "account_holders.provider_id", "account_holders.external_id", "account_holders.data"], filters: { id: customerId } })
  const [customer] = data as unknown as readonly { readonly account_holders?: readonly ({ readonly provider_id: string } | null)[] | null }[]
  for (const accountHolder of customer?.account_holders ?? []) {
    if (accountHolder === null) continue
    const [method] = await paymentsOf(container).listPaymentMethods({ provider_id: accountHolder.provider_id, context: { account_holder: accountHolder } })
    if (method !== undefined) return { id: method.id, providerId: accountHolder.provider_id, accountHolder }
  }
  return null
}

/** The session of this key on any of the order's collections, and the payment it became. */
async function findSession(container: MedusaContainer, { orderId, key }: ChargeSavedMethod): Promise<GraphSession | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order", filters: { id: orderId },
    fields: ["id", "payment_collections.payment_sessions.id", "payment_collections.payment_sessions.metadata", "payment_collections.payment_sessions.payment.id", "payment_collections.payment_sessions.payment.captured_at"],
  })
  const [order] = data as unknown as readonly GraphOrder[]
  const sessions = (order?.payment_collections ?? []).flatMap((collection) => collection?.payment_sessions ?? [])
  return sessions.find((session) => session !== null && keyIn(session.metadata) === key) ?? null
}

interface GraphPayment {
  readonly id: string
  readonly captured_at?: string | Date | null
}

interface GraphSession {
  readonly id: string
  readonly metadata?: Metadata
  readonly payment?: GraphPayment | null
}

interface GraphOrder {
  readonly payment_collections?: readonly ({ readonly payment_sessions?: readonly (GraphSession | null)[] | null } | null)[] | null
}
