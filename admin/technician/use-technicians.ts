import { useMemo } from "react"
import type { HttpPage, HttpTechnician } from "../../src/types/http"
import { useRead } from "../common/api/use-read"

export interface TechnicianList extends HttpPage {
  readonly technicians: readonly HttpTechnician[]
}

const TECHNICIANS_MAX = 200
const NONE: readonly HttpTechnician[] = []

export const useTechnicians = (): readonly HttpTechnician[] => useRead<TechnicianList>("/admin/technicians", { limit: TECHNICIANS_MAX }).data?.technicians ?? NONE

/** Their names by id, also of those who are disabled by now. */
export function useTechnicianNames(): ReadonlyMap<string, string> {
  const technicians = useTechnicians()
  return useMemo(() => new Map(technicians.map(({ id, name }) => [id, name])), [technicians])
}
