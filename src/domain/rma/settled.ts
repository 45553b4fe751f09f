import type { UnitStatus } from "../unit/unit"
import type { Rma, RmaLine } from "./rma"

/**
 * What a line waits for outside and what the unit's own status tells: a unit that was sent back is with its customer, a
 * repaired one has left the bench. Read at every use, so that no message that got lost keeps a line open.
 */
export function settledBy(rma: Rma, statusOf: (unitId: string) => UnitStatus): Rma {
  const lines = rma.lines.map((line) => settledLine(line, statusOf(line.unitId)))
  return lines.every((line, index) => line === rma.lines[index]) ? rma : { ...rma, lines }
}

function settledLine(line: RmaLine, status: UnitStatus): RmaLine {
  if (line.dispositionStage !== "begun") return line
  if (line.disposition === "return_to_customer" && line.dispositionReference !== null && status === "delivered") return { ...line, dispositionStage: "done" }
  return line
}
