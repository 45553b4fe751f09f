import type { IInventoryService } from "@medusajs/framework/types"
import type { Services, StockPosting } from "../facade"
import { ensureLevel, type Place } from "./stock-level"

/** Points at which a test lets the process "die". */
export type Fault = (point: "before_adjust" | "after_adjust") => void

const NO_FAULT: Fault = () => undefined

interface Stock {
  readonly inventory: IInventoryService
  readonly stock: Services["stock"]
  readonly fault?: Fault
}

/**
 * Brings the open postings of one item to Medusa's levels; call it inside the lock on that item. `adjustInventory`
 * reads, adds and writes: without the lock 30 parallel +1 gave +3. Gives the levels it changed.
 */
export async function postLevels(context: Stock, inventoryItemId: string): Promise<string[]> {
  const postings = await context.stock.postingsOf([inventoryItemId])
  const changed: string[] = []
  for (const [locationId, ofPlace] of groupByLocation(postings)) {
    const place = { inventoryItemId, locationId }
    await decideSending(context, place, ofPlace.filter(({ status }) => status === "sending"))
    const levelId = await send(context, place, ofPlace.filter(({ status }) => status === "open"))
    if (levelId !== null) changed.push(levelId)
  }
  return changed
}

/** Several postings of one place are one adjustment: what they have in common is the level before it. */
async function send({ inventory, stock, fault = NO_FAULT }: Stock, place: Place, open: readonly StockPosting[]): Promise<string | null> {
  if (open.length === 0) return null
  const ids = open.map(({ id }) => id)
  const adjustment = sumOf(open)
  if (adjustment === 0) {
    await stock.markDone(ids)
    return null
  }
  const level = await ensureLevel(inventory, place)
  await stock.markSending(ids, level.stocked)
  fault("before_adjust")
  await inventory.adjustInventory([{ ...place, adjustment }])
  fault("after_adjust")
  await stock.markDone(ids)
  return level.id
}

/**
 * These were being sent when somebody died. The level tells whether it arrived: unchanged, it did not and is sent anew
 * with the open ones; changed by exactly the sum, it did. Anything else a person must decide.
 */
async function decideSending({ inventory, stock }: Stock, place: Place, sending: readonly StockPosting[]): Promise<void> {
  for (const batch of groupByLevelBefore(sending)) {
    const { stocked } = await ensureLevel(inventory, place)
    const levelBefore = batch[0]?.levelBefore ?? null
    const ids = batch.map(({ id }) => id)
    if (levelBefore !== null && stocked === levelBefore + sumOf(batch)) await stock.markDone(ids)
    else if (stocked === levelBefore) await resend({ inventory, stock }, place, batch)
    else await stock.markInDoubt(batch, stocked)
  }
}

/** They keep their `level_before`, which is the level now: dying here again leads here again. */
async function resend({ inventory, stock }: Stock, place: Place, batch: readonly StockPosting[]): Promise<void> {
  await inventory.adjustInventory([{ ...place, adjustment: sumOf(batch) }])
  await stock.markDone(batch.map(({ id }) => id))
}

const sumOf = (postings: readonly StockPosting[]): number => postings.reduce((total, { delta }) => total + delta, 0)

function groupByLocation(postings: readonly StockPosting[]): Map<string, StockPosting[]> {
  const groups = new Map<string, StockPosting[]>()
  for (const posting of postings) groups.set(posting.locationId, [...(groups.get(posting.locationId) ?? []), posting])
  return groups
}

function groupByLevelBefore(postings: readonly StockPosting[]): StockPosting[][] {
  const groups = new Map<number | null, StockPosting[]>()
  for (const posting of postings) groups.set(posting.levelBefore, [...(groups.get(posting.levelBefore) ?? []), posting])
  return [...groups.values()]
}
