import { toast } from "@medusajs/ui"
import { useState } from "react"
import type { HttpVendorClaim, HttpVendorClaimAnswer } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"
import { amountOf, MoneyField, NO_MONEY } from "../common/money-field"
import { RejectedList } from "../common/rejected-list"
import { useCurrencies } from "../common/use-currencies"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { WorkModal } from "../common/work-modal"
import { ClaimableUnits } from "./claimable-units"

/** More units for a claim that was not sent yet. */
export function AddUnitsModal({ claim, onClose }: { readonly claim: HttpVendorClaim; readonly onClose: () => void }) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, HttpVendorClaimAnswer>(`/admin/vendor-claims/${claim.id}/add_units`)
  const currencies = useCurrencies()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [money, setMoney] = useState(NO_MONEY)
  const amount = amountOf(money)
  const claimed = amount === null ? {} : { claimed_amount: amount, currency_code: money.currency ?? currencies[0] }
  const onSubmit = async (): Promise<void> => {
    try {
      await write({ expected_version: claim.version, units: [...chosen].map((unit_id) => ({ unit_id, ...claimed })) })
      toast.success(t("vendorClaim.added", { count: chosen.size }))
      onClose()
    } catch {
      // The modal shows the refusal.
    }
  }
  return (
    <WorkModal title={t("vendorClaim.action.add_units")} hint={t("vendorClaim.addHint", { number: claim.display_id, vendor: claim.vendor_id })} submit={t("vendorClaim.addSubmit", { count: chosen.size })} isPending={isPending} canSubmit={chosen.size > 0} onSubmit={onSubmit} onClose={onClose}>
      <ClaimableUnits namedIds={[]} chosen={chosen} onChange={setChosen} />
      <MoneyField label={t("vendorClaim.claimedEach")} hint={t("vendorClaim.claimedHint")} optional money={money} onChange={setMoney} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </WorkModal>
  )
}
