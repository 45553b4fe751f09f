import { useQuery, type UseQueryResult } from "@tanstack/react-query"
import { request } from "../../shared/api/request"
import { useSession } from "../../shared/api/session"
import { AFTERCARE, isWorthRetrying } from "../../shared/api/use-read"
import type { CoverageAnswer } from "./coverage"

const FRESH_MS = 60_000

interface Question {
  readonly serialNumber: string
  readonly proofCode?: string | null
  readonly faultCode?: string | null
  readonly enabled?: boolean
}

/** A question, though it is a POST: a proof code in an address would be in every log. */
export function useCoverage({ serialNumber, proofCode = null, faultCode = null, enabled = true }: Question): UseQueryResult<CoverageAnswer> {
  const session = useSession()
  return useQuery({
    queryKey: [AFTERCARE, session?.token ?? null, "coverage-checks", serialNumber, proofCode, faultCode],
    queryFn: () => request<CoverageAnswer>("POST", "/store/coverage-checks", { body: { serial_number: serialNumber, ...(proofCode ? { proof_code: proofCode } : {}), ...(faultCode ? { fault_code: faultCode } : {}) } }),
    enabled: enabled && serialNumber !== "", staleTime: FRESH_MS, retry: isWorthRetrying,
  })
}
