import type { HttpReceiveReturnAnswer, HttpReturnDryRunAnswer, HttpReturnVerdict, HttpRma, HttpRmaAnswer, HttpUnit, HttpUnitException } from "../../src/types/http";
import { type Client, connect, eventually } from "../http/support/client";
import { expectNoDrift } from "../http/support/drift";
import { createShop, createTrackedProduct, deliver, fulfill, getHistory, getUnit, levels, orderUnits, type Order, placeOrder, ship, type Shop, tag } from "../http/support/shop";
import { startWorkerProcess, type WorkerProcess } from "../support/worker-process";

/** Returns as an agent drives them over HTTP, on a real Medusa. After each test Medusa's stock equals the units of all items it touched. */

let client: Client;
let shop: Shop;
let touched: string[];
let worker: WorkerProcess;

/** Building and starting Medusa takes its time where this suite runs alone. */
const START_MS_MAX = 600_000;

beforeAll(async () => {
  client = await connect();
  [worker, shop] = await Promise.all([startWorkerProcess({ databaseUrl: client.databaseUrl }), createShop(client)]);
}, START_MS_MAX);
afterAll(() => worker.stop());
beforeEach(() => {
  touched = [];
});
afterEach(() => expectNoDrift(shop, touched));

type Sale = { product: Awaited<ReturnType<typeof createTrackedProduct>>; order: Order; units: HttpUnit[] };

/** So many units, paid and delivered. */
async function sell(count = 1): Promise<Sale> {
  const product = await createTrackedProduct(shop, { unitCount: count + 1 });
  touched.push(product.inventoryItemId);
  const order = await placeOrder(shop, [{ variant_id: product.variantId, quantity: count }]);
  await eventually(() => orderUnits(shop, order.id), ({ lines }) => lines.length > 0 && lines.every(({ units }) => units.length === count));
  const { payments } = await money(order);
  for (const { id } of payments) await client.ok("POST", `/admin/payments/${id}/capture`, {});
  const fulfillmentId = await fulfill(shop, order);
  await ship(shop, order, fulfillmentId);
  await deliver(shop, order, fulfillmentId);
  const view = await eventually(() => orderUnits(shop, order.id), ({ lines }) => lines.every(({ units }) => units.every(({ status }) => status === "delivered")));
  return { product, order, units: view.lines.flatMap(({ units }) => units) };
}

type Money = { payments: { id: string; captured: number; refunded: number }[]; pending: number; refunded: number };

async function money(order: Order): Promise<Money> {
  type Payment = { id: string; captures: { amount: number }[]; refunds: { amount: number }[] };
  const fields = encodeURIComponent("id,summary,*payment_collections.payments,*payment_collections.payments.captures,*payment_collections.payments.refunds");
  const { order: read } = await client.ok<{ order: { summary: { pending_difference: number }; payment_collections: { payments: Payment[] }[] } }>("GET", `/admin/orders/${order.id}?fields=${fields}`);
  const sum = (rows: { amount: number }[]): number => rows.reduce((total, { amount }) => total + amount, 0);
  const payments = read.payment_collections.flatMap((collection) => collection.payments ?? []).map(({ id, captures, refunds }) => ({ id, captured: sum(captures ?? []), refunded: sum(refunds ?? []) }));
  return { payments, pending: read.summary.pending_difference, refunded: payments.reduce((total, { refunded }) => total + refunded, 0) };
}

const call = async (path: string, body: object = {}): Promise<HttpRma> => (await client.ok<HttpRmaAnswer>("POST", `/admin/rmas${path}`, body)).rma;
const open = (units: HttpUnit[], more: object = {}): Promise<HttpRma> =>
  call("", { lines: units.map(({ id }) => ({ unit_id: id, reason_code: "defective", requested_resolution: "refund" })), ...more });
const read = async (rma: HttpRma): Promise<HttpRma> => (await client.ok<HttpRmaAnswer>("GET", `/admin/rmas/${rma.id}`)).rma;
const receive = (rma: HttpRma, body: object): Promise<HttpReceiveReturnAnswer> => client.ok<HttpReceiveReturnAnswer>("POST", `/admin/rmas/${rma.id}/receive`, { location_id: shop.locationIds[0], ...body });
const line = (rma: HttpRma, index = 0): string => `/${rma.id}/lines/${rma.lines[index]?.id}`;
/** Waits until nothing is left for Medusa or a worker to do. */
const settled = (rma: HttpRma): Promise<HttpRma> => eventually(() => read(rma), ({ pending_work }) => pending_work.length === 0);

async function authorized(units: HttpUnit[]): Promise<HttpRma> {
  const rma = await open(units);
  return call(`/${rma.id}/authorize`, { reason_code: "ok" });
}

async function received(units: HttpUnit[]): Promise<HttpRma> {
  const rma = await authorized(units);
  return (await receive(rma, { items: units.map(({ serial_number }) => ({ serial_number })) })).rma;
}

describe("a return that is refunded and restocked", () => {
  it("pays once, credits the order, and the unit is for sale again", async () => {
    const { product, order, units: [unit] } = await sell();
    const rma = await authorized([unit as HttpUnit]);
    expect(rma).toMatchObject({ status: "authorized", display_id: expect.stringMatching(/^RMA-\d{4}-\d{6}$/), order_id: order.id, available_actions: expect.arrayContaining(["cancel", "expire", "receive"]) });
    const { verdicts } = await receive(rma, { items: [{ serial_number: unit?.serial_number, condition_note: "box open" }] });
    expect(verdicts).toMatchObject([{ verdict: "expected", line_id: rma.lines[0]?.id, serial_number: unit?.serial_number }]);
    expect(await getUnit(shop, unit?.id ?? "")).toMatchObject({ status: "quarantined", custody: "warehouse", owner_customer_id: unit?.owner_customer_id });
    const before = (await levels(shop, product.inventoryItemId))[shop.locationIds[0]];
    await call(`${line(rma)}/inspect`, { grade: "a", fault_codes: ["box_damaged"] });
    const resolved = await call(`${line(rma)}/resolve`, { resolution: "refund" });
    expect(resolved.lines[0]).toMatchObject({ resolution: "refund", resolution_status: "done", amount: 100, currency_code: "usd" });
    expect(await money(order)).toMatchObject({ pending: 0, refunded: 100 });
    await call(`${line(rma)}/dispose`, { disposition: "restock" });
    expect(await getUnit(shop, unit?.id ?? "")).toMatchObject({ status: "in_stock", owner_customer_id: null, order_id: null, line_item_id: null });
    await settled(rma);
    expect((await levels(shop, product.inventoryItemId))[shop.locationIds[0]]?.stocked).toBe((before?.stocked ?? 0) + 1);
    expect((await call(`/${rma.id}/close`)).status).toBe("closed");
    expect((await getHistory(shop, unit?.id ?? "")).map(({ type }) => type).slice(-6)).toEqual([
      "unit.return_opened", "unit.return_received", "unit.inspected", "unit.taken_over", "unit.restocked", "unit.return_closed",
    ]);
  });

  it("restocks first and pays later, and the order is credited in between", async () => {
    const { order, units: [unit] } = await sell();
    const rma = await received([unit as HttpUnit]);
    await call(`${line(rma)}/dispose`, { disposition: "restock" });
    expect((await settled(rma)).lines[0]).toMatchObject({ disposition_status: "done" });
    expect(await getUnit(shop, unit?.id ?? "")).toMatchObject({ status: "in_stock" });
    expect((await money(order)).pending).toBe(-100);
    await call(`${line(rma)}/resolve`, { resolution: "refund" });
    expect(await money(order)).toMatchObject({ pending: 0, refunded: 100 });
  });

  it("keeps a restocking fee without leaving anything pending", async () => {
    const { order, units: [unit] } = await sell();
    const rma = await received([unit as HttpUnit]);
    await call(`${line(rma)}/resolve`, { resolution: "refund", amount: 80 });
    await settled(rma);
    expect(await money(order)).toMatchObject({ pending: 0, refunded: 80 });
  });

  it("refunds before the unit is back, and takes it over without a second credit when it comes", async () => {
    const { order, units: [unit] } = await sell();
    const rma = await authorized([unit as HttpUnit]);
    await call(`${line(rma)}/resolve`, { resolution: "refund" });
    await settled(rma);
    expect(await money(order)).toMatchObject({ pending: 0, refunded: 100 });
    await receive(rma, { items: [{ serial_number: unit?.serial_number }] });
    await settled(rma);
    await call(`${line(rma)}/dispose`, { disposition: "restock" });
    expect(await getUnit(shop, unit?.id ?? "")).toMatchObject({ status: "in_stock" });
    expect(await money(order)).toMatchObject({ pending: 0, refunded: 100 });
  });

  it("pays for each unit of one line its share, on two RMAs of one order", async () => {
    const { order, units } = await sell(3);
    const first = await received(units.slice(0, 1));
    const second = await received(units.slice(1));
    await call(`${line(first)}/resolve`, { resolution: "refund" });
    await call(`${line(second)}/resolve`, { resolution: "refund" });
    await call(`${line(second, 1)}/resolve`, { resolution: "refund" });
    await Promise.all([settled(first), settled(second)]);
    expect(await money(order)).toMatchObject({ pending: 0, refunded: 300 });
    expect((await client.refused("POST", `/admin/rmas${line(first)}/resolve`, { resolution: "refund" }))).toMatchObject({ status: 409, code: "rma.already_resolved" });
  });

  it("refuses more than was paid for the unit, with 422", async () => {
    const { units: [unit] } = await sell();
    const rma = await received([unit as HttpUnit]);
    expect(await client.refused("POST", `/admin/rmas${line(rma)}/resolve`, { resolution: "refund", amount: 100.01 })).toMatchObject({ status: 422, code: "refund.above_paid" });
    expect(await client.refused("POST", `/admin/rmas${line(rma)}/resolve`, { resolution: "refund", amount: 10.005 })).toMatchObject({ status: 400, code: "request.invalid" });
  });

  it("answers a repeated request with the same key the same, and pays once", async () => {
    const { order, units: [unit] } = await sell();
    const rma = await received([unit as HttpUnit]);
    const headers = { "idempotency-key": tag() };
    const answers = [];
    for (let count = 0; count < 2; count++) answers.push(await client.call<HttpRmaAnswer>("POST", `/admin/rmas${line(rma)}/resolve`, { resolution: "refund" }, { headers }));
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect(answers[1]?.headers.get("idempotent-replayed")).toBe("true");
    expect((await money(order)).refunded).toBe(100);
  });
});

describe("what else the customer can get", () => {
  it("a replacement: the old unit is the shop's, the new one is allocated at no price and linked", async () => {
    const { product, order, units: [unit] } = await sell();
    const rma = await received([unit as HttpUnit]);
    await call(`${line(rma)}/resolve`, { resolution: "replacement" });
    const done = await settled(rma);
    expect(done.lines[0]).toMatchObject({ resolution_status: "done", replacement: { order_id: order.id } });
    const linked = await eventually(() => read(rma), ({ lines }) => lines[0]?.replacement?.unit !== null);
    expect(linked.lines[0]?.replacement?.unit).toMatchObject({ status: "allocated" });
    expect(linked.lines[0]?.replacement?.unit?.id).not.toBe(unit?.id);
    expect((await money(order)).pending).toBe(0);
    await call(`${line(rma)}/dispose`, { disposition: "scrap" });
    expect(await getUnit(shop, unit?.id ?? "")).toMatchObject({ status: "scrapped" });
    expect(product.units.map(({ id }) => id)).toContain(linked.lines[0]?.replacement?.unit?.id);
  });

  it("an advance replacement, charged by a payment link when nothing comes back", async () => {
    const { order, units: [unit] } = await sell();
    const rma = await authorized([unit as HttpUnit]);
    const promised = await call(`${line(rma)}/resolve`, { resolution: "replacement", advance: true });
    expect(promised.lines[0]).toMatchObject({ advance: true, return_due_at: expect.any(String) });
    await settled(rma);
    await call(`${line(rma)}/mark_not_returned`, { reason_code: "no_answer" });
    const charged = await settled(rma);
    expect(charged.lines[0]).toMatchObject({ reception: "not_returned", charged: true, payment_collection_id: expect.any(String) });
    expect((await money(order)).pending).toBe(100);
  });

  it("an exchange: requested at once, received when the unit comes", async () => {
    const { product, order, units: [unit] } = await sell();
    const rma = await authorized([unit as HttpUnit]);
    const begun = await call(`${line(rma)}/resolve`, { resolution: "exchange", variant_id: product.variantId });
    expect((await settled(begun)).lines[0]).toMatchObject({ exchange_id: expect.any(String), resolution_status: "begun" });
    await receive(rma, { items: [{ serial_number: unit?.serial_number }] });
    const done = await settled(rma);
    expect(done.lines[0]).toMatchObject({ resolution_status: "done" });
    await call(`${line(rma)}/dispose`, { disposition: "restock" });
    expect(await getUnit(shop, unit?.id ?? "")).toMatchObject({ status: "in_stock" });
    expect((await money(order)).pending).toBe(0);
  });

  it("the money, and keeps the unit", async () => {
    const { order, units: [unit] } = await sell();
    const rma = await authorized([unit as HttpUnit]);
    const kept = await call(`${line(rma)}/resolve`, { resolution: "keep_it_refund", amount: 40 });
    expect(kept.lines[0]).toMatchObject({ reception: "waived" });
    await settled(rma);
    expect(await money(order)).toMatchObject({ pending: 0, refunded: 40 });
    expect((await call(`/${rma.id}/close`)).status).toBe("closed");
    expect(await getUnit(shop, unit?.id ?? "")).toMatchObject({ status: "delivered" });
  });
});

describe("reception by scan", () => {
  it("of another unit of the order blocks the line until the right one comes", async () => {
    const { units: [expected, other] } = await sell(2);
    const rma = await authorized([expected as HttpUnit]);
    const { verdicts } = await receive(rma, { items: [{ serial_number: other?.serial_number }] });
    expect(verdicts).toMatchObject([{ verdict: "other_unit_of_order", line_id: rma.lines[0]?.id }]);
    expect(await getUnit(shop, other?.id ?? "")).toMatchObject({ status: "quarantined" });
    expect(await getUnit(shop, expected?.id ?? "")).toMatchObject({ status: "delivered" });
    for (const body of [{ resolution: "refund" }, { resolution: "replacement" }, { resolution: "store_credit" }]) {
      expect(await client.refused("POST", `/admin/rmas${line(rma)}/resolve`, body)).toMatchObject({ status: 409, code: "rma.wrong_unit" });
    }
    expect(await client.refused("POST", `/admin/rmas${line(rma)}/dispose`, { disposition: "restock" })).toMatchObject({ status: 409 });
  });

  it("of a unit of another customer files a case", async () => {
    const mine = await sell();
    const theirs = await sell();
    const rma = await authorized(mine.units);
    const { verdicts } = await receive(rma, { items: [{ serial_number: theirs.units[0]?.serial_number }] });
    expect(verdicts).toMatchObject([{ verdict: "unit_of_another_customer" }]);
    const { unit_exceptions: cases } = await client.ok<{ unit_exceptions: HttpUnitException[] }>("GET", `/admin/unit-exceptions?unit_id=${theirs.units[0]?.id}`);
    expect(cases).toMatchObject([{ kind: "wrong_unit_received", status: "open" }]);
  });

  it("of an unknown number makes no unit", async () => {
    const { units } = await sell();
    const rma = await authorized(units);
    const serial_number = `GHOST-${tag()}`;
    expect((await receive(rma, { items: [{ serial_number }] })).verdicts).toMatchObject([{ verdict: "unknown", serial_number, unit_id: null }]);
    expect((await client.ok<{ matches: unknown[] }>("GET", `/admin/scan?code=${serial_number}`)).matches).toEqual([]);
  });

  it("of one parcel after the other leaves the RMA open until the last is here", async () => {
    const { units } = await sell(2);
    const rma = await authorized(units);
    const first = await receive(rma, { items: [{ serial_number: units[0]?.serial_number }] });
    expect(first.rma).toMatchObject({ status: "partially_received", available_actions: expect.arrayContaining(["receive"]) });
    expect(await Promise.all(units.map(async ({ id }) => (await getUnit(shop, id)).status))).toEqual(["quarantined", "delivered"]);
    const second = await receive(rma, { items: [{ serial_number: units[1]?.serial_number }] });
    expect([second.verdicts.map(({ verdict }) => verdict), second.rma.available_actions.includes("receive")]).toEqual([["expected"], false]);
    expect(await getUnit(shop, units[1]?.id ?? "")).toMatchObject({ status: "quarantined" });
  });

  it("of nothing leaves the unit where it was", async () => {
    const { units: [unit] } = await sell();
    const rma = await authorized([unit as HttpUnit]);
    const { rma: after, verdicts } = await receive(rma, { nothing_in_box: true });
    expect(verdicts).toEqual([]);
    expect(after.lines[0]).toMatchObject({ reception: "not_returned", reception_reason: "nothing_in_box" });
    expect(await getUnit(shop, unit?.id ?? "")).toMatchObject({ status: "delivered" });
  });

  it("of a unit whose label is damaged takes it by its id", async () => {
    const { units: [unit] } = await sell();
    const rma = await authorized([unit as HttpUnit]);
    expect((await receive(rma, { items: [{ unit_id: unit?.id, condition_note: "label torn" }] })).verdicts).toMatchObject([{ verdict: "expected" }]);
  });

  it("shows the open RMA on the next scan of the unit", async () => {
    const { units: [unit] } = await sell();
    const rma = await authorized([unit as HttpUnit]);
    const { matches } = await client.ok<{ matches: { open_documents: unknown[] }[] }>("GET", `/admin/scan?code=${unit?.serial_number}`);
    expect(matches[0]?.open_documents).toContainEqual({ type: "rma", id: rma.id, display_id: rma.display_id });
  });
});

describe("what was done in Medusa's own screens", () => {
  it("cannot take back a unit that stands on an RMA", async () => {
    const { order, units } = await sell();
    const rma = await authorized(units);
    const { return: created } = await client.ok<{ return: { id: string } }>("POST", "/admin/returns", { order_id: order.id, location_id: shop.locationIds[0] });
    expect(await client.refused("POST", `/admin/returns/${created.id}/request-items`, { items: [{ id: order.items[0]?.id, quantity: 1 }] })).toMatchObject({ status: 409, code: "return.handled_by_rma", details: { display_id: rma.display_id } });
    await client.ok("DELETE", `/admin/returns/${created.id}/request`);
  });
});

describe("a dry run of the return rules", () => {
  const rule = (name: string, priority: number, outcome: string, conditions: object) => ({ name, priority, outcome, conditions, reason_code: name });
  const rules = [rule("no_regrets", 1, "deny", { reason_codes: ["changed_mind"], within: { term: "P30D", from: "delivered" } }), rule("defects", 2, "authorize", { reason_codes: ["defective"], requested_resolutions: ["repair", "refund"] })];
  const dryRun = async (body: object): Promise<HttpReturnVerdict[]> => (await client.ok<HttpReturnDryRunAnswer>("POST", "/admin/return-rules/dry-run", body)).verdicts;

  it("judges a unit as if it were sent back now, and says why", async () => {
    const { product, units: [unit] } = await sell();
    expect(await dryRun({ serial_number: unit?.serial_number, reason_code: "defective", rules })).toMatchObject([{ line_id: null, unit_id: unit?.id, decision: "accepted", reason_code: "defects", reasons: expect.arrayContaining([{ rule: "no_regrets", fact: "reason_code", result: "does not apply: defective" }]) }]);
    expect(await dryRun({ unit_id: unit?.id, reason_code: "changed_mind", rules })).toMatchObject([{ decision: "rejected", reason_code: "no_regrets" }]);
    const { units: [shelf] } = await client.ok<{ units: HttpUnit[] }>("GET", `/admin/units?variant_id=${product.variantId}&status=in_stock`);
    expect(await dryRun({ unit_id: shelf?.id, reason_code: "defective", rules })).toMatchObject([{ decision: "needs_review", rule_id: null, reason_code: "no_rule" }]);
  });

  it("judges an RMA line by line", async () => {
    const { units: [unit] } = await sell();
    const rma = await open([unit as HttpUnit]);
    expect(await dryRun({ rma_id: rma.id, rules })).toMatchObject([{ line_id: rma.lines[0]?.id, unit_id: null, decision: "accepted" }]);
  });

  it.each([
    ["of nothing", {}, 400, "request.invalid"],
    ["of two things at once", { rma_id: "rma_x", unit_id: "aunit_x", reason_code: "defective" }, 400, "request.invalid"],
    ["of a unit without a reason", { unit_id: "aunit_x" }, 400, "request.invalid"],
    ["of a unit nobody knows", { unit_id: "aunit_x", reason_code: "defective" }, 404, "unit.not_found"],
    ["of an RMA nobody knows", { rma_id: "rma_x" }, 404, "not_found"],
  ] as const)("%s is refused", async (_, body, status, code) => {
    expect(await client.refused("POST", "/admin/return-rules/dry-run", body)).toMatchObject({ status, code });
  });
});

describe("whoever acts on an older state", () => {
  it("is told what the RMA has become", async () => {
    const { units: [unit] } = await sell();
    // The rules have had their word, so nobody but the agent changes it.
    const rma = await settled(await open([unit as HttpUnit]));
    const authorizedRma = await call(`/${rma.id}/authorize`, { expected_version: rma.version });
    expect(await client.refused("POST", `/admin/rmas/${rma.id}/deny`, { reason_code: "late", expected_version: rma.version })).toMatchObject({
      status: 409, code: "conflict.stale", details: { expected_version: rma.version, current: { id: rma.id, status: "authorized", version: authorizedRma.version } },
    });
  });
});

describe("bad input", () => {
  it.each([
    ["no lines", "POST", "/admin/rmas", { lines: [] }, 400, "request.invalid"],
    ["a line without a unit", "POST", "/admin/rmas", { lines: [{ reason_code: "x", requested_resolution: "refund" }] }, 400, "request.invalid"],
    ["a resolution that does not exist", "POST", "/admin/rmas", { lines: [{ unit_id: "aunit_x", reason_code: "x", requested_resolution: "money" }] }, 400, "request.invalid"],
    ["an unknown unit", "POST", "/admin/rmas", { lines: [{ unit_id: "aunit_x", reason_code: "x", requested_resolution: "refund" }] }, 404, "unit.not_found"],
    ["an unknown order", "POST", "/admin/rmas", { order_id: "order_x", lines: [{ unit_id: "aunit_x", reason_code: "x", requested_resolution: "refund" }] }, 404, "not_found"],
    ["an unknown customer", "POST", "/admin/rmas", { customer_id: "cus_x", lines: [{ unit_id: "aunit_x", reason_code: "x", requested_resolution: "refund" }] }, 404, "not_found"],
    ["an unknown RMA", "GET", "/admin/rmas/rma_x", undefined, 404, "not_found"],
    ["an unknown command", "POST", "/admin/rmas/rma_x/explode", {}, 404, "not_found"],
    ["201 lines", "POST", "/admin/rmas", { lines: Array.from({ length: 201 }, () => ({ unit_id: "a", reason_code: "x", requested_resolution: "refund" })) }, 400, "request.invalid"],
    ["a field nobody knows", "POST", "/admin/rmas/rma_x/authorize", { colour: "red" }, 400, "request.invalid"],
    ["a status nobody knows", "GET", "/admin/rmas?status=lost", undefined, 400, "request.invalid"],
    ["a rule that can never apply", "POST", "/admin/return-rules", { name: "x", priority: 1, outcome: "deny", reason_code: "x", conditions: { within: { term: "30 days", from: "delivered" } } }, 409, "return_rule.not_valid"],
  ] as const)("%s is refused with its code", async (_, method, path, body, status, code) => {
    expect(await client.refused(method, path, body)).toMatchObject({ status, code });
  });
});
