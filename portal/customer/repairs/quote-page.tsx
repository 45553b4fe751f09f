import { useRef } from "react"
import { useNavigate } from "react-router-dom"
import type { HttpStoreRepairOrderList } from "../../../src/types/http"
import { request } from "../../shared/api/request"
import { setSession } from "../../shared/api/session"
import { useToken } from "../../shared/use-token"
import { LinkForm } from "../account/link-form"
import { LinkOver } from "../account/link-over"
import { isTokenOver } from "../account/token-over"
import { ProblemNotice } from "../common/problem-notice"
import { useSubmit } from "../common/use-submit"
import { useTexts } from "../use-texts"
import { Button, ButtonLink } from "../ui/button"
import { Card } from "../ui/card"
import { Page } from "../ui/page"

const REPAIRS_MAX = 20

/** The mailed quote: its link opens the repair, where it is answered. */
export function QuotePage() {
  const token = useToken()
  return <MailedQuote key={token} token={token} />
}

function MailedQuote({ token }: { readonly token: string | null }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  // The link works once: what is tried again is only what comes after it.
  const isRedeemed = useRef(false)
  const { submit, isSending, problem } = useSubmit(async () => {
    if (!isRedeemed.current) {
      const { access_token: accessToken, expires_at: expiresAt } = await request<{ access_token: string; expires_at: string }>("POST", "/store/guest-access/redeem", { body: { token }, session: null })
      setSession({ kind: "guest", token: accessToken, expiresAt })
      isRedeemed.current = true
    }
    // The link is to the unit; of its repairs the one that waits for an answer is meant.
    const { repair_orders: repairs } = await request<HttpStoreRepairOrderList>("GET", "/store/repair-orders", { query: { limit: REPAIRS_MAX } })
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
