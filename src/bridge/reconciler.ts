import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { type Loop, startLoop } from "../messaging/loop"
import { reasonOf, servicesOf } from "../workflows/facade"
import { orderIdsOfFulfillments, syncOrder } from "../workflows/order/wake-order"
import { postAllOnce } from "./stock-poster"
import { readUnpaidRepairs } from "../workflows/repair/settle-payment"
import { onOrderChanged } from "../workflows/rma/on-order-changed"
import { orderIdsOfRefunds, orderIdsOfReturns } from "../workflows/rma/orders-of-documents"
import { type ChangedRow, walkChanged } from "./walk-changed"

/**
 * Medusa's events come at most once; what they told is read back here. A pass walks what changed since the last one and
 * runs, under the order's lock, the same idempotent workflow as the subscribers.
 */
const PASS_PAUSE_MS = 60_000
const PAGE_SIZE = 100
const PAGES_MAX = 200
/** Rows may be committed with a time of a moment ago, so every pass looks back this far; what did not change again is skipped. */
const OVERLAP_MS = 120_000
/** A shop that installs Aftercare has old orders; who is still waiting after this time is waiting for something else. */
const FIRST_WALK_DAYS = 90
const DAY_MS = 86_400_000
/** In the background a writer of this moment is left alone: workflows run by code hold no lock of ours. */
const GRACE_MS = 3_000
const LOCK_WAIT_MS = 2_000
const REMEMBERED_MAX = 50_000

export interface ReconcileResult {
  readonly orderCount: number
  readonly changedCount: number
  readonly failedOrderIds: readonly string[]
}

/** One kind of Medusa document that is walked, and the orders it tells of. */
interface Source {
  readonly name: "orders" | "fulfillments" | "returns" | "refunds"
  readonly entity: "order" | "fulfillment" | "return" | "refund"
  readonly orderIdsOf: (container: MedusaContainer, rows: readonly ChangedRow[]) => Promise<readonly string[]>
}

const SOURCES: readonly Source[] = [
  { name: "orders", entity: "order", orderIdsOf: async (_container, rows) => rows.map(({ id }) => id) },
  {
    name: "fulfillments", entity: "fulfillment",
    // A fulfilment changes without its order when core's module routes ship or cancel it, or when a workflow dies half-way.
    orderIdsOf: (container, rows) => orderIdsOfFulfillments(container, rows.map(({ id }) => id)),
  },
  // Both may be made in Medusa's own screens, where no scan tells which unit it was.
  { name: "returns", entity: "return", orderIdsOf: (container, rows) => orderIdsOfReturns(container, rows.map(({ id }) => id)) },
  { name: "refunds", entity: "refund", orderIdsOf: (container, rows) => orderIdsOfRefunds(container, rows.map(({ id }) => id)) },
]

interface Memory {
  /** Set when the process ends: a pass over a long backlog must not hold it up. */
  isStopping: boolean
  /** What was walked, with its time of change then: the overlap of passes costs nothing. */
  readonly walked: Map<string, string>
  /** Orders that failed or were busy: tried again in the next pass. */
  readonly owed: Set<string>
}

const newMemory = (): Memory => ({ isStopping: false, walked: new Map(), owed: new Set() })

/** One pass now, over everything that changed since the stored mark: for jobs, scripts and tests. */
export const reconcileOnce = (container: MedusaContainer): Promise<ReconcileResult> => pass(container, newMemory(), 0)

export interface ReconcilerOptions {
  readonly container: MedusaContainer
  readonly onError: (error: unknown) => void
  readonly pauseMs?: number
}

/** A pass at once and then each minute. */
export function startReconciler({ container, onError, pauseMs = PASS_PAUSE_MS }: ReconcilerOptions): Loop {
  const memory = newMemory()
  const loop = startLoop({
    turn: async () => {
      await pass(container, memory, GRACE_MS)
      return "idle"
    },
    pauseMs,
    onError,
  })
  return {
    wake: loop.wake,
    stop: () => {
      memory.isStopping = true
      return loop.stop()
    },
  }
}

async function pass(container: MedusaContainer, memory: Memory, graceMs: number): Promise<ReconcileResult> {
  const run = new Pass(container, memory)
  await run.syncAll([...memory.owed])
  for (const source of SOURCES) await walk(container, memory, source, graceMs, run)
  // A part that nobody had a minute ago may have come in.
  await servicesOf(container).repairs.retryShortParts(null)
  await postAllOnce(container)
  await readUnpaidRepairs(container)
  return { orderCount: run.synced.size, changedCount: run.changedCount, failedOrderIds: [...memory.owed] }
}

async function walk(container: MedusaContainer, memory: Memory, source: Source, graceMs: number, run: Pass): Promise<void> {
  const { reconciler } = servicesOf(container)
  const startedAt = Date.now()
  const mark = await reconciler.mark(source.name)
  const since = new Date(mark === null ? startedAt - FIRST_WALK_DAYS * DAY_MS : Date.parse(mark) - OVERLAP_MS).toISOString()
  for await (const page of walkChanged({ container, entity: source.entity, since, pageSize: PAGE_SIZE, pagesMax: PAGES_MAX })) {
    const due = page.filter(({ updatedAt }) => graceMs === 0 || Date.parse(updatedAt) <= startedAt - graceMs)
    const fresh = due.filter(({ id, updatedAt }) => memory.walked.get(id) !== updatedAt)
    await run.syncAll(await source.orderIdsOf(container, fresh))
    // The mark stays before what was not done.
    if (memory.isStopping) return
    for (const { id, updatedAt } of fresh) remember(memory, id, updatedAt)
    const last = due.at(-1)
    if (last !== undefined && (mark === null || last.updatedAt > mark)) await reconciler.setMark(source.name, last.updatedAt)
    if (due.length < page.length) return
  }
}

/** Each order once a pass, however many of its documents changed. */
class Pass {
  readonly synced = new Set<string>()
  changedCount = 0
  constructor(private readonly container: MedusaContainer, private readonly memory: Memory) {}

  async syncAll(orderIds: readonly string[]): Promise<void> {
    for (const orderId of orderIds) {
      if (this.memory.isStopping) return
      if (!this.synced.has(orderId)) await this.#sync(orderId)
    }
  }

  async #sync(orderId: string): Promise<void> {
    this.synced.add(orderId)
    try {
      const { changedCount } = await syncOrder(this.container, orderId, LOCK_WAIT_MS)
      this.changedCount += changedCount
      await onOrderChanged(this.container, orderId)
      this.memory.owed.delete(orderId)
    } catch (error) {
      this.memory.owed.add(orderId)
      this.container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).warn(`Aftercare: order ${orderId} is tried again in the next pass: ${reasonOf(error)}`)
    }
  }
}

/** The oldest are forgotten first: forgetting costs one more sync, nothing else. */
function remember(memory: Memory, id: string, updatedAt: string): void {
  memory.walked.delete(id)
  memory.walked.set(id, updatedAt)
  if (memory.walked.size <= REMEMBERED_MAX) return
  const [oldest] = memory.walked.keys()
  if (oldest !== undefined) memory.walked.delete(oldest)
}
