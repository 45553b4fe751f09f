import type { ILockingModule, IPaymentModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { servicesOf } from "../facade"

export interface RequestRepairPaymentInput {
  readonly repair_order_id: string
}

/** In the collection's metadata: finds it again when the process died before it was noted. */
export const OF_REPAIR = "aftercare_repair_order"
const LOCK_WAIT_SECONDS = 15

/**
 * Makes the payment collection by which the customer pays for what she approved; exactly one for each repair. Under a
 * lock of the order what was made before is looked for first, in our row and in Medusa.
 */
export async function requestRepairPayment(container: Pick<MedusaContainer, "resolve">, repairOrderId: string): Promise<string | null> {
  const { repairs } = servicesOf(container)
  const locking = container.resolve<ILockingModule>(Modules.LOCKING)
  return locking.execute(`aftercare-repair-payment:${repairOrderId}`, async () => {
    const due = await repairs.paymentDue(repairOrderId)
    if (due === null || due.paymentCollectionId !== null) return due?.paymentCollectionId ?? null
    const payments = container.resolve<IPaymentModuleService>(Modules.PAYMENT)
    const metadata = { [OF_REPAIR]: repairOrderId }
    // The filter's type knows fewer columns than the table has.
    const [made] = await payments.listPaymentCollections({ metadata } as object, { take: 1 })
    const collection = made ?? (await payments.createPaymentCollections({ currency_code: due.currencyCode, amount: due.amount, metadata }))
    return repairs.notePayment(repairOrderId, collection.id)
  }, { timeout: LOCK_WAIT_SECONDS })
}

/** The collection is found again by the next run, so nothing is compensated: nobody has paid by it yet. */
const requestPaymentStep = createStep("aftercare-request-repair-payment", async ({ repair_order_id }: RequestRepairPaymentInput, { container }) =>
  new StepResponse(await requestRepairPayment(container, repair_order_id)))

/** Asks Medusa to collect what the customer owes for a repair. */
export const requestRepairPaymentWorkflow = createWorkflow("request-repair-payment", (input: RequestRepairPaymentInput) => new WorkflowResponse(requestPaymentStep(input)))
