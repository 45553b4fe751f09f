import type { HttpStoreRma, HttpStoreRmaList } from "../../../src/types/http"
import { request } from "../../shared/api/request"
import { MailedLink } from "../common/mailed-link"
import { useTexts } from "../use-texts"

const RETURNS_MAX = 20

/** The mailed offer of another product: its link opens the return, where it is answered. */
export function OfferPage() {
  const { t } = useTexts()
  return <MailedLink title={t("offer.openTitle")} lead={t("offer.openLead")} open={t("offer.open")} over={t("offer.over")} find={findReturn} />
}

/** The link is to the unit; of its returns the one with an open offer is meant, or else the last that had one. */
async function findReturn(): Promise<string> {
  const { rmas } = await request<HttpStoreRmaList>("GET", "/store/rmas", { query: { limit: RETURNS_MAX } })
  const has = (test: (line: HttpStoreRma["lines"][number]) => boolean) => rmas.find(({ lines }) => lines.some(test))
  const found = has(({ available_actions: actions }) => actions.includes("accept_offer")) ?? has(({ offer }) => offer !== null) ?? rmas[0]
  return found === undefined ? "/requests" : `/returns/${found.id}`
}
