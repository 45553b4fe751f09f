import { useState } from "react"
import type { HttpStoreUnit } from "../../../src/types/http"
import { useSession } from "../../shared/api/session"
import { useVerdictWords, VERDICT_TONES } from "../coverage/coverage-words"
import { useUnitCoverage } from "../coverage/use-coverage"
import { useTexts } from "../use-texts"
import { Choice } from "../ui/choice"
import { Notice } from "../ui/notice"
import { Skeleton } from "../ui/skeleton"
import { isDefect, type Remedy, remediesFor } from "./choices"
import type { ReasonOption } from "./return-options"
import { StepForm } from "./step-form"

interface RemedyStepProps {
  readonly unit: HttpStoreUnit
  readonly reason: ReasonOption
  readonly chosen: Remedy | null
  /** A warranty claim is made for one product at a time. */
  readonly isAlone: boolean
  readonly onNext: (remedy: Remedy) => void
}

/** Before one wishes for something, one sees what the warranty says; and only what the shop would not refuse is there to choose. */
export function RemedyStep({ unit, reason, chosen, isAlone, onNext }: RemedyStepProps) {
  const { t, maybe, word } = useTexts()
  const session = useSession()
  const words = useVerdictWords()
  const [way, setWay] = useState(chosen?.way ?? null)
  const [problem, setProblem] = useState<string | null>(null)
  const { data, isPending } = useUnitCoverage(unit.id, isDefect(reason))
  if (isPending && isDefect(reason)) return <Skeleton lines={4} />
  const coverage = data?.coverage ?? null
  const remedies = remediesFor({ reason, coverage, isCustomer: session?.kind === "customer", isAlone })
  const remedy = remedies.find((each) => each.way === way) ?? (remedies.length === 1 ? remedies[0] : undefined)
  const hintOf = ({ way: name, isLookedAt, isPaid }: Remedy): string => [isPaid ? t("request.paidRepairHint") : maybe(`request.wayHint.${name}`), isLookedAt && name !== "warranty" ? t("request.lookedAt") : null].filter(Boolean).join(" ")
  if (remedies.length === 0) return <Notice tone="attention" title={t("request.impossible")} isNews>{t("request.impossibleHint")}</Notice>
  return (
    <StepForm onNext={() => (remedy === undefined ? setProblem(t("request.choose")) : onNext(remedy))}>
      {isDefect(reason) && coverage !== null && <Notice tone={VERDICT_TONES[coverage.verdict]} title={words(coverage).title}>{words(coverage).why}</Notice>}
      <Choice<string>
        label={t("request.remedy")} isLabelHidden value={remedy?.way ?? null} onChange={setWay} problem={remedy === undefined ? problem : null}
        options={remedies.map((each) => ({ value: each.way, label: each.isPaid ? t("request.paidRepair") : word("request.way", each.way), hint: hintOf(each) }))}
      />
      <p className="text-ui-fg-subtle text-pretty text-sm">{t("request.remedyHint")}</p>
    </StepForm>
  )
}
