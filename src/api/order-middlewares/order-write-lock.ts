import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { acquireOrderLock, type OrderLock } from "../../workflows/order/order-lock"
import { rejectionOf } from "../../workflows/hooks/hook-errors"
import { sendRejection } from "../respond"

/** Finds the order a request writes; null when the request names none that exists: Medusa then gives its own answer. */
export type OrderIdOf = (request: MedusaRequest) => Promise<string | null> | string | null

/**
 * One writer at a time for each order, over all routes that write one: core itself takes no lock when it creates a
 * fulfilment. 409 `order.busy` when the order does not become free in time. Workflows run by code are not stopped here;
 * beneath it a unit has at most one open allocation.
 */
export const orderWriteLock = (orderIdOf: OrderIdOf) =>
  async (request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
    const orderId = await orderIdOf(request)
    if (orderId === null) return next()
    let lock: OrderLock
    try {
      lock = await acquireOrderLock(request.scope, orderId)
    } catch (error) {
      const rejection = rejectionOf(error)
      if (rejection === null) throw error
      return sendRejection(response, rejection)
    }
    // The caller left while we waited: do not begin what nobody waits for.
    if (response.destroyed) return void lock.release()
    releaseWhenAnswered(response, lock)
    next()
  }

/** A workflow goes on after its caller has left, so the lock ends with the answer, not with the connection. */
function releaseWhenAnswered(response: MedusaResponse, lock: OrderLock): void {
  const release = once(() => void lock.release())
  const end = response.end.bind(response)
  // `end` has many signatures; all of them are passed on as they came.
  response.end = ((...args: Parameters<typeof end>) => {
    release()
    return end(...args)
  }) as typeof response.end
  response.once("close", () => void setTimeout(release, ANSWER_WAIT_MS).unref())
}

/** A handler that never answers must not keep its order for ever. */
const ANSWER_WAIT_MS = 120_000

function once(work: () => void): () => void {
  let isDone = false
  return () => {
    if (isDone) return
    isDone = true
    work()
  }
}
