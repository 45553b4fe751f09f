import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { OF_REPAIR } from "../../workflows/repair/request-payment"

export interface OpenPayment {
  /** What is neither captured nor authorized yet, in decimal major units as Medusa has it. */
  readonly amount: number
  readonly currencyCode: string
  readonly isPaid: boolean
  /** The bank said no, and nothing was taken. */
  readonly hasFailed: boolean
  readonly orderId: string | null
  readonly orderDisplayId: number | null
  readonly customerId: string | null
  /** What it is for, where it is for a repair. */
  readonly repairOrderId: string | null
}

interface CollectionRow {
  readonly amount: number
  readonly currency_code: string
  readonly status: string
  readonly metadata?: Readonly<Record<string, unknown>> | null
  readonly payments?: readonly { readonly amount: number; readonly canceled_at?: string | Date | null }[] | null
  readonly order?: { readonly id: string; readonly display_id?: number | null; readonly customer_id?: string | null } | null
}

const SETTLED: readonly string[] = ["completed", "canceled"]

/** One payment collection with the order or the repair it is of; null when there is none, or it is of neither. */
export async function readPayment(scope: Pick<MedusaContainer, "resolve">, id: string): Promise<OpenPayment | null> {
  const { data } = await scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "payment_collection", fields: ["amount", "currency_code", "status", "metadata", "payments.amount", "payments.canceled_at", "order.id", "order.display_id", "order.customer_id"], filters: { id },
  })
  const [row] = data as unknown as readonly CollectionRow[]
  const repairOrderId = row?.metadata?.[OF_REPAIR]
  if (row === undefined || (row.order == null && typeof repairOrderId !== "string")) return null
  // A payment is there once it is authorized; the shop captures it when it sees fit.
  const given = (row.payments ?? []).reduce((sum, { amount, canceled_at: canceledAt }) => (canceledAt == null ? sum + Number(amount) : sum), 0)
  const open = Number(row.amount) - given
  return {
    amount: Math.max(0, open), currencyCode: row.currency_code, isPaid: SETTLED.includes(row.status) || open <= 0,
    hasFailed: row.status === "failed", orderId: row.order?.id ?? null, orderDisplayId: row.order?.display_id ?? null, customerId: row.order?.customer_id ?? null, repairOrderId: typeof repairOrderId === "string" ? repairOrderId : null,
  }
}
