import { useNavigate } from "react-router-dom"
import { request } from "../../shared/api/request"
import { useToken } from "../../shared/use-token"
import { LinkOver } from "../account/link-over"
import { isTokenOver } from "../account/token-over"
import { Gate } from "../common/gate"
import { ProblemNotice } from "../common/problem-notice"
import { useSubmit } from "../common/use-submit"
import { useTexts } from "../use-texts"
import { Button, ButtonLink } from "../ui/button"
import { Card } from "../ui/card"
import { Page } from "../ui/page"

/** Somebody was offered a product: she takes it over with an account of her own. */
export function TransferPage() {
  const { t } = useTexts()
  const token = useToken()
  if (token === null) return <Page title={t("transfer.takeTitle")}><Over /></Page>
  return (
    <Page title={t("transfer.takeTitle")} lead={t("transfer.takeLead")}>
      <Gate reason={t("transfer.takeSignIn")} isForCustomersOnly><Take key={token} token={token} /></Gate>
    </Page>
  )
}

function Take({ token }: { readonly token: string }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { submit, isSending, problem } = useSubmit(() => request<{ unit_id: string }>("POST", "/store/ownership-transfers/accept", { body: { token } }))
  const take = async (): Promise<void> => {
    const answer = await submit()
    if (answer !== null) await navigate(`/products/${answer.unit_id}`, { replace: true })
  }
  if (isTokenOver(problem)) return <Over />
  return (
    <Card title={t("transfer.take")} hint={t("transfer.takeHint")}>
      <ProblemNotice error={problem} />
      <Button isWide isBusy={isSending} onClick={() => void take()}>{t("transfer.accept")}</Button>
      <ButtonLink to="/" look="quiet" isWide>{t("transfer.notNow")}</ButtonLink>
    </Card>
  )
}

function Over() {
  const { t } = useTexts()
  return <><LinkOver hint={t("transfer.over")} /><ButtonLink to="/products" look="plain" isWide>{t("nav.products")}</ButtonLink></>
}
