import { useState } from "react"
import type { HttpStoreRma, HttpStoreRmaAnswer, HttpStoreRmaLine, HttpStoreRmaOffer } from "../../../src/types/http"
import { request } from "../../shared/api/request"
import { useFormats } from "../../shared/format/use-formats"
import { ConfirmButton } from "../common/confirm-button"
import { ProblemNotice } from "../common/problem-notice"
import { useSubmit } from "../common/use-submit"
import { ProductPicture } from "../products/product"
import { useTexts } from "../use-texts"
import { Card } from "../ui/card"
import { NoteField } from "../ui/field"
import { Notice } from "../ui/notice"

type OfferedLine = HttpStoreRmaLine & { readonly offer: HttpStoreRmaOffer }

const OVER: ReadonlySet<string> = new Set(["closed", "canceled", "denied", "expired"])

/** What is offered in place of units of this return: those that wait for an answer, or those that had one or are over. */
export function ReplacementOffers({ rma, open }: { readonly rma: HttpStoreRma; readonly open: boolean }) {
  const lines = rma.lines.filter((line): line is OfferedLine => line.offer !== null && line.resolution === null && line.available_actions.includes("accept_offer") === open)
  if (!open && OVER.has(rma.status)) return null
  return <>{lines.map((line) => <ReplacementOffer key={line.offer.id} rma={rma} line={line} />)}</>
}

function ReplacementOffer({ rma, line }: { readonly rma: HttpStoreRma; readonly line: OfferedLine }) {
  const { t, word } = useTexts()
  const { time, money } = useFormats()
  const { offer } = line
  const isOpen = line.available_actions.includes("accept_offer")
  const wish = word("request.way", line.requested_resolution)
  const credit = offer.credit_amount === null || offer.currency_code === null ? null : money(offer.credit_amount, offer.currency_code)
  return (
    <Card title={t("offer.title")} hint={isOpen ? t("offer.hint", { serial: line.serial_number }) : undefined}>
      <div className="flex items-center gap-x-4">
        <ProductPicture unit={offer} isLarge />
        <div className="flex min-w-0 flex-col gap-y-1">
          <p className="text-ui-fg-base text-pretty break-words text-lg font-semibold">{offer.title}</p>
          <p className="text-ui-fg-subtle text-sm">{t("offer.free")}</p>
          {credit !== null && <p className="text-ui-fg-base text-sm font-medium">{t("offer.credit", { amount: credit })}</p>}
        </div>
      </div>
      {offer.note !== null && <blockquote className="border-ui-border-strong text-ui-fg-base whitespace-pre-wrap break-words border-l-2 pl-3 text-sm">{offer.note}</blockquote>}
      {isOpen && (
        <>
          <p className="text-ui-fg-base text-sm font-medium">{t("offer.until", { time: time(offer.expires_at) })}</p>
          <Answers rma={rma} line={line} wish={wish} />
        </>
      )}
      {offer.status === "accepted" && <Notice tone="good" title={t("offer.accepted")} isNews><p>{t(line.reception === "awaiting" && SENDS.has(rma.status) ? "offer.acceptedAway" : "offer.acceptedHere")}</p></Notice>}
      {offer.status === "declined" && <Notice title={t("offer.declined")} isNews><p>{t("offer.declinedHint", { wish })}</p></Notice>}
      {offer.status === "expired" && <Notice tone="attention" title={t("offer.expired")}><p>{t("offer.expiredHint", { wish })}</p></Notice>}
      {offer.status === "withdrawn" && <Notice title={t("offer.withdrawn")}><p>{t("offer.withdrawnHint", { wish })}</p></Notice>}
    </Card>
  )
}

/** How it is sent stands on the page. */
const SENDS: ReadonlySet<string> = new Set(["authorized", "partially_received"])

/** Yes and no, each asked once more; a no may say why. */
function Answers({ rma, line, wish }: { readonly rma: HttpStoreRma; readonly line: OfferedLine; readonly wish: string }) {
  const { t } = useTexts()
  const [note, setNote] = useState("")
  const answer = (name: "accept_offer" | "decline_offer") => (idempotencyKey: string) =>
    request<HttpStoreRmaAnswer>("POST", `/store/rmas/${rma.id}/lines/${line.id}/${name}`, {
      idempotencyKey, body: { offer_id: line.offer.id, ...(name === "decline_offer" && note.trim() !== "" ? { note: note.trim() } : {}) },
    })
  const accept = useSubmit(answer("accept_offer"), { isRepeatable: true })
  const decline = useSubmit(answer("decline_offer"), { isRepeatable: true })
  const isBusy = accept.isSending || decline.isSending
  return (
    <>
      <ProblemNotice error={accept.problem ?? decline.problem} />
      <ConfirmButton look="primary" label={t("offer.accept")} question={t("offer.acceptQuestion", { title: line.offer.title })} confirm={t("offer.acceptYes")} keep={t("offer.notYet")} isBusy={isBusy} onConfirm={() => void accept.submit()} />
      <ConfirmButton look="plain" label={t("offer.decline")} question={t("offer.declineQuestion", { wish })} confirm={t("offer.declineYes")} keep={t("offer.notYet")} isBusy={isBusy} onConfirm={() => void decline.submit()}>
        <NoteField label={t("offer.why")} isOptional rows={3} value={note} onChange={({ target }) => setNote(target.value)} />
      </ConfirmButton>
    </>
  )
}
