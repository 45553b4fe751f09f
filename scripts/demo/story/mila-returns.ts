import type { Customer } from "../shop/customers";
import { claim, claimEqual, eventually } from "../claims";
import { askForReturn, changeReturn, onLine, readReturn, readStoreReturn, receiveParcel, settled } from "../shop/returns";
import { stockedByLocation } from "../shop/stock";
import type { Purchase } from "./customers-order";
import { links, type StoryContext } from "./story-context";
import { readHistory } from "./tell-history";
import { readUnit } from "./warehouse-ships";

/** Mila sends her phone back: the rules decide, the dock scans, the money goes out once, and the phone is for sale again. */
export async function milaReturns({ client, shop, seed: { store, catalog }, tell }: StoryContext, { customer, order, unit }: Purchase & { customer: Customer }): Promise<void> {
  const [leipzig] = store.location_ids;
  const asked = await askForReturn(client, store.publishable_key, customer.token, [{ unit_id: unit.id, reason_code: "change_of_mind", requested_resolution: "refund", note: "It is too large for my pocket." }]);
  const judged = await eventually("the return rules decide", () => readStoreReturn(client, store.publishable_key, customer.token, asked.id), ({ status }) => status !== "requested");
  claimEqual(judged.status, "authorized", "a phone that was delivered today may go back");
  const { decision_reasons: reasons } = (await readReturn(client, asked.id)).lines[0] ?? { decision_reasons: [] };
  claim(reasons.length > 1, "the decision says why", reasons);
  tell.step(`Mila changes her mind and asks for ${asked.display_id} in the web shop. The worker authorizes it by the shop's rules, and says why.`);
  tell.fact("rule", `"${reasons[0]?.rule ?? ""}": ${reasons.find(({ fact }) => fact.startsWith("within"))?.result ?? ""}`);
  tell.fact("API", links({ shop }).api(`/rmas/${asked.id}`));

  const stockBefore = (await stockedByLocation(client, catalog.items.phone_midnight))[leipzig] ?? 0;
  const { rma, verdicts } = await receiveParcel(client, asked.id, leipzig, [{ serial_number: unit.serial_number }]);
  claimEqual(verdicts.map(({ verdict }) => verdict), ["expected"], "the scan recognizes Mila's phone");
  const here = await readUnit(client, unit.id);
  claimEqual([here.status, here.owner_customer_id], ["quarantined", customer.id], "the phone lies in quarantine and is still Mila's");
  claimEqual((await stockedByLocation(client, catalog.items.phone_midnight))[leipzig] ?? 0, stockBefore, "an arrival sells nothing");
  tell.step("The dock scans the parcel: it is Mila's phone. It lies in quarantine, is still hers, and nobody can buy it: arrival is not a decision.");

  await onLine(client, rma, "inspect", { grade: "a", fault_codes: [], checklist: { screen: "flawless", accessories: true } });
  await onLine(client, rma, "resolve", { resolution: "refund" });
  const paid = (await settled(client, asked.id)).lines[0];
  claimEqual([paid?.resolution_status, paid?.currency_code], ["done", "eur"], "the refund is done");
  const again = await client.adminRefused("POST", `/rmas/${asked.id}/lines/${paid?.id ?? ""}/resolve`, { resolution: "refund" });
  claimEqual(again.code, "rma.already_resolved", "nobody is paid twice");
  claimEqual(await pendingOf(client, order.id), 0, "nothing stays open between the shop and Mila");
  tell.step(`Inspected, grade a. ${paid?.amount?.toFixed(2) ?? "?"} EUR go back through Medusa's own return and refund, once: a second try is refused.`);
  tell.fact("refused", `${again.status} ${again.code}`);

  await onLine(client, rma, "dispose", { disposition: "restock" });
  await settled(client, asked.id);
  const restocked = await readUnit(client, unit.id);
  claimEqual([restocked.status, restocked.order_id, restocked.owner_customer_id], ["in_stock", null, null], "the phone is for sale again and bound to nobody");
  const stockAfter = await eventually("Medusa counts the phone again", () => stockedByLocation(client, catalog.items.phone_midnight), (levels) => levels[leipzig] === stockBefore + 1);
  claimEqual((await changeReturn(client, asked.id, "close")).status, "closed", "the return is closed");
  const types = (await readHistory(client, unit.id)).map(({ type }) => type);
  tell.step(`The phone is restocked: Leipzig ${stockBefore} → ${stockAfter[leipzig]}. Its history now has ${types.length} events, and the return is one more chapter of it.`);
  tell.fact("chapter", types.slice(types.lastIndexOf("unit.return_opened")).join(" → "));
}

async function pendingOf(client: StoryContext["client"], orderId: string): Promise<number> {
  const { order } = await client.admin<{ order: { summary: { pending_difference: number } } }>("GET", `/orders/${orderId}?fields=id,summary`);
  return order.summary.pending_difference;
}
