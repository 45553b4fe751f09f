import type { HttpUnit, HttpUnitAnswer } from "../../../src/types/http";
import { claim, claimEqual, only } from "../claims";
import { allItems, capturePayment, deliver, fulfil, pick, readOrder, ship } from "../shop/orders";
import { stockedByLocation } from "../shop/stock";
import type { Purchase } from "./customers-order";
import { links, shownTime, type StoryContext } from "./story-context";

/** The agent takes the wrong box first: it belongs to Jonas. */
export async function agentPicks({ client, shop, tell }: StoryContext, mila: Purchase, jonas: Purchase): Promise<void> {
  const path = `/orders/${mila.order.id}/units/pick`;
  const refusal = await client.adminRefused("POST", path, { serial_numbers: [jonas.unit.serial_number] });
  claimEqual([refusal.status, refusal.code], [409, "pick.wrong_unit"], "the wrong phone is refused");
  // The contract: `details.expected[]` names the right ones.
  const expected = (refusal.details["expected"] ?? []) as { serial_number: string; bin: string | null }[];
  claimEqual(expected.map(({ serial_number }) => serial_number), [mila.unit.serial_number], "the refusal names the right phone");
  claimEqual((await readUnit(client, jonas.unit.id)).status, "allocated", "the phone of Jonas' order is untouched");
  tell.step("At the shelf the agent scans the wrong box. The pick is refused, and the right phone is named.");
  tell.fact("scanned", jonas.unit.serial_number);
  tell.fact("refused", `${refusal.status} ${refusal.code}: ${refusal.message}`);
  tell.fact("expected", expected.map(({ serial_number, bin }) => `${serial_number} in bin ${bin ?? "–"}`).join(", "));

  const { lines } = await pick(client, mila.order.id, [mila.unit.serial_number]);
  claimEqual(lines.flatMap(({ units }) => units).map(({ id, status }) => [id, status]), [[mila.unit.id, "picked"]], "the right phone is picked");
  tell.step(`The right box is scanned: ${mila.unit.serial_number} is picked.`);
  tell.fact("API", links({ shop }).api(`/units/${mila.unit.id}`));
}

/** Fulfilment, shipment and delivery by Medusa's own routes: Aftercare listens and binds the unit. */
export async function parcelTravels({ client, seed, tell }: StoryContext, { order, unit, customer }: Purchase & { customer: { id: string } }): Promise<{ trackingNumber: string }> {
  const [leipzig] = seed.store.location_ids;
  const itemId = unit.inventory_item_id;
  const stockBefore = (await stockedByLocation(client, itemId))[leipzig] ?? 0;
  const fulfillment = await fulfil(client, order.id, { locationId: leipzig, items: allItems(order) });
  const packed = await readUnit(client, unit.id);
  claimEqual([packed.status, packed.fulfillment_id], ["picked", fulfillment.id], "the phone is bound to the parcel");
  const stockAfter = (await stockedByLocation(client, itemId))[leipzig] ?? 0;
  claimEqual(stockAfter, stockBefore - 1, "Medusa took one phone out of its stock");
  const label = only(fulfillment.labels, "the carrier gave one label");
  tell.step(`The parcel is packed by Medusa's own fulfilment; the phone is bound to it, and the carrier gives a label.`);
  tell.fact("parcel", `${fulfillment.id}, stock in Leipzig ${stockBefore} → ${stockAfter}`);
  tell.fact("label", label.tracking_number);

  await ship(client, order.id, fulfillment, allItems(order));
  await capturePayment(client, order.id);
  const shipped = await readUnit(client, unit.id);
  claimEqual([shipped.status, shipped.custody, shipped.owner_customer_id], ["shipped", "carrier", customer.id], "the phone is with the carrier and belongs to Mila");
  tell.step(`The parcel is handed over: the phone is with the carrier and is Mila's from now on. Her payment is taken.`);
  tell.fact("tracking", label.tracking_url);

  const delivered = only(await deliver(client, order.id, fulfillment.id), "one unit is delivered");
  claimEqual([delivered.id, delivered.status, delivered.custody], [unit.id, "delivered", "customer"], "the phone is with Mila");
  const { fulfillment_status, fulfillments } = await readOrder(client, order.id);
  claimEqual(fulfillment_status, "delivered", "Medusa says that the order is delivered");
  const deliveredAt = fulfillments.find(({ id }) => id === fulfillment.id)?.delivered_at;
  claim(typeof deliveredAt === "string", "Medusa knows when");
  tell.step(`Delivered: order #${order.display_id} is complete, the phone is with Mila.`);
  tell.fact("when", shownTime(deliveredAt));
  return { trackingNumber: label.tracking_number };
}

export async function readUnit(client: StoryContext["client"], unitId: string): Promise<HttpUnit> {
  const { unit } = await client.admin<HttpUnitAnswer>("GET", `/units/${unitId}`);
  return unit;
}
