import type { HttpComponent, HttpComponentTree } from "../../types/http/component"
import type { Services } from "../respond"

type Tree = Awaited<ReturnType<Services["components"]["of"]>>

export const presentComponents = (unitId: string, { asBuilt, asMaintained, changes }: Tree): HttpComponentTree => ({
  unit_id: unitId,
  as_built: asBuilt.map((part) => ({ ...named(part), is_in_place: part.isInPlace })),
  as_maintained: asMaintained.map((part) => ({ ...named(part), parent_unit_id: part.parentUnitId, depth: part.depth })),
  changes: changes.map((part) => ({ ...named(part), change: part.change, repair_order_id: part.repairOrderId, by: { ...part.by }, at: part.at })),
})

const named = ({ unitId, serialNumber, inventoryItemId }: Tree["asBuilt"][number] | Tree["changes"][number] | Tree["asMaintained"][number]): HttpComponent => ({ unit_id: unitId, serial_number: serialNumber, inventory_item_id: inventoryItemId })
