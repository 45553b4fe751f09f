import type { PoolClient } from "pg"
import type { Decision } from "../../domain/common/decision"
import { RejectionError } from "../../domain/common/rejection"
import type { UnitCommand } from "../../domain/unit/commands"
import { decide } from "../../domain/unit/decide"
import type { UnitEvent } from "../../domain/unit/events"
import { allocatesFromStock, type SerialPolicy } from "../../domain/unit/serial-policy"
import { hasOpenAllocation, type Instant, type Unit } from "../../domain/unit/unit"
import { loadUnitsOfOrder } from "../../ledger/load-units"
import type { RecordedChange, UnitChange } from "../../ledger/record"
import type { CommandTransaction, Deeds } from "../../ledger/run-command"
import { loadPolicies } from "../serial-policy/load-policies"
import { messagesOf } from "../unit/unit-event-messages"
import { chooseUnits, type Place } from "./choose-units"
import { type Demand, demandKey, loadDemand, loadServed, NOT_SERVED, type Served } from "./demand"

/**
 * One order's units, demand and policies inside one transaction, kept up to date as commands are appended. Its demand
 * rows must be locked before.
 */
export class OrderUnits {
  private readonly units: Map<string, Unit>
  /** Units of a fulfilment that came back and belong to no line any more, by `fulfillmentKey`. */
  private readonly cameBack = new Map<string, number>()
  private readonly fulfilledUnnamed = new Map<string, number>()

  private constructor(
    private readonly transaction: CommandTransaction,
    readonly orderId: string,
    readonly demands: readonly Demand[],
    readonly policies: ReadonlyMap<string, SerialPolicy>,
    private readonly served: Map<string, Served>,
    units: readonly Unit[],
  ) {
    this.units = new Map(units.map((unit) => [unit.id, unit]))
    for (const demand of demands) {
      this.fulfilledUnnamed.set(demandKey(demand), demand.unnamedCount)
      for (const [fulfillmentId, count] of served.get(demandKey(demand))?.byFulfillment ?? []) {
        this.cameBack.set(fulfillmentKey(demand, fulfillmentId), Math.max(count - this.attachedCount(demand, fulfillmentId), 0))
      }
    }
  }

  /** `locked`: the demand, where its lock has just read it. */
  static async load(transaction: CommandTransaction, orderId: string, locked?: readonly Demand[]): Promise<OrderUnits> {
    const { client } = transaction
    const demands = locked ?? await loadDemand(client, orderId, "read")
    const units = await loadUnitsOfOrder(client, orderId, "lock")
    const policies = await loadPolicies(client, [...demands.map((demand) => demand.inventoryItemId), ...units.map((unit) => unit.inventoryItemId)])
    const served = await loadServed(client, demands.map((demand) => demand.lineItemId))
    return new OrderUnits(transaction, orderId, demands, policies, served, units)
  }

  get client(): PoolClient {
    return this.transaction.client
  }

  all(): Unit[] {
    return [...this.units.values()]
  }

  /** Units now promised to this line and item, those of the order's other lines left out. */
  openOf(of: { readonly lineItemId: string; readonly inventoryItemId: string }): Unit[] {
    return this.all().filter((unit) => unit.lineItemId === of.lineItemId && unit.inventoryItemId === of.inventoryItemId && hasOpenAllocation(unit))
  }

  missingCount(demand: Demand): number {
    const { shipped } = this.served.get(demandKey(demand)) ?? NOT_SERVED
    return demand.requiredCount - this.openOf(demand).length - shipped - this.unnamedCount(demand)
  }

  /** Units of this line that left, or are to leave, with a fulfilment; those that came back since count too. */
  everBoundCount(demand: Demand, fulfillmentId: string): number {
    return this.attachedCount(demand, fulfillmentId) + (this.cameBack.get(fulfillmentKey(demand, fulfillmentId)) ?? 0)
  }

  private attachedCount(demand: Demand, fulfillmentId: string): number {
    return this.all().filter((unit) => unit.fulfillmentId === fulfillmentId && demandKey(unit) === demandKey(demand)).length
  }

  /** Before what left without a known unit is counted anew, from Medusa. */
  forgetUnnamed(): void {
    this.fulfilledUnnamed.clear()
  }

  /** So much of this line left without a unit that we know: nothing is to be promised for it any more. */
  addUnnamed(demand: Demand, count: number): void {
    this.fulfilledUnnamed.set(demandKey(demand), this.unnamedCount(demand) + count)
  }

  unnamedCount(demand: Demand): number {
    return this.fulfilledUnnamed.get(demandKey(demand)) ?? 0
  }

  /** What the command would do to the unit, as a change to append; throws the rejection. */
  change(unit: Unit, command: UnitCommand): UnitChange {
    return { unitId: unit.id, before: unit, event: this.decided(decide(unit, command, this.transaction.context)) }
  }

  tryDecide(unit: Unit, command: UnitCommand): Decision<UnitEvent> {
    return decide(unit, command, this.transaction.context)
  }

  private decided(decision: Decision<UnitEvent>): UnitEvent {
    if (!decision.ok) throw new RejectionError(decision.rejection)
    return decision.outcome
  }

  /** `occurredAt`: when it happened, where that is told and is not now. */
  async append(changes: readonly UnitChange[], exceptions: Deeds["exceptions"] = [], occurredAt?: Instant, policies?: Deeds["policies"]): Promise<readonly RecordedChange[]> {
    if (changes.length === 0 && exceptions.length === 0) return []
    const recorded = await this.transaction.append({ changes, exceptions, messages: messagesOf, occurredAt, policies })
    for (const { after, before } of recorded) {
      this.units.set(after.id, after)
      if (after.status === "shipped" && before !== null && hasOpenAllocation(before)) this.countShipped(after)
    }
    return recorded
  }

  /** Frees these units of their fulfilments; Medusa has raised its level again. */
  async unbind(units: readonly Unit[], reasonCode: string, isStillPicked: (unit: Unit) => boolean = () => false): Promise<void> {
    const changes = units.map((unit): UnitChange => {
      const inStock = this.policies.get(unit.inventoryItemId)?.tracking === "full"
      return { ...this.change(unit, { name: "unbind", fulfillmentId: unit.fulfillmentId ?? "", reasonCode, stillPicked: isStillPicked(unit), inStock }), stockByMedusa: true }
    })
    await this.append(changes, [], undefined, policiesOf(units, this.policies))
  }

  private countShipped(unit: Unit): void {
    const key = demandKey(unit)
    const served = this.served.get(key) ?? NOT_SERVED
    this.served.set(key, { ...served, shipped: served.shipped + 1 })
  }

  /** Chooses free units for these demands (all that is missing, or `count`) and allocates them. Gives what was allocated. */
  async allocateFromStock(wishes: readonly Wish[]): Promise<readonly RecordedChange[]> {
    const changes: UnitChange[] = []
    for (const { demand, count, ...place } of wishes) {
      const policy = this.policies.get(demand.inventoryItemId)
      if (policy === undefined || !allocatesFromStock(policy) || count <= 0) continue
      for (const unit of await chooseUnits(this.client, policy, place, count)) {
        if (changes.some(({ unitId }) => unitId === unit.id)) continue
        changes.push(this.change(unit, this.allocateCommand(demand, policy, place.locationId)))
      }
      // Appended at once, so that two lines of the same item cannot choose the same unit.
      if (changes.length > 0 && wishes.filter((wish) => wish.demand.inventoryItemId === demand.inventoryItemId).length > 1) await this.append(changes.splice(0))
    }
    return this.append(changes)
  }

  allocateCommand(demand: Demand, policy: SerialPolicy, locationId: string | null, reasonCode: string | null = null): UnitCommand {
    return { name: "allocate", line: { orderId: this.orderId, lineItemId: demand.lineItemId }, inventoryItemId: demand.inventoryItemId, locationId, sellableGrades: policy.sellableGrades, reasonCode }
  }
}

/** The policies of these units, each once. */
export const policiesOf = (units: readonly Unit[], policies: ReadonlyMap<string, SerialPolicy>): SerialPolicy[] =>
  [...new Set(units.map(({ inventoryItemId }) => inventoryItemId))].flatMap((id) => policies.get(id) ?? [])

interface Wish extends Place {
  readonly demand: Demand
  readonly count: number
}

const fulfillmentKey = (demand: Demand, fulfillmentId: string): string => `${demandKey(demand)} ${fulfillmentId}`

/** Is this line served as soon as the order exists? */
export const servedAtOrder = (demand: Demand, policy: SerialPolicy | undefined): boolean =>
  policy !== undefined && allocatesFromStock(policy) && policy.allocateAt === "order" && demand.autoAllocate && demand.closedAt === null

/** The newest allocation goes first. */
export function newestFirst(units: readonly Unit[]): Unit[] {
  return [...units].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : a.id < b.id ? 1 : -1))
}
