import { sleep } from "../../support/processes";
import { claimEqual, eventually } from "../claims";
import { cancelOrder, readOrder } from "../shop/orders";
import type { Purchase } from "./customers-order";
import { historyRows, readHistory } from "./tell-history";
import { links, type StoryContext } from "./story-context";
import { readUnit } from "./warehouse-ships";

const SETTLED_AFTER_MS = 1_000;

/** A canceled order promises nothing any more: its phone can be sold again. */
export async function jonasCancels({ client, shop, tell }: StoryContext, { order, unit }: Purchase): Promise<void> {
  await cancelOrder(client, order.id);
  claimEqual((await readOrder(client, order.id)).status, "canceled", "Medusa says that the order is canceled");
  const free = await eventually("the canceled order gives its phone back", () => readUnit(client, unit.id), ({ status }) => status === "in_stock");
  claimEqual([free.order_id, free.line_item_id], [null, null], "the phone belongs to no order any more");
  // Units that become free look for an order that waits; a canceled one must not get them back.
  await sleep(SETTLED_AFTER_MS);
  const events = await readHistory(client, unit.id);
  claimEqual(events.slice(-2).map(({ type }) => type), ["unit.allocated", "unit.released"], "the phone stays free");
  tell.step(`Jonas changes his mind. His order #${order.display_id} is canceled, and ${unit.serial_number} is free again.`);
  tell.rows(await historyRows(client, events.slice(-2)));
  tell.fact("Admin", links({ shop }).order(order.id));
}
