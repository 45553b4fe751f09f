import type { Services } from "../../src/services/create-services"
import type { DutyDone } from "../../src/services/rma/rma-duties"
import type { RmaView } from "../../src/services/rma/rma-views"
import type { Rma } from "../../src/domain/rma/rma"
import { statusOf } from "../../src/domain/rma/status"
import type { Unit } from "../../src/domain/unit/unit"
import { AGENT, buildOrder, LOCATION, receive, serials, unique } from "../ledger/fixture"

export const QUARANTINE = "sloc_quarantine"
export const CUSTOMER = "cus_1"
export const PAID = { amountMinor: 10_000, currencyCode: "eur", isKit: false } as const

/** Units that were received, sold on one order, shipped and delivered. */
export async function sell(services: Services, item: string, count: number, customerId = CUSTOMER): Promise<{ readonly orderId: string; readonly lineItemId: string; readonly units: readonly Unit[] }> {
  const order = buildOrder(item, count, { customerId })
  await receive(services, item, serials(count))
  await services.orders.sync(order)
  const fulfillmentId = unique("ful")
  const items = [{ lineItemId: order.lineItemId, inventoryItemId: item, quantity: count }]
  await services.orders.bindFulfillment(AGENT, { orderId: order.orderId, customerId, locationId: LOCATION, items, lines: order.lines, fulfillmentId })
  await services.orders.shipFulfillment(AGENT, { fulfillmentId, orderId: order.orderId, customerId, locationId: LOCATION, items, trackingNumbers: ["T-1"] })
  const { units } = await services.orders.deliverFulfillment(AGENT, { fulfillmentId, deliveredAt: new Date().toISOString() })
  return { orderId: order.orderId, lineItemId: order.lineItemId, units }
}

export async function quarantineAt(services: Services, locationId = LOCATION): Promise<void> {
  await services.quarantine.register(locationId, QUARANTINE)
}

export async function open(services: Services, units: readonly Unit[], more: Partial<Parameters<Services["rmas"]["open"]>[1]> = {}): Promise<Rma> {
  const { summary } = await services.rmas.open(AGENT, {
    source: "agent", orderId: null, customerId: null,
    lines: units.map(({ id }) => ({ unit: { unitId: id }, reasonCode: "defective", requestedResolution: "refund" })), ...more,
  })
  return (await services.rmas.get(String(summary["rma_id"]))).rma
}

export const view = (services: Services, rma: Rma): Promise<RmaView> => services.rmas.get(rma.id)
export const statusNow = async (services: Services, rma: Rma): Promise<string> => statusOf((await view(services, rma)).rma, new Date().toISOString())

export const authorize = (services: Services, rma: Rma) => services.rmas.change(AGENT, { rmaId: rma.id, command: "authorize", reasonCode: "ok" })

export const receiveUnits = (services: Services, rma: Rma, units: readonly Unit[]) => services.rmas.receive(AGENT, {
  rmaId: rma.id, nothingInBox: false, locationId: LOCATION, quarantineLocationId: QUARANTINE, items: units.map(({ serialNumber }) => ({ unit: { serialNumber } })),
})

export const resolveLine = (services: Services, rma: Rma, index: number, resolution: Parameters<Services["rmas"]["resolve"]>[1]["resolution"], more: Partial<Parameters<Services["rmas"]["resolve"]>[1]> = {}) => services.rmas.resolve(AGENT, {
  rmaId: rma.id, lineId: rma.lines[index]?.id ?? "", resolution, amountMinor: null, variantId: null, advance: false, paid: PAID, ...more,
})

/** Does what the bridge would do in Medusa, without Medusa: every duty succeeds. Gives the duties in their order. */
export async function carryOut(services: Services, rmaId: string): Promise<string[]> {
  const duties: string[] = []
  for (const lineId of await services.rmas.dueLineIds(rmaId)) {
    for (let due = await services.rmas.dueLine({ rmaId, lineId }); due.duty !== null; due = await services.rmas.dueLine({ rmaId, lineId })) {
      duties.push(due.duty)
      await services.rmas.recordDuty(AGENT, { rmaId, lineId, done: done(due.duty, due.line.amountMinor ?? 0) })
      if (duties.length > 30) throw new Error(`does not end: ${duties.join(", ")}`)
    }
  }
  return duties
}

function done(duty: DutyDone["duty"], amountMinor: number): DutyDone {
  switch (duty) {
    case "credit_return": case "receive_exchange_return": return { duty, returnId: unique("return"), creditedMinor: duty === "credit_return" ? PAID.amountMinor : null }
    case "open_exchange": return { duty, exchangeId: unique("exchange"), returnId: unique("return"), replacementLineItemId: unique("ordli"), replacementOrderId: unique("order"), differenceMinor: 0, paymentCollectionId: null }
    case "send_replacement": return { duty, claimId: unique("claim"), replacementOrderId: unique("order"), replacementLineItemId: unique("ordli") }
    case "refund": return { duty, refundedMinor: amountMinor }
    case "grant_credit": return { duty, creditedMinor: amountMinor }
    case "charge_not_returned": return { duty, paymentCollectionId: unique("paycol"), charged: false }
    default: return { duty }
  }
}
