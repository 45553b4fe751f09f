import type { RepairDecision } from "../../domain/repair/decide"
import type { Unit } from "../../domain/unit/unit"
import type { DocumentUnits } from "../document/document-units"
import type { Note } from "../note/new-note"
import type { RepairAction } from "./repair-action"
import type { StoredRepair } from "./repair-rows"

/** One decided command and all it rests on. */
export interface Deed {
  readonly order: StoredRepair
  readonly decision: RepairDecision
  readonly action: RepairAction
  readonly units: DocumentUnits
  readonly part: Unit | null
  readonly note: Note | null
}
