import type { HttpUnit, HttpUnitEvent } from "../../src/types/http";
import { type Client, connect } from "./support/client";
import { expectNoDrift } from "./support/drift";
import { command, createItem, createPolicy, createProduct, createShop, createTrackedProduct, getHistory, getUnit, levels, receive, serials, type Shop, tag } from "./support/shop";

let client: Client;
let shop: Shop;

beforeAll(async () => {
  client = await connect();
  shop = await createShop(client);
});

const UNIT_FIELDS = [
  "available_actions", "bin", "created_at", "custody", "fulfillment_id", "grade", "holds", "id", "identifiers", "inventory_item_id", "line_item_id", "location_id",
  "lot_number", "manufactured_on", "order_id", "owner_customer_id", "parent_unit_id", "scanned_as", "serial_number", "status", "updated_at", "variant_id", "version",
];
const MILLISECONDS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe("receiving", () => {
  it("gives each unit its row, its history and its place in Medusa's stock", async () => {
    const product = await createTrackedProduct(shop);
    const [number = ""] = serials(1);
    const answer = await client.call<{ received_count: number; units: HttpUnit[]; rejected: unknown[] }>("POST", "/admin/units/receive", {
      variant_id: product.variantId, location_id: shop.locationIds[0], bin: "A-01", serial_numbers: [` ${number.toLowerCase()}\r`], lot_number: "L-7",
      manufactured_on: "2026-01-31", identifiers: { [number]: [{ kind: "imei", value: `IMEI-${number}` }] }, reference: { type: "purchase_order", id: "PO-1" },
    }, { headers: { "x-workstation": "dock-3" } });

    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ received_count: 1, rejected: [] });
    const [unit] = answer.body.units;
    expect(Object.keys(unit ?? {}).sort()).toEqual(UNIT_FIELDS);
    expect(unit).toMatchObject({
      serial_number: number, status: "in_stock", custody: "warehouse", grade: "new", holds: [], variant_id: product.variantId, inventory_item_id: product.inventoryItemId,
      location_id: shop.locationIds[0], bin: "A-01", lot_number: "L-7", manufactured_on: "2026-01-31", version: 1,
      identifiers: [{ kind: "imei", value: `IMEI-${number}` }], created_at: expect.stringMatching(MILLISECONDS),
    });
    expect(await getUnit(shop, unit?.id ?? "")).toEqual(unit);
    const [event] = await getHistory(shop, unit?.id ?? "");
    expect(event).toMatchObject({
      sequence: 1, type: "unit.received", actor: { type: "user" }, workstation: "dock-3", reference: { type: "purchase_order", id: "PO-1" }, corrects_sequence: null,
      occurred_at: expect.stringMatching(MILLISECONDS), recorded_at: expect.stringMatching(MILLISECONDS), hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect((event as HttpUnitEvent).data["changes"]).toMatchObject({ status: "in_stock", location_id: shop.locationIds[0] });
    expect((await levels(shop, product.inventoryItemId))[shop.locationIds[0]]?.stocked).toBe(1);
  });

  it("expands a range", async () => {
    const product = await createTrackedProduct(shop);
    const prefix = `${tag()}-`;
    const { units } = await client.ok<{ units: HttpUnit[] }>("POST", "/admin/units/receive", {
      inventory_item_id: product.inventoryItemId, location_id: shop.locationIds[0], range: { prefix, start: 8, count: 3, width: 4 },
    });
    expect(units.map(({ serial_number }) => serial_number).sort()).toEqual([`${prefix}0008`, `${prefix}0009`, `${prefix}0010`]);
  });

  it("refuses all for one bad line, and names every bad line", async () => {
    const product = await createTrackedProduct(shop, { policy: { number_format: { charset: "digits", check: "luhn" } } });
    const error = await client.refused("POST", "/admin/units/receive", {
      inventory_item_id: product.inventoryItemId, location_id: shop.locationIds[0], serial_numbers: ["79927398713", "79927398714", "", 7, "79927398713", "ABC", "x".repeat(1_000_000)],
    });
    expect(error).toMatchObject({ status: 409, code: "receive.rejected", type: "conflict" });
    expect((error.details["rejected"] as { index: number; code: string }[]).map(({ index, code }) => [index, code])).toEqual([
      [1, "serial_number.bad_check_digit"], [2, "serial_number.empty"], [3, "serial_number.not_text"], [4, "serial_number.repeated"], [5, "serial_number.bad_character"], [6, "serial_number.too_long"],
    ]);
    expect((await client.ok<{ count: number }>("GET", `/admin/units?inventory_item_id=${product.inventoryItemId}`)).count).toBe(0);
  });

  it("takes the good lines where it is told to skip the bad ones", async () => {
    const product = await createTrackedProduct(shop);
    const [first = "", second = ""] = serials(2);
    await receive(shop, product, [first]);
    const answer = await client.ok<{ received_count: number; rejected: { index: number; code: string; serial_number: string }[] }>("POST", "/admin/units/receive", {
      inventory_item_id: product.inventoryItemId, location_id: shop.locationIds[0], serial_numbers: [first, second], on_error: "skip",
    });
    expect(answer).toMatchObject({ received_count: 1, rejected: [{ index: 0, serial_number: first, code: "serial_number.duplicate" }] });
    await expectNoDrift(shop, [product.inventoryItemId]);
  });

  it("takes 10,000 in one request, and not one more", async () => {
    const product = await createTrackedProduct(shop);
    const prefix = `${tag()}-`;
    const { received_count, units } = await client.ok<{ received_count: number; units: HttpUnit[] }>("POST", "/admin/units/receive", {
      inventory_item_id: product.inventoryItemId, location_id: shop.locationIds[0], serial_numbers: Array.from({ length: 10_000 }, (_, index) => `${prefix}${index}`),
    });
    expect([received_count, units.length]).toEqual([10_000, 10_000]);
    expect((await levels(shop, product.inventoryItemId))[shop.locationIds[0]]?.stocked).toBe(10_000);
    const tooMany = await client.refused("POST", "/admin/units/receive", {
      inventory_item_id: product.inventoryItemId, location_id: shop.locationIds[0], serial_numbers: Array.from({ length: 10_001 }, (_, index) => `${prefix}X${index}`),
    });
    expect(tooMany).toMatchObject({ status: 400, code: "request.too_many" });
    const ids = units.map(({ id }) => ({ unit_id: id }));
    expect((await command(shop, { command: "move", units: ids, bin: "B-1" })).changed_count).toBe(10_000);
    expect(await client.refused("POST", "/admin/units/commands", { command: "move", units: [...ids, { unit_id: "one_more" }], bin: "B-2" })).toMatchObject({ status: 400, code: "request.too_many" });
  });

  it("refuses an item whose policy tracks no units in stock, or that has no policy", async () => {
    const without = await createProduct(shop);
    const atShip = await createTrackedProduct(shop, { policy: { tracking: "at_ship" } });
    for (const { inventoryItemId } of [without, atShip]) {
      expect(await client.refused("POST", "/admin/units/receive", { inventory_item_id: inventoryItemId, location_id: shop.locationIds[0], serial_numbers: serials(1) })).toMatchObject({
        status: 409, code: "policy.not_tracked_in_stock",
      });
    }
  });

  it("adopts stock that Medusa counts already, then activates", async () => {
    const product = await createProduct(shop, { stock: [2, 1] });
    const policy = await createPolicy(shop, { variant_id: product.variantId });
    expect(policy.state).toBe("adopting");
    expect(await client.refused("POST", `/admin/serial-policies/${policy.id}/activate`)).toMatchObject({ status: 409, code: "policy.not_ready", details: { gaps: expect.any(Array) } });
    const adopt = (count: number, location: string) => client.ok("POST", "/admin/units/receive", { variant_id: product.variantId, location_id: location, serial_numbers: serials(count), stock_effect: "adopt" });
    await adopt(2, shop.locationIds[0]);
    const { readiness } = await client.ok<{ readiness: { ready: boolean; gaps: object[] } }>("GET", `/admin/serial-policies/${policy.id}/readiness`);
    expect(readiness).toMatchObject({ ready: false, open_line_count: 0 });
    expect(readiness.gaps).toContainEqual({ location_id: shop.locationIds[1], stocked_quantity: 1, unit_count: 0, difference: 1 });
    await adopt(1, shop.locationIds[1]);
    expect((await client.ok<{ serial_policy: { state: string } }>("POST", `/admin/serial-policies/${policy.id}/activate`)).serial_policy.state).toBe("active");
    expect(await client.refused("POST", "/admin/units/receive", { variant_id: product.variantId, location_id: shop.locationIds[0], serial_numbers: serials(1), stock_effect: "adopt" })).toMatchObject({
      status: 409, code: "policy.not_adopting",
    });
    await expectNoDrift(shop, [product.inventoryItemId]);
  });
});

describe("one command on units", () => {
  let inventoryItemId: string;
  const fresh = async (count = 1): Promise<HttpUnit[]> => receive(shop, { inventoryItemId }, count);
  const one = async (): Promise<HttpUnit> => (await fresh())[0] as HttpUnit;
  const give = async (unit: HttpUnit, body: object): Promise<HttpUnit> => (await command(shop, { units: [{ unit_id: unit.id }], ...body })).units[0] as HttpUnit;

  beforeAll(async () => {
    ({ inventoryItemId } = await createTrackedProduct(shop));
  });
  afterEach(() => expectNoDrift(shop, [inventoryItemId]));

  it("moves them to another warehouse and takes Medusa's stock along", async () => {
    const moved = await give(await one(), { command: "move", location_id: shop.locationIds[1], bin: "C-3" });
    expect(moved).toMatchObject({ location_id: shop.locationIds[1], bin: "C-3", version: 2 });
  });

  it("holds them, so that nobody can buy them, and releases them", async () => {
    const before = (await levels(shop, inventoryItemId))[shop.locationIds[0]]?.available ?? 0;
    const unit = await one();
    const held = await give(unit, { command: "hold", kind: "quality", reason_code: "scratched", note: "Left side." });
    expect(held.holds).toEqual([{ id: expect.any(String), kind: "quality", reason: "scratched" }]);
    expect(held.available_actions).toEqual(expect.arrayContaining(["release_hold"]));
    expect(held.available_actions).not.toContain("allocate");
    expect((await levels(shop, inventoryItemId))[shop.locationIds[0]]?.available).toBe(before);
    expect(await client.refused("POST", "/admin/units/commands", { command: "hold", kind: "quality", reason_code: "scratched", units: [{ unit_id: unit.id }] })).toMatchObject({ status: 409, code: "unit.hold_exists" });
    // The text stands beside the event, not in it.
    expect((await getHistory(shop, unit.id)).map(({ type, note, data }) => [type, note, JSON.stringify(data).includes("Left side.")])).toEqual([
      ["unit.received", null, false], ["unit.held", "Left side.", false],
    ]);
    expect((await give(unit, { command: "release_hold", hold_id: held.holds[0]?.id })).holds).toEqual([]);
    expect((await levels(shop, inventoryItemId))[shop.locationIds[0]]?.available).toBe(before + 1);
  });

  it("loses and finds, quarantines and restocks, scraps and reinstates, regrades and voids", async () => {
    const unit = await one();
    expect(await give(unit, { command: "mark_lost", reason_code: "count" })).toMatchObject({ status: "lost", custody: "none", location_id: null });
    expect(await give(unit, { command: "mark_found" })).toMatchObject({ status: "in_stock", location_id: shop.locationIds[0] });
    const quarantined = await give(unit, { command: "quarantine", reason_code: "wet_box" });
    expect(quarantined).toMatchObject({ status: "quarantined", custody: "warehouse" });
    expect(quarantined.location_id).not.toBe(shop.locationIds[0]);
    await expectNoDrift(shop, [inventoryItemId]);
    expect(await give(unit, { command: "regrade", grade: "b" })).toMatchObject({ grade: "b", status: "quarantined" });
    expect(await client.refused("POST", "/admin/units/commands", { command: "restock", units: [{ unit_id: unit.id }] })).toMatchObject({ status: 409, code: "grade.needs_item" });
    expect(await give(unit, { command: "restock", grade: "a" })).toMatchObject({ status: "in_stock", location_id: shop.locationIds[0], grade: "a" });
    expect(await give(unit, { command: "scrap", reason_code: "broken" })).toMatchObject({ status: "scrapped", custody: "none" });
    expect(await give(unit, { command: "reinstate" })).toMatchObject({ status: "quarantined", location_id: quarantined.location_id });
    expect(await give(unit, { command: "void", reason_code: "typo" })).toMatchObject({ status: "void", available_actions: [] });
    expect((await getHistory(shop, unit.id)).map(({ sequence, type }) => `${sequence} ${type}`)).toEqual([
      "1 unit.received", "2 unit.lost", "3 unit.found", "4 unit.quarantined", "5 unit.regraded", "6 unit.restocked", "7 unit.scrapped", "8 unit.reinstated", "9 unit.voided",
    ]);
    const [again] = await receive(shop, { inventoryItemId }, [unit.serial_number]);
    expect(again?.id).not.toBe(unit.id);
  });

  it("restocks a unit of lower grade as another item, and moves the stock there", async () => {
    const refurbished = await createTrackedProduct(shop);
    const unit = await one();
    await give(unit, { command: "quarantine" });
    const restocked = await give(unit, { command: "restock", grade: "b", inventory_item_id: refurbished.inventoryItemId, location_id: shop.locationIds[1] });
    expect(restocked).toMatchObject({ inventory_item_id: refurbished.inventoryItemId, variant_id: refurbished.variantId, grade: "b", location_id: shop.locationIds[1] });
    await expectNoDrift(shop, [refurbished.inventoryItemId]);
  });

  it("changes all or nothing, and lists those that refuse", async () => {
    const [good, bad] = await fresh(2);
    await give(bad as HttpUnit, { command: "scrap" });
    const error = await client.refused("POST", "/admin/units/commands", { command: "move", location_id: shop.locationIds[1], units: [{ unit_id: good?.id }, { unit_id: bad?.id }, { serial_number: "NOBODY" }] });
    expect(error).toMatchObject({ status: 409, code: "command.rejected" });
    expect((error.details["rejected"] as { code: string }[]).map(({ code }) => code)).toEqual(["unit.wrong_status", "unit.not_found"]);
    expect((await getUnit(shop, good?.id ?? "")).version).toBe(1);
  });

  it("says when it happened, but never in the future", async () => {
    const unit = await one();
    await give(unit, { command: "move", bin: "X", occurred_at: "2026-01-01T12:00:00+02:00" });
    expect((await getHistory(shop, unit.id))[1]).toMatchObject({ occurred_at: "2026-01-01T10:00:00.000Z" });
    expect(await client.refused("POST", "/admin/units/commands", { command: "move", bin: "Y", units: [{ unit_id: unit.id }], occurred_at: "2200-01-01T00:00:00Z" })).toMatchObject({
      status: 409, code: "occurred_at.in_future",
    });
  });

  it("offers exactly what it then accepts", async () => {
    const good: Record<string, object> = {
      hold: { kind: "theft" }, move: { bin: "Z" }, mark_lost: {}, scrap: {}, void: {}, regrade: { grade: "a" }, quarantine: {}, mark_found: {}, restock: {}, take_over: {}, hand_back: {},
      put_back: {}, reinstate: {}, void_shipment: {}, confirm_delivered: {}, release_hold: {},
    };
    for (const [name, body] of Object.entries(good)) {
      const unit = await one();
      const answer = await client.call("POST", "/admin/units/commands", { command: name, units: [{ unit_id: unit.id }], ...body });
      expect([name, answer.status]).toEqual([name, (unit.available_actions as string[]).includes(name) ? 200 : 409]);
    }
  });
});

describe("corrections", () => {
  it("tells a fact anew and points at the event that told it wrong", async () => {
    const { units: [unit] } = await createTrackedProduct(shop, { unitCount: 1 });
    const right = serials(1)[0] ?? "";
    const { unit: corrected } = await client.ok<{ unit: HttpUnit }>("POST", `/admin/units/${unit?.id}/correct`, {
      corrects_sequence: 1, reason_code: "misread", data: { serial_number: right, lot_number: "L-9", manufactured_on: "2026-02-28" },
    });
    expect(corrected).toMatchObject({ serial_number: right, lot_number: "L-9", manufactured_on: "2026-02-28", version: 2 });
    expect((await getHistory(shop, unit?.id ?? ""))[1]).toMatchObject({ type: "unit.corrected", corrects_sequence: 1, data: { reason_code: "misread" } });
  });

  it.each([
    ["a fact that follows from what happened", { corrects_sequence: 1, reason_code: "r", data: { status: "in_stock" } }, 409, "correction.not_allowed"],
    ["an event that does not exist", { corrects_sequence: 9, reason_code: "r", data: { lot_number: "L" } }, 409, "correction.not_allowed"],
    ["nothing", { corrects_sequence: 1, reason_code: "r", data: {} }, 409, "correction.not_allowed"],
    ["a field that does not exist", { corrects_sequence: 1, reason_code: "r", data: { colour: "red" } }, 400, "request.invalid"],
    ["a day that does not exist", { corrects_sequence: 1, reason_code: "r", data: { manufactured_on: "2026-02-30" } }, 400, "request.invalid"],
    ["no event", { corrects_sequence: 0, reason_code: "r", data: {} }, 400, "request.invalid"],
  ])("refuses %s", async (_what, body, status, code) => {
    const { units: [unit] } = await createTrackedProduct(shop, { unitCount: 1 });
    expect(await client.refused("POST", `/admin/units/${unit?.id}/correct`, body)).toMatchObject({ status, code });
    expect((await getUnit(shop, unit?.id ?? "")).version).toBe(1);
  });

  it("refuses the number of another unit", async () => {
    const { units: [one, other] } = await createTrackedProduct(shop, { unitCount: 2 });
    const body = { corrects_sequence: 1, reason_code: "r", data: { serial_number: other?.serial_number } };
    expect(await client.refused("POST", `/admin/units/${one?.id}/correct`, body)).toMatchObject({ status: 409, code: "serial_number.duplicate" });
  });
});

describe("finding units", () => {
  it("filters, and pages by offset and by key without gaps or doubles", async () => {
    const { inventoryItemId, units } = await createTrackedProduct(shop, { unitCount: 7 });
    const all = units.map(({ id }) => id).sort().reverse();
    const page = await client.ok<{ units: HttpUnit[]; limit: number; offset: number; count: number; count_is_exact: boolean; next_after: string }>("GET", `/admin/units?inventory_item_id=${inventoryItemId}&limit=3`);
    expect(page).toMatchObject({ limit: 3, offset: 0, count: 7, count_is_exact: true, next_after: expect.any(String) });
    const seen: string[] = [];
    let after: string | null = "";
    while (after !== null) {
      const next: { units: HttpUnit[]; next_after: string | null } = await client.ok("GET", `/admin/units?inventory_item_id=${inventoryItemId}&limit=3${after === "" ? "" : `&after=${after}`}`);
      seen.push(...next.units.map(({ id }) => id));
      after = next.next_after;
    }
    expect(seen).toEqual(all);
    expect((await client.ok<{ units: HttpUnit[] }>("GET", `/admin/units?inventory_item_id=${inventoryItemId}&limit=3&offset=6`)).units.map(({ id }) => id)).toEqual(all.slice(6));
    const [unit] = units;
    const find = async (query: string): Promise<number> => (await client.ok<{ count: number }>("GET", `/admin/units?inventory_item_id=${inventoryItemId}&${query}`)).count;
    expect(await find(`serial_number=${unit?.serial_number.toLowerCase()}`)).toBe(1);
    expect(await find(`q=${unit?.serial_number.slice(0, -2)}`)).toBe(7);
    expect(await find("status=in_stock,allocated")).toBe(7);
    expect(await find("status[]=lost&status[]=scrapped")).toBe(0);
    expect(await find(`location_id=${shop.locationIds[1]}`)).toBe(0);
    await command(shop, { command: "hold", kind: "recall", units: [{ unit_id: unit?.id }] });
    expect(await find("hold=recall")).toBe(1);
    expect(await find("hold=any")).toBe(1);
    expect(await find("hold=theft")).toBe(0);
    expect(await find("q=%25")).toBe(0);
    expect(await find(`id=${units.slice(0, 2).map(({ id }) => id).join(",")}`)).toBe(2);
    expect(await find(`parent_unit_id=${unit?.id}`)).toBe(0);
  });

  it("says when a number means several units, and takes the item to tell them apart", async () => {
    const [one, other] = [await createTrackedProduct(shop), await createTrackedProduct(shop)];
    const number = `SAME-${tag()}`;
    await receive(shop, one, [number]);
    const [second] = await receive(shop, other, [number]);
    const error = await client.refused("POST", "/admin/units/commands", { command: "scrap", units: [{ serial_number: number }] });
    expect(error).toMatchObject({ status: 409, code: "unit.ambiguous" });
    expect(error.details["candidates"]).toHaveLength(2);
    const { units } = await command(shop, { command: "scrap", units: [{ serial_number: number, inventory_item_id: other.inventoryItemId }] });
    expect(units.map(({ id }) => id)).toEqual([second?.id]);
    const scan = await client.ok<{ matches: unknown[] }>("GET", `/admin/scan?code=${number}`);
    expect(scan.matches).toHaveLength(2);
  });

  it("understands what scanners send", async () => {
    const { inventoryItemId } = await createTrackedProduct(shop);
    const number = `S${tag()}`;
    const { units: [unit] } = await client.ok<{ units: HttpUnit[] }>("POST", "/admin/units/receive", {
      inventory_item_id: inventoryItemId, location_id: shop.locationIds[0], serial_numbers: [number], identifiers: { [number]: [{ kind: "mac", value: `AA:BB:${number}` }] },
    });
    const scan = (code: string) => client.ok<{ parsed: Record<string, unknown> | null; matches: { unit: HttpUnit; open_documents: unknown[]; coverage_summary: unknown; available_actions: string[] }[] }>("GET", `/admin/scan?code=${encodeURIComponent(code)}`);
    for (const code of [number, number.toLowerCase(), `${number}\r\n`, `AA:BB:${number}`, `(01)09506000134352(21)${number}`, `0109506000134352\u001d21${number}`, `010950600013435221${number}`, `https://id.gs1.org/01/09506000134352/21/${number}`]) {
      expect([code, (await scan(code)).matches.map(({ unit: match }) => match.id)]).toEqual([code, [unit?.id]]);
    }
    expect(await scan(`(01)09506000134352(21)${number}(10)L1(17)271231`)).toMatchObject({
      parsed: { format: "gs1_element_string", gtin: "09506000134352", serial_number: number, lot_number: "L1", expires_on: "2027-12-31" },
      matches: [{ unit: { id: unit?.id }, open_documents: [], coverage_summary: { verdict: expect.any(String), ends_on: null }, available_actions: unit?.available_actions }],
    });
    expect((await client.ok<{ matches: unknown[] }>("GET", `/admin/scan?code=0109506000134352%1D21${number}`)).matches).toHaveLength(1);
    for (const code of ["", "   ", "nothing has this", "(01)123", "https://example.com/", "\u0000", "x".repeat(9_000)]) expect(await scan(code)).toEqual({ parsed: null, matches: [] });
  });

  it("gives an item's own history only", async () => {
    const { units: [unit] } = await createTrackedProduct(shop, { unitCount: 1 });
    for (const bin of ["A", "B", "C"]) await command(shop, { command: "move", bin, units: [{ unit_id: unit?.id }] });
    const page = await client.ok<{ events: HttpUnitEvent[]; next_after: string; count: number }>("GET", `/admin/units/${unit?.id}/history?limit=2&after=1`);
    expect([page.events.map(({ sequence }) => sequence), page.count, page.next_after]).toEqual([[2, 3], 4, "3"]);
    expect((await client.ok<{ next_after: string | null }>("GET", `/admin/units/${unit?.id}/history`)).next_after).toBeNull();
  });
});

describe("item and unit unknown to anybody", () => {
  it.each([
    ["GET", "/admin/units/nobody", undefined, "unit.not_found"],
    ["GET", "/admin/units/nobody/history", undefined, "unit.not_found"],
    ["POST", "/admin/units/nobody/correct", { corrects_sequence: 1, reason_code: "r", data: { lot_number: "L" } }, "unit.not_found"],
    ["POST", "/admin/units/commands", { command: "scrap", units: [{ unit_id: "nobody" }] }, "unit.not_found"],
    ["POST", "/admin/units/receive", { inventory_item_id: "nothing", location_id: "nowhere", serial_numbers: ["A"] }, undefined],
    ["GET", "/admin/serial-policies/nothing", undefined, "policy.not_found"],
    ["POST", "/admin/serial-policies/nothing", {}, "policy.not_found"],
    ["DELETE", "/admin/serial-policies/nothing", undefined, "policy.not_found"],
    ["GET", "/admin/serial-policies/nothing/readiness", undefined, "policy.not_found"],
    ["POST", "/admin/serial-policies/nothing/activate", undefined, "policy.not_found"],
    ["POST", "/admin/serial-policies", { variant_id: "nothing", tracking: "full" }, "not_found"],
    ["POST", "/admin/serial-policies", { inventory_item_id: "nothing", tracking: "full" }, "not_found"],
    ["GET", "/admin/orders/nothing/units", undefined, "not_found"],
    ["POST", "/admin/orders/nothing/units/allocate", {}, "not_found"],
    ["POST", "/admin/orders/nothing/units/release", { unit_ids: ["a"] }, "not_found"],
    ["POST", "/admin/orders/nothing/units/pick", { serial_numbers: ["a"] }, "not_found"],
    ["POST", "/admin/orders/nothing/units/swap", { from_unit_id: "a", to_unit_id: "b", reason_code: "r" }, "not_found"],
    ["POST", "/admin/orders/nothing/units/correct", { shipped_unit_id: "a", actual_serial_number: "b", reason_code: "r" }, "not_found"],
    ["POST", "/admin/unit-exceptions/nothing/resolve", {}, "not_found"],
    ["GET", "/admin/units/a%00b", undefined, "not_found"],
  ])("%s %s is 404", async (method, path, body, code) => {
    const error = await client.refused(method, path, body);
    expect(error.status).toBe(404);
    expect(error).toMatchObject({ message: expect.any(String), details: expect.any(Object), ...(code ? { code } : {}) });
  });

  it("refuses a location that does not exist", async () => {
    const item = await createItem(shop);
    await createPolicy(shop, { inventory_item_id: item });
    const [unit] = await receive(shop, { inventoryItemId: item }, 1);
    expect(await client.refused("POST", "/admin/units/receive", { inventory_item_id: item, location_id: "nowhere", serial_numbers: ["A"] })).toMatchObject({ status: 404, code: "location.not_found" });
    expect(await client.refused("POST", "/admin/units/commands", { command: "move", location_id: "nowhere", units: [{ unit_id: unit?.id }] })).toMatchObject({ status: 404, code: "location.not_found" });
  });
});
