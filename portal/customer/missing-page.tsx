import { NotHere } from "./common/loaded"
import { Page } from "./ui/page"
import { useTexts } from "./use-texts"

export function MissingPage() {
  const { t } = useTexts()
  return <Page title={t("notHere.page")}><NotHere /></Page>
}
