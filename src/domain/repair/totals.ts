import { liveLines, type Payer, type RepairLine, type RepairOrder } from "./repair-order"

/** What each payer bears, in minor units. */
export type RepairTotals = { readonly [payer in Payer]: number }

/**
 * The sums of the lines that count. A line that the warranty covers in part is split: its share is rounded down, so that
 * the parts add up to the line and the customer never gets a remainder twice.
 */
export function totalsOf(order: Pick<RepairOrder, "lines">): RepairTotals {
  const totals = { warranty: 0, goodwill: 0, customer: 0, undecided: 0 }
  for (const line of liveLines(order)) {
    const share = shareOf(line)
    totals[line.coverage.payer] += share
    if (line.coverage.payer === "warranty") totals.customer += (line.amountMinor ?? 0) - share
  }
  return totals
}

const shareOf = ({ amountMinor, coverage }: RepairLine): number =>
  coverage.payer === "warranty" ? Math.floor(((amountMinor ?? 0) * coverage.percent) / 100) : amountMinor ?? 0

/** Does anything cost the customer something that she has not agreed to? */
export const exceedsApproval = (order: Pick<RepairOrder, "lines" | "approvedMinor">): boolean => totalsOf(order).customer > order.approvedMinor

/** Lines the customer is asked about, also those whose price is nothing. */
export const hasCustomersLines = (order: Pick<RepairOrder, "lines">): boolean =>
  liveLines(order).some(({ coverage }) => coverage.payer === "customer" || (coverage.payer === "warranty" && coverage.percent < 100))
