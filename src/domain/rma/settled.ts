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

/** Outside repairers too. */
const AT_THE_BENCH: readonly UnitStatus[] = ["in_repair", "at_vendor"]

function settledLine(line: RmaLine, status: UnitStatus): RmaLine {
  return withResolution(withDisposition(line, status), status)
}

/** A unit that was sent back is done with when it is there; one at the bench when it has left it, to its owner or to the shelf. */
function withDisposition(line: RmaLine, status: UnitStatus): RmaLine {
  if (line.dispositionStage !== "begun" || line.dispositionReference === null) return line
  const isBack = line.disposition === "return_to_customer" && status === "delivered"
  const hasLeftTheBench = line.disposition === "repair" && !AT_THE_BENCH.includes(status)
  return isBack || hasLeftTheBench ? { ...line, dispositionStage: "done" } : line
}

/** The customer has the repaired unit again. */
function withResolution(line: RmaLine, status: UnitStatus): RmaLine {
  const isRepaired = line.resolution === "repair" && line.resolutionStage === "begun" && line.reception === "received" && line.dispositionStage === "done" && status === "delivered"
  return isRepaired ? { ...line, resolutionStage: "done" } : line
}
