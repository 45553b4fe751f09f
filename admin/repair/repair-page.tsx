import { useParams } from "react-router-dom"
import type { HttpRepairOrder } from "../../src/types/http"
import { AddressSection } from "../address/address-section"
import { useRead } from "../common/api/use-read"
import { DeskPage, TwoColumns } from "../common/desk-page"
import { FilesSection } from "../common/files-section"
import { LoadingPage } from "../common/loading"
import { ProblemPage } from "../common/problem-notice"
import { SatisfactionSection } from "../satisfaction/satisfaction-section"
import { RepairFactsSection } from "./repair-facts-section"
import { RepairHeaderSection } from "./repair-header-section"
import { RepairLinesSection } from "./repair-lines-section"
import { RepairNotesSection } from "./repair-notes-section"
import { RepairPaymentSection } from "./repair-payment-section"
import { RepairTestsSection } from "./repair-tests-section"
import { RepairTimeSection } from "./repair-time-section"

export interface RepairAnswer {
  readonly repair_order: HttpRepairOrder
}

const WORKING_REFRESH_MS = 2_000

/** The work on one unit: what is wrong, what is done and who pays it, what was tested. */
export function RepairPage() {
  const { id = "" } = useParams()
  const { data, error, refetch } = useRead<RepairAnswer>(`/admin/repair-orders/${id}`, {}, {
    refreshMs: (answer) => (answer?.repair_order.pending_work.some(({ state }) => state !== "failed") ? WORKING_REFRESH_MS : false),
  })
  if (data === undefined) return <DeskPage>{error === null ? <LoadingPage /> : <ProblemPage error={error} onRetry={() => void refetch()} />}</DeskPage>
  const { repair_order: order } = data
  return (
    <DeskPage>
      <TwoColumns
        main={<><RepairHeaderSection order={order} /><RepairLinesSection order={order} /><RepairTimeSection order={order} /><RepairTestsSection order={order} /></>}
        side={<><RepairFactsSection order={order} /><AddressSection path={`/admin/repair-orders/${order.id}`} version={order.version} /><RepairPaymentSection order={order} />{order.attachments.length > 0 && <FilesSection files={order.attachments} />}<RepairNotesSection order={order} /><SatisfactionSection type="repair_order" id={order.id} /></>}
      />
    </DeskPage>
  )
}

export function RepairCrumb({ id }: { readonly id: string }) {
  return <>{useRead<RepairAnswer>(`/admin/repair-orders/${id}`).data?.repair_order.display_id ?? ""}</>
}
