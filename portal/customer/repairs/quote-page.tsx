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

/** The mailed quote: its link opens the repair, where it is answered. */
export function QuotePage() {
  const { t } = useTexts()
  const token = useToken()
  const navigate = useNavigate()
  const { submit, isSending, problem } = useSubmit(async () => {
    const access = await request<{ access_token: string; expires_at: string; repair_order_id: string }>("POST", "/store/quote-access", { body: { token }, session: null })
    setSession({ kind: "guest", token: access.access_token, expiresAt: access.expires_at })
    return access
  })
  const open = async (): Promise<void> => {
    const access = await submit()
    if (access !== null) await navigate(`/repairs/${access.repair_order_id}`, { replace: true })
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
