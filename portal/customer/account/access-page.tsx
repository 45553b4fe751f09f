import { useNavigate } from "react-router-dom"
import { request } from "../../shared/api/request"
import { setSession } from "../../shared/api/session"
import { useToken } from "../../shared/use-token"
import { ProblemNotice } from "../common/problem-notice"
import { useSubmit } from "../common/use-submit"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"
import { Card } from "../ui/card"
import { Page } from "../ui/page"
import { LinkForm } from "./link-form"
import { LinkOver } from "./link-over"
import { isTokenOver } from "./token-over"

/**
 * The mailed one-time link. It is used by a press of a button and not by opening it: programs that look into mails open
 * links before their readers do, and would use them up.
 */
export function AccessPage() {
  const token = useToken()
  // Another link is another try: nothing of the last one stays.
  return <Access key={token} token={token} />
}

function Access({ token }: { readonly token: string | null }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { submit, isSending, problem } = useSubmit(async () => {
    const access = await request<{ access_token: string; expires_at: string }>("POST", "/store/guest-access/redeem", { body: { token }, session: null })
    setSession({ kind: "guest", token: access.access_token, expiresAt: access.expires_at })
    return access
  })
  const open = async (): Promise<void> => {
    if ((await submit()) !== null) await navigate("/products", { replace: true })
  }
  if (token === null || isTokenOver(problem)) {
    return <Page title={t("access.overTitle")}><LinkOver hint={t("access.overHint")} /><Card title={t("account.linkTitle")} hint={t("account.linkHint")}><LinkForm /></Card></Page>
  }
  return (
    <Page title={t("access.title")} lead={t("access.lead")}>
      <Card>
        <ProblemNotice error={problem} />
        <Button isWide autoFocus isBusy={isSending} onClick={() => void open()}>{t("access.open")}</Button>
      </Card>
    </Page>
  )
}
