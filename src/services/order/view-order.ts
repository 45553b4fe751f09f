import type { Tracking } from "../../domain/unit/serial-policy"
import type { Unit } from "../../domain/unit/unit"
import { loadUnitsOfOrder } from "../../ledger/load-units"
import type { Ledger } from "../../ledger/run-command"
import { UNIT_SELECT, type UnitRow, unitOfRow } from "../../ledger/unit-columns"
import { namedQuery, withClient } from "../../persistence/named-query"
import { withSnapshot } from "../../persistence/with-transaction"
import { loadPolicies } from "../serial-policy/load-policies"
import { demandKey, loadDemand, loadServed, NOT_SERVED } from "./demand"

export interface OrderLineUnits {
  readonly lineItemId: string
  readonly inventoryItemId: string
  readonly variantId: string | null
  readonly tracking: Tracking
  readonly requiredCount: number
  /** Units the line still lacks. */
  readonly waitingCount: number
  readonly units: readonly Unit[]
}

export interface OrderView {
  readonly lines: readonly OrderLineUnits[]
  /** Units of the order whose line needs their item no longer. */
  readonly unassigned: readonly Unit[]
}

/** An order's serialized lines with their units; four statements however many lines. */
export async function viewOrder(ledger: Ledger, orderId: string): Promise<OrderView> {
  return withSnapshot(ledger.dataSource, async (client) => {
    const demands = await loadDemand(client, orderId, "read")
    const units = await loadUnitsOfOrder(client, orderId)
    const policies = await loadPolicies(client, demands.map((demand) => demand.inventoryItemId))
    const served = await loadServed(client, demands.map((demand) => demand.lineItemId))
    const lines = demands.flatMap((demand): OrderLineUnits[] => {
      const tracking = policies.get(demand.inventoryItemId)?.tracking ?? "none"
      if (tracking === "none" || (demand.requiredCount === 0 && !units.some((unit) => demandKey(unit) === demandKey(demand)))) return []
      const { open, shipped } = served.get(demandKey(demand)) ?? NOT_SERVED
      return [{
        lineItemId: demand.lineItemId, inventoryItemId: demand.inventoryItemId, variantId: demand.variantId, tracking, requiredCount: demand.requiredCount,
        waitingCount: demand.closedAt === null ? Math.max(demand.requiredCount - open - shipped - demand.unnamedCount, 0) : 0, units: units.filter((unit) => demandKey(unit) === demandKey(demand)),
      }]
    })
    const shown = new Set(lines.flatMap((line) => line.units.map(({ id }) => id)))
    return { lines, unassigned: units.filter((unit) => !shown.has(unit.id)) }
  })
}

/** The units of these order lines: the quick way for lists; one statement. */
export async function unitsOfLines(ledger: Ledger, lineItemIds: readonly string[]): Promise<Unit[]> {
  if (lineItemIds.length === 0) return []
  const rows = await withClient(ledger.dataSource, (client) => namedQuery<UnitRow>(client, `select ${UNIT_SELECT} from serial_unit u where u.line_item_id = any ($1::text[]) order by u.id`, [lineItemIds]))
  return rows.map(unitOfRow)
}
