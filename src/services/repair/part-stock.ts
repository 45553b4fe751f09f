import type { PoolClient } from "pg"
import type { RepairLine, RepairOrder } from "../../domain/repair/repair-order"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { withTransaction } from "../../persistence/with-transaction"

/**
 * Parts by quantity are Medusa's stock. What a line wants of it is a row, written with the line: reserved while the work
 * lasts, used up when it is done, given back when it is not. Only Medusa's process makes it true, under the item's lock,
 * and finds what it made before by `external_id` = line id; so whatever dies in between, the rows say what is owed.
 */
export interface PartStock {
  readonly lineId: string
  readonly inventoryItemId: string
  /** Where it is looked for first. */
  readonly locationId: string | null
  readonly quantity: number
  readonly wanted: "reserved" | "consumed" | "given_back"
}

const byQuantity = ({ kind, unitId, inventoryItemId }: RepairLine): boolean => kind === "part_in" && unitId === null && inventoryItemId !== null

/** Writes what changed for the parts of an order; the stock poster brings it to Medusa. A use lowers the stock by a posting, exactly once, as every change of stock does. */
export async function writePartStock(ledger: Ledger, client: PoolClient, before: RepairOrder | null, after: RepairOrder, commandId: string): Promise<void> {
  const known = new Map((before?.lines ?? []).map((line) => [line.id, line]))
  const changed = after.lines.filter((line) => byQuantity(line) && known.get(line.id)?.partState !== line.partState)
  for (const line of after.lines.filter(({ id, partState }) => partState === "restocked" && !known.has(id))) await putInStock(ledger, client, after, line, commandId)
  for (const line of changed) {
    if (!known.has(line.id)) await want(client, after, line)
    else if (line.partState === "consumed") await consume(ledger, client, line, commandId)
    else if (line.partState === "given_back") await giveBack(client, line)
  }
}

async function want(client: PoolClient, order: RepairOrder, line: RepairLine): Promise<void> {
  await namedQuery(client, "insert into part_stock (repair_line_id, repair_order_id, inventory_item_id, location_id, quantity, wanted) values ($1, $2, $3, $4, $5::int, 'reserved')", [
    line.id, order.id, line.inventoryItemId, order.locationId, line.quantity,
  ])
}

async function consume(ledger: Ledger, client: PoolClient, line: RepairLine, commandId: string): Promise<void> {
  await namedQuery(
    client,
    `with used as (update part_stock set wanted = 'consumed', settled = false, updated_at = now() where repair_line_id = $1::text and wanted = 'reserved' returning inventory_item_id, reserved_location_id, quantity)
     insert into stock_posting (id, inventory_item_id, location_id, delta, command_id) select $2::text, inventory_item_id, reserved_location_id, -quantity, $3::text from used`,
    [line.id, ledger.newId("astk"), commandId],
  )
}

/** What came out of the unit is Medusa's stock from here on; nothing was reserved for it, so the posting is all of it. */
async function putInStock(ledger: Ledger, client: PoolClient, order: RepairOrder, line: RepairLine, commandId: string): Promise<void> {
  await namedQuery(client, "insert into stock_posting (id, inventory_item_id, location_id, delta, command_id) values ($1::text, $2::text, $3::text, $4::int, $5::text)", [
    ledger.newId("astk"), line.inventoryItemId, order.locationId, line.quantity, commandId,
  ])
}

async function giveBack(client: PoolClient, line: RepairLine): Promise<void> {
  await namedQuery(client, "update part_stock set wanted = 'given_back', settled = false, is_short = false, updated_at = now() where repair_line_id = $1::text", [line.id])
}

/** What Medusa does not know yet of these items. Call it only inside the lock on the item. */
export async function unsettledParts(ledger: Ledger, inventoryItemIds: readonly string[]): Promise<PartStock[]> {
  return withClient(ledger.dataSource, (client) => namedQuery<PartStock & Record<string, unknown>>(
    client,
    `select repair_line_id as "lineId", inventory_item_id as "inventoryItemId", location_id as "locationId", quantity, wanted from part_stock
     where inventory_item_id = any ($1::text[]) and not settled order by repair_line_id limit 1000`,
    [inventoryItemIds],
  ))
}

export interface SettledPart {
  readonly lineId: string
  /** What was made true, which may not be what is wanted by now. */
  readonly wanted: PartStock["wanted"]
  readonly reservationId: string | null
  readonly locationId: string | null
}

/** Notes what was made true in Medusa. A line that was given up meanwhile stays unsettled, and the next pass takes the reservation away. */
export async function settlePart(ledger: Ledger, { lineId, wanted, reservationId, locationId }: SettledPart): Promise<void> {
  await withTransaction(ledger.dataSource, async (client) => {
    // The document's row first, as everywhere: a command on the order decides by the state of its parts.
    await namedQuery(client, "select r.id from repair_order r join part_stock p on p.repair_order_id = r.id where p.repair_line_id = $1::text for update of r", [lineId])
    const rows = await namedQuery(
      client,
      `update part_stock set reservation_id = $3::text, reserved_location_id = coalesce($4::text, reserved_location_id), settled = wanted = $2::text, is_short = false, updated_at = now()
       where repair_line_id = $1::text returning 1 as found`,
      [lineId, wanted, reservationId, locationId],
    )
    if (rows.length > 0 && wanted === "reserved") await namedQuery(client, "update repair_line set part_state = 'reserved' where id = $1::text and part_state = 'waiting'", [lineId])
  })
}

/** Nothing free to reserve: it is tried again when somebody acts on the order, and each minute. */
export async function markShort(ledger: Ledger, lineId: string): Promise<void> {
  await withClient(ledger.dataSource, (client) => namedQuery(client, "update part_stock set is_short = true, updated_at = now() where repair_line_id = $1::text and wanted = 'reserved' and not settled", [lineId]))
}

/** Gives the items whose missing parts are looked for again; of one order, or of all. */
export async function retryShortParts(ledger: Ledger, repairOrderId: string | null): Promise<string[]> {
  const rows = await withClient(ledger.dataSource, (client) => namedQuery<{ item: string }>(
    client,
    `update part_stock set is_short = false where is_short and not settled and ($1::text is null or repair_order_id = $1) returning inventory_item_id as item`,
    [repairOrderId],
  ))
  return [...new Set(rows.map(({ item }) => item))]
}
