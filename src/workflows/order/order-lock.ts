import type { ILockingModule, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import { RejectionError, reject } from "../../domain/common/rejection"

/** How long a writer waits for the one before it. */
export const ORDER_LOCK_WAIT_MS = 15_000
/** Freed after this long when the process that holds it died; renewed while it lives. */
const EXPIRY_SECONDS = 60
const RENEW_MS = 20_000
const RETRY_MS = 25

export interface OrderLock {
  readonly release: () => Promise<void>
}

/**
 * One writer per order. Core takes no lock when it creates a fulfilment: three parallel requests for one unit all
 * succeed there. Not reentrant: whoever holds it must not ask for it again.
 */
export async function acquireOrderLock(container: Pick<MedusaContainer, "resolve">, orderId: string, waitMs = ORDER_LOCK_WAIT_MS): Promise<OrderLock> {
  const locking = container.resolve<ILockingModule>(Modules.LOCKING)
  const key = `order-write:${orderId}`
  const ownerId = randomUUID()
  const deadline = Date.now() + waitMs
  while (!(await tryAcquire(locking, key, ownerId))) {
    if (Date.now() >= deadline) throw new RejectionError(reject("order.busy", `Another request is changing order ${orderId}; try again in a moment.`, { order_id: orderId }))
    await sleep(RETRY_MS * (0.5 + Math.random()))
  }
  // The same owner asking again only moves the expiry.
  const renewal = setInterval(() => void tryAcquire(locking, key, ownerId), RENEW_MS)
  renewal.unref()
  return {
    release: async () => {
      clearInterval(renewal)
      await locking.release(key, { ownerId }).catch(() => undefined)
    },
  }
}

/** Runs `work` alone on this order; throws `order.busy` when the order does not become free in time. */
export async function withOrderLock<Result>(container: Pick<MedusaContainer, "resolve">, orderId: string, work: () => Promise<Result>, waitMs?: number): Promise<Result> {
  const lock = await acquireOrderLock(container, orderId, waitMs)
  try {
    return await work()
  } finally {
    await lock.release()
  }
}

/** Providers say "taken" by an error that nothing tells from a broken Redis; the deadline ends both. */
async function tryAcquire(locking: ILockingModule, key: string, ownerId: string): Promise<boolean> {
  try {
    await locking.acquire(key, { ownerId, expire: EXPIRY_SECONDS })
    return true
  } catch {
    return false
  }
}
