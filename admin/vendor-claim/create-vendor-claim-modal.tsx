import { Input, toast } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate, useSearchParams } from "react-router-dom"
import type { HttpVendorClaimAnswer, HttpVendorClaimList } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { useWrite } from "../common/api/use-write"
import { Field } from "../common/field"
import { amountOf, MoneyField, NO_MONEY } from "../common/money-field"
import { NoteField } from "../common/note-field"
import { RejectedList } from "../common/rejected-list"
import { useCurrencies } from "../common/use-currencies"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { WorkModal } from "../common/work-modal"
import { ClaimableUnits } from "./claimable-units"

const MAKER_LENGTH_MAX = 64
const MAKERS_SHOWN_MAX = 8

/** A new claim: against whom, for which units, how much. `?units=` names those it was opened from, `?rma_line=` the return's line. */
export function CreateVendorClaimModal() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const namedIds = (params.get("units") ?? "").split(",").filter(Boolean)
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, HttpVendorClaimAnswer>("/admin/vendor-claims")
  const makers = useMakers()
  const currencies = useCurrencies()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(namedIds))
  const [vendor, setVendor] = useState(params.get("vendor") ?? "")
  const [reference, setReference] = useState("")
  const [money, setMoney] = useState(NO_MONEY)
  const [note, setNote] = useState("")
  const amount = amountOf(money)
  const claimed = amount === null ? {} : { claimed_amount: amount, currency_code: money.currency ?? currencies[0] }
  const rmaLine = params.get("rma_line")
  const onSubmit = async (): Promise<void> => {
    try {
      const { vendor_claim: claim } = await write({
        vendor_id: vendor.trim(), ...(reference === "" ? {} : { vendor_reference: reference }), ...(note === "" ? {} : { note }),
        units: [...chosen].map((unit_id) => ({ unit_id, ...claimed, ...(rmaLine !== null && unit_id === namedIds[0] ? { rma_line_id: rmaLine } : {}) })),
      })
      toast.success(t("rma.opened_", { number: claim.display_id }))
      navigate(`/aftercare/vendor-claims/${claim.id}`)
    } catch {
      // The modal shows the refusal.
    }
  }
  return (
    <WorkModal title={t("vendorClaim.create")} hint={t("vendorClaim.createHint")} submit={t("vendorClaim.createSubmit", { count: chosen.size })} isPending={isPending} canSubmit={vendor.trim() !== "" && chosen.size > 0} onSubmit={onSubmit} onClose={() => void navigate("/aftercare/vendor-claims")}>
      <div className="grid gap-4 md:grid-cols-2">
        <Field label={t("vendorClaim.maker")} hint={t("vendorClaim.makerHint")}>{(ids) => <Input {...ids} size="small" maxLength={MAKER_LENGTH_MAX} value={vendor} onChange={(event) => setVendor(event.target.value)} list="aftercare-makers" autoComplete="off" />}</Field>
        <datalist id="aftercare-makers">{makers.map((maker) => <option key={maker} value={maker} />)}</datalist>
        <Field label={t("vendorClaim.reference")} hint={t("vendorClaim.referenceHint")} optional>{(ids) => <Input {...ids} size="small" value={reference} onChange={(event) => setReference(event.target.value)} autoComplete="off" />}</Field>
      </div>
      <ClaimableUnits namedIds={namedIds} chosen={chosen} onChange={setChosen} />
      <MoneyField label={t("vendorClaim.claimedEach")} hint={t("vendorClaim.claimedHint")} optional money={money} onChange={setMoney} />
      <NoteField value={note} onChange={setNote} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </WorkModal>
  )
}

/** Those of the latest claims: a maker is a code of the shop's own, and one maker should have one. */
function useMakers(): readonly string[] {
  const { data } = useRead<HttpVendorClaimList>("/admin/vendor-claims", { limit: 50 })
  return [...new Set((data?.vendor_claims ?? []).map(({ vendor_id }) => vendor_id))].slice(0, MAKERS_SHOWN_MAX)
}
