import type { HttpRepairOrder, HttpRma, HttpUnit } from "../../../src/types/http";
import { claim, claimEqual, eventually, only } from "../claims";
import { act, COLLEAGUE, signIn, TECHNICIAN } from "../seed/bench";
import { FRENCH_REPAIR_EXTENDS_MONTHS, PHONE_WARRANTY_MONTHS } from "../seed/catalog";
import { type Customer, type Person, registerCustomer } from "../shop/customers";
import { allItems, capturePayment, deliver, fulfil, pick, placeOrder, ship, waitForUnits } from "../shop/orders";
import { changeReturn, onLine, readReturn, receiveParcel, settled } from "../shop/returns";
import { addDays, addMonths, dateInZone, inForce } from "./after-the-sale";
import { links, type StoryContext } from "./story-context";
import { readHistory } from "./tell-history";
import { readUnit } from "./warehouse-ships";

const CHLOE: Omit<Person, "email"> = { first_name: "Chloé", last_name: "Martin", address: { address_1: "12 rue Mercière", city: "Lyon", postal_code: "69002", country_code: "fr" } };
const ZONE = "Europe/Paris";

type Coverage = { verdict: string; zone: string; entitlements: { status: string; starts_on: string; ends_on: string; pauses: { days: number }[]; warranty_policy: { code: string } }[]; lines: { reasons: { citation: { source: string; article?: string } | null }[] }[] };
type Claim = { id: string; display_id: string; status: string; verdict: string; result: { type: string; id: string; display_id: string; stage: string } | null };

/** A claim in the web shop, from the question to the repaired phone, under the law of France. */
export async function repairedInFrance(context: StoryContext): Promise<void> {
  const { client, shop, seed: { store }, tell } = context;
  const { chloe, unit } = await chloeBuysAPhone(context);
  // After two years she has to show that the defect was there from the start (L217-7): the later day is asked with that shown.
  const ask = async (day?: string): Promise<Coverage> => (await client.admin<{ coverage: Coverage }>("GET", `/units/${unit.id}/coverage${day === undefined ? "" : `?as_of=${day}&cause=manufacturing_defect`}`)).coverage;
  const covered = await eventually("the worker writes Chloé's guarantee", () => ask(), ({ verdict }) => verdict === "covered");
  const { starts_on: startsOn, ends_on: endsOn, warranty_policy: policy } = only(covered.entitlements.filter(inForce), "Chloé's phone has one warranty in force");
  const delivered = (await readHistory(client, unit.id)).findLast(({ type }) => type === "unit.delivered");
  claimEqual([policy.code, covered.zone, startsOn, endsOn], ["phones-fr", ZONE, dateInZone(delivered?.occurred_at ?? "", ZONE), addMonths(startsOn, PHONE_WARRANTY_MONTHS)], "it is the French one, and counts the days of Paris");

  const { warranty_claim: asked } = await client.store<{ warranty_claim: Claim }>("POST", "/warranty-claims", store.publishable_key, { unit_id: unit.id, problem: "The screen flickers.", fault_code: "flicker", requested_outcome: "repair" }, chloe.token);
  claimEqual([asked.status, asked.verdict], ["submitted", "covered"], "her claim is judged at once");
  const { warranty_claim: granted } = await client.admin<{ warranty_claim: Claim }>("POST", `/warranty-claims/${asked.id}/approve`, { outcome: "repair" });
  const rma = await readReturn(client, granted.result?.id ?? "");
  claimEqual([granted.result?.type, rma.status, rma.lines[0]?.decision], ["rma", "authorized", "accepted"], "the granted claim opened a return that nobody has to decide again");
  tell.step(`Chloé in Lyon asks for a repair in the web shop: claim ${asked.display_id} is covered, with the verdict frozen on it. An agent grants it, and that opens ${rma.display_id}.`);
  tell.fact("API", links({ shop }).api(`/warranty-claims/${asked.id}`));

  await mend(context, rma, unit);
  claimEqual((await readUnit(client, unit.id)).owner_customer_id, chloe.id, "Chloé has her phone again");
  const closed = await eventually("the claim ends with its return", async () => (await client.admin<{ warranty_claim: Claim }>("GET", `/warranty-claims/${asked.id}`)).warranty_claim, ({ status }) => status === "closed");
  claimEqual(closed.result?.stage, "done", "what the claim led to is done");

  const longer = addMonths(startsOn, PHONE_WARRANTY_MONTHS + FRENCH_REPAIR_EXTENDS_MONTHS);
  const extended = await eventually("the French guarantee is prolonged", () => ask(longer), ({ verdict }) => verdict === "covered");
  const { ends_on: newEnd, pauses } = only(extended.entitlements.filter(inForce), "it is still one warranty");
  // While the phone is away the clock stands still; that the story takes minutes moves the end only around midnight.
  claimEqual(newEnd, addDays(longer, pauses.reduce((sum, { days }) => sum + days, 0)), "six months more, and the days the phone was away");
  claimEqual((await ask(addDays(newEnd, 1))).verdict, "not_covered", "and not a day longer");
  const articles = extended.lines.flatMap(({ reasons }) => reasons.map(({ citation }) => citation?.article ?? ""));
  claim(articles.some((article) => article.includes("L217-13")), "the answer names the article", articles);
  tell.step(`Repaired and delivered back to Lyon, the claim is closed. In France each repair prolongs the guarantee by ${FRENCH_REPAIR_EXTENDS_MONTHS} months (Code de la consommation, L217-13): ${endsOn} → ${newEnd}.`);
}

async function chloeBuysAPhone({ client, seed: { store, catalog }, run }: StoryContext): Promise<{ chloe: Customer; unit: HttpUnit }> {
  const chloe = await registerCustomer(client, store.publishable_key, { ...CHLOE, email: `chloe.martin.${run}@example.com` });
  const order = await placeOrder(client, { publishableKey: store.publishable_key, regionId: store.region_id, shippingOptionId: store.shipping_option_id, buyer: chloe, lines: [{ variant_id: catalog.variants.phone_midnight, quantity: 1 }] });
  const unit = only(await waitForUnits(client, order.id, { units: 1 }), "one unit is allocated to Chloé's order");
  await pick(client, order.id, [unit.serial_number]);
  const parcel = await fulfil(client, order.id, { locationId: store.location_ids[0], items: allItems(order) });
  await ship(client, order.id, parcel, allItems(order));
  await capturePayment(client, order.id);
  await deliver(client, order.id, parcel.id);
  return { chloe, unit };
}

/** The dock, the bench and the way back. */
async function mend({ client, seed: { store } }: StoryContext, rma: HttpRma, unit: HttpUnit): Promise<void> {
  await receiveParcel(client, rma.id, store.location_ids[0], [{ serial_number: unit.serial_number }]);
  await onLine(client, rma, "resolve", { resolution: "repair" });
  await onLine(client, rma, "dispose", { disposition: "repair" });
  const { repair_orders } = await client.admin<{ repair_orders: HttpRepairOrder[] }>("GET", `/repair-orders?unit_id=${unit.id}&limit=1`);
  const repair = only(repair_orders, "the return opened a repair order");
  const [tess, theo] = await Promise.all([TECHNICIAN, COLLEAGUE].map(async (account) => ({ token: await signIn(client, account) })));
  claim(tess !== undefined && theo !== undefined, "two technicians are at work");
  await act(client, tess, repair.id, "start_diagnosis");
  await act(client, tess, repair.id, "diagnose", { symptom_code: "display_fault", component_code: "display", defect_code: "loose", action_code: "resoldered", condition_code: "as_new" });
  const priced = await act(client, tess, repair.id, "add_line", { kind: "labour", description: "Reseat the display cable", minutes: 20, amount: 18 });
  claim(priced.lines.every(({ coverage }) => coverage.payer === "warranty"), "the guarantee pays for the work", priced.lines);
  await act(client, tess, repair.id, "start_repair");
  await act(client, tess, repair.id, "record_test", { name: "display for an hour", passed: true });
  await act(client, theo, repair.id, "pass_qc");
  await act(client, tess, repair.id, "mark_ready");
  await act(client, tess, repair.id, "return", { tracking_number: "BACK-TO-LYON" });
  await client.admin("POST", "/units/commands", { command: "confirm_delivered", units: [{ unit_id: unit.id }] });
  claimEqual((await act(client, tess, repair.id, "close")).status, "closed", "the repair is closed");
  await settled(client, rma.id);
  claimEqual((await changeReturn(client, rma.id, "close")).status, "closed", "the return is closed");
}
