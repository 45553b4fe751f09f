import type { HttpRepairCode } from "../../src/types/http"

export const KINDS = ["symptom", "component", "defect", "action", "condition", "no_fault", "pause", "labour"] as const satisfies readonly HttpRepairCode["kind"][]
