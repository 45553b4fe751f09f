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
export async function readUnpaidRepairs(container: Container): Promise<void> {
  const { repairs } = servicesOf(container)
  for (const id of await repairs.unpaid(ASKED_AT_ONCE)) await readPayment(container, id)
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
  const payments = container.resolve<IPaymentModuleService>(Modules.PAYMENT)
  const collection = await payments.retrievePaymentCollection(collectionId, { relations: ["payments", "payment_sessions"] })
  const standing = collection.payments?.find(({ canceled_at }) => canceled_at == null)
  if (standing?.captured_at != null) return
  const payment = standing ?? (await payments.authorizePaymentSession(await sessionByHand(payments, collection), {}))
  if (payment !== null) await capturePaymentWorkflow(container).run({ input: { payment_id: payment.id } })
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
