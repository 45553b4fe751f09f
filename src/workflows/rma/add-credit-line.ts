import type { MedusaContainer } from "@medusajs/framework/types"
import { type Fault, NO_FAULT } from "./deed"
import type { CREDIT_REFERENCES, Decimal } from "./order-money"
import { ordersOf } from "./order-module"

export interface CreditLine {
  readonly orderId: string
  /** Positive lowers the order's total, negative raises it. */
  readonly amount: Decimal
  readonly reference: (typeof CREDIT_REFERENCES)[keyof typeof CREDIT_REFERENCES]
  readonly referenceId: string
  readonly createdBy?: string | null | undefined
}

/**
 * The change that core's own workflow for credit lines makes. That one only settles what is pending already, to the
 * last digit of Medusa's decimals, which nobody can pay. Call it when no other change of the order is active.
 */
export async function addCreditLine(container: Pick<MedusaContainer, "resolve">, { orderId, amount, reference, referenceId, createdBy }: CreditLine, fault: Fault = NO_FAULT): Promise<void> {
  const orders = ordersOf(container)
  const change = await orders.createOrderChange({
    order_id: orderId, change_type: "credit_line", ...(createdBy ? { created_by: createdBy } : {}),
    actions: [{ order_id: orderId, action: "CREDIT_LINE_ADD", reference, reference_id: referenceId, amount }],
  })
  await fault("credit_line_begun")
  await orders.confirmOrderChange({ id: change.id, ...(createdBy ? { confirmed_by: createdBy } : {}) })
}
