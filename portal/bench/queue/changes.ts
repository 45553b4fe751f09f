import type { HttpRepairOrder } from "../../../src/types/http"

/** One thing that is not as it was; the names of people and words are for whoever shows it. */
export type Change =
  | { readonly what: "status" | "technician" | "priority" | "promised_on"; readonly from: string | null; readonly to: string | null }
  | { readonly what: "linesAdded" | "linesRemoved" | "tests"; readonly count: number }
  | { readonly what: "quote" | "quality_check" | "diagnosis" | "check_in" }

const DIAGNOSIS = ["symptom_code", "component_code", "defect_code", "action_code", "condition_code"] as const

/** What somebody else changed between what was on the screen and what is. */
export function changesOf(before: HttpRepairOrder, after: HttpRepairOrder): Change[] {
  const changes: Change[] = []
  const named = (what: "status" | "technician" | "priority" | "promised_on", from: string | null, to: string | null): void => {
    if (from !== to) changes.push({ what, from, to })
  }
  named("status", before.status, after.status)
  named("technician", before.technician_id, after.technician_id)
  named("priority", before.priority, after.priority)
  named("promised_on", before.promised_on, after.promised_on)
  const missing = (of: readonly { readonly id: string }[], within: readonly { readonly id: string }[]): number => of.filter(({ id }) => !within.some((other) => other.id === id)).length
  const counted = (what: "linesAdded" | "linesRemoved" | "tests", count: number): void => void (count > 0 && changes.push({ what, count }))
  counted("linesAdded", missing(after.lines, before.lines))
  counted("linesRemoved", missing(before.lines, after.lines))
  counted("tests", missing(after.tests, before.tests))
  if (before.quote?.id !== after.quote?.id || before.quote?.status !== after.quote?.status) changes.push({ what: "quote" })
  if (before.quality_check?.at !== after.quality_check?.at) changes.push({ what: "quality_check" })
  if (DIAGNOSIS.some((field) => before[field] !== after[field])) changes.push({ what: "diagnosis" })
  if (before.check_in?.id !== after.check_in?.id) changes.push({ what: "check_in" })
  return changes
}
