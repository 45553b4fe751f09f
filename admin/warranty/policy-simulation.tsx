import { Alert, Button, Text } from "@medusajs/ui"
import { useState } from "react"
import { useWrite } from "../common/api/use-write"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import type { Verdict } from "./coverage"

interface Simulation {
  readonly claim_count: number
  readonly changed_count: number
  readonly verdicts: readonly { readonly before: Verdict; readonly after: Verdict; readonly count: number }[]
}

/** What the changed terms would have said to the claims of the last 24 months, before anything is published. */
export function PolicySimulation({ code, terms }: { readonly code: string; readonly terms: object }) {
  const { t } = useTexts()
  const { wordsOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, { readonly simulation: Simulation }>("/admin/warranty-policies/simulate")
  const [simulation, setSimulation] = useState<Simulation | null>(null)
  const onClick = async (): Promise<void> => {
    try {
      setSimulation((await write({ code, terms })).simulation)
    } catch {
      // The refusal is shown below.
    }
  }
  const changes = simulation?.verdicts.filter(({ before, after }) => before !== after) ?? []
  return (
    <div className="flex flex-col items-start gap-y-3">
      <Button type="button" size="small" variant="secondary" isLoading={isPending} onClick={() => void onClick()}>{t("warranty.simulate")}</Button>
      {error !== null && <Alert variant="error" role="alert">{wordsOf(error)}</Alert>}
      {simulation !== null && (
        <div role="status">
          <Text size="small">{t("warranty.simulated", { changed: simulation.changed_count, all: simulation.claim_count })}</Text>
          <ul>{changes.map(({ before, after, count }) => <li key={`${before} ${after}`} className="txt-small text-ui-fg-subtle">{t(`coverage.verdict.${before}`)} → {t(`coverage.verdict.${after}`)}: {count}</li>)}</ul>
        </div>
      )}
    </div>
  )
}
