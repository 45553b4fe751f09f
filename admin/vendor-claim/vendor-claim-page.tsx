import { Button } from "@medusajs/ui"
import { useState } from "react"
import { useParams } from "react-router-dom"
import type { HttpRmaEntry, HttpVendorClaimDetailAnswer } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { DeskPage, TwoColumns } from "../common/desk-page"
import { LoadingPage } from "../common/loading"
import { ProblemPage } from "../common/problem-notice"
import { TimelineSection } from "../common/timeline-section"
import { useTexts } from "../common/use-texts"
import { ClaimFactsSection } from "./claim-facts-section"
import { ClaimHeaderSection } from "./claim-header-section"
import { ClaimLinesSection } from "./claim-lines-section"
import { NoteDrawer } from "./note-drawer"

/** One claim against a maker: its units, what the maker answered, and what came back. */
export function VendorClaimPage() {
  const { id = "" } = useParams()
  const { t, word } = useTexts()
  const { data, error, refetch } = useRead<HttpVendorClaimDetailAnswer>(`/admin/vendor-claims/${id}`)
  const [isNoting, setNoting] = useState(false)
  if (data === undefined) return <DeskPage>{error === null ? <LoadingPage /> : <ProblemPage error={error} onRetry={() => void refetch()} />}</DeskPage>
  const { vendor_claim: claim, timeline } = data
  const factsOf = ({ data: { outcome, tracking_number: tracking } }: HttpRmaEntry): (string | null)[] => [
    typeof outcome === "string" ? word("vendorClaim.outcome", outcome) : null, typeof tracking === "string" ? t("history.tracking", { number: tracking }) : null,
  ]
  return (
    <DeskPage>
      <TwoColumns
        main={<><ClaimHeaderSection claim={claim} /><ClaimLinesSection claim={claim} /></>}
        side={<><ClaimFactsSection claim={claim} /><TimelineSection entries={timeline} group="vendorClaim.event" lines={claim.lines} factsOf={factsOf} actions={<Button size="small" variant="secondary" onClick={() => setNoting(true)}>{t("vendorClaim.addNote")}</Button>} /></>}
      />
      {isNoting && <NoteDrawer claim={claim} onClose={() => setNoting(false)} />}
    </DeskPage>
  )
}

export function VendorClaimCrumb({ id }: { readonly id: string }) {
  return <>{useRead<HttpVendorClaimDetailAnswer>(`/admin/vendor-claims/${id}`).data?.vendor_claim.display_id ?? ""}</>
}
