import { Page } from "../ui/page"
import { useTexts } from "../use-texts"

export function PayPage() {
  const { t } = useTexts()
  return <Page title={t("pay.title")} lead={t("pay.lead")}>{null}</Page>
}
