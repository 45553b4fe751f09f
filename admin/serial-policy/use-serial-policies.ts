import type { HttpSerialPolicy, HttpSerialPolicyList } from "../../src/types/http"
import { useRead } from "../common/api/use-read"

const POLICIES_MAX = 200

/** The serialized items of the shop, newest first. */
export function useSerialPolicies(): readonly HttpSerialPolicy[] {
  const { data } = useRead<HttpSerialPolicyList>("/admin/serial-policies", { limit: POLICIES_MAX })
  return data?.serial_policies ?? NONE
}

const NONE: readonly HttpSerialPolicy[] = []
