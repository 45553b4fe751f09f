import type { PoolClient } from "pg"
import { RejectionError, reject } from "../../domain/common/rejection"
import type { StockIdentity, UnitCommand } from "../../domain/unit/commands"
import { serialScopeOf } from "../../domain/unit/serial-policy"
import { type Grade, GRADES, type Unit } from "../../domain/unit/unit"
import { loadUnitsInScope } from "../../ledger/load-units"
import { stockLocationsOf } from "../quarantine/quarantine-locations"
import { loadPolicies } from "./load-policies"

export interface RestockAs {
  readonly grade?: Grade | undefined
  /** The item it will be sold as; default: the one it is. */
  readonly inventoryItemId?: string | undefined
  readonly locationId?: string | null | undefined
  readonly bin?: string | undefined
  readonly reasonCode: string | null
}

/** A unit's way from quarantine into stock, as what it will be sold as. Throws `location.required`, `policy.not_found`, `serial_number.duplicate`. */
export async function restockCommand(client: PoolClient, unit: Unit, to: RestockAs): Promise<Extract<UnitCommand, { readonly name: "restock" }>> {
  const inventoryItemId = to.inventoryItemId ?? unit.inventoryItemId
  const policy = (await loadPolicies(client, [inventoryItemId])).get(inventoryItemId)
  const locationId = to.locationId ?? (unit.locationId === null ? undefined : (await stockLocationsOf(client, [unit.locationId])).get(unit.locationId))
  if (locationId === undefined) throw new RejectionError(reject("location.required", `Say at which location unit ${unit.serialNumber} is restocked.`, { unit_id: unit.id }))
  const item = inventoryItemId === unit.inventoryItemId ? undefined : await identityAs(client, unit, inventoryItemId, policy)
  return {
    name: "restock", locationId, grade: to.grade ?? unit.grade, sellableGrades: policy?.sellableGrades ?? GRADES, reasonCode: to.reasonCode,
    ...(to.bin === undefined ? {} : { bin: to.bin }), ...(item === undefined ? {} : { item }),
  }
}

/** As another item the number must be unique too. */
async function identityAs(client: PoolClient, unit: Unit, inventoryItemId: string, policy: Parameters<typeof serialScopeOf>[0] & { readonly variantId: string | null } | undefined): Promise<StockIdentity> {
  if (policy === undefined) throw new RejectionError(reject("policy.not_found", `Inventory item ${inventoryItemId} has no serial policy, so no unit can be sold as it.`, { inventory_item_id: inventoryItemId }))
  const serialScope = serialScopeOf(policy)
  const taken = (await loadUnitsInScope(client, serialScope, [unit.serialNumber])).find(({ id }) => id !== unit.id)
  if (taken !== undefined) throw new RejectionError(reject("serial_number.duplicate", `Serial number ${unit.serialNumber} is borne by another unit of that item.`, { unit_id: taken.id }))
  return { inventoryItemId, variantId: policy.variantId, serialScope }
}
