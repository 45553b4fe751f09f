import type { HttpVendorClaim } from "../../src/types/http"
import { FactRow, Section } from "../common/section"
import { TextLink } from "../common/text-link"
import { useDates } from "../common/use-dates"
import { useMoney } from "../common/use-money"
import { useTexts } from "../common/use-texts"

/** What is asked and what came back, and when what happened. */
export function ClaimFactsSection({ claim }: { readonly claim: HttpVendorClaim }) {
  const { t } = useTexts()
  const { time } = useDates()
  const money = useMoney()
  const answered = claim.lines.filter(({ outcome }) => outcome !== "pending").length
  return (
    <Section title={t("repair.facts")}>
      <dl className="divide-y">
        <FactRow name={t("vendorClaim.maker")}><TextLink to={`/aftercare/vendor-claims?vendor_id=${encodeURIComponent(claim.vendor_id)}`}>{claim.vendor_id}</TextLink></FactRow>
        <FactRow name={t("vendorClaim.reference")}>{claim.vendor_reference}</FactRow>
        <FactRow name={t("vendorClaim.answers")}>{t("order.named", { count: answered, of: claim.lines.length })}</FactRow>
        {claim.totals.map(({ currency_code, claimed_amount, recovered_amount }) => <FactRow key={currency_code} name={t("vendorClaim.recoveredOfClaimed")}>{t("vendorClaim.of", { recovered: money(recovered_amount, currency_code), claimed: money(claimed_amount, currency_code) })}</FactRow>)}
        <FactRow name={t("vendorClaim.sent")}>{claim.shipped_at === null ? null : time(claim.shipped_at)}</FactRow>
        {claim.tracking_number !== null && <FactRow name={t("unit.tracking")}>{claim.tracking_number}</FactRow>}
        {claim.settled_at !== null && <FactRow name={t("vendorClaim.status.settled")}>{time(claim.settled_at)}</FactRow>}
        {claim.closed_at !== null && <FactRow name={t("vendorClaim.status.closed")}>{time(claim.closed_at)}</FactRow>}
        {claim.canceled_at !== null && <FactRow name={t("vendorClaim.status.canceled")}>{time(claim.canceled_at)}</FactRow>}
      </dl>
    </Section>
  )
}
