import { toast } from "@medusajs/ui"
import type { HttpRma, HttpRmaAnswer, HttpRmaLine } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"

interface LineCommand {
  readonly isPending: boolean
  readonly error: Error | null
  readonly run: (body: object) => Promise<void>
}

/** One command on a line, against the version that is on the screen; closes what asked for it when it is done. */
export function useLineCommand(rma: HttpRma, line: HttpRmaLine, command: string, done: string, onDone: () => void): LineCommand {
  const { write, isPending, error } = useWrite<object, HttpRmaAnswer>(`/admin/rmas/${rma.id}/lines/${line.id}/${command}`)
  return {
    isPending, error,
    run: async (body) => {
      try {
        await write({ expected_version: rma.version, ...body })
        toast.success(done)
        onDone()
      } catch {
        // The drawer shows the refusal.
      }
    },
  }
}
