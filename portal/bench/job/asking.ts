import type { HttpRepairAction } from "../../../src/types/http"
import type { CodeKind } from "../api/use-codes"

type Field = "reason" | "grade" | "days" | "technician" | "vendor" | "tracking"

export interface Asking {
  readonly fields: readonly Field[]
  readonly codes?: CodeKind
  readonly needsReason?: boolean
  readonly isGrave?: boolean
}

/** What each step asks before it is done; the others are done at once. */
export const ASKING: { readonly [action in HttpRepairAction]?: Asking } = {
  assign: { fields: ["technician"] }, pause: { fields: ["reason"], codes: "pause", needsReason: true }, quote: { fields: ["days"] }, fail_qc: { fields: ["reason"], codes: "symptom" },
  mark_no_fault_found: { fields: ["reason"], codes: "no_fault", needsReason: true }, mark_unrepairable: { fields: ["reason"], codes: "defect", isGrave: true }, send_to_vendor: { fields: ["vendor", "tracking"] },
  return: { fields: ["tracking"] }, restock: { fields: ["grade"] }, cancel: { fields: [], isGrave: true },
}

export const isAsked = (action: HttpRepairAction): boolean => action in ASKING
