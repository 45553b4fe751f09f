import { useRef } from "react"
import { useNavigate } from "react-router-dom"
import { request } from "../../shared/api/request"
import { setSession } from "../../shared/api/session"
import { useToken } from "../../shared/use-token"
import { LinkForm } from "../account/link-form"
import { LinkOver } from "../account/link-over"
import { isTokenOver } from "../account/token-over"
import { useTexts } from "../use-texts"
import { Button, ButtonLink } from "../ui/button"
import { Card } from "../ui/card"
import { Page } from "../ui/page"
import { ProblemNotice } from "./problem-notice"
import { useSubmit } from "./use-submit"

interface MailedLinkProps {
  readonly title: string
  readonly lead: string
  readonly open: string
  /** Where it is to be found once the link is used up. */
  readonly over: string
  /** The page of what was mailed, as a guest finds it. */
  readonly find: () => Promise<string>
}

/** A mail's one-time link: opens what waits for an answer. */
export function MailedLink(props: MailedLinkProps) {
  const token = useToken()
  return <OpenedLink key={token} token={token} {...props} />
}

function OpenedLink({ token, title, lead, open: label, over, find }: MailedLinkProps & { readonly token: string | null }) {
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
    return find()
  })
  const open = async (): Promise<void> => {
    const path = await submit()
    if (path !== null) await navigate(path, { replace: true })
  }
  if (token === null || isTokenOver(problem)) {
    return (
      <Page title={title}>
        <LinkOver hint={over} />
        <ButtonLink to="/requests" isWide>{t("nav.requests")}</ButtonLink>
        <Card title={t("account.linkTitle")} hint={t("account.linkHint")}><LinkForm /></Card>
      </Page>
    )
  }
  return (
    <Page title={title} lead={lead}>
      <Card>
        <ProblemNotice error={problem} />
        <Button isWide isBusy={isSending} onClick={() => void open()}>{label}</Button>
      </Card>
    </Page>
  )
}
