import type { MedusaContainer } from "@medusajs/framework/types"
import { type Loop, startLoop } from "../messaging/loop"
import { reasonOf, servicesOf } from "../workflows/facade"
import { postStockWorkflow } from "../workflows/stock/post-stock"

const PAUSE_MS = 500
const ITEMS_PER_TURN = 100
const FAILURE_PAUSE_MS = 1_000
const FAILURE_PAUSE_MS_MAX = 60_000

export interface StockPosterOptions {
  readonly container: MedusaContainer
  readonly onError: (error: unknown) => void
  readonly pauseMs?: number
}

/**
 * Posts what nobody posted inline: what workers did, what a request could not post, what a process that died left
 * behind. Any number may run side by side; the lock on the item orders them.
 */
export function startStockPoster({ container, onError, pauseMs = PAUSE_MS }: StockPosterOptions): Loop {
  const failures = new Map<string, Failure>()
  return startLoop({ turn: () => postUnfinished(container, failures, onError), pauseMs, onError })
}

interface Failure {
  readonly count: number
  readonly retryAt: number
}

/** An item that Medusa refuses (it was deleted, say) is tried ever more rarely and does not hold up the others. */
async function postUnfinished(container: MedusaContainer, failures: Map<string, Failure>, onError: (error: unknown) => void): Promise<"more" | "idle"> {
  const items = await servicesOf(container).stock.unfinishedItems(ITEMS_PER_TURN)
  const now = Date.now()
  const due = items.filter((id) => (failures.get(id)?.retryAt ?? 0) <= now)
  for (const id of due) {
    try {
      await postStockWorkflow(container).run({ input: { inventory_item_ids: [id] } })
      failures.delete(id)
    } catch (error) {
      const count = (failures.get(id)?.count ?? 0) + 1
      failures.set(id, { count, retryAt: now + Math.min(FAILURE_PAUSE_MS * 2 ** (count - 1), FAILURE_PAUSE_MS_MAX) })
      onError(new Error(`Stock of inventory item ${id} could not be posted (attempt ${count}): ${reasonOf(error)}`))
    }
  }
  return due.length === ITEMS_PER_TURN ? "more" : "idle"
}

/** One pass over everything unfinished, now. */
export async function postAllOnce(container: MedusaContainer): Promise<void> {
  const items = await servicesOf(container).stock.unfinishedItems(ITEMS_PER_TURN)
  if (items.length > 0) await postStockWorkflow(container).run({ input: { inventory_item_ids: items } })
}
