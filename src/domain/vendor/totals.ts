import type { VendorClaim } from "./vendor-claim"

export interface CurrencyTotal {
  readonly currencyCode: string
  readonly claimedMinor: number
  readonly recoveredMinor: number
}

/** What is claimed and what was recovered, currency by currency: sums over different currencies mean nothing. */
export function totalsOf({ lines }: Pick<VendorClaim, "lines">): CurrencyTotal[] {
  const totals = new Map<string, CurrencyTotal>()
  for (const { currencyCode, claimedMinor, recoveredMinor } of lines) {
    if (currencyCode === null) continue
    const before = totals.get(currencyCode) ?? { currencyCode, claimedMinor: 0, recoveredMinor: 0 }
    totals.set(currencyCode, { currencyCode, claimedMinor: before.claimedMinor + (claimedMinor ?? 0), recoveredMinor: before.recoveredMinor + (recoveredMinor ?? 0) })
  }
  return [...totals.values()].sort((a, b) => (a.currencyCode < b.currencyCode ? -1 : 1))
}
