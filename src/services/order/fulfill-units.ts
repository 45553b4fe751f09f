import { type Fact, RejectionError, reject } from "../../domain/common/rejection"
import { namesUnitsAtShipment, type SerialPolicy } from "../../domain/unit/serial-policy"
import type { Instant, Unit } from "../../domain/unit/unit"
import type { ExceptionFiling } from "../../ledger/exceptions"
import { loadUnitsOfFulfillment } from "../../ledger/load-units"
import { type CommandRequest, type CommandResult, type CommandTransaction, type Ledger, runCommand, transactCommand } from "../../ledger/run-command"
import { accept } from "../../domain/common/decision"
import { decide } from "../../domain/unit/decide"
import { loadPolicies } from "../serial-policy/load-policies"
import { messagesOf } from "../unit/unit-event-messages"
import { serialNumbersOf } from "../unit/find-units"
import { bindUnits, type NamedSerials } from "./bind-units"
import { addUnnamed, loadDemand, type Unnamed, writeDemand } from "./demand"
import type { FulfillmentItem, OrderLine } from "./order-snapshot"
import { OrderUnits, policiesOf } from "./order-units"
import { boundSince } from "./undo-binding"

export interface FulfillUnits {
  readonly orderId: string
  readonly customerId: string | null
  readonly locationId: string
  readonly items: readonly FulfillmentItem[]
  readonly serialNumbers?: NamedSerials
  /** The order's lines as Medusa has them: demand is made true first, in case no sync ran yet. */
  readonly lines: readonly OrderLine[]
}

const CHECK = { type: "system", id: "check" }

/** Would this fulfilment get its units? Throws what `bindFulfillment` would throw; changes nothing, since it is the same deed taken back. */
export async function checkFulfillment(ledger: Ledger, input: FulfillUnits): Promise<void> {
  await transactCommand(ledger, { actor: CHECK }, { ...stepsOfBinding(ledger, { ...input, fulfillmentId: "check" }), dryRun: true })
}

/**
 * Binds named units to a new fulfilment, exactly as many as it ships. Throws `fulfillment.units_missing`,
 * `fulfillment.serials_invalid`, `fulfillment.not_picked`, `unit.held` under a policy `block`; files a case under `warn`.
 */
export async function bindFulfillment(ledger: Ledger, request: CommandRequest, input: FulfillUnits & { readonly fulfillmentId: string }): Promise<CommandResult> {
  return transactCommand(ledger, { reference: { type: "fulfillment", id: input.fulfillmentId }, ...request }, stepsOfBinding(ledger, input))
}

function stepsOfBinding(ledger: Ledger, input: FulfillUnits & { readonly fulfillmentId: string }): Parameters<typeof transactCommand>[2] {
  return {
    lockFirst: (client) => writeDemand(client, input.orderId, input.customerId, input.lines, "fulfillment"),
    work: async (transaction) => {
      const order = await OrderUnits.load(transaction, input.orderId)
      const before = order.all()
      await bindUnits(ledger, transaction, order, { ...input, mode: "enforce" })
      return { summary: { bound: boundSince(before, order, input.fulfillmentId) } }
    },
  }
}

export interface ShipUnits {
  readonly fulfillmentId: string
  readonly orderId: string
  readonly customerId: string | null
  readonly locationId: string
  readonly items: readonly FulfillmentItem[]
  readonly trackingNumbers: readonly string[]
  readonly serialNumbers?: NamedSerials
}

/** Throws what `shipFulfillment` would throw; changes nothing. */
export async function checkShipment(ledger: Ledger, input: ShipUnits): Promise<void> {
  await transactCommand(ledger, { actor: CHECK }, { ...stepsOfShipping(ledger, input), dryRun: true })
}

/**
 * Ships a fulfilment's units: they become the customer's. Serial numbers named now must be those bound, or name the
 * units a fulfilment without any still lacks. Throws `shipment.units_mismatch`, `unit.held` under `block`.
 */
export async function shipFulfillment(ledger: Ledger, request: CommandRequest, input: ShipUnits): Promise<CommandResult> {
  return transactCommand(ledger, { reference: { type: "fulfillment", id: input.fulfillmentId }, ...request }, stepsOfShipping(ledger, input))
}

function stepsOfShipping(ledger: Ledger, input: ShipUnits): Parameters<typeof transactCommand>[2] {
  return {
    lockFirst: async (client) => {
      await loadDemand(client, input.orderId, "lock")
    },
    work: async (transaction) => {
      const order = await OrderUnits.load(transaction, input.orderId)
      const before = order.all()
      await nameMissing(ledger, transaction, order, input)
      const exceptions = mismatches(order, input)
      const units = boundTo(order, input.fulfillmentId).filter((unit) => unit.status === "picked")
      await order.append(units.map((unit) => order.change(unit, { name: "ship", fulfillmentId: input.fulfillmentId, customerId: input.customerId, trackingNumbers: input.trackingNumbers })), exceptions)
      const unnamed = unnamedOf(order, input)
      await addUnnamed(transaction.client, unnamed)
      return { summary: { bound: boundSince(before, order, input.fulfillmentId), unnamed: unnamed.map((row): Fact => ({ ...row })) } }
    },
  }
}

/** Those shipped already, too: a shipment may be told twice, or a pass of sync may have been faster. */
const boundTo = (order: OrderUnits, fulfillmentId: string): Unit[] => order.all().filter((unit) => unit.fulfillmentId === fulfillmentId)

/** A fulfilment made without all its units (policy `warn`) may still be told them when it ships. */
async function nameMissing(ledger: Ledger, transaction: CommandTransaction, order: OrderUnits, input: ShipUnits): Promise<void> {
  if (input.serialNumbers === undefined) return
  const named = Object.entries(input.serialNumbers)
  const bound = boundTo(order, input.fulfillmentId)
  const unbound = named.filter(([lineItemId]) => {
    const items = input.items.filter((item) => item.lineItemId === lineItemId)
    const needed = items.filter((item) => order.policies.has(item.inventoryItemId ?? "")).reduce((sum, { quantity }) => sum + quantity, 0)
    return items.length === 0 || bound.filter((unit) => unit.lineItemId === lineItemId).length < needed
  })
  if (unbound.length > 0) {
    const items = input.items.filter((item) => unbound.some(([lineItemId]) => lineItemId === item.lineItemId))
    await bindUnits(ledger, transaction, order, { fulfillmentId: input.fulfillmentId, locationId: input.locationId, items, serialNumbers: Object.fromEntries(unbound), mode: "enforce" })
  }
  for (const [lineItemId, numbers] of named) {
    const given = (Array.isArray(numbers) ? numbers as readonly string[] : Object.values(numbers).flat()) as readonly string[]
    const units = boundTo(order, input.fulfillmentId).filter((unit) => unit.lineItemId === lineItemId)
    const meant = new Set(given.flatMap(serialNumbersOf))
    const matches = given.length === units.length && units.every((unit) => meant.has(unit.serialNumber))
    if (!matches) throw mismatch(input, `The serial numbers named for line ${lineItemId} are not those of its fulfilment.`, [{ line_item_id: lineItemId, expected: units.map((unit) => unit.serialNumber), given }])
  }
}

interface Short {
  readonly item: FulfillmentItem
  readonly policy: SerialPolicy
  readonly count: number
}

/** Items that leave with other than their quantity of known units. */
function shortItems(order: OrderUnits, input: ShipUnits): Short[] {
  const bound = boundTo(order, input.fulfillmentId)
  return input.items.flatMap((item) => {
    const policy = order.policies.get(item.inventoryItemId ?? "")
    if (policy === undefined || !namesUnitsAtShipment(policy)) return []
    const count = bound.filter((unit) => unit.lineItemId === item.lineItemId && unit.inventoryItemId === item.inventoryItemId).length
    return count === item.quantity ? [] : [{ item, policy, count }]
  })
}

/** A promised unit that could not be bound may be the one that left: as long as it is promised, nothing else is. */
function unnamedOf(order: OrderUnits, input: ShipUnits): Unnamed[] {
  return shortItems(order, input).flatMap(({ item: { lineItemId, inventoryItemId, quantity }, count }) => {
    if (inventoryItemId === null) return []
    const perhaps = order.openOf({ lineItemId, inventoryItemId }).filter((unit) => unit.fulfillmentId === null).length
    const unnamed = quantity - count - perhaps
    return unnamed > 0 ? [{ lineItemId, inventoryItemId, count: unnamed }] : []
  })
}

function mismatches(order: OrderUnits, input: ShipUnits): ExceptionFiling[] {
  const short = shortItems(order, input)
  const lines = short.filter(({ policy }) => policy.enforcement === "block").map(({ item, count }): Fact => ({ line_item_id: item.lineItemId, inventory_item_id: item.inventoryItemId, required_count: item.quantity, bound_count: count }))
  if (lines.length > 0) throw mismatch(input, "The fulfilment does not have exactly the units it ships.", lines)
  return short.map(({ item, count }): ExceptionFiling => ({
    kind: "shipment_without_units", dedupeKey: `shipment_without_units:${input.fulfillmentId}:${item.lineItemId}:${item.inventoryItemId}`, orderId: input.orderId, lineItemId: item.lineItemId,
    fulfillmentId: input.fulfillmentId, inventoryItemId: item.inventoryItemId, summary: `A serialized order line was shipped with ${count} of ${item.quantity} named units.`,
    details: { required_count: item.quantity, bound_count: count },
  }))
}

const mismatch = (input: ShipUnits, message: string, lines: readonly Fact[]): RejectionError =>
  new RejectionError(reject("shipment.units_mismatch", `${message} Nothing was shipped.`, { fulfillment_id: input.fulfillmentId, lines }))

/** A canceled fulfilment gives exactly its units back. Never rejects: what is not bound any more is left as it is. */
export async function unbindFulfillment(ledger: Ledger, request: CommandRequest, input: { readonly fulfillmentId: string; readonly reasonCode: string | null }): Promise<CommandResult> {
  return runCommand(ledger, { reference: { type: "fulfillment", id: input.fulfillmentId }, ...request }, {
    load: async (client, mode) => {
      const units = await loadUnitsOfFulfillment(client, input.fulfillmentId, mode)
      return { units, policies: await loadPolicies(client, units.map(({ inventoryItemId }) => inventoryItemId)) }
    },
    decide: ({ units, policies }, context) => accept({
      changes: units.flatMap((unit) => {
        const inStock = policies.get(unit.inventoryItemId)?.tracking === "full"
        const decision = decide(unit, { name: "unbind", ...input, inStock }, context)
        return decision.ok ? [{ unitId: unit.id, before: unit, event: decision.outcome, stockByMedusa: true }] : []
      }),
      messages: messagesOf, policies: policiesOf(units, policies), summary: {},
    }),
  })
}

/** The customer has them: `occurredAt` is when Medusa says so, and warranty clocks start there. Units already delivered stay. */
export async function deliverFulfillment(ledger: Ledger, request: CommandRequest, input: { readonly fulfillmentId: string; readonly deliveredAt: Instant }): Promise<CommandResult> {
  return runCommand(ledger, { reference: { type: "fulfillment", id: input.fulfillmentId }, ...request, occurredAt: input.deliveredAt }, {
    load: (client, mode) => loadUnitsOfFulfillment(client, input.fulfillmentId, mode),
    decide: (units, context) => accept({
      changes: units.flatMap((unit) => {
        const decision = decide(unit, { name: "deliver" }, context)
        return decision.ok ? [{ unitId: unit.id, before: unit, event: decision.outcome }] : []
      }),
      messages: messagesOf, summary: {},
    }),
  })
}
