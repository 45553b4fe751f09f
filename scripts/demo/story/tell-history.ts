import type { HttpUnitEvent, HttpUnitHistory } from "../../../src/types/http";
import type { ShopClient } from "../shop/client";
import { shownTime } from "./story-context";

const EVENTS_MAX = 200;

export async function readHistory(client: ShopClient, unitId: string): Promise<HttpUnitEvent[]> {
  const { events } = await client.admin<HttpUnitHistory>("GET", `/units/${unitId}/history?limit=${EVENTS_MAX}`);
  return events;
}

type Names = {
  /** E-mail by user id. */
  people: ReadonlyMap<string, string>;
  /** `#17` by order id. */
  orders: ReadonlyMap<string, string>;
};

/** When, what, who, why: one row an event, in words for a reader who knows no ids. */
export async function historyRows(client: ShopClient, events: readonly HttpUnitEvent[]): Promise<string[][]> {
  const names = await readNames(client, events);
  return events.map((event) => [shownTime(event.occurred_at), event.type.replace("unit.", ""), whoOf(event, names), whyOf(event, names)]);
}

async function readNames(client: ShopClient, events: readonly HttpUnitEvent[]): Promise<Names> {
  const orderIds = [...new Set(events.flatMap(({ reference }) => (reference?.type === "order" ? [reference.id] : [])))];
  const [{ users }, { orders }] = await Promise.all([
    client.admin<{ users: { id: string; email: string }[] }>("GET", "/users?limit=100&fields=id,email"),
    client.admin<{ orders: { id: string; display_id: number }[] }>("GET", `/orders?limit=100&fields=id,display_id&${orderIds.map((id) => `id[]=${id}`).join("&")}`),
  ]);
  return { people: new Map(users.map(({ id, email }) => [id, email])), orders: new Map(orders.map(({ id, display_id }) => [id, `#${display_id}`])) };
}

function whoOf({ actor }: HttpUnitEvent, { people }: Names): string {
  const known = people.get(actor.id);
  if (known !== undefined) return known;
  if (actor.type !== "system") return `${actor.type} ${actor.id}`;
  return actor.id === "medusa" ? "Medusa" : `Aftercare (${actor.id.replaceAll("_", " ")})`;
}

function whyOf({ reference, data }: HttpUnitEvent, { orders }: Names): string {
  const document = reference === null ? undefined : `${reference.type.replaceAll("_", " ")} ${orders.get(reference.id) ?? reference.id}`;
  const parts = [document, textOf(data["reason_code"]), textOf(data["scanned_as"], "scanned "), textOf(data["tracking_numbers"], "tracking ")];
  return parts.filter((part) => part !== undefined).join(", ");
}

function textOf(value: unknown, before = ""): string | undefined {
  if (typeof value === "string") return before + value;
  return Array.isArray(value) ? before + value.join(" ") : undefined;
}
