import { certificate } from "../../documents/certificate"
import { repairLabel } from "../../documents/repair-label"
import { repairReport } from "../../documents/repair-report"
import { returnSlip } from "../../documents/return-slip"

/** Papers as PDF, made when they are asked for and kept nowhere. */
export const paperServices = { returnSlip, certificate, repairReport, repairLabel }
