import { useNavigate } from "react-router-dom"
import { request } from "../../shared/api/request"
import { setSession } from "../../shared/api/session"
import { LinkForm } from "../account/link-form"
import { LinkOver } from "../account/link-over"
import { isTokenOver } from "../account/token-over"
import { ProblemNotice } from "../common/problem-notice"
import { useSubmit } from "../common/use-submit"
import { useToken } from "../common/use-token"
import { useTexts } from "../use-texts"
import { Button, ButtonLink } from "../ui/button"
import { Card } from "../ui/card"
import { Page } from "../ui/page"
import type { StoreRepair } from "./repair"

const REPAIRS_MAX = 20

/** The mailed quote: its link opens the repair, where it is answered. */
export function QuotePage() {
  const { t } = useTexts()
  const token = useToken()
  const navigate = useNavigate()
  const { submit, isSending, problem } = useSubmit(async () => {
    const { access_token: accessToken, expires_at: expiresAt } = await request<{ access_token: string; expires_at: string }>("POST", "/store/guest-access/redeem", { body: { token }, session: null })
    setSession({ kind: "guest", token: accessToken, expiresAt })
    // The link is to the unit; of its repairs the one that waits for an answer is meant.
    const { repair_orders: repairs } = await request<{ repair_orders: StoreRepair[] }>("GET", "/store/repair-orders", { query: { limit: REPAIRS_MAX } })
    return repairs.find(({ quote }) => quote?.status === "sent") ?? repairs[0] ?? "none"
  })
  const open = async (): Promise<void> => {
    const repair = await submit()
    if (repair !== null) await navigate(repair === "none" ? "/requests" : `/repairs/${repair.id}`, { replace: true })
  }
  if (token === null || isTokenOver(problem)) {
    return (
      <Page title={t("quote.openTitle")}>
        <LinkOver hint={t("quote.over")} />
        <ButtonLink to="/requests" isWide>{t("nav.requests")}</ButtonLink>
        <Card title={t("account.linkTitle")} hint={t("account.linkHint")}><LinkForm /></Card>
      </Page>
    )
  }
  return (
    <Page title={t("quote.openTitle")} lead={t("quote.openLead")}>
      <Card>
        <ProblemNotice error={problem} />
        <Button isWide isBusy={isSending} onClick={() => void open()}>{t("quote.open")}</Button>
      </Card>
    </Page>
  )
}
