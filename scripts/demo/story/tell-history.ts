import type { HttpUnitEvent, HttpUnitHistory } from "../../../src/types/http";
import type { ShopClient } from "../shop/client";
import { shownTime } from "./story-context";

const EVENTS_MAX = 200;

export async function readHistory(client: ShopClient, unitId: string): Promise<HttpUnitEvent[]> {
  const { events } = await client.admin<HttpUnitHistory>("GET", `/units/${unitId}/history?limit=${EVENTS_MAX}`);
  return events;
}

export type Names = {
  /** Of users and customers, by id. */
  people: ReadonlyMap<string, string>;
  /** `#17` by order id. */
  orders: ReadonlyMap<string, string>;
};

/** When, what, who, why: one row an event, in words for a reader who knows no ids. */
export function historyRows(events: readonly HttpUnitEvent[], names: Names): string[][] {
  return events.map((event) => [shownTime(event.occurred_at), event.type.replace("unit.", ""), whoOf(event, names), whyOf(event, names)]);
}

function whoOf({ actor }: HttpUnitEvent, { people }: Names): string {
  const known = people.get(actor.id);
  if (known !== undefined) return known;
  return actor.type === "system" ? `Aftercare (${actor.id.replaceAll("_", " ")})` : `${actor.type} ${actor.id}`;
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
