import { Alert, Button, StatusBadge, Text } from "@medusajs/ui"
import { useRef, useState } from "react"
import { request } from "../common/api/backend"
import { Section } from "../common/section"
import { TextLink } from "../common/text-link"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { type Verdict, VERDICT_COLORS } from "./coverage"
import { addPage, type Simulation, type SimulationPage } from "./simulation"
import type { TermsValue } from "./terms-document"

/** So many claims by one request: often enough for a bar that moves, rarely enough not to slow the whole. */
const CLAIMS_PER_REQUEST = 500
const CHANGED_SHOWN_MAX = 20

/** What the terms in the form would have said to the claims of the last 24 months, before anything is published. */
export function PolicySimulation({ code, terms }: { readonly code: string | null; readonly terms: TermsValue }) {
  const { t } = useTexts()
  const { wordsOf } = useProblemWords()
  const [simulation, setSimulation] = useState<Simulation | null>(null)
  const [isRunning, setRunning] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const stop = useRef<AbortController | null>(null)
  const run = async (): Promise<void> => {
    const controller = new AbortController()
    stop.current = controller
    setRunning(true)
    setError(null)
    setSimulation(null)
    try {
      let sum: Simulation | null = null
      do {
        const { simulation: page } = await request<{ readonly simulation: SimulationPage }>("POST", "/admin/warranty-policies/simulate", {
          body: { code, terms, limit: CLAIMS_PER_REQUEST, ...(sum?.nextAfter ? { after: sum.nextAfter } : {}) }, signal: controller.signal,
        })
        sum = addPage(sum, page)
        setSimulation(sum)
      } while (sum.nextAfter !== null)
    } catch (failure) {
      if (!controller.signal.aborted) setError(failure as Error)
    } finally {
      setRunning(false)
    }
  }
  return (
    <Section title={t("terms.simulation.title")} actions={code === null ? undefined : isRunning ? <Button size="small" variant="secondary" onClick={() => stop.current?.abort()}>{t("terms.simulation.stop")}</Button> : <Button size="small" variant="secondary" onClick={() => void run()}>{t("terms.simulation.run")}</Button>}>
      <div className="flex flex-col gap-y-3 px-6 py-4">
        <Text size="small" className="text-ui-fg-subtle text-pretty">{t(code === null ? "terms.simulation.nothing" : "warranty.simulate")}</Text>
        {error !== null && <Alert variant="error" role="alert">{wordsOf(error)}</Alert>}
        {simulation !== null && <Progress simulation={simulation} isRunning={isRunning} />}
        {simulation !== null && !isRunning && <Result simulation={simulation} />}
      </div>
    </Section>
  )
}

function Progress({ simulation: { lookedAt, total }, isRunning }: { readonly simulation: Simulation; readonly isRunning: boolean }) {
  const { t } = useTexts()
  const share = total === 0 ? 1 : Math.min(1, lookedAt / total)
  if (!isRunning) return null
  return (
    <div className="flex flex-col gap-y-1.5">
      <div role="progressbar" aria-label={t("terms.simulation.title")} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(share * 100)} className="bg-ui-bg-component-pressed h-2 w-full overflow-hidden rounded-full">
        <div className="bg-ui-tag-blue-icon h-full rounded-full transition-all" style={{ width: `${share * 100}%` }} />
      </div>
      <Text size="xsmall" className="text-ui-fg-subtle">{t("terms.simulation.progress", { done: lookedAt, all: total })}</Text>
    </div>
  )
}

function Result({ simulation: { claims, changed, verdicts, examples } }: { readonly simulation: Simulation }) {
  const { t } = useTexts()
  const badge = (verdict: Verdict) => <StatusBadge color={VERDICT_COLORS[verdict]}>{t(`coverage.verdict.${verdict}`)}</StatusBadge>
  return (
    <div role="status" className="flex flex-col gap-y-3">
      <Text size="small" weight="plus">{t("warranty.simulated", { changed, all: claims })}</Text>
      {verdicts.filter(({ before, after }) => before !== after).map(({ before, after, count }) => <div key={`${before} ${after}`} className="flex flex-wrap items-center gap-1.5">{badge(before)} → {badge(after)}<Text size="small" leading="compact" className="text-ui-fg-subtle">{t("terms.simulation.claims", { count })}</Text></div>)}
      {examples.length > 0 && (
        <ul className="flex flex-col gap-y-1">
          {examples.slice(0, CHANGED_SHOWN_MAX).map((claim) => (
            <li key={claim.warranty_claim_id} className="flex items-center justify-between gap-x-3">
              <TextLink to={`/aftercare/warranty/claims/${claim.warranty_claim_id}`}>{claim.display_id}</TextLink>
              <Text size="xsmall" className="text-ui-fg-subtle">{t(`coverage.verdict.${claim.before}`)} {claim.percent_before} % → {t(`coverage.verdict.${claim.after}`)} {claim.percent_after} %</Text>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
