import { useQuery, type UseQueryResult } from "@tanstack/react-query"
import { request } from "../../shared/api/request"
import { useSession } from "../../shared/api/session"
import { AFTERCARE, isWorthRetrying, useRead } from "../../shared/api/use-read"
import type { Coverage, CoverageAnswer } from "./coverage"

const FRESH_MS = 60_000

interface Question {
  readonly serialNumber: string
  readonly proofCode: string | null
}

/** Of anything that bears a label: a question, though it is a POST: a proof code in an address would be in every log. */
export function useLabelCoverage({ serialNumber, proofCode }: Question): UseQueryResult<CoverageAnswer> {
  const session = useSession()
  return useQuery({
    queryKey: [AFTERCARE, session?.token ?? null, "coverage-checks", serialNumber, proofCode],
    queryFn: () => request<CoverageAnswer>("POST", "/store/coverage-checks", { body: { serial_number: serialNumber, ...(proofCode ? { proof_code: proofCode } : {}) } }),
    enabled: serialNumber !== "", staleTime: FRESH_MS, retry: isWorthRetrying,
  })
}

/** Of one's own product. */
export const useUnitCoverage = (unitId: string, enabled = true): UseQueryResult<{ readonly coverage: Coverage }> => useRead(`/store/units/${encodeURIComponent(unitId)}/coverage`, {}, { enabled })
