import { useTexts } from "../use-texts"
import { Notice } from "../ui/notice"

/** A link that does not work any more says what to do instead. */
export function LinkOver({ hint }: { readonly hint: string }) {
  const { t } = useTexts()
  return <Notice tone="attention" title={t("access.over")} isNews>{hint}</Notice>
}
