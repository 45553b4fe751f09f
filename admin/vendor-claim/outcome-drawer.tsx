import { Input } from "@medusajs/ui"
import { useState } from "react"
import { ChipChoice } from "../common/chip-choice"
import { Choice } from "../common/choice"
import { Field } from "../common/field"
import { amountOf, MoneyField, type TypedMoney } from "../common/money-field"
import { NoteField } from "../common/note-field"
import { RadioChoice } from "../common/radio-choice"
import { ReasonField } from "../common/reason-field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useCurrencies } from "../common/use-currencies"
import { useLocationNames } from "../common/use-names"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { LineChoice } from "./line-choice"
import { isChoice, type LinesDrawerProps, startingChoice } from "./lines-drawer"
import { useClaimCommand } from "./use-claim-command"
import { DECIDED_OUTCOMES, type DecidedOutcome } from "./vendor-claim-words"

const SUGGESTIONS: Readonly<Record<DecidedOutcome, readonly string[]>> = { credited: [], replaced: [], rejected: ["not_covered", "misuse", "outside_period"], returned: ["repaired", "no_fault_found"] }

/** What the maker answered for units: a credit, another unit, or the same one back. A second answer corrects the first. */
export function OutcomeDrawer({ claim, line, onClose }: LinesDrawerProps) {
  const { t, word } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const locations = useLocationNames()
  const currencies = useCurrencies()
  const pending = claim.lines.filter(({ outcome, available_outcomes }) => outcome === "pending" && available_outcomes.length > 0)
  const lines = line === null || line.outcome === "pending" ? pending : [line]
  const [chosen, setChosen] = useState(startingChoice(line, lines))
  const [outcome, setOutcome] = useState<DecidedOutcome | null>(null)
  const only = lines.length === 1 ? lines[0] : line
  const [money, setMoney] = useState<TypedMoney>({ amount: String(only?.recovered_amount ?? only?.claimed_amount ?? ""), currency: only?.currency_code ?? null })
  const [place, setPlace] = useState<"kept" | "returned" | null>(null)
  const [serials, setSerials] = useState<Readonly<Record<string, string>>>({})
  const [location, setLocation] = useState<string | null>(null)
  const [reason, setReason] = useState("")
  const [note, setNote] = useState("")
  const { run, isPending, error } = useClaimCommand(claim, "record_outcome", t("vendorClaim.done.record_outcome"), onClose)
  const answered = lines.filter(({ id }) => chosen.has(id))
  const possible = DECIDED_OUTCOMES.filter((value) => answered.every(({ available_outcomes }) => available_outcomes.includes(value)))
  // A line has one currency; where units of several are answered at once, their own stays.
  const settled = [...new Set(answered.flatMap(({ currency_code, claimed_amount }) => (claimed_amount === null || currency_code === null ? [] : [currency_code])))]
  const amount = outcome === "credited" || outcome === "replaced" ? amountOf(money) : null
  const isReplaced = outcome === "replaced"
  const whereabouts = place ?? (outcome === "credited" ? "kept" : outcome === "rejected" ? "returned" : null)
  const comesBack = outcome === "returned" || ((outcome === "credited" || outcome === "rejected") && whereabouts === "returned")
  const isComplete = outcome !== null && possible.includes(outcome) && isChoice(chosen) && (outcome !== "credited" || (amount ?? 0) > 0) && (!isReplaced || (location !== null && answered.every(({ id }) => (serials[id] ?? "").trim() !== "")))
  const onSubmit = (): Promise<void> => run({
    ...(note === "" ? {} : { note }),
    outcomes: answered.map(({ id }) => ({
      line_id: id, outcome, ...(amount === null ? {} : { recovered_amount: amount, currency_code: settled[0] ?? money.currency ?? currencies[0] }), ...(reason === "" ? {} : { reason_code: reason }),
      ...((outcome === "credited" || outcome === "rejected") && whereabouts !== null ? { unit: whereabouts } : {}),
      ...(isReplaced ? { replacement: { serial_number: (serials[id] ?? "").trim(), location_id: location } } : {}), ...(comesBack && location !== null ? { location_id: location } : {}),
    })),
  })
  const locationOptions = [...locations].map(([value, label]) => ({ value, label }))
  return (
    <SideDrawer title={line !== null && line.outcome !== "pending" ? t("vendorClaim.correct") : t("vendorClaim.action.record_outcome")} hint={t("vendorClaim.consequence.record_outcome")} submit={t("general.save")} isPending={isPending} canSubmit={isComplete} onSubmit={onSubmit} onClose={onClose}>
      <LineChoice lines={lines} chosen={chosen} onChange={setChosen} />
      <RadioChoice label={t("vendorClaim.answer")} value={outcome} onChange={(value) => { setOutcome(value); setPlace(null) }} options={possible.map((value) => ({ value, label: t(`vendorClaim.outcome.${value}`), hint: t(`vendorClaim.outcomeHint.${value}`) }))} />
      {(outcome === "credited" || isReplaced) && <MoneyField label={t("vendorClaim.recoveredEach")} optional={isReplaced} money={money} onChange={setMoney} fixedCurrency={settled.length === 1 ? settled[0] ?? null : null} />}
      {(outcome === "credited" || outcome === "rejected") && <ChipChoice label={t("vendorClaim.whereIsIt")} value={whereabouts} onChange={(value) => setPlace(value as "kept" | "returned")} options={(["kept", "returned"] as const).map((value) => ({ value, label: t(`vendorClaim.whereabouts.${value}`) }))} />}
      {isReplaced && answered.map(({ id, serial_number }) => (
        <Field key={id} label={t("vendorClaim.insteadOf", { serial: serial_number })} hint={t("vendorClaim.insteadHint")}>{(ids) => <Input {...ids} size="small" value={serials[id] ?? ""} onChange={(event) => setSerials({ ...serials, [id]: event.target.value })} onKeyDown={(event) => { if (event.key === "Enter") event.preventDefault() }} placeholder={t("scan.placeholder")} autoComplete="off" />}</Field>
      ))}
      {(isReplaced || comesBack) && <Field label={isReplaced ? t("vendorClaim.receivedAt") : t("vendorClaim.backAt")} optional={!isReplaced}>{({ id }) => <Choice id={id} value={location} onChange={setLocation} placeholder={isReplaced ? t("general.choose") : t("vendorClaim.whereItLay")} options={locationOptions} />}</Field>}
      {outcome !== null && <ReasonField value={reason} onChange={setReason} suggestions={SUGGESTIONS[outcome].filter((code) => word("reason", code) !== code)} />}
      <NoteField value={note} onChange={setNote} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
