import { useTexts } from "./use-texts"
import { Button } from "./ui/button"
import { Notice } from "./ui/notice"
import { Page } from "./ui/page"

export function NotLoadedPage() {
  const { t } = useTexts()
  return (
    <Page title={t("problem.title")}>
      <Notice tone="attention" isNews>{t("problem.notLoaded")}</Notice>
      <Button isWide onClick={() => window.location.reload()}>{t("common.reload")}</Button>
    </Page>
  )
}
