import type { HttpSerialPolicy, HttpUnit } from "../../src/types/http";
import { type Client, connect } from "./support/client";
import { expectNoDrift } from "./support/drift";
import { createItem, createPolicy, createProduct, createShop, createTrackedProduct, getUnit, receive, serials, type Shop, tag } from "./support/shop";

/** What holds for every route of ours: strict validation in one form, and Idempotency-Keys. */

let client: Client;
let shop: Shop;
let inventoryItemId: string;
let unit: HttpUnit;
let policy: HttpSerialPolicy;

beforeAll(async () => {
  client = await connect();
  shop = await createShop(client);
  const product = await createTrackedProduct(shop, { unitCount: 1 });
  inventoryItemId = product.inventoryItemId;
  unit = product.units[0] as HttpUnit;
  policy = product.policy;
});

const keyed = (key: string) => ({ headers: { "idempotency-key": key } });

describe("a request of the wrong form", () => {
  const RECEIVE = "/admin/units/receive";
  const COMMANDS = "/admin/units/commands";
  const receipt = (more: object = {}): object => ({ inventory_item_id: inventoryItemId, location_id: shop.locationIds[0], serial_numbers: serials(1), ...more });
  const move = (more: object = {}): object => ({ command: "move", bin: "B", units: [{ unit_id: unit.id }], ...more });
  const create = (more: object): object => ({ inventory_item_id: inventoryItemId, tracking: "full", ...more });

  const table: [string, string, string, () => unknown, string][] = [
    ["an unknown field", "POST", RECEIVE, () => receipt({ colour: "red" }), "colour"],
    ["an unknown field inside", "POST", COMMANDS, () => move({ units: [{ unit_id: unit.id, colour: "red" }] }), "units.0"],
    ["no item", "POST", RECEIVE, () => ({ location_id: shop.locationIds[0], serial_numbers: ["A"] }), "inventory_item_id"],
    ["no location", "POST", RECEIVE, () => ({ inventory_item_id: inventoryItemId, serial_numbers: ["A"] }), "location_id"],
    ["no serial numbers", "POST", RECEIVE, () => receipt({ serial_numbers: [] }), "serial_numbers"],
    ["serial numbers that are no list", "POST", RECEIVE, () => receipt({ serial_numbers: "A" }), "serial_numbers"],
    ["serial numbers and a range", "POST", RECEIVE, () => receipt({ range: { prefix: "A", start: 1, count: 1, width: 4 } }), "serial_numbers"],
    ["a range of nothing", "POST", RECEIVE, () => receipt({ serial_numbers: undefined, range: { prefix: "A", start: 1, count: 0, width: 4 } }), "range.count"],
    ["a range of too many", "POST", RECEIVE, () => receipt({ serial_numbers: undefined, range: { prefix: "A", start: 1, count: 10_001, width: 9 } }), "range.count"],
    ["a range that outgrows its width", "POST", RECEIVE, () => receipt({ serial_numbers: undefined, range: { prefix: "A", start: 99, count: 2, width: 2 } }), "range.width"],
    ["a range beyond exact numbers", "POST", RECEIVE, () => receipt({ serial_numbers: undefined, range: { prefix: "A", start: 1e300, count: 2, width: 60 } }), "range.start"],
    ["a day that does not exist", "POST", RECEIVE, () => receipt({ manufactured_on: "2026-02-29" }), "manufactured_on"],
    ["a number where text belongs", "POST", RECEIVE, () => receipt({ lot_number: 7 }), "lot_number"],
    ["a text of 1 MB", "POST", RECEIVE, () => receipt({ bin: "x".repeat(1_000_000) }), "bin"],
    ["a NUL", "POST", RECEIVE, () => receipt({ bin: "a\u0000b" }), "bin"],
    ["a NUL in a serial number", "POST", RECEIVE, () => receipt({ serial_numbers: ["A\u0000B"] }), "serial_numbers.0"],
    ["half a character", "POST", RECEIVE, () => JSON.stringify(receipt({ lot_number: "@" })).replace('"@"', '"\\ud800"'), "lot_number"],
    ["an unknown effect", "POST", RECEIVE, () => receipt({ stock_effect: "maybe" }), "stock_effect"],
    ["null", "POST", RECEIVE, () => receipt({ location_id: null }), "location_id"],
    ["a list as body", "POST", RECEIVE, () => [], ""],
    ["an unknown command", "POST", COMMANDS, () => move({ command: "destroy" }), "command"],
    ["no units", "POST", COMMANDS, () => move({ units: [] }), "units"],
    ["a unit that is named twice over", "POST", COMMANDS, () => move({ units: [{ unit_id: unit.id, serial_number: "A" }] }), "units.0"],
    ["an unknown grade", "POST", COMMANDS, () => move({ grade: "z" }), "grade"],
    ["a time that is none", "POST", COMMANDS, () => move({ occurred_at: "yesterday" }), "occurred_at"],
    ["a time without zone", "POST", COMMANDS, () => move({ occurred_at: "2026-01-01T00:00:00" }), "occurred_at"],
    ["prototype pollution", "POST", COMMANDS, () => JSON.stringify(move()).replace("{", '{"__proto__":{"x":1},'), "__proto__"],
    ["an unknown tracking", "POST", "/admin/serial-policies", () => create({ tracking: "some" }), "tracking"],
    ["a mask that cannot be read", "POST", "/admin/serial-policies", () => create({ number_format: { mask: "A*B" } }), "number_format.mask"],
    ["lengths that contradict", "POST", "/admin/serial-policies", () => create({ number_format: { min_length: 9, max_length: 3 } }), "number_format.min_length"],
    ["a length beyond all numbers", "POST", "/admin/serial-policies", () => create({ number_format: { max_length: 1e99 } }), "number_format.max_length"],
    ["no grades", "POST", "/admin/serial-policies", () => create({ sellable_grades: [] }), "sellable_grades"],
    ["a body where none is taken", "POST", "/admin/serial-policies/x/activate", () => ({ now: true }), "now"],
    ["a limit above 200", "GET", "/admin/units?limit=201", () => undefined, "limit"],
    ["a limit of nothing", "GET", "/admin/units?limit=0", () => undefined, "limit"],
    ["a negative limit", "GET", "/admin/units?limit=-1", () => undefined, "limit"],
    ["a limit that is no number", "GET", "/admin/units?limit=1e2", () => undefined, "limit"],
    ["two limits", "GET", "/admin/units?limit=1&limit=2", () => undefined, "limit"],
    ["a negative offset", "GET", "/admin/units?offset=-1", () => undefined, "offset"],
    ["an offset beyond all numbers", "GET", "/admin/units?offset=99999999999999999999", () => undefined, "offset"],
    ["an unknown filter", "GET", "/admin/units?colour=red", () => undefined, "colour"],
    ["fields, which only Medusa's own routes take", "GET", "/admin/units?fields=*everything", () => undefined, "fields"],
    ["an unknown status", "GET", "/admin/units?status=in_stock,gone", () => undefined, "status.1"],
    ["a filter that is an object", "GET", "/admin/units?location_id[$ne]=x", () => undefined, "location_id"],
    ["a NUL in a filter", "GET", "/admin/units?q=a%00", () => undefined, "q"],
    ["a limit above 200", "GET", "/admin/serial-policies?limit=201", () => undefined, "limit"],
    ["a limit above 200", "GET", "/admin/unit-exceptions?limit=201", () => undefined, "limit"],
    ["a limit above 200", "GET", "/admin/units/x/history?limit=201", () => undefined, "limit"],
    ["a sequence that is none", "GET", "/admin/units/x/history?after=x", () => undefined, "after"],
    ["no code", "GET", "/admin/scan", () => undefined, "code"],
    ["no unit to release", "POST", "/admin/orders/x/units/release", () => ({ unit_ids: [] }), "unit_ids"],
    ["no reason to swap", "POST", "/admin/orders/x/units/swap", () => ({ from_unit_id: "a", to_unit_id: "b" }), "reason_code"],
    ["nothing to pick", "POST", "/admin/orders/x/units/pick", () => ({ serial_numbers: [] }), "serial_numbers"],
    ["nothing to correct", "POST", "/admin/orders/x/units/correct", () => ({}), "shipped_unit_id"],
    ["an unknown operation", "POST", "/admin/demo/payment-failures", () => ({ operation: "steal", times: 1 }), "operation"],
  ];

  it.each(table)("is refused for %s (%s %s)", async (_what, method, path, body, at) => {
    const error = await client.refused(method, path, body());
    expect(error).toMatchObject({ status: 400, code: "request.invalid", type: "invalid_data" });
    expect((error.details["issues"] as { path: string }[]).map((issue) => issue.path)).toContain(at);
  });

  it.each([
    ["text/plain", "hello"],
    ["application/x-www-form-urlencoded", "command=move"],
    ["application/xml", "<a/>"],
    ["multipart/form-data; boundary=x", "--x--"],
  ])("is refused as %s", async (type, body) => {
    expect(await client.refused("POST", COMMANDS, body, { headers: { "content-type": type } })).toMatchObject({ status: 400, code: "request.invalid" });
  });

  it("is refused where it is no JSON, no UTF-8, or more than 8 MB", async () => {
    expect((await client.call("POST", COMMANDS, "{")).status).toBe(400);
    expect((await client.call("POST", COMMANDS, Uint8Array.from([...Buffer.from('{"command":"'), 0xff, 0xfe, ...Buffer.from('"}')]))).status).toBe(400);
    expect((await client.call("POST", COMMANDS, JSON.stringify({ note: "x".repeat(9_000_000) }))).status).toBe(413);
  });

  it("needs somebody signed in", async () => {
    for (const path of ["/admin/units", "/admin/serial-policies", "/admin/scan?code=x"]) expect((await client.call("GET", path, undefined, { token: null })).status).toBe(401);
    expect((await client.call("POST", RECEIVE, receipt(), { token: null })).status).toBe(401);
  });

  afterAll(async () => {
    expect((await getUnit(shop, unit.id)).version).toBe(1);
    await expectNoDrift(shop, [inventoryItemId]);
  });
});

describe("an Idempotency-Key", () => {
  it("gives the same answer again and does nothing twice", async () => {
    const key = tag();
    const body = { inventory_item_id: inventoryItemId, location_id: shop.locationIds[0], serial_numbers: serials(2) };
    const first = await client.call<{ units: HttpUnit[] }>("POST", "/admin/units/receive", body, keyed(key));
    await client.ok("POST", "/admin/units/commands", { command: "move", bin: "elsewhere", units: first.body.units.map(({ id }) => ({ unit_id: id })) });
    const again = await client.call("POST", "/admin/units/receive", body, keyed(key));
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect([first.headers.get("idempotent-replayed"), again.headers.get("idempotent-replayed")]).toEqual([null, "true"]);
  });

  it("is refused for another body, and for a path with another id", async () => {
    const key = tag();
    const [one, other] = await receive(shop, { inventoryItemId }, 2);
    const body = { corrects_sequence: 1, reason_code: "r", data: { lot_number: "L" } };
    await client.ok("POST", `/admin/units/${one?.id}/correct`, body, keyed(key));
    expect(await client.refused("POST", `/admin/units/${one?.id}/correct`, { ...body, reason_code: "s" }, keyed(key))).toMatchObject({ status: 409, code: "idempotency.key_reused" });
    expect(await client.refused("POST", `/admin/units/${other?.id}/correct`, body, keyed(key))).toMatchObject({ status: 409, code: "idempotency.key_reused" });
    const reordered = JSON.stringify({ data: body.data, reason_code: "r", corrects_sequence: 1 });
    expect((await client.call("POST", `/admin/units/${one?.id}/correct`, reordered, keyed(key))).headers.get("idempotent-replayed")).toBe("true");
  });

  it("belongs to one route", async () => {
    const key = tag();
    const [one] = await receive(shop, { inventoryItemId }, 1);
    await client.ok("POST", "/admin/units/commands", { command: "move", bin: key, units: [{ unit_id: one?.id }] }, keyed(key));
    const other = await client.call("POST", `/admin/units/${one?.id}/correct`, { corrects_sequence: 1, reason_code: "r", data: { lot_number: key } }, keyed(key));
    expect([other.status, other.headers.get("idempotent-replayed")]).toEqual([200, null]);
  });

  it("does not keep a refusal: it is decided afresh", async () => {
    const key = tag();
    const body = { inventory_item_id: inventoryItemId, location_id: shop.locationIds[0], serial_numbers: [unit.serial_number] };
    for (const _ of [1, 2]) expect(await client.refused("POST", "/admin/units/receive", body, keyed(key))).toMatchObject({ status: 409, code: "receive.rejected" });
    expect((await client.call("POST", "/admin/units/receive", { ...body, serial_numbers: serials(1) }, keyed(key))).status).toBe(201);
  });

  it("makes ten requests at once one", async () => {
    const key = tag();
    const body = { inventory_item_id: inventoryItemId, location_id: shop.locationIds[0], serial_numbers: serials(3) };
    const answers = await Promise.all(Array.from({ length: 10 }, () => client.call("POST", "/admin/units/receive", body, keyed(key))));
    expect(answers.filter(({ status, body: { code } }) => status === 201 || code === "idempotency.in_progress")).toHaveLength(10);
    expect(answers.filter(({ status, headers }) => status === 201 && headers.get("idempotent-replayed") === null)).toHaveLength(1);
    expect((await client.call("POST", "/admin/units/receive", body, keyed(key))).headers.get("idempotent-replayed")).toBe("true");
    await expectNoDrift(shop, [inventoryItemId]);
  });

  it("works for writes that change no unit", async () => {
    const key = tag();
    const item = await createItem(shop);
    const body = { inventory_item_id: item, tracking: "at_ship" };
    const answers = await Promise.all([1, 2, 3].map(() => client.call<{ serial_policy?: HttpSerialPolicy; code?: string }>("POST", "/admin/serial-policies", body, keyed(key))));
    expect(answers.filter(({ status, body: { code } }) => status === 201 || code === "idempotency.in_progress")).toHaveLength(3);
    const again = await client.call<{ serial_policy: HttpSerialPolicy }>("POST", "/admin/serial-policies", body, keyed(key));
    expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([201, "true"]);
    expect(await client.refused("POST", "/admin/serial-policies", { ...body, tracking: "full" }, keyed(key))).toMatchObject({ status: 409, code: "idempotency.key_reused" });
    const path = `/admin/serial-policies/${again.body.serial_policy.id}`;
    const removed = await client.call("DELETE", path, undefined, keyed(key));
    expect([removed.status, (await client.call("DELETE", path, undefined, keyed(key))).headers.get("idempotent-replayed")]).toEqual([200, "true"]);
    expect(await client.refused("DELETE", path)).toMatchObject({ status: 404, code: "policy.not_found" });
  });

  it.each([["empty", ""], ["too long", "k".repeat(256)]])("is refused when it is %s", async (_what, key) => {
    expect(await client.refused("POST", "/admin/serial-policies", { inventory_item_id: inventoryItemId, tracking: "full" }, keyed(key))).toMatchObject({ status: 400, code: "request.invalid" });
  });

  it("may have 255 characters", async () => {
    const [one] = await receive(shop, { inventoryItemId }, 1);
    const key = tag().padEnd(255, "k");
    expect((await client.call("POST", "/admin/units/commands", { command: "move", bin: "B", units: [{ unit_id: one?.id }] }, keyed(key))).status).toBe(200);
    expect((await client.call("POST", `/admin/serial-policies/${policy.id}`, { strategy: "fifo" }, keyed(key))).status).toBe(200);
  });
});

describe("a secret API key", () => {
  it("acts under its own name", async () => {
    const { api_key: key } = await client.ok<{ api_key: { id: string; token: string } }>("POST", "/admin/api-keys", { title: tag(), type: "secret" });
    const [one] = await receive(shop, { inventoryItemId }, 1);
    const basic = { token: null, headers: { authorization: `Basic ${Buffer.from(`${key.token}:`).toString("base64")}` } };
    await client.ok("POST", "/admin/units/commands", { command: "move", bin: "K", units: [{ unit_id: one?.id }] }, basic);
    const { events } = await client.ok<{ events: { actor: { type: string; id: string } }[] }>("GET", `/admin/units/${one?.id}/history`);
    expect(events[1]?.actor).toEqual({ type: "api-key", id: key.id });
  });
});

describe("serial policies", () => {
  it("are made, read, changed, listed and deleted", async () => {
    const item = await createItem(shop);
    const made = await client.call<{ serial_policy: HttpSerialPolicy }>("POST", "/admin/serial-policies", {
      inventory_item_id: item, tracking: "full", number_format: { mask: "SN-####*", min_length: 7, max_length: 12 }, unique_within: "shop", allocate_at: "manual", strategy: "fefo",
      require_pick: true, enforcement: "warn", sellable_grades: ["new", "a", "b"],
    });
    expect(made.status).toBe(201);
    expect(made.body.serial_policy).toMatchObject({
      inventory_item_id: item, variant_id: null, tracking: "full", state: "active", number_format: { mask: "SN-####*", min_length: 7, max_length: 12 }, unique_within: "shop",
      allocate_at: "manual", strategy: "fefo", require_pick: true, enforcement: "warn", sellable_grades: ["new", "a", "b"], version: 1,
    });
    const path = `/admin/serial-policies/${made.body.serial_policy.id}`;
    expect(await client.ok("GET", path)).toEqual(made.body);
    const changed = await client.ok<{ serial_policy: HttpSerialPolicy }>("POST", path, { strategy: "lifo", number_format: null, expected_version: 1 });
    expect(changed.serial_policy).toMatchObject({ strategy: "lifo", number_format: null, version: 2, allocate_at: "manual" });
    expect(await client.refused("POST", path, { strategy: "fifo", expected_version: 1 })).toMatchObject({ status: 409, code: "conflict.stale", details: { current: changed.serial_policy } });
    expect(await client.ok("GET", `/admin/serial-policies?inventory_item_id=${item}`)).toEqual({
      serial_policies: [changed.serial_policy], limit: 50, offset: 0, count: 1, count_is_exact: true, next_after: null,
    });
    expect(await client.refused("POST", "/admin/serial-policies", { inventory_item_id: item, tracking: "full" })).toMatchObject({ status: 409, code: "policy.exists" });
    expect(await client.ok("DELETE", path)).toMatchObject({ id: made.body.serial_policy.id, deleted: true });
    expect(await client.refused("GET", path)).toMatchObject({ status: 404, code: "policy.not_found" });
  });

  it("stay while units stand under them", async () => {
    expect(await client.refused("DELETE", `/admin/serial-policies/${policy.id}`)).toMatchObject({ status: 409, code: "policy.in_use" });
    expect(await client.refused("POST", `/admin/serial-policies/${policy.id}`, { tracking: "at_ship" })).toMatchObject({ status: 409, code: "policy.step_down" });
    expect(await client.refused("POST", `/admin/serial-policies/${policy.id}`, { unique_within: "shop" })).toMatchObject({ status: 409, code: "policy.in_use" });
  });

  it("belong to one inventory item: a kit's variant does not say which", async () => {
    const [first, second] = [await createItem(shop), await createItem(shop)];
    const kit = await createProduct(shop, { kit: [{ inventory_item_id: first, required_quantity: 1 }, { inventory_item_id: second, required_quantity: 2 }] });
    const double = await createProduct(shop, { kit: [{ inventory_item_id: second, required_quantity: 2 }] });
    const plain = await createProduct(shop, { manageInventory: false });
    for (const { variantId } of [kit, double, plain]) {
      expect(await client.refused("POST", "/admin/serial-policies", { variant_id: variantId, tracking: "at_ship" })).toMatchObject({ status: 409, code: "policy.ambiguous_variant" });
    }
    expect(await client.refused("POST", "/admin/serial-policies", { variant_id: plain.variantId, tracking: "full" })).toMatchObject({ status: 409, code: "policy.needs_managed_inventory" });
    expect(await createPolicy(shop, { inventory_item_id: second })).toMatchObject({ inventory_item_id: second, variant_id: null });
    const single = await createProduct(shop);
    expect(await createPolicy(shop, { inventory_item_id: single.inventoryItemId })).toMatchObject({ variant_id: single.variantId, product_id: single.productId });
  });
});

describe("the OpenAPI document", () => {
  it("is public and has our routes", async () => {
    const { status, body } = await client.call<{ openapi: string; paths: Record<string, unknown> }>("GET", "/aftercare/openapi.json", undefined, { token: null });
    expect([status, body.openapi]).toEqual([200, "3.1.0"]);
    expect(Object.keys(body.paths)).toEqual(expect.arrayContaining(["/admin/units/receive", "/admin/scan", "/admin/serial-policies/{id}/activate"]));
  });
});

describe("the demo's bank", () => {
  it("can be told to decline", async () => {
    const answer = await client.ok<{ payment_failures: object }>("POST", "/admin/demo/payment-failures", { operation: "refund", times: 2 });
    expect(answer.payment_failures).toEqual({ operation: "refund", times: 2 });
    await client.ok("POST", "/admin/demo/payment-failures", { operation: "refund", times: 0 });
  });
});
