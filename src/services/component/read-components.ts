import type { PoolClient } from "pg"
import { type Facts, RejectionError, reject } from "../../domain/common/rejection"
import type { Actor } from "../../domain/unit/events"
import type { Instant } from "../../domain/unit/unit"
import { loadUnitsById } from "../../ledger/load-units"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery } from "../../persistence/named-query"
import { withSnapshot } from "../../persistence/with-transaction"

export interface Component {
  readonly unitId: string
  readonly serialNumber: string
  readonly inventoryItemId: string
}

export interface ComponentChange extends Component {
  readonly change: "installed" | "removed"
  /** Null: it was built in. */
  readonly repairOrderId: string | null
  readonly by: Actor
  readonly at: Instant
}

/** What a unit was built of, what it is made of now, and what happened in between. */
export interface ComponentTree {
  readonly asBuilt: readonly (Component & { readonly isInPlace: boolean })[]
  /** Components of components too, each with what it is in. */
  readonly asMaintained: readonly (Component & { readonly parentUnitId: string; readonly depth: number })[]
  readonly changes: readonly ComponentChange[]
}

/** No product is built deeper. */
const DEPTH_MAX = 5
const COMPONENTS_MAX = 1_000

interface Told {
  readonly facts: Facts
  readonly by: Actor
  readonly at: Instant
}

/** From the unit's own history and the graph as it is: four statements. Throws `unit.not_found`. */
export async function readComponents(ledger: Ledger, unitId: string): Promise<ComponentTree> {
  return withSnapshot(ledger.dataSource, async (client) => {
    const [unit] = await loadUnitsById(client, [unitId])
    if (unit === undefined) throw new RejectionError(reject("unit.not_found", `No unit has the id ${unitId}.`, { unit_id: unitId }))
    const told = (await toldOf(client, unitId)).flatMap(changesOf)
    const tree = await treeOf(client, unitId)
    const names = new Map((await loadUnitsById(client, [...new Set(told.map((change) => change.unitId))])).map((part): [string, Component] => [part.id, { unitId: part.id, serialNumber: part.serialNumber, inventoryItemId: part.inventoryItemId }]))
    const changes = told.flatMap((change): ComponentChange[] => {
      const named = names.get(change.unitId)
      return named === undefined ? [] : [{ ...change, ...named }]
    })
    const inPlace = new Set(tree.filter(({ parentUnitId }) => parentUnitId === unitId).map((part) => part.unitId))
    return { asBuilt: builtOf(changes).map(({ unitId: id, serialNumber, inventoryItemId }) => ({ unitId: id, serialNumber, inventoryItemId, isInPlace: inPlace.has(id) })), asMaintained: tree, changes }
  })
}

/** Built in were those that were written down so, and those that came out without ever having gone in. */
function builtOf(changes: readonly ComponentChange[]): ComponentChange[] {
  const seen = new Set<string>()
  return changes.filter(({ unitId, change, repairOrderId }) => {
    const isFirst = !seen.has(unitId)
    seen.add(unitId)
    return isFirst && (repairOrderId === null || change === "removed")
  })
}

const toldOf = (client: PoolClient, unitId: string): Promise<Told[]> => namedQuery<Told & Record<string, unknown>>(
  client,
  `select e.facts, jsonb_build_object('type', e.actor_type, 'id', e.actor_id) as "by", e.occurred_at as "at" from serial_event e
   where e.unit_id = $1::text and (e.type = 'unit.components_recorded' or (e.facts ? 'part_unit_id' and e.facts ->> 'part_unit_id' <> e.unit_id)) order by e.sequence`,
  [unitId],
)

/** The unit's history tells of each part that a line of its repairs put in, took out, or took back. */
function changesOf({ facts, by, at }: Told): Omit<ComponentChange, "serialNumber" | "inventoryItemId">[] {
  const { component_unit_ids: built, part_unit_id: part, repair_order_id: order, kind, command } = facts
  if (Array.isArray(built)) return (built as readonly string[]).map((unitId) => ({ unitId, change: "installed", repairOrderId: null, by, at }))
  if (typeof part !== "string" || typeof order !== "string") return []
  return [{ unitId: part, change: command === "add_line" && kind === "part_in" ? "installed" : "removed", repairOrderId: order, by, at }]
}

const treeOf = (client: PoolClient, unitId: string) => namedQuery<Component & { readonly parentUnitId: string; readonly depth: number } & Record<string, unknown>>(
  client,
  `with recursive tree as (
     select u.id, u.serial_number, u.inventory_item_id, u.parent_unit_id, 1 as depth from serial_unit u where u.parent_unit_id = $1::text
     union all select u.id, u.serial_number, u.inventory_item_id, u.parent_unit_id, t.depth + 1 from tree t join serial_unit u on u.parent_unit_id = t.id where t.depth < ${DEPTH_MAX})
   select id as "unitId", serial_number as "serialNumber", inventory_item_id as "inventoryItemId", parent_unit_id as "parentUnitId", depth from tree order by depth, id limit ${COMPONENTS_MAX}`,
  [unitId],
)
