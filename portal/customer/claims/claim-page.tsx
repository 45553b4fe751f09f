import { useParams } from "react-router-dom"
import { useRead } from "../../shared/api/use-read"
import { useFormats } from "../../shared/format/use-formats"
import { AddressCard } from "../address/address-card"
import { Gate } from "../common/gate"
import { Loaded } from "../common/loaded"
import { CoverageAnswer } from "../coverage/coverage-answer"
import { DocumentHead } from "../request/document-head"
import { useStatusWords } from "../request/status-words"
import { useTexts } from "../use-texts"
import { ButtonLink } from "../ui/button"
import { Card, Facts } from "../ui/card"
import { Notice, type Tone } from "../ui/notice"
import { Page } from "../ui/page"
import { Timeline } from "../ui/timeline"
import type { StoreClaim, StoreClaimAnswer } from "./claim"
import { ClaimAnswers, WithdrawClaim } from "./claim-actions"

const REFRESH_MS = 15_000

export function ClaimPage() {
  const { t } = useTexts()
  return <Page title={t("claim.title")} back={{ to: "/requests", label: t("nav.requests") }}><Gate reason={t("claim.signIn")} isForCustomersOnly><Claim /></Gate></Page>
}

function Claim() {
  const { id = "" } = useParams()
  const query = useRead<StoreClaimAnswer>(`/store/warranty-claims/${encodeURIComponent(id)}`, {}, { refreshMs: REFRESH_MS })
  return <Loaded query={query} skeletons={3}>{({ warranty_claim: claim }) => <Shown claim={claim} />}</Loaded>
}

const TONES: Readonly<Record<StoreClaim["status"], Tone>> = { submitted: "neutral", info_requested: "attention", approved: "good", partly_approved: "attention", denied: "bad", appealed: "neutral", withdrawn: "neutral", closed: "good" }
const RESULT_PAGES: Readonly<Record<string, string>> = { rma: "returns", repair_order: "repairs" }

function Shown({ claim }: { readonly claim: StoreClaim }) {
  const { t, word, maybe } = useTexts()
  const { day } = useFormats()
  const status = useStatusWords()("claim", claim.status)
  const resultPage = claim.result === null ? undefined : RESULT_PAGES[claim.result.type]
  const isDecided = claim.decided_at !== null
  return (
    <>
      <DocumentHead displayId={claim.display_id} status={status} />
      <Notice tone={TONES[claim.status]} title={status.text} isNews>
        <p>{maybe(`claim.next.${claim.status}`) ?? ""}</p>
        {isDecided && claim.reason_code !== null && <p>{t("return.because", { reason: word("shopReason", claim.reason_code) })}</p>}
        {claim.outcome !== null && claim.outcome !== "none" && <p className="font-medium">{t("claim.youGet", { outcome: word("claim.outcome", claim.outcome) })}</p>}
      </Notice>
      {resultPage !== undefined && <ButtonLink to={`/${resultPage}/${claim.result?.id ?? ""}`} isWide>{t(resultPage === "returns" ? "claim.toReturn" : "claim.toRepair")}</ButtonLink>}
      <ClaimAnswers claim={claim} />
      <Card title={t("claim.about")}>
        <Facts facts={[
          [t("return.product"), <span key="serial" className="break-all">{claim.serial_number}</span>],
          ...(claim.problem === null ? [] : [[t("repair.problem"), <span key="problem" className="whitespace-pre-wrap">{claim.problem}</span>] as const]),
          ...(claim.detected_on === null ? [] : [[t("request.detectedShort"), day(claim.detected_on)] as const]),
          ...claim.lines.map(({ item, percent }) => [word("item", item), `${percent} %`] as const),
        ]} />
      </Card>
      <AddressCard address={claim.address} />
      {claim.coverage !== null && (
        <details className="flex flex-col">
          <summary className="text-ui-fg-base min-h-10 cursor-pointer px-1 py-2 text-sm font-medium underline-offset-4 hover:underline">{t("claim.frozen")}</summary>
          <div className="mt-2 flex flex-col gap-y-4"><CoverageAnswer coverage={claim.coverage} /></div>
        </details>
      )}
      <Card title={t("common.timeline")}>
        <Timeline entries={[{ title: t("claim.event.closed"), at: claim.closed_at }, { title: t("claim.event.decided"), at: claim.decided_at }, { title: t("claim.event.submitted"), at: claim.submitted_at }].filter(({ at }) => at !== null)} />
      </Card>
      <WithdrawClaim claim={claim} />
    </>
  )
}
