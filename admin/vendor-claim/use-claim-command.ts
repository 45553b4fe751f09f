import { toast } from "@medusajs/ui"
import type { HttpVendorClaim, HttpVendorClaimAnswer } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"

interface ClaimCommand {
  readonly isPending: boolean
  readonly error: Error | null
  readonly run: (body: object) => Promise<void>
}

/** One command on a claim, against the version that is on the screen; closes what asked for it when it is done. */
export function useClaimCommand(claim: HttpVendorClaim, command: string, done: string, onDone: () => void): ClaimCommand {
  const { write, isPending, error } = useWrite<object, HttpVendorClaimAnswer>(`/admin/vendor-claims/${claim.id}/${command}`)
  return {
    isPending, error,
    run: async (body) => {
      try {
        await write({ expected_version: claim.version, ...body })
        toast.success(done)
        onDone()
      } catch {
        // The drawer shows the refusal.
      }
    },
  }
}
