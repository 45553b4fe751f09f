import { useMemo } from "react"
import type { HttpUnitEvent } from "../../src/types/http"
import { useTexts } from "../common/use-texts"
import { useRepairCodeLabels } from "../repair/use-repair-codes"

interface HistoryWords {
  /** What was done, in the past tense. */
  readonly deedOf: (event: HttpUnitEvent) => string
  /** Why, and the figures of it. */
  readonly factsOf: (event: HttpUnitEvent) => readonly string[]
}

const CODES = ["symptom", "component", "defect", "action"] as const
const ON_HOLD: ReadonlySet<string> = new Set(["unit.held", "unit.hold_released"])

/** An event in words. The steps of a repair are one type of event: their command says which. */
export function useHistoryWords(): HistoryWords {
  const { t, word, maybe } = useTexts()
  const codeLabel = useRepairCodeLabels()
  return useMemo(() => ({
    deedOf: ({ type, data }) => (type === "unit.repair_progressed" ? maybe(`history.repairStep.${textOf(data, "command")}`) : null) ?? word("history.event", type),
    factsOf: ({ type, data }) => {
      const said = (name: string, group: string): string | null => { const code = textOf(data, name); return code === "" ? null : word(group, code) }
      const minutes = data["minutes"]
      const tracking = Array.isArray(data["tracking_numbers"]) ? data["tracking_numbers"].filter((number) => typeof number === "string").join(", ") : textOf(data, "tracking_number")
      return [
        ON_HOLD.has(type) ? said("kind", "unit.hold") : textOf(data, "command") === "add_line" ? said("kind", "repair.kind") : null,
        typeof minutes === "number" && minutes > 0 ? t("repair.minutesOf", { count: minutes }) : null,
        said("payer", "repair.payers"),
        type === "unit.tested" ? textOf(data, "name") : null,
        typeof data["passed"] === "boolean" ? t(data["passed"] ? "repair.test.yes" : "repair.test.no") : null,
        ...CODES.map((kind) => { const code = textOf(data, `${kind}_code`); return code === "" ? null : codeLabel(kind, code) }),
        said("reason_code", "reason"),
        tracking === "" ? null : t("history.tracking", { number: tracking }),
      ].filter((fact): fact is string => fact !== null && fact !== "")
    },
  }), [t, word, maybe, codeLabel])
}

function textOf(data: HttpUnitEvent["data"], name: string): string {
  const value = data[name]
  return typeof value === "string" ? value : ""
}
