import { Button } from "@medusajs/ui"
import { useState } from "react"
import { useParams } from "react-router-dom"
import type { HttpRmaDetailAnswer, HttpRmaLine } from "../../src/types/http"
import { AddressSection } from "../address/address-section"
import { useRead } from "../common/api/use-read"
import { DeskPage, TwoColumns } from "../common/desk-page"
import { LoadingPage } from "../common/loading"
import { ProblemPage } from "../common/problem-notice"
import { TimelineSection } from "../common/timeline-section"
import { useTexts } from "../common/use-texts"
import { SatisfactionSection } from "../satisfaction/satisfaction-section"
import { ReceiveReturnModal } from "./receive-return-modal"
import { RmaAttachmentsSection } from "./rma-attachments-section"
import { RmaHeaderSection } from "./rma-header-section"
import { RmaLineSection } from "./rma-line-section"
import { RmaNoteDrawer } from "./rma-note-drawer"

const WORKING_REFRESH_MS = 2_000

/** One return: what was asked, what came, what it is, where it goes, what the customer gets. */
export function RmaPage() {
  const { id = "" } = useParams()
  const { data, error, refetch } = useRead<HttpRmaDetailAnswer>(`/admin/rmas/${id}`, {}, {
    refreshMs: (answer) => (answer?.rma.pending_work.some(({ state }) => state !== "failed") ? WORKING_REFRESH_MS : false),
  })
  const { t } = useTexts()
  const [isReceiving, setReceiving] = useState(false)
  const [isNoting, setNoting] = useState(false)
  if (data === undefined) return <DeskPage>{error === null ? <LoadingPage /> : <ProblemPage error={error} onRetry={() => void refetch()} />}</DeskPage>
  const { rma, timeline } = data
  return (
    <DeskPage>
      <TwoColumns
        main={<><RmaHeaderSection rma={rma} onReceive={() => setReceiving(true)} />{rma.lines.map((line: HttpRmaLine) => <RmaLineSection key={line.id} rma={rma} line={line} onReceive={() => setReceiving(true)} />)}</>}
        side={<><AddressSection path={`/admin/rmas/${rma.id}`} version={rma.version} /><RmaAttachmentsSection rma={rma} /><TimelineSection entries={timeline} group="rma.event" lines={rma.lines} actions={<Button size="small" variant="secondary" onClick={() => setNoting(true)}>{t("vendorClaim.addNote")}</Button>} /><SatisfactionSection type="rma" id={rma.id} /></>}
      />
      {isNoting && <RmaNoteDrawer rma={rma} onClose={() => setNoting(false)} />}
      {isReceiving && <ReceiveReturnModal rma={rma} onClose={() => setReceiving(false)} />}
    </DeskPage>
  )
}
