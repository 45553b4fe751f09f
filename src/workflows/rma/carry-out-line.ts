import type { ILockingModule, Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { assertNever } from "../../domain/common/assert"
import { type CommandRequest, MEDUSA_ACTOR, reasonOf, type Services, servicesOf } from "../facade"
import { withOrderLock } from "../order/order-lock"
import { ensureQuarantineLocations } from "../quarantine/ensure-quarantine-location"
import { postStock } from "../stock/post-stock"
import { chargeOrder } from "./charge-order"
import { creditReturn } from "./credit-return"
import { exchangeLine, receiveExchangeReturn } from "./exchange-line"
import { ordersOf } from "./order-module"
import { ensureLevels } from "./quarantine-levels"
import { refundOrder } from "./refund-order"
import { sendReplacement } from "./send-replacement"
import { keepFee, settleWithStoreCredit } from "./settle-owed"

type DueLine = Awaited<ReturnType<Services["rmas"]["dueLine"]>>
type DutyDone = Parameters<Services["rmas"]["recordDuty"]>[1]["done"]

/** A line never has more duties than these; one more means that a duty left no fact. */
const DUTIES_MAX = 12
/** A request does not wait long for others who write the order: the job does it then. */
const INLINE_WAIT_MS = 2_000

export interface LineToCarryOut {
  readonly rmaId: string
  readonly lineId: string
}

/**
 * Does in Medusa what a line of an RMA decided, one duty at a time, each exactly once for its key, until nothing is
 * left: a crash or a refusal at any point is mended by running it again.
 */
export async function carryOutLine(container: MedusaContainer, target: LineToCarryOut, waitMs?: number): Promise<void> {
  const { rmas } = servicesOf(container)
  const due = await rmas.dueLine(target)
  if (due.duty === null) return
  await alone(container, due, () => untilNothingIsLeft(container, target), waitMs)
}

async function untilNothingIsLeft(container: MedusaContainer, target: LineToCarryOut): Promise<void> {
  const { rmas } = servicesOf(container)
  for (let count = 0; count < DUTIES_MAX; count++) {
    const due = await rmas.dueLine(target)
    if (due.duty === null) return
    const done = await perform(container, due, due.duty)
    await rmas.recordDuty(requestOf(due), { rmaId: due.rma.id, lineId: due.line.id, done })
    await postStock(container, [...new Set([due.unit.inventoryItemId, due.line.dispositionTo.inventoryItemId ?? due.unit.inventoryItemId])])
  }
  throw new Error(`Line ${target.lineId} has more duties than there are: one of them leaves no fact.`)
}

/** One writer of the order; a line without an order is alone by its own id. */
async function alone(container: MedusaContainer, { line }: DueLine, work: () => Promise<void>, waitMs?: number): Promise<void> {
  if (line.sale !== null) return withOrderLock(container, line.sale.orderId, work, waitMs)
  await container.resolve<ILockingModule>(Modules.LOCKING).execute(`rma-line:${line.id}`, work)
}

const requestOf = ({ rma, decidedBy }: DueLine): CommandRequest => ({
  actor: decidedBy === null ? MEDUSA_ACTOR : { type: "user", id: decidedBy }, reference: { type: "rma", id: rma.id },
})

async function perform(container: MedusaContainer, due: DueLine, duty: NonNullable<DueLine["duty"]>): Promise<DutyDone> {
  const { rma, line, unit, decidedBy: createdBy } = due
  const orderId = line.sale?.orderId ?? ""
  const deed = (name: string): { readonly orderId: string; readonly key: string; readonly createdBy: string | null } => ({ orderId, key: `${line.id}:${name}`, createdBy })
  switch (duty) {
    case "credit_return": {
      const credited = await creditReturn(container, { ...deed("return"), items: [{ lineItemId: line.sale?.lineItemId ?? "", quantity: 1 }], quarantineLocationId: unit.locationId ?? "" })
      return { duty, returnId: credited.returnId, creditedMinor: credited.creditedMinor }
    }
    case "open_exchange": {
      const place = unit.locationId ?? unit.lastLocationId
      const quarantine = place === null ? undefined : (await ensureQuarantineLocations(container, [place])).get(place)
      const exchange = await exchangeLine(container, {
        ...deed("exchange"), lineItemId: line.sale?.lineItemId ?? "", variantId: line.resolutionVariantId ?? line.variantId ?? "", quarantineLocationId: quarantine ?? place ?? "",
      })
      return { duty, exchangeId: exchange.exchangeId, returnId: exchange.returnId, replacementLineItemId: exchange.lineItemId, replacementOrderId: orderId, differenceMinor: exchange.differenceMinor, paymentCollectionId: exchange.paymentCollectionId }
    }
    case "receive_exchange_return": {
      await receiveWhereItLies(container, line.medusa.returnId, unit)
      const received = await receiveExchangeReturn(container, { exchangeId: line.medusa.exchangeId ?? "", quantity: 1, key: `${line.id}:exchange_receipt`, createdBy })
      return { duty, returnId: received.returnId, creditedMinor: null }
    }
    case "take_over":
    case "carry_out_disposition":
      return { duty }
    case "send_replacement":
      return { duty, ...(await sendReplacement(container, due)) }
    case "grant_credit": {
      const amountMinor = line.amountMinor ?? 0
      const credited = line.medusa.creditedMinor
      // The order owes what it was credited and paid: the customer takes it as our credit, the rest is kept as a fee.
      if (credited !== undefined && amountMinor > 0) await settleWithStoreCredit(container, { ...deed("store_credit"), amountMinor: { atMost: Math.min(amountMinor, credited) } })
      await keepRest(container, due)
      return { duty, creditedMinor: amountMinor }
    }
    case "refund": {
      const amountMinor = line.amountMinor ?? 0
      if (amountMinor > 0) await refundOrder(container, { ...deed("refund"), amountMinor, note: rma.displayId })
      await keepRest(container, due)
      return { duty, refundedMinor: amountMinor }
    }
    case "charge_not_returned": {
      const amountMinor = line.paid?.amountMinor ?? 0
      if (line.sale === null || amountMinor === 0) return { duty, paymentCollectionId: null, charged: false }
      const charge = await chargeOrder(container, { ...deed("charge"), amountMinor })
      return { duty, paymentCollectionId: charge.paymentCollectionId, charged: charge.charged }
    }
    default:
      return assertNever(duty)
  }
}

/** Credited by the return, and not given back whole: what the shop keeps must not stay pending on the order. What was never paid is not owed either. */
async function keepRest(container: MedusaContainer, { line, decidedBy }: DueLine): Promise<void> {
  const rest = (line.medusa.creditedMinor ?? 0) - (line.amountMinor ?? 0)
  if (rest > 0 && line.sale !== null) await keepFee(container, { orderId: line.sale.orderId, key: `${line.id}:fee`, createdBy: decidedBy, amountMinor: { atMost: rest } })
}

/** An exchange names the quarantine location it expects the unit at; the unit may arrive at another warehouse. */
async function receiveWhereItLies(container: MedusaContainer, returnId: string | undefined, { locationId, inventoryItemId }: DueLine["unit"]): Promise<void> {
  if (returnId === undefined || locationId === null) return
  await ensureLevels(container, [inventoryItemId], locationId)
  await ordersOf(container).updateReturns([{ id: returnId, location_id: locationId }])
}

/** After a request that decided something: at once where it can be. What cannot be done now is done by the job, and shown as pending until then. */
export async function carryOutNow(container: MedusaContainer, rmaId: string): Promise<void> {
  const { rmas } = servicesOf(container)
  for (const lineId of await rmas.dueLineIds(rmaId)) {
    try {
      await carryOutLine(container, { rmaId, lineId }, INLINE_WAIT_MS)
    } catch (error) {
      container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).warn(`Aftercare: line ${lineId} of RMA ${rmaId} is left to its job: ${reasonOf(error)}`)
    }
  }
}
