import type { HttpRepairOrder } from "../../../src/types/http"
import { useFormats } from "../../shared/format/use-formats"
import { useColleagues } from "../api/colleagues"
import { useTexts } from "../use-texts"
import { type Change, changesOf } from "./changes"
import { currentOf } from "./queue-rules"
import type { Refusal } from "./queued-write"

/** What is otherwise now, a sentence each. */
export function useChangeWords(): (refusal: Refusal, seen: HttpRepairOrder | null) => string[] {
  const { t, word } = useTexts()
  const { day } = useFormats()
  const colleagues = useColleagues()
  const valueOf = (what: Change["what"], value: string | null): string => {
    if (value === null) return t("change.nothing")
    if (what === "status") return word("status", value)
    if (what === "priority") return word("priority", value)
    if (what === "promised_on") return day(value)
    return colleagues.find(({ id }) => id === value)?.name ?? value
  }
  const sentenceOf = (change: Change): string => {
    if ("count" in change) return t(`change.${change.what}`, { count: change.count })
    if ("from" in change) return t(`change.${change.what}`, { from: valueOf(change.what, change.from), to: valueOf(change.what, change.to) })
    return t(`change.${change.what}`)
  }
  return (refusal, seen) => {
    const current = currentOf(refusal)
    if (current === null || seen === null) return []
    // What the server shows with a refusal is the order, by the contract.
    const changes = changesOf(seen, current as HttpRepairOrder)
    return changes.length === 0 ? [t("outbox.nothingChanged")] : changes.map((change) => `${sentenceOf(change)}.`)
  }
}
