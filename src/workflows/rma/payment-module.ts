import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** Medusa's payment module as it is: its published types leave out what refunds keep, and how a provider is asked again. */
export interface PaymentModule {
  refundPayment(input: { readonly payment_id: string; readonly amount: number; readonly created_by?: string; readonly note?: string; readonly metadata: object }): Promise<unknown>
  /** Core's own second half of `refundPayment`: asks the provider under the refund's id as idempotency key. */
  refundPaymentFromProvider_(payment: { readonly id: string; readonly provider_id: string; readonly data: object }, refund: { readonly id: string; readonly raw_amount: object }): Promise<unknown>
  updatePaymentCollections(id: string, change: { readonly amount: number }): Promise<unknown>
  listPaymentMethods(filter: { readonly provider_id: string; readonly context: { readonly account_holder: object } }): Promise<readonly { readonly id: string }[]>
  createPaymentSession(collectionId: string, session: object): Promise<{ readonly id: string }>
  /** Asks the provider under the session's id, so that asking again charges once; throws when it does not authorize. */
  authorizePaymentSession(id: string, context: object): Promise<{ readonly id: string }>
  deletePaymentSession(id: string): Promise<unknown>
  updateRefunds(rows: readonly { readonly id: string; readonly metadata: object }[]): Promise<unknown>
  deleteRefunds(ids: readonly string[]): Promise<unknown>
}

export const paymentsOf = (container: Pick<MedusaContainer, "resolve">): PaymentModule => container.resolve<PaymentModule>(Modules.PAYMENT)
