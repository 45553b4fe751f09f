import { Alert, Button, Input, StatusBadge, Text } from "@medusajs/ui"
import { type KeyboardEvent, useState } from "react"
import type { HttpReturnDryRunAnswer, HttpReturnVerdict } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"
import { Choice } from "../common/choice"
import { Field } from "../common/field"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { useDecisionWords } from "../rma/use-decision-words"
import { REASONS, RESOLUTIONS } from "../rma/rma-words"
import { DECISION_COLORS, type RuleDraft, SOURCES } from "./return-rule"

/** What the rules (those in force, or these instead) would decide for a unit if it were sent back now, with every reason. */
export function TryRules({ rules }: { readonly rules?: readonly RuleDraft[] }) {
  const { t, word } = useTexts()
  const { wordsOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, HttpReturnDryRunAnswer>("/admin/return-rules/dry-run")
  const [code, setCode] = useState("")
  const [reason, setReason] = useState<string>(REASONS[0])
  const [wish, setWish] = useState<string>(RESOLUTIONS[0])
  const [source, setSource] = useState<string>(SOURCES[0])
  const [verdict, setVerdict] = useState<HttpReturnVerdict | null>(null)
  const judge = async (): Promise<void> => {
    if (code.trim() === "") return
    setVerdict(null)
    try {
      const { verdicts } = await write({ serial_number: code.trim(), reason_code: reason, requested_resolution: wish, source, ...(rules === undefined ? {} : { rules }) })
      setVerdict(verdicts[0] ?? null)
    } catch {
      // The refusal is shown below.
    }
  }
  // A scanner ends with Enter, and inside a drawer that would save the rule.
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter") return
    event.preventDefault()
    void judge()
  }
  return (
    <div className="flex flex-col gap-y-4">
      <Text size="small" className="text-ui-fg-subtle text-pretty">{t("returnRule.tryHint")}</Text>
      <Field label={t("unit.serialNumber")}>{(ids) => <Input {...ids} size="small" value={code} onChange={(event) => setCode(event.target.value)} onKeyDown={onKey} placeholder={t("scan.placeholder")} autoComplete="off" />}</Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("general.reason")}>{({ id }) => <Choice id={id} value={reason} onChange={setReason} placeholder="" options={REASONS.map((value) => ({ value: value as string, label: word("reason", value) }))} />}</Field>
        <Field label={t("returnRule.wish")}>{({ id }) => <Choice id={id} value={wish} onChange={setWish} placeholder="" options={RESOLUTIONS.map((value) => ({ value: value as string, label: word("rma.resolution", value) }))} />}</Field>
        <Field label={t("returnRule.askedBy")}>{({ id }) => <Choice id={id} value={source} onChange={setSource} placeholder="" options={SOURCES.map((value) => ({ value: value as string, label: t(`returnRule.source.${value}`) }))} />}</Field>
      </div>
      <div><Button type="button" size="small" variant="secondary" isLoading={isPending} disabled={code.trim() === ""} onClick={() => void judge()}>{t("returnRule.judge")}</Button></div>
      {error !== null && <Alert variant="error" role="alert">{wordsOf(error)}</Alert>}
      {verdict !== null && <Verdict verdict={verdict} />}
    </div>
  )
}

function Verdict({ verdict }: { readonly verdict: HttpReturnVerdict }) {
  const { t, word } = useTexts()
  const wordsFor = useDecisionWords(verdict.reasons)
  return (
    <div role="status" className="border-ui-border-base flex flex-col gap-y-2 border-t pt-4">
      <span className="flex flex-wrap items-center gap-2"><StatusBadge color={DECISION_COLORS[verdict.decision]}>{t(`rma.decision.${verdict.decision}`)}</StatusBadge>{verdict.reason_code !== "no_rule" && <Text size="small">{word("reason", verdict.reason_code)}</Text>}</span>
      <ul className="flex flex-col gap-y-1">
        {verdict.reasons.map((reason, index) => <li key={index} className="txt-small text-ui-fg-subtle text-pretty"><span className="text-ui-fg-base">{wordsFor(reason).rule}</span>: {wordsFor(reason).words}</li>)}
      </ul>
    </div>
  )
}
