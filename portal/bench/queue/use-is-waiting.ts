import type { HttpRepairAction, HttpRepairOrder } from "../../../src/types/http"
import { useOutbox } from "./outbox-context"

/** Is such a step of this order kept and not sent yet? One that was refused waits for her, and does not count. */
export function useIsWaiting({ id }: Pick<HttpRepairOrder, "id">, action: HttpRepairAction): boolean {
  return useOutbox().writes.some((write) => write.lane === id && write.action === action && write.refusal === null)
}
