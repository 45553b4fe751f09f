import type { PoolClient } from "pg"
import { RejectionError, reject } from "../../domain/common/rejection"
import type { NumberFormat } from "../../domain/unit/serial-number"
import type { AllocationMoment, AllocationStrategy, Enforcement, SerialPolicy, Tracking, UniquenessScope } from "../../domain/unit/serial-policy"
import type { Grade } from "../../domain/unit/unit"
import type { Ledger } from "../../ledger/run-command"
import { Parameters } from "../../ledger/statement"
import { namedQuery, withClient } from "../../persistence/named-query"
import { isUniqueViolation } from "../../persistence/postgres-errors"
import { withTransaction } from "../../persistence/with-transaction"
import { type PageOfIds, pageOfIds } from "../document/page-of-ids"
import { countUnits } from "../stock/counted-units"
import { loadPolicies, POLICY_SELECT } from "./load-policies"

export interface PolicySettings {
  readonly tracking: Tracking
  readonly numberFormat?: NumberFormat | null
  readonly uniqueWithin?: UniquenessScope
  readonly allocateAt?: AllocationMoment
  readonly strategy?: AllocationStrategy
  readonly requirePick?: boolean
  readonly enforcement?: Enforcement
  readonly sellableGrades?: readonly Grade[]
  readonly passport?: boolean
  readonly publicVerdict?: boolean
}

/** What Medusa says of the item when its policy is made or changed. */
export interface ItemInMedusa {
  /** Does Medusa manage the inventory of the variants sold from it? */
  readonly managed: boolean
  /** Stock of the item over all locations; a policy `full` without any is active at once. */
  readonly stockedQuantity: number
}

export interface CreatePolicy extends PolicySettings, ItemInMedusa {
  readonly inventoryItemId: string
  readonly variantId: string | null
  readonly productId: string | null
}

type PolicyRow = SerialPolicy & Record<string, unknown>

/** Throws `policy.exists`, `policy.needs_managed_inventory`. */
export async function createPolicy(ledger: Ledger, input: CreatePolicy): Promise<SerialPolicy> {
  requireManaged(input.tracking, input)
  return withClient(ledger.dataSource, async (client) => {
    try {
      const rows = await namedQuery<PolicyRow>(
        client,
        `insert into serial_policy as p (id, inventory_item_id, variant_id, product_id, tracking, state, number_format, unique_within, allocate_at, strategy, require_pick, enforcement, sellable_grades, passport, public_verdict)
         values ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8, $9, $10, $11, $12, $13::text::jsonb, $14::boolean, $15::boolean) returning ${POLICY_SELECT}`,
        [
          ledger.newId("aspol"), input.inventoryItemId, input.variantId, input.productId, input.tracking, stateFor(input.tracking, input), jsonOrNull(input.numberFormat ?? null),
          input.uniqueWithin ?? "item", input.allocateAt ?? "order", input.strategy ?? "fifo", input.requirePick ?? false, input.enforcement ?? "block",
          JSON.stringify(input.sellableGrades ?? ["new", "a"]), input.passport ?? false, input.publicVerdict ?? false,
        ],
      )
      return only(rows, input.inventoryItemId)
    } catch (error) {
      if (!isUniqueViolation(error, "uq_serial_policy_item")) throw error
      throw new RejectionError(reject("policy.exists", `Inventory item ${input.inventoryItemId} already has a serial policy; change that one.`, { inventory_item_id: input.inventoryItemId }))
    }
  })
}

/** Climbing to `full` starts adoption again; going down, or changing how numbers are unique, is refused while units stand under the policy. */
export async function updatePolicy(ledger: Ledger, id: string, settings: Partial<PolicySettings>, item: ItemInMedusa, expectedVersion?: number): Promise<SerialPolicy> {
  return withTransaction(ledger.dataSource, async (client) => {
    const before = only(await namedQuery<PolicyRow>(client, `select ${POLICY_SELECT} from serial_policy p where p.id = $1 for update`, [id]), id)
    if (expectedVersion !== undefined && expectedVersion !== before.version) {
      throw new RejectionError(reject("conflict.stale", `Serial policy ${id} was changed by somebody else; load it again.`, { current: { id, version: before.version, tracking: before.tracking, state: before.state } }))
    }
    const after = { ...before, ...definedOf(settings) }
    if (after.tracking !== before.tracking || after.uniqueWithin !== before.uniqueWithin) await refuseInUse(client, before, after)
    if (after.tracking !== before.tracking) requireManaged(after.tracking, item)
    const state = after.tracking === before.tracking ? before.state : stateFor(after.tracking, { ...item, stockedQuantity: item.stockedQuantity + await countedUnits(client, before.inventoryItemId) })
    const rows = await namedQuery<PolicyRow>(
      client,
      `update serial_policy p set tracking = $2, state = $3, number_format = $4::text::jsonb, unique_within = $5, allocate_at = $6, strategy = $7, require_pick = $8, enforcement = $9,
         sellable_grades = $10::text::jsonb, passport = $11::boolean, public_verdict = $12::boolean, version = version + 1, updated_at = now() where p.id = $1 returning ${POLICY_SELECT}`,
      [id, after.tracking, state, jsonOrNull(after.numberFormat), after.uniqueWithin, after.allocateAt, after.strategy, after.requirePick, after.enforcement, JSON.stringify(after.sellableGrades), after.passport, after.publicVerdict],
    )
    if (after.tracking === "full" && before.tracking !== "full") await reserveHeld(client, before.inventoryItemId)
    return only(rows, id)
  })
}

/** Units that came to the shelf below `full`: Medusa's level may or may not know of them, so they must be compared first. */
async function countedUnits(client: PoolClient, inventoryItemId: string): Promise<number> {
  return (await countUnits(client, [inventoryItemId])).reduce((sum, { unitCount }) => sum + unitCount, 0)
}

/** Below `full` a hold keeps nothing from being sold in Medusa; from now on it does. */
async function reserveHeld(client: PoolClient, inventoryItemId: string): Promise<void> {
  await namedQuery(
    client,
    `insert into hold_reservation (unit_id, inventory_item_id, location_id, wanted) select u.id, u.inventory_item_id, u.location_id, true from serial_unit u
     where u.inventory_item_id = $1 and u.status = 'in_stock' and u.holds <> '[]'::jsonb
     on conflict (unit_id) do update set inventory_item_id = excluded.inventory_item_id, location_id = excluded.location_id, wanted = true, settled = false, updated_at = now()`,
    [inventoryItemId],
  )
}

/** Throws `policy.in_use` when any unit was ever registered for the item. */
export async function removePolicy(ledger: Ledger, id: string): Promise<void> {
  await withTransaction(ledger.dataSource, async (client) => {
    const policy = only(await namedQuery<PolicyRow>(client, `select ${POLICY_SELECT} from serial_policy p where p.id = $1 for update`, [id]), id)
    if (await hasUnits(client, policy.inventoryItemId)) throw inUse(policy, "cannot be deleted")
    await namedQuery(client, "delete from serial_policy where id = $1", [id])
  })
}

export async function getPolicy(ledger: Ledger, id: string): Promise<SerialPolicy> {
  return withClient(ledger.dataSource, async (client) => only(await namedQuery<PolicyRow>(client, `select ${POLICY_SELECT} from serial_policy p where p.id = $1`, [id]), id))
}

export interface PolicyFilter {
  readonly inventoryItemId?: string
  readonly variantId?: string
  readonly limit: number
  readonly offset: number
}

export interface PolicyPage extends Omit<PageOfIds, "ids"> {
  readonly policies: readonly SerialPolicy[]
}

/** Newest first; two statements. */
export async function listPolicies(ledger: Ledger, { inventoryItemId, variantId, limit, offset }: PolicyFilter): Promise<PolicyPage> {
  return withClient(ledger.dataSource, async (client) => {
    const parameters = new Parameters()
    const conditions: string[] = []
    if (inventoryItemId !== undefined) conditions.push(`p.inventory_item_id = ${parameters.add(inventoryItemId)}::text`)
    if (variantId !== undefined) conditions.push(`p.variant_id = ${parameters.add(variantId)}::text`)
    const { ids, ...page } = await pageOfIds(client, parameters, { table: "serial_policy", alias: "p", conditions, limit, offset })
    return { ...page, policies: await namedQuery<PolicyRow>(client, `select ${POLICY_SELECT} from serial_policy p where p.id = any ($1::text[]) order by p.id desc`, [ids]) }
  })
}

export async function policiesByItems(ledger: Ledger, inventoryItemIds: readonly string[]): Promise<Map<string, SerialPolicy>> {
  return withClient(ledger.dataSource, (client) => loadPolicies(client, inventoryItemIds))
}

const stateFor = (tracking: Tracking, item: ItemInMedusa): "adopting" | "active" => (tracking === "full" && item.stockedQuantity > 0 ? "adopting" : "active")

function requireManaged(tracking: Tracking, item: ItemInMedusa): void {
  if (tracking !== "full" || item.managed) return
  throw new RejectionError(reject("policy.needs_managed_inventory", "Tracking \"full\" needs a variant whose inventory Medusa manages (manage_inventory).", {}))
}

const ON_HAND = "('in_stock','allocated','picked','quarantined','in_repair','at_vendor','installed')"

async function refuseInUse(client: PoolClient, before: SerialPolicy, after: SerialPolicy): Promise<void> {
  if (after.uniqueWithin !== before.uniqueWithin && await hasUnits(client, before.inventoryItemId)) throw inUse(before, "cannot change where its numbers are unique")
  if (before.tracking !== "full" || after.tracking === "full") return
  const rows = await namedQuery(client, `select 1 as found from serial_unit u where u.inventory_item_id = $1 and u.status in ${ON_HAND} limit 1`, [before.inventoryItemId])
  if (rows.length > 0) throw new RejectionError(reject("policy.step_down", `Units of inventory item ${before.inventoryItemId} are on hand; tracking "full" cannot be lowered until they are gone.`, { inventory_item_id: before.inventoryItemId }))
}

async function hasUnits(client: PoolClient, inventoryItemId: string): Promise<boolean> {
  return (await namedQuery(client, "select 1 as found from serial_unit u where u.inventory_item_id = $1 limit 1", [inventoryItemId])).length > 0
}

const inUse = (policy: SerialPolicy, what: string): RejectionError =>
  new RejectionError(reject("policy.in_use", `Units stand under the serial policy of inventory item ${policy.inventoryItemId}; it ${what}.`, { id: policy.id, inventory_item_id: policy.inventoryItemId }))

function only(rows: readonly PolicyRow[], id: string): SerialPolicy {
  const [policy] = rows
  if (policy === undefined) throw new RejectionError(reject("policy.not_found", `No serial policy ${id} exists.`, { id }))
  return policy
}

const jsonOrNull = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value))

function definedOf(settings: Partial<PolicySettings>): Partial<PolicySettings> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Partial<PolicySettings>
}

