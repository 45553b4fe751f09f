import { Text } from "@medusajs/ui"
import { useState } from "react"
import { NoteField } from "../common/note-field"
import { RadioChoice } from "../common/radio-choice"
import { ReasonField } from "../common/reason-field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import type { LineDrawerProps } from "./line-drawer"
import { useDecisionWords } from "./use-decision-words"
import { useLineCommand } from "./use-line-command"

type Decision = "accepted" | "rejected" | "needs_review"
const DECISIONS: readonly Decision[] = ["accepted", "rejected", "needs_review"]
const SUGGESTIONS: Readonly<Record<Decision, readonly string[]>> = { accepted: ["within_policy", "goodwill"], rejected: ["outside_period", "not_covered", "misuse"], needs_review: ["photos_needed", "second_opinion"] }

export function DecideDrawer({ rma, line, onClose }: LineDrawerProps) {
  const { t, word } = useTexts()
  const wordsFor = useDecisionWords(line.decision_reasons)
  const { wordsOf, rejectedOf } = useProblemWords()
  const [decision, setDecision] = useState<Decision>("accepted")
  const [reason, setReason] = useState("")
  const [note, setNote] = useState("")
  const { run, isPending, error } = useLineCommand(rma, line, "decide", t("rma.lineDone.decide"), onClose)
  return (
    <SideDrawer title={t("rma.do.decide")} hint={t("rma.decideHint")} submit={t("general.save")} isPending={isPending} canSubmit={reason !== ""} onSubmit={() => run({ decision, reason_code: reason, ...(note === "" ? {} : { note }) })} onClose={onClose}>
      {line.decision_reasons.length > 0 && (
        <div className="bg-ui-bg-subtle border-ui-border-base rounded-lg border px-4 py-3">
          <Text size="small" leading="compact" weight="plus">{t("rma.rulesSaid")}</Text>
          <ul>{line.decision_reasons.map((reason, index) => <li key={index} className="txt-small text-ui-fg-subtle text-pretty"><span className="text-ui-fg-base">{wordsFor(reason).rule}</span>: {wordsFor(reason).words}</li>)}</ul>
        </div>
      )}
      <RadioChoice label={t("rma.step.decision")} value={decision} onChange={setDecision} options={DECISIONS.map((value) => ({ value, label: word("rma.decision", value), hint: t(`rma.decisionHint.${value}`) }))} />
      <ReasonField value={reason} onChange={setReason} suggestions={SUGGESTIONS[decision]} optional={false} />
      <NoteField value={note} onChange={setNote} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
