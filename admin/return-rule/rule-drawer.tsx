import { Input, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import type { HttpReturnRule, HttpReturnRuleAnswer, HttpReturnRuleConditions } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"
import { Field } from "../common/field"
import { RadioChoice } from "../common/radio-choice"
import { ReasonField } from "../common/reason-field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { SwitchField } from "../common/switch-field"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { ConditionFields } from "./condition-fields"
import { cleaned, draftOf, newDraft, OUTCOMES, type RuleDraft } from "./return-rule"
import { TryRules } from "./try-rules"
import { useRuleWords } from "./use-rule-words"

const PRIORITY_MAX = 100_000
const SUGGESTIONS: Readonly<Record<HttpReturnRule["outcome"], readonly string[]>> = { authorize: ["within_policy", "goodwill"], review: ["photos_needed", "second_opinion"], deny: ["outside_period", "not_covered", "misuse"] }

interface RuleDrawerProps {
  /** Null: a new one. */
  readonly rule: HttpReturnRule | null
  readonly rules: readonly HttpReturnRule[]
  readonly onClose: () => void
}

/** Writes a rule, says it in plain words, and tries it together with the others before it is saved. */
export function RuleDrawer({ rule, rules, onClose }: RuleDrawerProps) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, HttpReturnRuleAnswer>(rule === null ? "/admin/return-rules" : `/admin/return-rules/${rule.id}`)
  const [draft, setDraft] = useState<RuleDraft>(() => (rule === null ? newDraft(rules) : draftOf(rule)))
  const [priority, setPriority] = useState(String(draft.priority))
  const change = (part: Partial<RuleDraft>): void => setDraft({ ...draft, ...part })
  const isPriority = /^\d{1,6}$/.test(priority) && Number(priority) <= PRIORITY_MAX
  const written: RuleDraft = { ...draft, name: draft.name.trim(), priority: Number(priority), conditions: cleaned(draft.conditions) }
  const isComplete = written.name !== "" && isPriority && written.reason_code !== "" && [written.conditions.within, written.conditions.after].every((window) => window === undefined || /^P[1-9]\d*[DWMY]$/.test(window.term))
  const wordsFor = useRuleWords([written])
  const onSubmit = async (): Promise<void> => {
    try {
      await write({ ...written, ...(rule === null ? {} : { expected_version: rule.version }) })
      toast.success(t("returnRule.saved"))
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  return (
    <SideDrawer title={rule === null ? t("returnRule.create") : t("returnRule.edit")} hint={t("returnRule.drawerHint")} submit={t("general.save")} isPending={isPending} canSubmit={isComplete} onSubmit={onSubmit} onClose={onClose}>
      <Field label={t("technician.name")}>{(ids) => <Input {...ids} size="small" maxLength={255} value={draft.name} onChange={(event) => change({ name: event.target.value })} autoComplete="off" />}</Field>
      <RadioChoice label={t("returnRule.decides")} value={draft.outcome} onChange={(outcome) => change({ outcome })} options={OUTCOMES.map((value) => ({ value, label: t(`returnRule.outcome.${value}`), hint: t(`returnRule.outcomeHint.${value}`) }))} />
      <ReasonField value={draft.reason_code} onChange={(reason_code) => change({ reason_code })} suggestions={SUGGESTIONS[draft.outcome]} optional={false} />
      <Field label={t("returnRule.priority")} hint={t("returnRule.priorityHint")} problem={isPriority ? null : t("returnRule.priorityProblem", { max: PRIORITY_MAX })}>{(ids) => <Input {...ids} size="small" type="number" min={0} max={PRIORITY_MAX} value={priority} onChange={(event) => setPriority(event.target.value)} />}</Field>
      <SwitchField label={t("returnRule.enabled")} hint={t("returnRule.enabledHint")} checked={draft.enabled} onChange={(enabled) => change({ enabled })} />
      <ConditionFields conditions={draft.conditions} onChange={(part: HttpReturnRuleConditions) => change({ conditions: { ...draft.conditions, ...part } })} />
      <div className="bg-ui-bg-subtle border-ui-border-base rounded-lg border px-4 py-3">
        <Text size="small" leading="compact" weight="plus">{t("warranty.preview")}</Text>
        <ul>{wordsFor(written.conditions).map((line) => <li key={line} className="txt-small text-ui-fg-subtle text-pretty">{line}</li>)}</ul>
        <Text size="small" className="text-ui-fg-subtle">→ {t(`returnRule.outcome.${written.outcome}`)}</Text>
      </div>
      {isComplete && (
        <details className="border-ui-border-base rounded-lg border px-4 py-3">
          <summary className="txt-compact-small-plus focus-visible:shadow-borders-focus cursor-pointer rounded outline-none">{t("returnRule.tryDraft")}</summary>
          <div className="pt-4"><TryRules rules={[...rules.filter(({ id, enabled }) => enabled && id !== rule?.id).map(draftOf), ...(written.enabled ? [written] : [])]} /></div>
        </details>
      )}
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
