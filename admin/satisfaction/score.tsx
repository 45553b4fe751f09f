import { Badge } from "@medusajs/ui"
import { useTexts } from "../common/use-texts"

const MIDDLE = 3
const BEST = 5

/** From 1, bad, to 5, very good: by word and colour too. */
export function Score({ score }: { readonly score: number }) {
  const { t } = useTexts()
  return <Badge size="2xsmall" color={score > MIDDLE ? "green" : score === MIDDLE ? "grey" : "red"} className="whitespace-nowrap">{t("satisfaction.score", { score, best: BEST })}</Badge>
}
