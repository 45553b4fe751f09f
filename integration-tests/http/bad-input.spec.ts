import type { HttpError } from "../../src/types/http";
import { register, someIp, technicianToken } from "../doors/people";
import { type CallOptions, type Client, connect } from "./support/client";
import { createShop, createTrackedProduct, placeOrder, type Shop } from "./support/shop";

/**
 * Takes every operation of the served OpenAPI document, starts from a request that names real things, and replaces
 * one field at a time by everything that is not what it should be. Nothing may be answered by a 5xx.
 */
type Schema = { properties?: Record<string, unknown> };
type Operation = { parameters: { name: string; in: string }[]; requestBody?: { content: Record<string, { schema: Schema }> } };

const NASTY: readonly unknown[] = [
  null, true, 0, -1, 1.5, 1e300, Number.MAX_SAFE_INTEGER, "", " ", "\u0000", "💥", "%", "'; drop table serial_unit; --", "x".repeat(100_000), [], [null], [[]], {}, { $ne: 1 }, { __proto__: null, constructor: {} },
];
const NASTY_TEXTS = NASTY.filter((value) => typeof value === "string" && value.length < 1_000).concat(["-1", "1e9", "99999999999999999999", "null", "%zz"]) as string[];
const NASTY_IDS = ["nobody", "%00", "..%2f..", "%F0%9F%92%A5", "x".repeat(3_000), "1", "null"];
/** Not hexadecimal, cut off, no UTF-8, and a lone percent sign. */
const UNDECODABLE = ["%ff", "%ZZ", "%", "%E0%A4%A", "a%c3", "%ed%a0%80"];

let client: Client;
let shop: Shop;
let good: Record<string, unknown>;
let orderId: string;
let unitId: string;
let paths: Record<string, Record<string, Operation>>;

beforeAll(async () => {
  client = await connect();
  shop = await createShop(client);
  const product = await createTrackedProduct(shop, { unitCount: 3, policy: { allocate_at: "manual" } });
  orderId = (await placeOrder(shop, [{ variant_id: product.variantId, quantity: 1 }])).id;
  unitId = product.units[0]?.id ?? "";
  good = {
    inventory_item_id: product.inventoryItemId, variant_id: product.variantId, location_id: shop.locationIds[0], serial_numbers: ["BAD-INPUT-1"], command: "move", bin: "B",
    units: [{ unit_id: unitId }], tracking: "full", corrects_sequence: 1, reason_code: "r", data: { lot_number: "L" }, unit_ids: [unitId], from_unit_id: unitId,
    to_unit_id: product.units[1]?.id, shipped_unit_id: unitId, actual_serial_number: product.units[1]?.serial_number, operation: "refund", times: 0,
  };
  ({ paths } = await client.ok<{ paths: typeof paths }>("GET", "/aftercare/openapi.json"));
});

const logins = new Map<string, Promise<string | undefined>>();

/** Somebody whom the route lets in, so that it is the input that is refused and not the caller. */
async function credentialsFor(path: string): Promise<CallOptions> {
  const door = path.split("/")[1] ?? "";
  const logIn = LOGINS[door];
  if (logIn === undefined) return {};
  if (!logins.has(door)) logins.set(door, logIn());
  const token = await logins.get(door);
  return { ...(token === undefined ? {} : { token }), headers: { "x-publishable-api-key": shop.publishableKey, "x-forwarded-for": someIp() } };
}

const LOGINS: Record<string, () => Promise<string | undefined>> = {
  store: async () => (await register(shop)).token,
  technician: () => technicianToken(shop),
};

type Attempt = { method: string; path: string; body?: unknown };

function attemptsOn(path: string, method: string, operation: Operation): Attempt[] {
  const id = path.startsWith("/admin/orders") ? orderId : unitId;
  const here = path.replaceAll(/\{\w+\}/g, id);
  const elsewhere = path.includes("{") ? NASTY_IDS.map((bad) => path.replaceAll(/\{\w+\}/g, bad)) : [];
  const query = operation.parameters.filter((parameter) => parameter.in === "query");
  const properties = Object.keys(operation.requestBody?.content["application/json"]?.schema.properties ?? {});
  const base = Object.fromEntries(properties.filter((name) => name in good).map((name) => [name, good[name]]));
  const withBody = method !== "get" && operation.requestBody?.content["application/json"] !== undefined;
  return [
    ...elsewhere.map((bad) => ({ method, path: bad, ...(withBody ? { body: base } : {}) })),
    ...query.flatMap(({ name }) => NASTY_TEXTS.map((value) => ({ method, path: `${here}?${name}=${encodeURIComponent(value)}` }))),
    ...(withBody ? [...NASTY, "text", 7].filter((value) => value !== undefined).map((value) => ({ method, path: here, body: JSON.stringify(value) })) : []),
    ...properties.flatMap((name) => NASTY.map((value) => ({ method, path: here, body: { ...base, [name]: value } }))),
  ];
}

describe("bad input", () => {
  it("is never a fault of ours, on any documented route", async () => {
    const faults: string[] = [];
    let count = 0;
    for (const [path, operations] of Object.entries(paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        for (const attempt of attemptsOn(path, method, { ...operation, parameters: operation.parameters ?? [] })) {
          const { status, body } = await client.call<HttpError>(attempt.method.toUpperCase(), attempt.path, attempt.body, await credentialsFor(path));
          count++;
          const isOurs = status < 400 || typeof body.code === "string" || (status === 400 && body.type === "invalid_data");
          if (status >= 500 || !isOurs) faults.push(`${method} ${attempt.path.slice(0, 200)} ${JSON.stringify(attempt.body)?.slice(0, 200)} → ${status} ${JSON.stringify(body).slice(0, 200)}`);
        }
      }
    }
    expect(faults).toEqual([]);
    expect(count).toBeGreaterThan(500);
  }, 900_000);

  it("answers a path that cannot be decoded in our form, whichever of its parameters it is", async () => {
    const templates = Object.entries(paths).flatMap(([path, operations]) => (path.includes("{") ? Object.keys(operations).map((method) => ({ path, method })) : []));
    const attempts = templates.flatMap(({ path, method }) => (path.match(/\{\w+\}/g) ?? []).flatMap((param) =>
      UNDECODABLE.map((bad) => ({ method, path: path.replace(param, bad).replaceAll(/\{\w+\}/g, unitId) }))));
    const wrong: string[] = [];
    for (const { method, path } of attempts) {
      // Medusa asks a shop's own doors for this key before anything else.
      const headers: Record<string, string> = path.startsWith("/store/") ? { "x-publishable-api-key": shop.publishableKey } : {};
      const { status, body } = await client.call<HttpError>(method.toUpperCase(), path, method === "get" ? undefined : {}, { headers });
      if (status !== 400 || body.code !== "request.invalid" || body.type !== "invalid_data") wrong.push(`${method} ${path} → ${status} ${JSON.stringify(body)}`);
    }
    expect(wrong).toEqual([]);
    expect(attempts.length).toBeGreaterThan(templates.length);
    // Express does not look at the case of a path.
    expect(await client.call("GET", "/Admin/UNITS/%ff")).toMatchObject({ status: 400, body: { code: "request.invalid", details: { issues: [{ path: "" }] } } });
  });

  it("leaves paths that can be decoded to their routes, and those of others to Medusa", async () => {
    for (const decodable of ["%E2%82%AC", "%25ff", "100%25"]) {
      expect(await client.call("GET", `/admin/units/${decodable}`)).toMatchObject({ status: 404, body: { code: "unit.not_found" } });
    }
    expect(await client.call("GET", "/admin/products/%ff")).toMatchObject({ status: 500 });
  });
});
