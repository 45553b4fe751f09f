import type { HttpStoreRepairOrderList } from "../../../src/types/http"
import { request } from "../../shared/api/request"
import { MailedLink } from "../common/mailed-link"
import { useTexts } from "../use-texts"

const REPAIRS_MAX = 20

/** The mailed quote: its link opens the repair, where it is answered. */
export function QuotePage() {
  const { t } = useTexts()
  return <MailedLink title={t("quote.openTitle")} lead={t("quote.openLead")} open={t("quote.open")} over={t("quote.over")} find={findRepair} />
}

/** The link is to the unit; of its repairs the one that waits for an answer is meant. */
async function findRepair(): Promise<string> {
  const { repair_orders: repairs } = await request<HttpStoreRepairOrderList>("GET", "/store/repair-orders", { query: { limit: REPAIRS_MAX } })
  const repair = repairs.find(({ quote }) => quote?.status === "sent") ?? repairs[0]
  return repair === undefined ? "/requests" : `/repairs/${repair.id}`
}
