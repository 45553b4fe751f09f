import type { HttpCoverageSummary } from "../../../src/types/http"
import { useFormats } from "../../shared/format/use-formats"
import { useTexts } from "../use-texts"
import { Mark, type MarkColor } from "./marks"

const COLORS: { readonly [verdict in HttpCoverageSummary["verdict"]]: MarkColor } = { covered: "green", partial: "orange", not_covered: "red", needs_evidence: "orange" }

export function CoverageMark({ summary }: { readonly summary: HttpCoverageSummary }) {
  const { t } = useTexts()
  const { day } = useFormats()
  const { verdict, ends_on: endsOn } = summary
  const until = verdict === "covered" || verdict === "partial" ? (endsOn === null ? t("coverage.noEnd") : t("coverage.until", { day: day(endsOn) })) : null
  return <Mark color={COLORS[verdict]} className="txt-compact-medium-plus">{[t(`coverage.${verdict}`), until].filter(Boolean).join(" ")}</Mark>
}
