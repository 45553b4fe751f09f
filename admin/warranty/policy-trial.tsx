import { Alert, Button, Input, StatusBadge, Text } from "@medusajs/ui"
import { useState } from "react"
import type { HttpUnit } from "../../src/types/http"
import { request } from "../common/api/backend"
import { Field } from "../common/field"
import { Section } from "../common/section"
import { TextLink } from "../common/text-link"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { ScanInput, type ScanVerdict } from "../scan/scan-input"
import { useUnitScan } from "../scan/use-unit-scan"
import { useProductOfUnit } from "../unit/use-product-of-unit"
import { type Coverage, type CoverageLine, VERDICT_COLORS } from "./coverage"
import { CoverageReasons } from "./coverage-reasons"
import type { TermsValue } from "./terms-document"

interface PolicyTrialProps {
  readonly draft: { readonly code: string | undefined; readonly name: string; readonly terms: TermsValue; readonly variant_ids: readonly string[] | null }
}

interface Trial {
  readonly before: Coverage
  readonly after: Coverage
}

/** "Try it on this unit": what its verdict is, and what it would be under the terms as they stand in the form. */
export function PolicyTrial({ draft }: PolicyTrialProps) {
  const { t } = useTexts()
  const { wordsOf } = useProblemWords()
  const [unit, setUnit] = useState<HttpUnit | null>(null)
  const [asOf, setAsOf] = useState("")
  const [cause, setCause] = useState("")
  const [trial, setTrial] = useState<Trial | null>(null)
  const [isAsking, setAsking] = useState(false)
  const [verdict, setVerdict] = useState<ScanVerdict | null>(null)
  const product = useProductOfUnit(unit === null ? [] : [unit])
  const run = async (wanted: HttpUnit): Promise<ScanVerdict> => {
    setAsking(true)
    try {
      // It writes nothing, so nothing on the screen has to be read again.
      const answer = await request<{ readonly trial: Trial }>("POST", "/admin/warranty-policies/try", { body: { ...draft, unit_id: wanted.id, ...(asOf === "" ? {} : { as_of: asOf }), ...(cause === "" ? {} : { cause }) } })
      setTrial(answer.trial)
      return { tone: answer.trial.after.verdict === "covered" ? "good" : "bad", words: `${wanted.serial_number}: ${t(`coverage.verdict.${answer.trial.after.verdict}`)}` }
    } catch (failure) {
      setTrial(null)
      return { tone: "bad", words: wordsOf(failure as Error) }
    } finally {
      setAsking(false)
    }
  }
  const tryAgain = async (wanted: HttpUnit): Promise<void> => setVerdict(await run(wanted))
  const onScan = useUnitScan({
    onNone: () => setUnit(null),
    onMatch: async ({ unit: wanted }) => {
      setUnit(wanted)
      return await run(wanted)
    },
  })
  return (
    <Section title={t("terms.trial.title")}>
      <div className="flex flex-col gap-y-4 px-6 py-4">
        <Text size="small" className="text-ui-fg-subtle text-pretty">{t("terms.trial.hint")}</Text>
        <ScanInput label={t("order.scanUnit")} onScan={onScan} autoFocus={false} />
        <div className="grid grid-cols-2 gap-3">
          <Field label={t("coverage.asOf")} optional>{(ids) => <Input {...ids} size="small" type="date" value={asOf} onChange={(event) => setAsOf(event.target.value)} />}</Field>
          <Field label={t("terms.trial.cause")} optional>{(ids) => <Input {...ids} size="small" value={cause} onChange={(event) => setCause(event.target.value.trim())} autoComplete="off" placeholder="liquid" />}</Field>
        </div>
        {unit !== null && (
          <div className="flex items-center justify-between gap-x-3">
            <Text size="small" className="min-w-0"><TextLink mono to={`/aftercare/units/${unit.id}`}>{unit.serial_number}</TextLink> {product(unit)?.title}</Text>
            <Button size="small" variant="secondary" isLoading={isAsking} onClick={() => void tryAgain(unit)}>{t("terms.trial.again")}</Button>
          </div>
        )}
        {trial === null && verdict?.tone === "bad" && <Alert variant="error" role="alert">{verdict.words}</Alert>}
      </div>
      {trial !== null && <Verdicts trial={trial} />}
    </Section>
  )
}

function Verdicts({ trial: { before, after } }: { readonly trial: Trial }) {
  const { t, word } = useTexts()
  return (
    <div role="status" className="flex flex-col gap-y-3 px-6 py-4">
      {(["before", "after"] as const).map((when) => {
        const { verdict } = when === "before" ? before : after
        return <div key={when} className="flex items-center justify-between gap-x-3"><Text size="small" leading="compact">{t(`terms.trial.${when}`)}</Text><StatusBadge color={VERDICT_COLORS[verdict]}>{t(`coverage.verdict.${verdict}`)}</StatusBadge></div>
      })}
      {after.lines.map((line: CoverageLine) => (
        <details key={line.item} className="border-ui-border-base border-t pt-3">
          <summary className="focus-visible:shadow-borders-focus flex cursor-pointer list-none items-center justify-between gap-x-3 rounded outline-none">
            <Text size="small" leading="compact">{word("coverage.item", line.item)} {line.percent > 0 && line.percent < 100 ? `${line.percent} %` : ""}</Text>
            <Text size="small" leading="compact" className="text-ui-tag-blue-text">{t("coverage.why")}</Text>
          </summary>
          <div className="pt-3"><CoverageReasons line={line} /></div>
        </details>
      ))}
    </div>
  )
}
