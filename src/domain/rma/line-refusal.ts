import { type Facts, type Rejection, type RejectionCode, reject } from "../common/rejection"
import type { Rma, RmaLine } from "./rma"

/** A refusal that names the document, the line and the rule. */
export const lineRefusal = (code: RejectionCode, rma: Rma, line: RmaLine, why: string, details: Facts = {}): Rejection =>
  reject(code, `Line ${line.position} of ${rma.displayId} refuses this: ${why}.`, { rma_id: rma.id, line_id: line.id, unit_id: line.unitId, ...details })
