import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { IInventoryService, InventoryLevelDTO, Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { reject } from "../../domain/common/rejection"
import { optionsOf, servicesOf } from "../../workflows/facade"
import { HOLD_METADATA, type HoldReservationItem } from "../../workflows/stock/settle-holds"
import { sendRejection } from "../respond"

/** One change of a level that a request asks of Medusa. */
export interface StockEdit {
  readonly inventoryItemId: string
  readonly locationId: string
  readonly levelBefore: number
  readonly levelAfter: number
  readonly isDeletion: boolean
}

export type EditsOf = (request: MedusaRequest) => Promise<readonly StockEdit[]> | readonly StockEdit[]

/**
 * The stock of an item under an active `full` policy follows its units, so nobody types its level. A level may be made
 * with 0, `incoming_quantity` may change, and a level without units may go. The option `allowStockEdits` lets the rest
 * pass too, each with an exception case.
 */
export const refuseStockEdits = (editsOf: EditsOf) =>
  async (request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
    const edits = await managedEdits(request.scope, (await editsOf(request)).filter(({ levelBefore, levelAfter, isDeletion }) => isDeletion || levelBefore !== levelAfter))
    const [first] = edits
    if (first === undefined) return next()
    if (optionsOf(request.scope).allowStockEdits !== true) return refuse(response, first, edits.length)
    response.once("finish", () => {
      if (response.statusCode < 300) void fileEdits(request.scope, edits)
    })
    next()
  }

function refuse(response: MedusaResponse, { inventoryItemId, locationId, levelBefore }: StockEdit, count: number): void {
  sendRejection(response, reject(
    "stock.managed_by_units",
    `The stock of inventory item ${inventoryItemId} follows its serialized units; receive, move, lose or scrap units instead of editing its level.`,
    { inventory_item_id: inventoryItemId, location_id: locationId, stocked_quantity: levelBefore, edit_count: count },
  ))
}

/** Those that touch what units stand for. While an item is still being adopted its level may be corrected by hand. */
async function managedEdits(container: MedusaContainer, edits: readonly StockEdit[]): Promise<StockEdit[]> {
  if (edits.length === 0) return []
  const { policies, stock } = servicesOf(container)
  const itemIds = [...new Set(edits.map(({ inventoryItemId }) => inventoryItemId))]
  const byItem = await policies.byItems(itemIds)
  const managed = edits.filter(({ inventoryItemId }) => {
    const policy = byItem.get(inventoryItemId)
    return policy?.tracking === "full" && policy.state === "active"
  })
  const deletions = managed.filter(({ isDeletion }) => isDeletion)
  if (deletions.length === 0) return managed
  const counted = await stock.countedUnits([...new Set(deletions.map(({ inventoryItemId }) => inventoryItemId))])
  return managed.filter((edit) => !edit.isDeletion || edit.levelBefore !== 0 ||
    counted.some(({ inventoryItemId, locationId, unitCount }) => inventoryItemId === edit.inventoryItemId && locationId === edit.locationId && unitCount > 0))
}

async function fileEdits(container: MedusaContainer, edits: readonly StockEdit[]): Promise<void> {
  for (const { inventoryItemId, locationId, levelBefore, levelAfter, isDeletion } of edits) {
    await servicesOf(container).exceptions.file({
      kind: "stock_edited_by_hand", dedupeKey: `stock_edited_by_hand:${inventoryItemId}:${locationId}`, inventoryItemId, locationId,
      summary: `The stock level of a serialized item was ${isDeletion ? "deleted" : `changed from ${levelBefore} to ${levelAfter}`} by hand; its units say otherwise.`,
      details: { level_before: levelBefore, level_after: levelAfter, deleted: isDeletion },
    }).catch((error: unknown) => container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).error(`Aftercare: an edit of stock was not filed: ${String(error)}`))
  }
}

/** Deleting an item or a location while units stand there would leave them nowhere. */
export const refuseWhileUnits = (field: "inventoryItemId" | "locationId") =>
  async (request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
    const id = request.params["id"] ?? ""
    const { units } = await servicesOf(request.scope).units.list({ [field]: id, limit: 1, offset: 0 })
    const [unit] = units
    if (unit === undefined) return next()
    const what = field === "locationId" ? "location" : "inventory item"
    sendRejection(response, reject("stock.managed_by_units", `Serialized units belong to this ${what}, so it cannot be deleted.`, { [field === "locationId" ? "location_id" : "inventory_item_id"]: id, unit_id: unit.id }))
  }

/** The reservation that keeps a held unit from being sold goes when the hold is released, not by hand. */
export async function refuseHoldReservation(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const inventory = request.scope.resolve<IInventoryService>(Modules.INVENTORY)
  const [reservation] = await inventory.listReservationItems({ id: request.params["id"] ?? "" }, { take: 1 }) as HoldReservationItem[]
  if (reservation?.metadata?.["aftercare"] !== HOLD_METADATA.aftercare) return next()
  const unitId = reservation.external_id ?? null
  sendRejection(response, reject("stock.managed_by_units", `This reservation keeps unit ${unitId} from being sold while it is on hold; release the hold instead.`, { unit_id: unitId }))
}

// ---------------------------------------------------------------- what each route asks

/** POST …/location-levels: a level is made. */
export const editsOfCreate: EditsOf = ({ params, body }) => [createEdit(params["id"] ?? "", body)]

/** POST …/location-levels/:location_id */
export const editsOfUpdate: EditsOf = async ({ scope, params, body }) =>
  updateEdits(scope, [{ inventory_item_id: params["id"], location_id: params["location_id"], stocked_quantity: numberIn(body, "stocked_quantity") }])

/** DELETE …/location-levels/:location_id */
export const editsOfDelete: EditsOf = async ({ scope, params }) => {
  const levels = await levelsOf(scope, { inventory_item_id: params["id"] ?? "", location_id: params["location_id"] ?? "" })
  return levels.map(deletion)
}

/** POST …/location-levels/batch, for one item (`:id`) or for many. */
export const editsOfBatch: EditsOf = async ({ scope, params, body }) => {
  const withItem = (rows: unknown): Row[] => rowsOf(rows).map((row) => (params["id"] === undefined ? row : { ...row, inventory_item_id: params["id"] }))
  const { create, update, delete: removed } = rowOf(body)
  const ids = Array.isArray(removed) ? removed.filter((id): id is string => typeof id === "string") : []
  return [
    ...withItem(create).map((row) => createEdit(String(row["inventory_item_id"] ?? ""), row)),
    ...(await updateEdits(scope, withItem(update))),
    ...(ids.length === 0 ? [] : await levelsOf(scope, { id: ids })).map(deletion),
  ]
}

type Row = Record<string, unknown>

const createEdit = (inventoryItemId: string, body: unknown): StockEdit => ({
  inventoryItemId, locationId: String(rowOf(body)["location_id"] ?? ""), levelBefore: 0, levelAfter: numberIn(body, "stocked_quantity") ?? 0, isDeletion: false,
})

async function updateEdits(scope: MedusaContainer, rows: readonly Row[]): Promise<StockEdit[]> {
  const wanted = rows.flatMap((row) => {
    const levelAfter = numberIn(row, "stocked_quantity")
    return levelAfter === null ? [] : [{ inventoryItemId: String(row["inventory_item_id"] ?? ""), locationId: String(row["location_id"] ?? ""), levelAfter }]
  })
  if (wanted.length === 0) return []
  const levels = await levelsOf(scope, { inventory_item_id: wanted.map(({ inventoryItemId }) => inventoryItemId), location_id: wanted.map(({ locationId }) => locationId) })
  return wanted.flatMap((edit) => {
    const level = levels.find((row) => row.inventory_item_id === edit.inventoryItemId && row.location_id === edit.locationId)
    // Core has its own answer for a level that does not exist.
    return level === undefined ? [] : [{ ...edit, levelBefore: Number(level.stocked_quantity), isDeletion: false }]
  })
}

const deletion = (level: InventoryLevelDTO): StockEdit => ({
  inventoryItemId: level.inventory_item_id, locationId: level.location_id, levelBefore: Number(level.stocked_quantity), levelAfter: 0, isDeletion: true,
})

const levelsOf = (scope: MedusaContainer, filter: { id?: string[]; inventory_item_id?: string | string[]; location_id?: string | string[] }): Promise<InventoryLevelDTO[]> =>
  scope.resolve<IInventoryService>(Modules.INVENTORY).listInventoryLevels(filter, { take: null as unknown as number })

const rowOf = (value: unknown): Row => (typeof value === "object" && value !== null ? (value as Row) : {})
const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? value.map(rowOf) : [])

function numberIn(holder: unknown, key: string): number | null {
  const value = rowOf(holder)[key]
  return typeof value === "number" ? value : null
}
