import { useParams } from "react-router-dom"
import type { HttpStoreRma, HttpStoreRmaAnswer } from "../../../src/types/http"
import { request } from "../../shared/api/request"
import { useRead } from "../../shared/api/use-read"
import { AddressCard } from "../address/address-card"
import { ConfirmButton } from "../common/confirm-button"
import { Gate } from "../common/gate"
import { Loaded } from "../common/loaded"
import { ProblemNotice } from "../common/problem-notice"
import { useSubmit } from "../common/use-submit"
import { DocumentHead } from "../request/document-head"
import { useStatusWords } from "../request/status-words"
import { Satisfaction } from "../satisfaction/satisfaction"
import { useTexts } from "../use-texts"
import { Card } from "../ui/card"
import { Page } from "../ui/page"
import { Timeline } from "../ui/timeline"
import { MessageForm } from "./message-form"
import { ReplacementOffers } from "./replacement-offer"
import { ReturnFiles } from "./return-files"
import { ReturnLines } from "./return-lines"
import { ReturnNext } from "./return-next"
import { SendBack } from "./send-back"

const REFRESH_MS = 15_000

export function ReturnPage() {
  const { t } = useTexts()
  return <Page title={t("return.title")} back={{ to: "/requests", label: t("nav.requests") }}><Gate reason={t("return.signIn")}><Return /></Gate></Page>
}

function Return() {
  const { id = "" } = useParams()
  const query = useRead<HttpStoreRmaAnswer>(`/store/rmas/${encodeURIComponent(id)}`, {}, { refreshMs: REFRESH_MS })
  return <Loaded query={query} skeletons={3}>{({ rma }) => <Shown rma={rma} />}</Loaded>
}

function Shown({ rma }: { readonly rma: HttpStoreRma }) {
  const { t, word } = useTexts()
  const status = useStatusWords()("return", rma.info_requested ? "info_requested" : rma.status)
  return (
    <>
      <DocumentHead displayId={rma.display_id} status={status} />
      <ReplacementOffers rma={rma} open />
      <ReturnNext rma={rma} />
      <ReplacementOffers rma={rma} open={false} />
      {(rma.status === "authorized" || rma.status === "partially_received") && <SendBack rma={rma} />}
      {(rma.satisfaction !== null || rma.available_actions.includes("rate")) && <Satisfaction path={`/store/rmas/${rma.id}/satisfaction`} isAnswered={rma.satisfaction !== null} />}
      <ReturnLines rma={rma} />
      <AddressCard address={rma.address} />
      <ReturnFiles files={rma.attachments} />
      {rma.available_actions.includes("message") && <MessageForm rma={rma} />}
      <Card title={t("common.timeline")}>
        <Timeline entries={rma.timeline.map(({ type, at, note }) => ({ title: word("return.event", type), at, note })).reverse()} />
      </Card>
      {rma.available_actions.includes("cancel") && <Cancel rma={rma} />}
    </>
  )
}

function Cancel({ rma }: { readonly rma: HttpStoreRma }) {
  const { t } = useTexts()
  const { submit, isSending, problem } = useSubmit((idempotencyKey) => request("POST", `/store/rmas/${rma.id}/cancel`, { body: {}, idempotencyKey }))
  return (
    <>
      <ProblemNotice error={problem} />
      <ConfirmButton label={t("return.cancel")} question={t("return.cancelQuestion")} confirm={t("return.cancelYes")} isBusy={isSending} onConfirm={() => void submit()} />
    </>
  )
}
