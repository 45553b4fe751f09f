import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import { RejectionError, reject } from "../../domain/common/rejection"
import { digitsOf, toMinor } from "../../domain/common/money"
import { keyIn } from "./deed"
import type { Metadata } from "./order-module"

/** What our credit lines say they are; their `reference_id` is the key of the deed, or the refund they go with. */
export const CREDIT_REFERENCES = { refund: "aftercare_refund", storeCredit: "store_credit", fee: "aftercare_fee", charge: "aftercare_charge" } as const
const OURS: ReadonlySet<string> = new Set(Object.values(CREDIT_REFERENCES))

export const isOurCreditLine = ({ reference }: { readonly reference?: string | null }): boolean => reference != null && OURS.has(reference)

/** An exact decimal as Medusa has it: it may have more digits than the currency. */
export type Decimal = string

export interface RefundFacts {
  readonly id: string
  readonly amount: Decimal
  readonly key: string | null
  readonly metadata: Metadata
}

export interface PaymentFacts {
  readonly id: string
  readonly providerId: string
  readonly data: Record<string, unknown>
  readonly captured: Decimal
  readonly refunded: Decimal
  readonly refunds: readonly RefundFacts[]
}

export interface OrderMoney {
  readonly orderId: string
  readonly currencyCode: string
  readonly isCanceled: boolean
  readonly customerId: string | null
  /** Positive: the customer owes it. Negative: we owe it to the customer. What is requested to come back counts as credited; less than a minor unit is nothing. */
  readonly pending: Decimal
  /** Oldest first; those that captured something. */
  readonly payments: readonly PaymentFacts[]
  /** Authorized and not captured yet: it will be paid, so nobody has to be asked for it. */
  readonly authorized: Decimal
  readonly creditLines: readonly { readonly reference: string | null; readonly referenceId: string | null; readonly amount: Decimal }[]
  /** Refunds that the order's books have. */
  readonly bookedRefundIds: ReadonlySet<string>
  /** Not paid yet, newest first: where the customer pays what is owed. */
  readonly openCollections: readonly { readonly id: string; readonly amount: Decimal }[]
}

// With `total` Medusa computes what is pending; without it, it gives what the last change stored, which knows no open returns.
const FIELDS = [
  "id", "currency_code", "status", "customer_id", "summary", "total", "credit_lines.*", "transactions.*",
  "payment_collections.id", "payment_collections.status", "payment_collections.raw_amount", "payment_collections.created_at",
  "payment_collections.payments.id", "payment_collections.payments.raw_amount", "payment_collections.payments.canceled_at", "payment_collections.payments.provider_id", "payment_collections.payments.data", "payment_collections.payments.created_at",
  "payment_collections.payments.captures.raw_amount", "payment_collections.payments.refunds.id", "payment_collections.payments.refunds.raw_amount", "payment_collections.payments.refunds.metadata",
]

/** Throws `not_found`. */
export async function readOrderMoney(container: Pick<MedusaContainer, "resolve">, orderId: string): Promise<OrderMoney> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: FIELDS, filters: { id: orderId } })
  const order = data[0] as unknown as GraphOrder | undefined
  if (order === undefined) throw new RejectionError(reject("not_found", `No order ${orderId.slice(0, 64)} exists.`, { order_id: orderId }))
  const collections = present(order.payment_collections)
  return {
    orderId, currencyCode: order.currency_code, isCanceled: order.status === "canceled", customerId: order.customer_id ?? null,
    pending: decimalOf(order.summary?.pending_difference),
    payments: byAge(collections.flatMap(({ payments }) => present(payments))).map(paymentFacts).filter(({ captured }) => MathBN.gt(captured, 0)),
    authorized: collections.flatMap(({ payments }) => present(payments)).filter(({ canceled_at }) => canceled_at == null)
      .reduce((total, payment) => MathBN.add(total, MathBN.sub(decimalOf(payment.raw_amount), paymentFacts(payment).captured)), MathBN.convert(0)).toString(),
    creditLines: present(order.credit_lines).map(({ reference, reference_id, raw_amount, amount }) => ({ reference: reference ?? null, referenceId: reference_id ?? null, amount: decimalOf(raw_amount ?? amount) })),
    bookedRefundIds: new Set(present(order.transactions).flatMap(({ reference, reference_id }) => (reference === "refund" && reference_id ? [reference_id] : []))),
    openCollections: byAge(collections).reverse().filter(({ status }) => status === "not_paid" || status === "awaiting").map(({ id, raw_amount }) => ({ id, amount: decimalOf(raw_amount) })),
  }
}

function paymentFacts({ id, provider_id, data, captures, refunds }: GraphPayment): PaymentFacts {
  const rows = present(refunds)
  return {
    id, providerId: provider_id, data: data ?? {}, captured: sumOf(present(captures)), refunded: sumOf(rows),
    refunds: rows.map((row) => ({ id: row.id, amount: decimalOf(row.raw_amount), key: keyIn(row.metadata), metadata: row.metadata })),
  }
}

/** Minor units we owe to the customer. */
export const owedToCustomer = ({ pending, currencyCode }: Pick<OrderMoney, "pending" | "currencyCode">): number => Math.max(0, -toMinor(pending, currencyCode))
/** Minor units the customer owes. */
export const owedByCustomer = ({ pending, currencyCode }: Pick<OrderMoney, "pending" | "currencyCode">): number => Math.max(0, toMinor(pending, currencyCode))
/** Whole minor units that may still be refunded of a payment. */
export const refundableOf = ({ captured, refunded }: PaymentFacts, currencyCode: string): number => Math.max(0, toMinor(MathBN.sub(captured, refunded).toString(), currencyCode))

/** Is this less than one minor unit, so that nobody can pay it? */
export const isDust = (amount: Decimal, currencyCode: string): boolean => MathBN.lt(MathBN.abs(MathBN.mult(amount, 10 ** digitsOf(currencyCode))), 1)

/** Medusa gives `{value}` in the raw columns, and elsewhere a number, its own BigNumber (with such a `raw`) or a BigNumber of its library. */
export function decimalOf(value: unknown): Decimal {
  if (typeof value === "object" && value !== null && "raw" in value) return decimalOf(value.raw)
  if (typeof value === "object" && value !== null && "value" in value) return String(value.value)
  return value == null ? "0" : String(value)
}

const sumOf = (rows: readonly { readonly raw_amount?: unknown }[]): Decimal => rows.reduce((total, { raw_amount }) => MathBN.add(total, decimalOf(raw_amount)), MathBN.convert(0)).toString()
const byAge = <Row extends { readonly created_at?: string | Date }>(rows: readonly Row[]): Row[] => [...rows].sort((a, b) => Date.parse(String(a.created_at)) - Date.parse(String(b.created_at)))
const present = <Row>(rows: readonly (Row | null | undefined)[] | null | undefined): Row[] => (rows ?? []).filter((row): row is Row => row != null)

interface GraphOrder {
  readonly currency_code: string
  readonly status: string
  readonly customer_id?: string | null
  readonly summary?: { readonly pending_difference?: unknown } | null
  readonly credit_lines?: readonly ({ readonly reference?: string | null; readonly reference_id?: string | null; readonly raw_amount?: unknown; readonly amount?: unknown } | null)[] | null
  readonly transactions?: readonly ({ readonly reference?: string | null; readonly reference_id?: string | null } | null)[] | null
  readonly payment_collections?: readonly (GraphCollection | null)[] | null
}

interface GraphCollection {
  readonly id: string
  readonly status: string
  readonly raw_amount?: unknown
  readonly created_at?: string | Date
  readonly payments?: readonly (GraphPayment | null)[] | null
}

interface GraphPayment {
  readonly id: string
  readonly provider_id: string
  readonly raw_amount?: unknown
  readonly canceled_at?: string | Date | null
  readonly data?: Record<string, unknown> | null
  readonly created_at?: string | Date
  readonly captures?: readonly ({ readonly raw_amount?: unknown } | null)[] | null
  readonly refunds?: readonly ({ readonly id: string; readonly raw_amount?: unknown; readonly metadata?: Metadata } | null)[] | null
}
