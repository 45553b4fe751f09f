import { type Fact, RejectionError, type Rejection, reject } from "../../domain/common/rejection"
import { decide } from "../../domain/unit/decide"
import { checkSerialNumber } from "../../domain/unit/serial-number"
import { allocatesFromStock, namesUnitsAtShipment, type SerialPolicy, serialScopeOf } from "../../domain/unit/serial-policy"
import { hasOpenAllocation, type Instant, type Unit } from "../../domain/unit/unit"
import type { ExceptionFiling } from "../../ledger/exceptions"
import { loadUnitsInScope } from "../../ledger/load-units"
import type { UnitChange } from "../../ledger/record"
import type { CommandTransaction, Ledger } from "../../ledger/run-command"
import { indexBySerial, loadReferenced, resolveReference, serialNumbersOf } from "../unit/find-units"
import type { Demand } from "./demand"
import type { FulfillmentItem } from "./order-snapshot"
import { newestFirst, type OrderUnits } from "./order-units"

/** Serial numbers a caller names: by line, and for kits by inventory item within the line. */
export type NamedSerials = { readonly [lineItemId: string]: readonly string[] | { readonly [inventoryItemId: string]: readonly string[] } }

export interface Binding {
  readonly fulfillmentId: string
  readonly locationId: string
  readonly items: readonly FulfillmentItem[]
  readonly serialNumbers?: NamedSerials | undefined
  /** `enforce`: the policy decides whether missing units refuse it. `converge`: it has happened already, so missing units become cases. */
  readonly mode: "enforce" | "converge"
  /** When it left: a unit received later cannot have been in it. */
  readonly receivedUntil?: Instant | undefined
}

interface Want {
  readonly demand: Demand
  readonly policy: SerialPolicy
  readonly quantity: number
  readonly named: readonly string[] | null
}

/**
 * Binds units to a fulfilment until it has exactly what it needs: those named, else picked ones, else allocated ones,
 * else (unless the item is allocated by hand) free ones at its location. Throws what a policy `block` refuses.
 */
export async function bindUnits(ledger: Ledger, transaction: CommandTransaction, order: OrderUnits, binding: Binding): Promise<void> {
  const wants = wantsOf(order, binding)
  const exceptions: ExceptionFiling[] = []
  const binds: UnitChange[] = []
  // Named units first: nothing else may be chosen in their place.
  for (const want of [...wants].sort((a, b) => Number(a.named === null) - Number(b.named === null))) {
    const bound = order.openOf(want.demand).filter((unit) => unit.fulfillmentId === binding.fulfillmentId)
    const needed = want.quantity - bound.length
    if (needed <= 0) continue
    const chosen = want.named === null
      ? await chooseForLine(order, binding, want, needed)
      : await takeNamed(ledger, transaction, order, binding, want, want.named, new Set(binds.map(({ unitId }) => unitId)))
    refuseRepeated(want, [...binds, ...chosen.changes])
    binds.push(...chosen.changes)
    const missing = needed - chosen.changes.length
    if (missing > 0) exceptions.push(missingUnits(binding, want, missing, chosen.refusal))
  }
  refuseOrFile(order, binding, wants, exceptions)
  await order.append(binds, exceptions)
  await releaseSurplus(order, wants)
}

/** The same number on two lines, or once plainly and once inside a code. */
function refuseRepeated(want: Want, changes: readonly UnitChange[]): void {
  const numbers = changes.map(({ before, event }) => `${before?.serialScope ?? event.changes.serialScope} ${before?.serialNumber ?? event.changes.serialNumber}`)
  if (new Set(numbers).size === numbers.length) return
  throw invalid(`A serial number named for line ${want.demand.lineItemId} is named twice in this fulfilment.`, { line_item_id: want.demand.lineItemId })
}

function wantsOf(order: OrderUnits, binding: Binding): Want[] {
  const named = binding.serialNumbers ?? {}
  refuseStrangers(binding, named)
  const wants = new Map<string, Want>()
  for (const item of binding.items) {
    const policy = item.inventoryItemId === null ? undefined : order.policies.get(item.inventoryItemId)
    const demand = order.demands.find((d) => d.lineItemId === item.lineItemId && d.inventoryItemId === item.inventoryItemId)
    if (policy === undefined || demand === undefined) continue
    const tracked = binding.items.filter((other) => other.lineItemId === item.lineItemId && (order.policies.get(other.inventoryItemId ?? "")?.tracking ?? "none") !== "none")
    const numbers = namedFor(named[item.lineItemId], item, tracked.length)
    // While stock is being adopted nothing is demanded, but whoever knows which units leave may say so.
    if (!namesUnitsAtShipment(policy) && (numbers === null || policy.tracking === "none")) continue
    const key = `${item.lineItemId} ${item.inventoryItemId}`
    wants.set(key, { demand, policy, quantity: item.quantity + (wants.get(key)?.quantity ?? 0), named: numbers })
  }
  for (const want of wants.values()) {
    if (want.named !== null && want.named.length !== want.quantity) {
      throw invalid(`${want.named.length} serial numbers are named for line ${want.demand.lineItemId}, which ships ${want.quantity}.`, { line_item_id: want.demand.lineItemId, inventory_item_id: want.demand.inventoryItemId, expected_count: want.quantity, given_count: want.named.length })
    }
  }
  return [...wants.values()]
}

/** What is named for nothing would be ignored, and other units would leave than those the caller has in hand. */
function refuseStrangers(binding: Binding, named: NamedSerials): void {
  for (const [lineItemId, numbers] of Object.entries(named)) {
    const items = binding.items.filter((item) => item.lineItemId === lineItemId).map((item) => item.inventoryItemId)
    if (items.length === 0) throw invalid(`Line ${lineItemId} is not part of this fulfilment, so no serial numbers can be named for it.`, { line_item_id: lineItemId })
    const stranger = Array.isArray(numbers) ? undefined : Object.keys(numbers).find((inventoryItemId) => !items.includes(inventoryItemId))
    if (stranger !== undefined) throw invalid(`Inventory item ${stranger} is not part of line ${lineItemId} in this fulfilment, so no serial numbers can be named for it.`, { line_item_id: lineItemId, inventory_item_id: stranger })
  }
}

function namedFor(named: NamedSerials[string] | undefined, item: FulfillmentItem, trackedCount: number): readonly string[] | null {
  if (named === undefined) return null
  if (!Array.isArray(named)) return (named as { readonly [inventoryItemId: string]: readonly string[] })[item.inventoryItemId ?? ""] ?? null
  if (trackedCount > 1) throw invalid(`Line ${item.lineItemId} is a kit of several serialized items; name the serial numbers by inventory item.`, { line_item_id: item.lineItemId })
  return named as readonly string[]
}

interface Chosen {
  readonly changes: readonly UnitChange[]
  /** Why more could not be taken, where a unit itself refused. */
  readonly refusal?: Rejection
}

async function chooseForLine(order: OrderUnits, binding: Binding, want: Want, needed: number): Promise<Chosen> {
  const { demand, policy } = want
  const requirePick = policy.requirePick && binding.mode === "enforce" && policy.enforcement === "block"
  const { locationId, receivedUntil } = binding
  const isReady = (unit: Unit): boolean => unit.fulfillmentId === null && unit.locationId === locationId && (receivedUntil === undefined || (unit.receivedAt ?? "") <= receivedUntil)
  const own = order.openOf(demand).filter(isReady)
  if (own.length < needed && policy.allocateAt !== "manual" && demand.autoAllocate && allocatesFromStock(policy)) {
    await makeRoom(order, demand, binding.locationId, needed - own.length)
    await order.allocateFromStock([{ demand, count: Math.min(needed - own.length, order.missingCount(demand)), locationId, receivedUntil }])
  }
  const candidates = order.openOf(demand).filter(isReady).sort((a, b) => (a.status === b.status ? (a.updatedAt < b.updatedAt ? -1 : 1) : a.status === "picked" ? -1 : 1))
  const changes: UnitChange[] = []
  let refusal: Rejection | undefined
  for (const unit of candidates) {
    if (changes.length === needed) break
    const decision = order.tryDecide(unit, { name: "bind", line: { orderId: order.orderId, lineItemId: demand.lineItemId }, fulfillmentId: binding.fulfillmentId, locationId: binding.locationId, requirePick })
    if (decision.ok) changes.push({ unitId: unit.id, before: unit, event: decision.outcome, stockByMedusa: true })
    else refusal ??= decision.rejection
  }
  return refusal === undefined ? { changes } : { changes, refusal }
}

/** Units promised at another location than the one that ships give way to units of this one. */
async function makeRoom(order: OrderUnits, demand: Demand, locationId: string, count: number): Promise<void> {
  const lacking = count - Math.max(order.missingCount(demand), 0)
  const elsewhere = newestFirst(order.openOf(demand).filter((unit) => unit.status === "allocated" && unit.locationId !== locationId))
  await order.append(elsewhere.slice(0, Math.max(lacking, 0)).map((unit) => order.change(unit, { name: "release", reasonCode: "ships_from_other_location" })))
}

/** Named units: the line's own, free ones of its item at this location, or, below `full`, numbers born now. */
async function takeNamed(ledger: Ledger, transaction: CommandTransaction, order: OrderUnits, binding: Binding, want: Want, named: readonly string[], taken: ReadonlySet<string>): Promise<Chosen> {
  if (new Set(named.flatMap(serialNumbersOf)).size < named.length) throw invalid(`A serial number is named twice for line ${want.demand.lineItemId}.`, { line_item_id: want.demand.lineItemId })
  if (want.policy.tracking !== "full") return { changes: await captureNamed(ledger, transaction, binding, order.orderId, want, named) }
  const { demand, policy } = want
  const references = named.map((serialNumber) => ({ serialNumber, inventoryItemId: demand.inventoryItemId }))
  const byNumber = indexBySerial((await loadReferenced(order.client, references, "lock")).filter((unit) => unit.inventoryItemId === demand.inventoryItemId))
  const units = references.map((reference): Unit => {
    const found = resolveReference(reference, byNumber(reference.serialNumber), (unit) => unit.lineItemId === demand.lineItemId)
    if (found.ok) return found.outcome
    if (found.rejection.code === "unit.ambiguous") throw new RejectionError(found.rejection)
    const scanned = reference.serialNumber.slice(0, 64)
    throw invalid(`No unit of this item has serial number ${scanned}.`, { serial_number: scanned, line_item_id: demand.lineItemId })
  })
  const seen = new Set(taken)
  const repeated = units.find(({ id }) => seen.has(id) || seen.add(id).size === 0)
  if (repeated !== undefined) throw invalid(`Unit ${repeated.serialNumber} is named twice in this fulfilment.`, { unit_id: repeated.id, line_item_id: demand.lineItemId })
  const fresh = await freeFromSiblings(order, units.filter((unit) => unit.lineItemId !== demand.lineItemId))
  await order.append(fresh.map((unit) => order.change(unit, order.allocateCommand(demand, policy, binding.locationId, "named_at_fulfillment"))))
  // Naming a unit that was never promised is itself the scan that a pick would have been; the line's own still need theirs.
  const justNamed = new Set(fresh.map(({ id }) => id))
  const mustBePicked = (unit: Unit): boolean => policy.requirePick && policy.enforcement === "block" && !justNamed.has(unit.id)
  const own = new Map(order.openOf(demand).map((unit) => [unit.id, unit]))
  const changes = units.filter((unit) => !isBoundTo(binding, unit)).map((named_): UnitChange => {
    const unit = own.get(named_.id) ?? named_
    return { ...order.change(unit, { name: "bind", line: { orderId: order.orderId, lineItemId: demand.lineItemId }, fulfillmentId: binding.fulfillmentId, locationId: binding.locationId, requirePick: mustBePicked(unit) }), stockByMedusa: true }
  })
  return { changes }
}

/** Named again: it is where it should be. */
const isBoundTo = (binding: Binding, unit: Unit | undefined): boolean => unit?.status === "picked" && unit.fulfillmentId === binding.fulfillmentId

/** A unit promised to another line of the same order is the order's own all the same: it changes the line. */
async function freeFromSiblings(order: OrderUnits, units: readonly Unit[]): Promise<Unit[]> {
  const siblings = units.filter((unit) => unit.orderId === order.orderId && hasOpenAllocation(unit) && unit.fulfillmentId === null)
  const freed = await order.append(siblings.map((unit) => order.change(unit, { name: "cancel_allocation", reasonCode: "named_for_other_line" })))
  const now = new Map(freed.map(({ after }) => [after.id, after]))
  return units.map((unit) => now.get(unit.id) ?? unit)
}

async function captureNamed(ledger: Ledger, transaction: CommandTransaction, binding: Binding, orderId: string, want: Want, named: readonly string[]): Promise<UnitChange[]> {
  const { policy, demand } = want
  const checked = named.map((raw) => {
    const verdict = checkSerialNumber(raw, policy.numberFormat)
    if (!verdict.ok) throw new RejectionError(reject(verdict.code, verdict.message, { line_item_id: demand.lineItemId }))
    return verdict
  })
  const existing = new Map((await loadUnitsInScope(transaction.client, serialScopeOf(policy), checked.map(({ normalized }) => normalized), "lock")).map((unit) => [unit.serialNumber, unit]))
  const fresh = checked.filter(({ normalized }) => !isBoundTo(binding, existing.get(normalized)))
  return fresh.map(({ normalized, scannedAs }): UnitChange => {
    const before = existing.get(normalized) ?? null
    const birth = { serialNumber: normalized, scannedAs, serialScope: serialScopeOf(policy), inventoryItemId: policy.inventoryItemId, variantId: demand.variantId ?? policy.variantId }
    const decision = decide(before, { name: "capture", birth, line: { orderId, lineItemId: demand.lineItemId }, fulfillmentId: binding.fulfillmentId, locationId: binding.locationId }, transaction.context)
    if (!decision.ok) throw new RejectionError(decision.rejection)
    return { unitId: before?.id ?? ledger.newId("aunit"), before, event: decision.outcome, stockByMedusa: true }
  })
}

function refuseOrFile(order: OrderUnits, binding: Binding, wants: readonly Want[], exceptions: readonly ExceptionFiling[]): void {
  if (binding.mode === "converge") return
  const blocked = wants.filter((want) => want.policy.enforcement === "block" && exceptions.some((filing) => filing.lineItemId === want.demand.lineItemId && filing.inventoryItemId === want.demand.inventoryItemId))
  if (blocked.length === 0) return
  const filings = exceptions.filter((filing) => blocked.some((want) => want.demand.lineItemId === filing.lineItemId && want.demand.inventoryItemId === filing.inventoryItemId))
  const own = filings.map(({ details }) => details?.["refused_code"]).find((code) => code === "unit.held" || code === "fulfillment.not_picked")
  const lines = filings.map(({ details }): Fact => ({ ...details }))
  const code = own === "unit.held" || own === "fulfillment.not_picked" ? own : "fulfillment.units_missing"
  throw new RejectionError(reject(code, `${filings[0]?.summary ?? "Units are missing."} Nothing was fulfilled.`, { order_id: order.orderId, lines }))
}

function missingUnits(binding: Binding, { demand, quantity }: Want, missing: number, refusal: Rejection | undefined): ExceptionFiling {
  const why = refusal === undefined ? "" : ` ${refusal.message}`
  return {
    kind: "fulfillment_without_units", dedupeKey: `fulfillment_without_units:${binding.fulfillmentId}:${demand.lineItemId}:${demand.inventoryItemId}`,
    orderId: demand.orderId, lineItemId: demand.lineItemId, fulfillmentId: binding.fulfillmentId, inventoryItemId: demand.inventoryItemId, locationId: binding.locationId,
    summary: `A serialized order line lacks ${missing} of ${quantity} named units for its fulfilment.${why}`,
    details: {
      line_item_id: demand.lineItemId, inventory_item_id: demand.inventoryItemId, required_count: quantity, missing_count: missing,
      ...(refusal === undefined ? {} : { refused_code: refusal.code, refused_message: refusal.message }),
    },
  }
}

/** Where named units took the place of allocated ones, those go back to stock. */
async function releaseSurplus(order: OrderUnits, wants: readonly Want[]): Promise<void> {
  const surplus = wants.flatMap(({ demand }) => {
    const free = newestFirst(order.openOf(demand).filter((unit) => unit.status === "allocated"))
    return free.slice(0, Math.max(-order.missingCount(demand), 0))
  })
  await order.append(surplus.map((unit) => order.change(unit, { name: "release", reasonCode: "others_named" })))
}

const invalid = (message: string, details: { readonly [key: string]: Fact }): RejectionError => new RejectionError(reject("fulfillment.serials_invalid", message, details))
