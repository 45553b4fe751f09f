import { useParams } from "react-router-dom"
import { Page } from "../ui/page"
import { useTexts } from "../use-texts"

export function PassportPage() {
  const { t } = useTexts()
  const { serial = "" } = useParams()
  return <Page title={t("passport.title")} lead={t("passport.lead")}>{serial}</Page>
}
