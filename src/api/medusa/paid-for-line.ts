import type { MedusaContainer } from "@medusajs/framework/types"
import { toDecimal, toMinor } from "../../domain/common/money"
import { isMoney, type PaidForUnit, type Resolution } from "../../domain/rma/rma"
import { readPaidAmounts } from "../../workflows/rma/read-paid-amounts"
import type { Services } from "../respond"
import { refuseRequest } from "../respond"

interface Asked {
  readonly resolution: Resolution
  readonly amount?: number | undefined
  readonly advance: boolean
}

/**
 * What was paid for the line's unit, as the order says now; units of one line that were paid back before have taken
 * their shares. Null where no payment is touched and none may have to be charged.
 */
export async function paidForLine(container: MedusaContainer, services: Services, target: { readonly rmaId: string; readonly lineId: string }, { resolution, amount, advance }: Asked): Promise<{ paid: PaidForUnit | null; amountMinor: number | null }> {
  const { line, refundedBefore } = await services.rmas.saleOfLine(target)
  if (line.sale === null || !(isMoney(resolution) || advance)) return { paid: null, amountMinor: minorOf(amount, null) }
  const amounts = await readPaidAmounts(container, line.sale.orderId)
  const sold = amounts.lines.find(({ lineItemId }) => lineItemId === line.sale?.lineItemId)
  const isKit = sold?.units.some(({ components }) => components.length > 0) === true
  const shares = isKit
    ? sold.units.flatMap(({ components }) => components.filter(({ inventoryItemId }) => inventoryItemId === line.inventoryItemId).map(({ amountMinor }) => amountMinor))
    : sold?.units.map(({ amountMinor }) => amountMinor) ?? []
  const paid: PaidForUnit = { amountMinor: shares[refundedBefore] ?? 0, currencyCode: amounts.currencyCode, isKit }
  return { paid, amountMinor: minorOf(amount, amounts.currencyCode) }
}

/** Half a cent is nobody's money. */
function minorOf(amount: number | undefined, currencyCode: string | null): number | null {
  if (amount === undefined) return null
  if (currencyCode === null) return 0
  const minor = toMinor(amount, currencyCode)
  if (toDecimal(minor, currencyCode) !== amount) throw refuseRequest("amount", `${amount} ${currencyCode.toUpperCase()} cannot be paid: it has more digits than the currency.`)
  return minor
}
