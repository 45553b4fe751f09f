import { ArrowPath } from "@medusajs/icons"
import { useTexts } from "../use-texts"
import { BigButton } from "../ui/big-button"
import { useIsNewer } from "./worker"

/** Only where it needs somebody's tap; what is not sent yet is kept over it. */
export function NewVersion() {
  const { t } = useTexts()
  if (!useIsNewer()) return null
  return (
    <div role="status" className="bg-ui-tag-blue-bg text-ui-tag-blue-text border-ui-tag-blue-border flex items-center justify-between gap-x-3 border-t py-1 pl-4 pr-1">
      <p className="txt-medium min-w-0 flex-1">{t("bench.newer")}</p>
      <BigButton variant="transparent" className="text-ui-tag-blue-text shrink-0" onClick={() => window.location.reload()}><ArrowPath /> {t("bench.newerGo")}</BigButton>
    </div>
  )
}
