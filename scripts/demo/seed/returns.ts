import type { HttpOrderUnits, HttpUnit, HttpUnitExceptionList } from "../../../src/types/http";
import { claim, claimEqual, eventually, only } from "../claims";
import { askForReturn, changeReturn, onLine, openReturn, readStoreReturn, receiveParcel, settled } from "../shop/returns";
import type { ShopClient } from "../shop/client";
import type { PastOrders, Seeding } from "./past-orders";

/** The shop's return rules, and three returns in different stages: one to be decided, one with the wrong unit in the box, one that is over. */

export const RETURN_COUNT = 3;

/** They judge what customers ask in the web shop; what an agent opens on the phone, the agent decides. */
const RULES = [
  { name: "Change of mind within 14 days", priority: 10, outcome: "authorize", reason_code: "within_withdrawal", conditions: { sources: ["customer"], reason_codes: ["change_of_mind"], within: { term: "P14D", from: "delivered" } } },
  { name: "Change of mind, too late", priority: 20, outcome: "deny", reason_code: "withdrawal_over", conditions: { sources: ["customer"], reason_codes: ["change_of_mind"], after: { term: "P14D", from: "delivered" } } },
  { name: "Defect under warranty", priority: 30, outcome: "authorize", reason_code: "covered", conditions: { sources: ["customer"], reason_codes: ["defective"], coverage: ["covered"] } },
] as const;

export async function makeReturns(seeding: Seeding, orders: PastOrders): Promise<void> {
  for (const rule of RULES) await seeding.client.admin("POST", "/return-rules", { ...rule });
  await hugoAsks(seeding, orders);
  await wrongToolInTheBox(seeding, orders);
  await petraGetsHerMoney(seeding, orders);
}

/** No rule speaks of a machine that is only loud, so it waits for an agent. */
async function hugoAsks({ client, store, people }: Seeding, orders: PastOrders): Promise<void> {
  const machine = only(await unitsOf(client, orders.delivered_coffee_machine.id), "Hugo's order has one coffee machine");
  const { id } = await askForReturn(client, store.publishable_key, people.hugo.token, [
    { unit_id: machine.id, reason_code: "noise", requested_resolution: "repair", note: "Since last week the grinder screams. The coffee is still good." },
  ]);
  await eventually("the rules leave Hugo's return to an agent", () => readStoreReturn(client, store.publishable_key, people.hugo.token, id), ({ status }) => status === "needs_review");
}

/** Amélie sends back the drill of her kit, but a battery is in the box. */
async function wrongToolInTheBox({ client, store: { location_ids: [leipzig] } }: Seeding, orders: PastOrders): Promise<void> {
  const kit = await unitsOf(client, orders.delivered_kit.id);
  const [announced, ...others] = kit;
  const sent = others.find(({ inventory_item_id }) => inventory_item_id !== announced?.inventory_item_id);
  claim(announced !== undefined && sent !== undefined, "the kit has units of two items", kit);
  const rma = await openReturn(client, { lines: [{ unit_id: announced.id, reason_code: "defective", requested_resolution: "replacement" }] });
  await changeReturn(client, rma.id, "authorize", { reason_code: "covered" });
  const { verdicts } = await receiveParcel(client, rma.id, leipzig, [{ serial_number: sent.serial_number, condition_note: "The delivery note says drill." }]);
  claimEqual(verdicts.map(({ verdict }) => verdict), ["other_unit_of_order"], "the scan says that another unit of the order was in the box");
  const { unit_exceptions: cases } = await client.admin<HttpUnitExceptionList>("GET", `/unit-exceptions?unit_id=${sent.id}&status=open`);
  claim(cases.some(({ kind }) => kind === "wrong_unit_received"), "the wrong unit became a case", cases);
}

/** A drill that is beyond repair: inspected, refunded, scrapped, closed. */
async function petraGetsHerMoney({ client, store: { location_ids: [leipzig] } }: Seeding, orders: PastOrders): Promise<void> {
  const drill = only(await unitsOf(client, orders.delivered_wrong_drill.id), "Petra's order has one drill");
  const rma = await openReturn(client, { lines: [{ unit_id: drill.id, reason_code: "defective", requested_resolution: "refund", note: "Smokes when switched on." }] });
  await changeReturn(client, rma.id, "authorize", { reason_code: "covered" });
  await receiveParcel(client, rma.id, leipzig, [{ serial_number: drill.serial_number }]);
  await onLine(client, rma, "inspect", { grade: "salvage", fault_codes: ["motor_burnt"] });
  await onLine(client, rma, "resolve", { resolution: "refund" });
  await settled(client, rma.id);
  await onLine(client, rma, "dispose", { disposition: "scrap" });
  await settled(client, rma.id);
  claimEqual((await changeReturn(client, rma.id, "close")).status, "closed", "Petra's return is closed");
}

async function unitsOf(client: ShopClient, orderId: string): Promise<HttpUnit[]> {
  const { lines, unassigned } = await client.admin<HttpOrderUnits>("GET", `/orders/${orderId}/units`);
  return [...lines.flatMap(({ units }) => units), ...unassigned];
}
