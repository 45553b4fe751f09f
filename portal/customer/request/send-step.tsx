import { useState } from "react"
import { useNavigate } from "react-router-dom"
import type { HttpStoreRmaAnswer } from "../../../src/types/http"
import { request } from "../../shared/api/request"
import { useFormats } from "../../shared/format/use-formats"
import { AddressLines } from "../address/address-card"
import type { StoreClaimAnswer } from "../claims/claim"
import { PhotoField, type Uploads } from "../common/photo-field"
import { ProblemNotice } from "../common/problem-notice"
import { useSubmit } from "../common/use-submit"
import { useProductName } from "../products/product"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"
import { Card, Facts } from "../ui/card"
import { isDefect } from "./choices"
import type { Draft, DraftLine } from "./draft"
import { useReasonLabel, useShopWords } from "./return-options"

const NOTE_LENGTH_MAX = 4_000

interface SendStepProps {
  readonly draft: Draft
  readonly uploads: Uploads
  readonly onSent: () => void
}

/** Everything once more before it goes out. */
export function SendStep({ draft: { lines, place }, uploads, onSent }: SendStepProps) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const said = useSaid()
  const [isPressed, setPressed] = useState(false)
  // One that was added before a reload may be gone.
  const lacksPhoto = lines.some(({ reason }) => reason?.needs_photo) && uploads.attachmentIds.length === 0
  const { submit, isSending, problem } = useSubmit(async (idempotencyKey) => {
    const more = { ...(uploads.attachmentIds.length === 0 ? {} : { attachment_ids: uploads.attachmentIds }), ...(place === null ? {} : { address: place.address }) }
    const [first] = lines
    if (lines.length === 1 && first?.remedy?.way === "warranty") {
      const { words, since } = said(first)
      const body = { unit_id: first.unit.id, ...(words === "" ? {} : { problem: words }), ...(since === null ? {} : { detected_on: since }), ...more }
      return `/claims/${(await request<StoreClaimAnswer>("POST", "/store/warranty-claims", { idempotencyKey, body })).warranty_claim.id}`
    }
    const body = {
      lines: lines.map((line) => {
        const { note } = said(line)
        return { unit_id: line.unit.id, reason_code: line.reason?.code, requested_resolution: line.remedy?.way, ...(note === "" ? {} : { note }) }
      }),
      ...more,
    }
    return `/returns/${(await request<HttpStoreRmaAnswer>("POST", "/store/rmas", { idempotencyKey, body })).rma.id}`
  })
  const send = async (): Promise<void> => {
    setPressed(true)
    if (lacksPhoto) return
    const to = await submit()
    if (to === null) return
    onSent()
    await navigate(to, { replace: true })
  }
  return (
    <>
      {lines.length === 1 ? lines.map((line) => <Line key={line.unit.id} line={line} title={t("request.check")} />) : (
        <>
          <h2 className="text-ui-fg-base text-lg font-semibold">{t("request.check")}</h2>
          {lines.map((line) => <Line key={line.unit.id} line={line} />)}
        </>
      )}
      {(place !== null || uploads.uploads.length > 0) && (
        <Card>
          <Facts facts={[
            ...(place === null ? [] : [[t("request.addressShort"), <AddressLines key="address" address={place.address} />] as const]),
            ...(uploads.uploads.length === 0 ? [] : [[t("request.photosShort"), uploads.attachmentIds.length] as const]),
          ]} />
        </Card>
      )}
      {lacksPhoto && (
        <Card>
          <PhotoField label={t("request.photos")} hint={t("request.photosHint")} uploads={uploads} isOptional={false} />
          {isPressed && <p role="alert" className="text-ui-fg-error text-sm">{t("request.photoNeeded")}</p>}
        </Card>
      )}
      <ProblemNotice error={problem} />
      <Button isWide isBusy={isSending || uploads.isUploading} onClick={() => void send()}>{t("request.send")}</Button>
    </>
  )
}

function Line({ line, title }: { readonly line: DraftLine; readonly title?: string }) {
  const { t, word } = useTexts()
  const { day } = useFormats()
  const name = useProductName()
  const label = useReasonLabel()
  const { words, since } = useSaid()(line)
  const { unit, reason, remedy } = line
  if (reason === null || remedy === null) return null
  return (
    <Card {...(title === undefined ? {} : { title })}>
      <Facts facts={[
        [t("request.product"), `${name(unit)} (${unit.serial_number})`], [t("request.whyShort"), label(reason)],
        ...(words === "" ? [] : [[t("request.noteShort"), <span key="note" className="whitespace-pre-wrap">{words}</span>] as const]),
        ...(since === null ? [] : [[t("request.detectedShort"), day(since)] as const]),
        [t("request.wish"), remedy.isPaid ? t("request.paidRepair") : word("request.way", remedy.way)],
      ]} />
    </Card>
  )
}

interface Said {
  /** The shop's questions with what was answered, and her own words. */
  readonly words: string
  readonly since: string | null
  /** All of it, where there is no field for the day. */
  readonly note: string
}

function useSaid(): (line: DraftLine) => Said {
  const { t, word } = useTexts()
  const { day } = useFormats()
  const words = useShopWords()
  return ({ reason, answers, note, detectedOn }) => {
    const answered = (reason?.questions ?? []).flatMap(({ code, texts, choices }) => {
      const answer = answers[code]?.trim() ?? ""
      const choice = choices.find((each) => each.code === answer)
      return answer === "" ? [] : `${words(texts) ?? word("request.question", code)} ${choice === undefined ? answer : words(choice.texts) ?? word("request.answer", choice.code)}`
    })
    const since = detectedOn !== "" && reason !== null && isDefect(reason) ? detectedOn : null
    const own = [...answered, note.trim()].filter(Boolean).join("\n").slice(0, NOTE_LENGTH_MAX)
    return { words: own, since, note: [own, since === null ? "" : t("request.since", { day: day(since) })].filter(Boolean).join("\n").slice(0, NOTE_LENGTH_MAX) }
  }
}
