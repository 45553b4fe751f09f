import { Gate } from "../common/gate"
import { useTexts } from "../use-texts"
import { Page } from "../ui/page"
import { RequestForm } from "./request-form"

export function RequestPage() {
  const { t } = useTexts()
  return <Page title={t("request.title")} lead={t("request.lead")}><Gate reason={t("request.signIn")}><RequestForm /></Gate></Page>
}
