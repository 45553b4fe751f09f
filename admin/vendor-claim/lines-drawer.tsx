import { useState } from "react"
import type { HttpVendorClaim } from "../../src/types/http"
import { FaultsField } from "../common/faults-field"
import { amountOf, MoneyField, type TypedMoney } from "../common/money-field"
import { NoteField } from "../common/note-field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useCurrencies } from "../common/use-currencies"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { LineChoice, LINES_PER_REQUEST_MAX } from "./line-choice"
import { useClaimCommand } from "./use-claim-command"
import type { VendorClaimLine } from "./vendor-claim-words"

export interface LinesDrawerProps {
  readonly claim: HttpVendorClaim
  /** From which the drawer was opened; null: from the claim as a whole. */
  readonly line: VendorClaimLine | null
  readonly onClose: () => void
}

export const startingChoice = (line: VendorClaimLine | null, lines: readonly VendorClaimLine[]): ReadonlySet<string> => new Set(line === null ? lines.slice(0, LINES_PER_REQUEST_MAX).map(({ id }) => id) : [line.id])

/** Some, and no more than one request takes. */
export const isChoice = (chosen: ReadonlySet<string>): boolean => chosen.size > 0 && chosen.size <= LINES_PER_REQUEST_MAX

/** What is asked for units. */
export function ClaimedDrawer({ claim, line, onClose }: LinesDrawerProps) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const currencies = useCurrencies()
  const [chosen, setChosen] = useState(startingChoice(line, claim.lines))
  const [money, setMoney] = useState<TypedMoney>({ amount: line?.claimed_amount === null || line === null ? "" : String(line.claimed_amount), currency: line?.currency_code ?? null })
  const [note, setNote] = useState("")
  const { run, isPending, error } = useClaimCommand(claim, "set_claimed", t("vendorClaim.done.set_claimed"), onClose)
  const [faults, setFaults] = useState<readonly string[]>(line?.fault_codes ?? [])
  const [areFaultsTold, setFaultsTold] = useState(false)
  const amount = amountOf(money)
  const onSubmit = (): Promise<void> => run({ lines: [...chosen].map((line_id) => ({ line_id, ...(amount === null ? {} : { claimed_amount: amount, currency_code: money.currency ?? currencies[0] }), ...(areFaultsTold ? { fault_codes: faults } : {}) })), ...(note === "" ? {} : { note }) })
  return (
    <SideDrawer title={t("vendorClaim.action.set_claimed")} hint={t("vendorClaim.consequence.set_claimed")} submit={t("general.save")} isPending={isPending} canSubmit={(amount !== null || areFaultsTold) && isChoice(chosen)} onSubmit={onSubmit} onClose={onClose}>
      <MoneyField label={t("vendorClaim.claimedEach")} money={money} onChange={setMoney} />
      <FaultsField value={faults} onChange={(next) => { setFaults(next); setFaultsTold(true) }} />
      <LineChoice lines={claim.lines} chosen={chosen} onChange={setChosen} />
      <NoteField value={note} onChange={setNote} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}

/** Takes units off that were not sent under the claim. */
export function RemoveUnitsDrawer({ claim, line, onClose }: LinesDrawerProps) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const lines = claim.lines.filter(({ sent_at }) => sent_at === null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(line === null ? [] : [line.id]))
  const [note, setNote] = useState("")
  const { run, isPending, error } = useClaimCommand(claim, "remove_units", t("vendorClaim.done.remove_units"), onClose)
  return (
    <SideDrawer
      title={t("vendorClaim.action.remove_units")} hint={t("vendorClaim.consequence.remove_units")} submit={t("vendorClaim.action.remove_units")} isPending={isPending} isDanger canSubmit={isChoice(chosen)} onClose={onClose}
      onSubmit={() => run({ units: [...chosen].map((line_id) => ({ line_id })), ...(note === "" ? {} : { note }) })}
    >
      <LineChoice lines={lines} chosen={chosen} onChange={setChosen} />
      <NoteField value={note} onChange={setNote} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
