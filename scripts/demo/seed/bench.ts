import { existsSync, readFileSync } from "node:fs";
import type { HttpOrderUnits, HttpRepairOrder } from "../../../src/types/http";
import { claim, claimEqual, eventually, only } from "../claims";
import type { ShopClient } from "../shop/client";
import type { PastOrders, Seeding } from "./past-orders";

/** The workshop: two technicians, a finished repair with parts and tests, one that waits for its owner, and a queue. */

export const TECHNICIAN = { email: "tess.vogel@bench.example", password: "tess-repairs-things" } as const;
export const COLLEAGUE = { email: "theo.brandt@bench.example", password: "theo-looks-twice" } as const;

const PARTS = { brushes: { sku: "RB-D18-BRUSH", title: "Carbon brushes for Rebar drill", stock: [40, 10] }, trigger: { sku: "RB-G125-SWITCH", title: "Switch for Rebar angle grinder", stock: [6, 0] } } as const;

export const BENCH_ORDER_COUNT = 4;

export async function setUpBench(seeding: Seeding, orders: PastOrders, outboxFile: string): Promise<void> {
  const { client } = seeding;
  const tess = await hireTechnician(client, outboxFile, { ...TECHNICIAN, name: "Tess Vogel" });
  const theo = await hireTechnician(client, outboxFile, { ...COLLEAGUE, name: "Theo Brandt" });
  const parts = await createParts(seeding);
  await client.admin("POST", `/test-protocols/${seeding.catalog.items.drill}`, { tests: [{ name: "idle speed", unit: "1/min", min: 1_900, max: 2_300 }, { name: "insulation", unit: "MΩ", min: 7 }] });
  await repairDrill(seeding, await unitOf(client, orders.delivered_drill.id), { tess, theo, part: parts.brushes });
  await quoteGrinder(seeding, await unitOf(client, orders.delivered_grinder.id), { tess, part: parts.trigger });
  const diagnosing = await open(client, { unit_id: await unitOf(client, orders.delivered_oximeter.id), problem: "Reads far too low, but only sometimes.", technician_id: tess.id });
  await client.technician("POST", `/repair-orders/${diagnosing.id}/start_diagnosis`, tess.token, {});
  await open(client, { unit_id: await unitOf(client, orders.delivered_sand_phone.id), problem: "Does not charge any more.", priority: "high", technician_id: tess.id });
  const { count } = await client.admin<{ count: number }>("GET", "/repair-orders?limit=1");
  claimEqual(count, BENCH_ORDER_COUNT, "the bench has its repair orders");
}

type Hired = { id: string; token: string };

/** As it is done in earnest: an agent invites, the technician opens the mail and sets her password. */
async function hireTechnician(client: ShopClient, outboxFile: string, { email, password, name }: { email: string; password: string; name: string }): Promise<Hired> {
  const { technician } = await client.admin<{ technician: { id: string } }>("POST", "/technicians", { email, name });
  const mail = await eventually(`${name} gets her invitation`, async () => mailTo(outboxFile, email), (found) => found?.data.token !== undefined);
  await client.technician("POST", "/invites/accept", null, { token: mail?.data.token, password });
  return { id: technician.id, token: await signIn(client, { email, password }) };
}

export async function signIn(client: ShopClient, account: { readonly email: string; readonly password: string }): Promise<string> {
  return (await client.auth<{ token: string }>("/auth/technician/emailpass", account)).token;
}

type Mail = { to: string; template: string; data: { token?: string } };

function mailTo(outboxFile: string, address: string): Mail | undefined {
  if (!existsSync(outboxFile)) return undefined;
  const mails = readFileSync(outboxFile, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line) as Mail);
  return mails.filter(({ to, template }) => to === address && template === "technician_invite").at(-1);
}

async function createParts({ client, store }: Seeding): Promise<Record<keyof typeof PARTS, string>> {
  const ids: Record<string, string> = {};
  for (const [key, { sku, title, stock }] of Object.entries(PARTS)) {
    const { inventory_item } = await client.admin<{ inventory_item: { id: string } }>("POST", "/inventory-items", {
      sku, title, location_levels: store.location_ids.map((location_id, index) => ({ location_id, stocked_quantity: stock[index] ?? 0 })),
    });
    ids[key] = inventory_item.id;
  }
  // Every key of PARTS got its id above.
  return ids as Record<keyof typeof PARTS, string>;
}

async function unitOf(client: ShopClient, orderId: string): Promise<string> {
  const { lines } = await client.admin<HttpOrderUnits>("GET", `/orders/${orderId}/units`);
  return only(lines.flatMap(({ units }) => units), "the order has the unit that is to be repaired").id;
}

export const open = async (client: ShopClient, body: Record<string, unknown>): Promise<HttpRepairOrder> => (await client.admin<{ repair_order: HttpRepairOrder }>("POST", "/repair-orders", body)).repair_order;

export async function act(client: ShopClient, { token }: Pick<Hired, "token">, id: string, action: string, body: Record<string, unknown> = {}): Promise<HttpRepairOrder> {
  return (await client.technician<{ repair_order: HttpRepairOrder }>("POST", `/repair-orders/${id}/${action}`, token, body)).repair_order;
}

/** Under warranty, from the counter back to its owner: worn brushes. */
async function repairDrill({ client }: Seeding, unitId: string, { tess, theo, part }: { tess: Hired; theo: Hired; part: string }): Promise<void> {
  const { id } = await open(client, { unit_id: unitId, problem: "Loses power under load and sparks.", technician_id: tess.id });
  await act(client, tess, id, "start_diagnosis");
  await act(client, tess, id, "diagnose", { symptom_code: "noise", component_code: "motor", defect_code: "worn", action_code: "replaced", condition_code: "used", note: "Brushes worn to the holder, commutator still good." });
  await act(client, tess, id, "add_line", { kind: "labour", description: "Open, replace brushes, clean commutator", minutes: 45, amount: 38 });
  const reserved = await act(client, tess, id, "add_line", { kind: "part_in", description: "Carbon brushes", inventory_item_id: part, quantity: 2, amount: 11.8 });
  claim(reserved.lines.every(({ coverage }) => coverage.payer === "warranty"), "the warranty pays for the drill's repair", reserved.lines);
  await act(client, tess, id, "start_repair");
  await act(client, tess, id, "record_test", { name: "idle speed", value: 2_050 });
  await act(client, tess, id, "record_test", { name: "insulation", value: 11.4 });
  await act(client, theo, id, "pass_qc");
  await act(client, tess, id, "mark_ready");
  await act(client, tess, id, "return");
  claimEqual((await act(client, tess, id, "close")).status, "closed", "the drill's repair is closed");
}

/** Water is no fault of making: its owner is asked whether he pays. */
async function quoteGrinder({ client }: Seeding, unitId: string, { tess, part }: { tess: Hired; part: string }): Promise<void> {
  const { id } = await open(client, { unit_id: unitId, problem: "Does not start.", technician_id: tess.id });
  await act(client, tess, id, "start_diagnosis");
  await act(client, tess, id, "diagnose", { symptom_code: "no_power", component_code: "switch", defect_code: "corroded", condition_code: "liquid", note: "Stood in the rain." });
  await client.admin("POST", `/repair-orders/${id}/add_line`, { kind: "labour", description: "Dry, clean, replace the switch", minutes: 60, amount: 49, payer: "customer", reason_code: "liquid" });
  await client.admin("POST", `/repair-orders/${id}/add_line`, { kind: "part_in", description: "Switch", inventory_item_id: part, quantity: 1, amount: 16.5, payer: "customer", reason_code: "liquid" });
  claimEqual((await act(client, tess, id, "quote")).quote?.amount, 65.5, "the owner of the grinder is asked for 65.50");
}
