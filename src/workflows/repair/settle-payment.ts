import type { ILockingModule, IPaymentModuleService, MedusaContainer, PaymentCollectionDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"
import { servicesOf } from "../facade"
import { OF_REPAIR, requestRepairPayment } from "./request-payment"

type Container = Pick<MedusaContainer, "resolve">

/** Medusa's own provider for money that was handed over: it authorizes and captures whatever it is told. */
const BY_HAND = "pp_system_default"
const LOCK_WAIT_SECONDS = 15
const ASKED_AT_ONCE = 100

/** A payment was captured or refunded somewhere: where it is a repair's, the order says so. */
export async function noticePayment(container: Container, paymentId: string): Promise<void> {
  const payments = container.resolve<IPaymentModuleService>(Modules.PAYMENT)
  const [payment] = await payments.listPayments({ id: [paymentId] }, { take: 1 })
  if (payment === undefined) return
  const [collection] = await payments.listPaymentCollections({ id: [payment.payment_collection_id] }, { take: 1 })
  const id = collection?.metadata?.[OF_REPAIR]
  if (collection !== undefined && typeof id === "string") await servicesOf(container).repairs.notePaid(id, paidOf(collection))
}

/** Events come at most once; repairs that nobody has heard of since are asked about. */
export async function readUnpaidRepairs(container: Container, pageSize = ASKED_AT_ONCE): Promise<void> {
  const { repairs } = servicesOf(container)
  let after: string | null = null
  do {
    const unpaid: Awaited<ReturnType<typeof repairs.unpaid>> = await repairs.unpaid({ after, limit: pageSize })
    if (unpaid.length > 0) await repairs.noteAllPaid(await paidAmong(container, unpaid))
    after = unpaid.length < pageSize ? null : unpaid.at(-1)?.id ?? null
  } while (after !== null)
}

/** One question to Medusa for a whole page. */
async function paidAmong<Repair extends { readonly paymentCollectionId: string }>(container: Container, unpaid: readonly Repair[]): Promise<(Repair & { readonly amount: number })[]> {
  const collections = await container.resolve<IPaymentModuleService>(Modules.PAYMENT).listPaymentCollections({ id: unpaid.map(({ paymentCollectionId }) => paymentCollectionId) }, { take: unpaid.length })
  const amounts = new Map(collections.map((collection) => [collection.id, paidOf(collection)]))
  return unpaid.map((repair) => ({ ...repair, amount: amounts.get(repair.paymentCollectionId) ?? 0 })).filter(({ amount }) => amount > 0)
}

async function readPayment(container: Container, repairOrderId: string): Promise<void> {
  const { repairs } = servicesOf(container)
  const due = await repairs.paymentDue(repairOrderId)
  if (due === null || due.paymentCollectionId === null) return
  const [collection] = await container.resolve<IPaymentModuleService>(Modules.PAYMENT).listPaymentCollections({ id: [due.paymentCollectionId] }, { take: 1 })
  if (collection !== undefined) await repairs.notePaid(repairOrderId, paidOf(collection))
}

const paidOf = ({ captured_amount, refunded_amount }: PaymentCollectionDTO): number => Number(captured_amount ?? 0) - Number(refunded_amount ?? 0)

/**
 * The customer paid at the counter or by transfer: the whole collection is captured by hand, once. Under the order's lock
 * what an earlier run got done is found again in Medusa. False: she owes nothing.
 */
export async function recordRepairPayment(container: MedusaContainer, repairOrderId: string): Promise<boolean> {
  const collectionId = await requestRepairPayment(container, repairOrderId)
  if (collectionId === null) return false
  await container.resolve<ILockingModule>(Modules.LOCKING).execute(`aftercare-repair-payment:${repairOrderId}`, () => captureByHand(container, collectionId), { timeout: LOCK_WAIT_SECONDS })
  await readPayment(container, repairOrderId)
  return true
}

async function captureByHand(container: MedusaContainer, collectionId: string): Promise<void> {
  const paymentId = await paymentByHand(container.resolve<IPaymentModuleService>(Modules.PAYMENT), collectionId)
  if (paymentId !== null) await capturePaymentWorkflow(container).run({ input: { payment_id: paymentId } })
}

/** The payment that says she paid by hand, not captured yet; null where one was captured. What stands with another provider is given up first: taken as well, it would be paid twice. */
export async function paymentByHand(payments: IPaymentModuleService, collectionId: string): Promise<string | null> {
  const collection = await payments.retrievePaymentCollection(collectionId, { relations: ["payments", "payment_sessions"] })
  const standing = (collection.payments ?? []).filter(({ canceled_at }) => canceled_at == null)
  if (standing.some(({ captured_at }) => captured_at != null)) return null
  for (const { id } of standing.filter(({ provider_id }) => provider_id !== BY_HAND)) await payments.cancelPayment(id)
  for (const { id } of (collection.payment_sessions ?? []).filter(({ provider_id, authorized_at }) => provider_id !== BY_HAND && authorized_at == null)) await payments.deletePaymentSession(id)
  const payment = standing.find(({ provider_id }) => provider_id === BY_HAND) ?? (await payments.authorizePaymentSession(await sessionByHand(payments, collection), {}))
  return payment?.id ?? null
}

async function sessionByHand(payments: IPaymentModuleService, collection: PaymentCollectionDTO): Promise<string> {
  const opened = collection.payment_sessions?.find(({ provider_id }) => provider_id === BY_HAND)
  if (opened !== undefined) return opened.id
  return (await payments.createPaymentSession(collection.id, { provider_id: BY_HAND, currency_code: collection.currency_code, amount: collection.amount, data: {} })).id
}

export interface RecordRepairPaymentInput {
  readonly repair_order_id: string
}

/** Nothing is compensated: the money is there, and the next run finds it. */
const recordPaymentStep = createStep("aftercare-record-repair-payment", async ({ repair_order_id }: RecordRepairPaymentInput, { container }) =>
  new StepResponse(await recordRepairPayment(container, repair_order_id)))

/** Says in Medusa that a repair was paid by hand. */
export const recordRepairPaymentWorkflow = createWorkflow("record-repair-payment", (input: RecordRepairPaymentInput) => new WorkflowResponse(recordPaymentStep(input)))
