import { useNavigate } from "react-router-dom"
import type { HttpStoreRmaAnswer } from "../../../src/types/http"
import { request } from "../../shared/api/request"
import { useFormats } from "../../shared/format/use-formats"
import type { StoreClaimAnswer } from "../claims/claim"
import type { Uploads } from "../common/photo-field"
import { ProblemNotice } from "../common/problem-notice"
import { useSubmit } from "../common/use-submit"
import { useProductName } from "../products/product"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"
import { Card, Facts } from "../ui/card"
import type { Draft } from "./request-form"

/** Everything once more before it goes out. */
export function SendStep({ draft, uploads }: { readonly draft: Draft; readonly uploads: Uploads }) {
  const { t } = useTexts()
  const { day } = useFormats()
  const name = useProductName()
  const navigate = useNavigate()
  const { unit, reason, symptom, remedy, note, detectedOn } = draft
  const words = [symptom === null || reason !== "defective" ? "" : t(`request.symptom.${symptom}`), note.trim()].filter(Boolean).join("\n")
  const { submit, isSending, problem } = useSubmit(async (idempotencyKey) => {
    const files = uploads.attachmentIds.length === 0 ? {} : { attachment_ids: uploads.attachmentIds }
    if (remedy === "warranty") {
      const body = { unit_id: unit?.id, ...(words === "" ? {} : { problem: words }), ...(symptom === null ? {} : { fault_code: symptom }), ...(detectedOn === "" ? {} : { detected_on: detectedOn }), ...files }
      const { warranty_claim: claim } = await request<StoreClaimAnswer>("POST", "/store/warranty-claims", { idempotencyKey, body })
      return `/claims/${claim.id}`
    }
    const text = [words, detectedOn === "" ? "" : t("request.since", { day: day(detectedOn) })].filter(Boolean).join("\n")
    const body = { lines: [{ unit_id: unit?.id, reason_code: reason, requested_resolution: remedy, ...(text === "" ? {} : { note: text }) }], ...files }
    const { rma } = await request<HttpStoreRmaAnswer>("POST", "/store/rmas", { idempotencyKey, body })
    return `/returns/${rma.id}`
  })
  const send = async (): Promise<void> => {
    const to = await submit()
    if (to !== null) await navigate(to, { replace: true })
  }
  if (unit === null || reason === null || remedy === null) return null
  return (
    <>
      <Card title={t("request.check")}>
        <Facts facts={[
          [t("request.product"), `${name(unit)} (${unit.serial_number})`], [t("request.whyShort"), t(`request.reason.${reason}`)],
          ...(words === "" ? [] : [[t("request.noteShort"), <span key="note" className="whitespace-pre-wrap">{words}</span>] as const]),
          ...(detectedOn === "" || reason !== "defective" ? [] : [[t("request.detectedShort"), day(detectedOn)] as const]),
          ...(uploads.uploads.length === 0 ? [] : [[t("request.photosShort"), uploads.attachmentIds.length] as const]),
          [t("request.wish"), t(`request.way.${remedy}`)],
        ]} />
      </Card>
      <ProblemNotice error={problem} />
      <Button isWide isBusy={isSending || uploads.isUploading} onClick={() => void send()}>{t("request.send")}</Button>
    </>
  )
}
