import { useNavigate } from "react-router-dom"
import { useSession } from "../../shared/api/session"
import { leave } from "./leave"
import { useTexts } from "../use-texts"
import { Button, ButtonLink } from "../ui/button"
import { Card } from "../ui/card"
import { Page } from "../ui/page"
import { SignInChoice } from "./sign-in-choice"

export function SignInPage() {
  const { t } = useTexts()
  const session = useSession()
  const navigate = useNavigate()
  if (session?.kind === "customer") {
    return (
      <Page title={t("account.signedIn")}>
        <Card>
          <ButtonLink to="/products" isWide>{t("nav.products")}</ButtonLink>
          <Button look="plain" isWide onClick={leave}>{t("common.signOut")}</Button>
        </Card>
      </Page>
    )
  }
  return <Page title={t("common.signIn")} lead={t("account.lead")}><SignInChoice onSignedIn={() => void navigate("/products", { replace: true })} /></Page>
}
