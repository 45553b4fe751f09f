import type { HttpRma } from "../../src/types/http";
import { type Client, connect, eventually } from "../http/support/client";
import { expectNoDrift } from "../http/support/drift";
import { command, createShop, createTrackedProduct, fulfill, getHistory, getOrder, getUnit, orderUnits, placeOrder, ship, type Shop } from "../http/support/shop";
import { startWorkerProcess, type WorkerProcess } from "../support/worker-process";

/** A granted claim over HTTP, on a real Medusa: to the return, to the unit given instead, and to that one's warranty. */

let client: Client;
let shop: Shop;
let worker: WorkerProcess;
let touched: string[] = [];

/** Building and starting Medusa takes its time where this suite runs alone. */
const START_MS_MAX = 600_000;
beforeAll(async () => {
  client = await connect();
  [worker, shop] = await Promise.all([startWorkerProcess({ databaseUrl: client.databaseUrl }), createShop(client)]);
}, START_MS_MAX);
afterAll(() => worker.stop());
beforeEach(() => void (touched = []));
afterEach(() => expectNoDrift(shop, touched));

type Claim = { id: string; display_id: string; status: string; version: number; outcome: string | null; requested_outcome: string | null; result: { type: string; id: string; display_id: string; stage: string } | null; available_actions: string[] };
type Coverage = { verdict: string; entitlements: { status: string; source: string; starts_on: string; ends_on: string; anchor: string }[]; lines: { reasons: { rule: string; result: string }[] }[] };

const DAY_MS = 86_400_000;
const today = (): string => new Date().toISOString().slice(0, 10);
const coverageOf = async (unitId: string): Promise<Coverage> => (await client.ok<{ coverage: Coverage }>("GET", `/admin/units/${unitId}/coverage`)).coverage;
const claimOf = async (id: string): Promise<Claim> => (await client.ok<{ warranty_claim: Claim }>("GET", `/admin/warranty-claims/${id}`)).warranty_claim;
const tell = async (id: string, action: string, body: object = {}): Promise<Claim> => (await client.ok<{ warranty_claim: Claim }>("POST", `/admin/warranty-claims/${id}/${action}`, body)).warranty_claim;
const rmaOf = async (id: string): Promise<HttpRma> => (await client.ok<{ rma: HttpRma }>("GET", `/admin/rmas/${id}`)).rma;
const settled = (id: string): Promise<HttpRma> => eventually(() => rmaOf(id), ({ pending_work }) => pending_work.length === 0);

/** In the customer's hands for forty days, under these terms; a second unit lies in stock. */
async function sold(terms: object = {}) {
  const product = await createTrackedProduct(shop, { unitCount: 2 });
  touched.push(product.inventoryItemId);
  const { warranty_policy: policy } = await client.ok<{ warranty_policy: { id: string } }>("POST", "/admin/warranty-policies", { name: "Claims", variant_ids: [product.variantId], terms: { term: { duration: "P2Y" }, ...terms } });
  await client.ok("POST", `/admin/warranty-policies/${policy.id}/publish`, {});
  const order = await placeOrder(shop, [{ variant_id: product.variantId, quantity: 1 }]);
  const view = await eventually(() => orderUnits(shop, order.id), ({ lines }) => lines.length > 0 && lines.every(({ waiting_count }) => waiting_count === 0));
  const unitId = view.lines[0]?.units[0]?.id ?? "";
  await ship(shop, order, await fulfill(shop, order));
  const deliveredAt = new Date(Date.now() - 40 * DAY_MS).toISOString();
  await command(shop, { command: "confirm_delivered", units: [{ unit_id: unitId }], occurred_at: deliveredAt });
  const covered = await eventually(() => coverageOf(unitId), ({ verdict, entitlements }) => verdict === "covered" && entitlements.length > 0);
  return { order, unitId, startsOn: deliveredAt.slice(0, 10), endsOn: covered.entitlements[0]?.ends_on ?? "", serialNumber: view.lines[0]?.units[0]?.serial_number ?? "" };
}

async function submit(unitId: string, over: object = {}): Promise<Claim> {
  return (await client.ok<{ warranty_claim: Claim }>("POST", "/admin/warranty-claims", { unit_id: unitId, problem: "Does not start", ...over })).warranty_claim;
}

/** Through the return to the unit that is given instead, delivered. */
async function replaced({ order, unitId, serialNumber }: Awaited<ReturnType<typeof sold>>, claim: Claim): Promise<string> {
  const rmaId = claim.result?.id ?? "";
  await client.ok("POST", `/admin/rmas/${rmaId}/receive`, { location_id: shop.locationIds[0], items: [{ serial_number: serialNumber }] });
  const lineId = (await rmaOf(rmaId)).lines[0]?.id ?? "";
  await client.ok("POST", `/admin/rmas/${rmaId}/lines/${lineId}/resolve`, { resolution: "replacement" });
  expect(await client.refused("POST", `/admin/rmas/${rmaId}/lines/${lineId}/resolve`, { resolution: "replacement" })).toMatchObject({ status: 409 });
  const done = await eventually(() => rmaOf(rmaId), ({ lines }) => lines[0]?.replacement?.unit != null);
  const { replacement } = done.lines[0] as HttpRma["lines"][number];
  await settled(rmaId);
  const fulfillmentId = await fulfill(shop, order, { items: [{ id: replacement?.line_item_id ?? "", quantity: 1 }] });
  await ship(shop, { ...(await getOrder(shop, order.id)), items: [{ id: replacement?.line_item_id ?? "", quantity: 1, variant_id: "", title: "" }] }, fulfillmentId);
  await command(shop, { command: "confirm_delivered", units: [{ unit_id: replacement?.unit?.id }] });
  await client.ok("POST", `/admin/rmas/${rmaId}/lines/${lineId}/dispose`, { disposition: "scrap" });
  expect((await getUnit(shop, unitId)).status).toBe("scrapped");
  return replacement?.unit?.id ?? "";
}

describe("a claim that is granted", () => {
  it("leads to one return, however many agents grant it at once; each names the other", async () => {
    const { unitId } = await sold();
    const claim = await submit(unitId, { requested_outcome: "repair" });
    const answers = await Promise.all(Array.from({ length: 5 }, (_, index) => client.call<{ warranty_claim: Claim }>("POST", `/admin/warranty-claims/${claim.id}/approve`, {}, { headers: { "idempotency-key": `approve-${claim.id}-${index}` } })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    const granted = await claimOf(claim.id);
    expect(granted).toMatchObject({ status: "approved", outcome: "repair", requested_outcome: "repair", result: { type: "rma", stage: "waiting" }, available_actions: ["withdraw", "close"] });
    const { rmas } = await client.ok<{ rmas: HttpRma[] }>("GET", `/admin/rmas?unit_id=${unitId}`);
    expect(rmas).toMatchObject([{ id: granted.result?.id, display_id: granted.result?.display_id, source: "claim", status: "authorized", lines: [{ requested_resolution: "repair", decision_reasons: [{ rule: "warranty_claim", fact: claim.display_id, result: "repair" }] }] }]);
    expect((await client.ok<{ warranty_claims: Claim[] }>("GET", `/admin/warranty-claims?result_id=${rmas[0]?.id}`)).warranty_claims.map(({ id }) => id)).toEqual([claim.id]);
    expect((await getHistory(shop, unitId)).slice(-2).map(({ type, reference }) => [type, reference?.type])).toEqual([["unit.claim_opened", "warranty_claim"], ["unit.return_opened", "warranty_claim"]]);
  });

  it("is done once under one key, and refuses what its document forbids, by name", async () => {
    const { unitId, serialNumber } = await sold();
    const claim = await submit(unitId);
    const approve = () => client.call<{ warranty_claim: Claim }>("POST", `/admin/warranty-claims/${claim.id}/approve`, { outcome: "repair" }, { headers: { "idempotency-key": `keyed-${claim.id}` } });
    const [first, second] = [await approve(), await approve()];
    expect([first.status, second.status, second.headers.get("idempotent-replayed"), second.body.warranty_claim.result?.id]).toEqual([200, 200, "true", first.body.warranty_claim.result?.id]);
    const refusal = async (action: string) => (await client.refused("POST", `/admin/warranty-claims/${claim.id}/${action}`, {})).code;
    expect(await refusal("carry_out")).toBe("warranty_claim.carried_out");
    await client.ok("POST", `/admin/rmas/${first.body.warranty_claim.result?.id}/receive`, { location_id: shop.locationIds[0], items: [{ serial_number: serialNumber }] });
    expect(await claimOf(claim.id)).toMatchObject({ result: { stage: "under_way" }, available_actions: ["close"] });
    expect([await refusal("withdraw"), await refusal("carry_out"), await refusal("appeal"), await refusal("approve")]).toEqual(["warranty_claim.carried_out", "warranty_claim.carried_out", "document.wrong_status", "document.wrong_status"]);
    expect(await client.refused("POST", "/admin/warranty-claims/awcl_nobody/carry_out", {})).toMatchObject({ status: 404, code: "not_found" });
    expect(await client.refused("POST", `/admin/warranty-claims/${claim.id}/carry_out`, { opens: "nothing" })).toMatchObject({ status: 400, code: "request.invalid" });
  });

  it("is withdrawn with its return as long as nothing has come, and the unit may be claimed for again", async () => {
    const { unitId } = await sold();
    const granted = await tell((await submit(unitId)).id, "approve", { outcome: "refund" });
    expect(await tell(granted.id, "withdraw")).toMatchObject({ status: "withdrawn", result: { id: granted.result?.id, stage: "off" } });
    expect(await rmaOf(granted.result?.id ?? "")).toMatchObject({ status: "canceled" });
    const counter = await tell((await submit(unitId)).id, "approve", { outcome: "repair", opens: "repair_order" });
    expect(counter.result).toMatchObject({ type: "repair_order", stage: "under_way" });
    expect((await getUnit(shop, unitId)).status).toBe("in_repair");
    const { repair_order: repair } = await client.ok<{ repair_order: { problem: string; status: string } }>("GET", `/admin/repair-orders/${counter.result?.id}`);
    expect(repair).toMatchObject({ problem: "Does not start", status: "intake" });
    await client.ok("POST", `/admin/repair-orders/${counter.result?.id}/cancel`, { reason_code: "mistaken" });
    expect((await claimOf(counter.id)).available_actions).toEqual(["carry_out", "withdraw", "close"]);
    expect((await tell(counter.id, "carry_out")).result).toMatchObject({ type: "repair_order", stage: "under_way" });
  });

  it("for a unit that was never in a warehouse of the shop's is repaired in its first one, and can be called off", async () => {
    const product = await createTrackedProduct(shop, { unitCount: 1 });
    touched.push(product.inventoryItemId);
    const { rma } = await client.ok<{ rma: HttpRma }>("POST", "/admin/rmas", { lines: [{ serial_number: `OLD-${product.variantId}`, inventory_item_id: product.inventoryItemId, blind_reason: "sold before", reason_code: "defective", requested_resolution: "repair" }] });
    await client.ok("POST", `/admin/rmas/${rma.id}/cancel`, {});
    const claim = await submit(rma.lines[0]?.unit_id ?? "");
    const repairOf = async ({ result }: Claim) => (await client.ok<{ repair_order: { id: string; location_id: string | null } }>("GET", `/admin/repair-orders/${result?.id}`)).repair_order;
    for (const granted of [() => tell(claim.id, "approve", { opens: "repair_order", reason_code: "goodwill" }), () => tell(claim.id, "carry_out", { opens: "repair_order" })]) {
      const repair = await repairOf(await granted());
      expect(repair.location_id).not.toBeNull();
      await client.ok("POST", `/admin/repair-orders/${repair.id}/cancel`, { reason_code: "mistaken" });
    }
  });
});

describe("a unit given instead", () => {
  it("goes on with the rest of the warranty, and its claim ends with the return", async () => {
    const sale = await sold();
    const claim = await tell((await submit(sale.unitId)).id, "approve", { outcome: "replacement" });
    const replacementId = await replaced(sale, claim);
    const given = await eventually(() => coverageOf(replacementId), ({ verdict }) => verdict === "covered");
    expect(given.entitlements).toMatchObject([{ status: "active", source: "replacement", starts_on: sale.startsOn }]);
    expect((given.entitlements[0]?.ends_on ?? "") >= sale.endsOn).toBe(true);
    expect(await eventually(() => coverageOf(sale.unitId), ({ entitlements }) => entitlements[0]?.status === "superseded")).toMatchObject({ verdict: "not_covered", entitlements: [{ status: "superseded" }] });
    await settled(claim.result?.id ?? "");
    await client.ok("POST", `/admin/rmas/${claim.result?.id}/close`, {});
    expect(await eventually(() => claimOf(claim.id), ({ status }) => status === "closed")).toMatchObject({ status: "closed", result: { stage: "done" } });
  });

  it("begins a new term in France, where she had asked for repair (L217-13)", async () => {
    const sale = await sold({ kind: "statutory", after_replacement: { mode: "restart", if: { fact: "repair_asked_replacement_given" } }, citations: [{ law: "Code de la consommation", article: "L217-13" }] });
    const claim = await tell((await submit(sale.unitId, { requested_outcome: "repair" })).id, "approve", { outcome: "replacement" });
    const replacementId = await replaced(sale, claim);
    const given = await eventually(() => coverageOf(replacementId), ({ verdict }) => verdict === "covered");
    expect(given.entitlements).toMatchObject([{ status: "active", source: "replacement", starts_on: today() }]);
    expect((given.entitlements[0]?.ends_on ?? "") > sale.endsOn).toBe(true);
  });
});
