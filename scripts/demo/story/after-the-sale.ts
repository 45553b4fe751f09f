import type { HttpScanAnswer, HttpScanMatch, HttpUnitEvent } from "../../../src/types/http";
import { claim, claimEqual, eventually, only } from "../claims";
import { PHONE_WARRANTY_MONTHS, WARRANTY_ZONE } from "../seed/catalog";
import type { ShopClient } from "../shop/client";
import type { Arrival } from "./goods-arrive";
import { imeiOf } from "./goods-arrive";
import type { Purchase } from "./customers-order";
import { links, type StoryContext } from "./story-context";
import { historyRows, readHistory } from "./tell-history";

const DAY_MS = 86_400_000;

// The parts of these answers that the story reads; the contract has more.
type Summary = { verdict?: string; ends_on?: string | null };
type Coverage = {
  verdict: string;
  lines: { item: string; verdict: string; reasons: { rule: string; result: string; citation: { source: string; law?: string; article?: string } | null }[] }[];
  entitlements: { status: string; ends_on: string; warranty_policy: { name: string } }[];
};

/** The worker, a process of its own, hears of the delivery and writes the right to a warranty. */
export async function warrantyBegins({ client, tell }: StoryContext, { unit }: Purchase): Promise<{ endsOn: string }> {
  const match = await eventually("the worker creates the warranty", () => scan(client, unit.serial_number), (found) => summaryOf(found).verdict === "covered");
  const seenAt = Date.now();
  const delivered = (await readHistory(client, unit.id)).findLast(({ type }) => type === "unit.delivered");
  claim(delivered !== undefined, "the history tells of the delivery");
  const startsOn = dateInZone(delivered.occurred_at, WARRANTY_ZONE);
  const endsOn = addMonths(startsOn, PHONE_WARRANTY_MONTHS);
  claimEqual(summaryOf(match).ends_on, endsOn, `the warranty ends ${PHONE_WARRANTY_MONTHS} months after the delivery on ${startsOn}`);
  tell.step(`The worker process has written the warranty: ${PHONE_WARRANTY_MONTHS} months from the delivery, until ${endsOn}.`);
  const policy = await checkCoverage(client, unit.id, endsOn);
  tell.fact("policy", policy);
  tell.fact("seen", `${((seenAt - Date.parse(delivered.recorded_at)) / 1_000).toFixed(1)} s after the delivery was recorded`);
  return { endsOn };
}

/** Covered today and on the last day, not on the day after; and every answer says why. Gives the policy and the law it rests on. */
async function checkCoverage(client: ShopClient, unitId: string, endsOn: string): Promise<string> {
  const ask = async (day: string): Promise<Coverage> => (await client.admin<{ coverage: Coverage }>("GET", `/units/${unitId}/coverage?as_of=${day}`)).coverage;
  const [lastDay, dayAfter] = await Promise.all([ask(endsOn), ask(addDays(endsOn, 1))]);
  claimEqual([lastDay.verdict, dayAfter.verdict], ["covered", "not_covered"], `the phone is covered on ${endsOn} and not on the day after`);
  claim(lastDay.lines.every(({ reasons }) => reasons.length > 0), "every verdict says why", lastDay.lines);
  const { warranty_policy, ends_on } = only(lastDay.entitlements.filter(inForce), "the phone has one warranty in force");
  claimEqual(ends_on, endsOn, "the warranty itself says the same last day");
  const law = lastDay.lines.flatMap(({ reasons }) => reasons).map(({ citation }) => citation).find((citation) => citation?.source === "law");
  claim(law !== undefined && law !== null, "the legal guarantee names its law", lastDay.lines);
  return `"${warranty_policy.name}", resting on ${law.law ?? "?"}, art. ${law.article ?? "?"}; the day after ${endsOn} the answer is no`;
}

/** A phone that came back once and was sold again still tells of the right its first buyer had. */
export const inForce = ({ status }: { readonly status: string }): boolean => status === "active";

/** One scan answers it all, by the serial number or by the IMEI. */
export async function anybodyScansIt({ client, shop, tell }: StoryContext, mila: Purchase, { endsOn, trackingNumber, arrival }: { endsOn: string; trackingNumber: string; arrival: Arrival }): Promise<void> {
  const match = await scan(client, mila.unit.serial_number);
  const events = await readHistory(client, mila.unit.id);
  checkHistory(events, mila, trackingNumber);

  tell.step(`An agent scans ${mila.unit.serial_number} and sees the phone's whole life.`);
  tell.fact("now", `${match.unit.status}, with the ${match.unit.custody}, owner ${mila.customer.first_name} ${mila.customer.last_name}, grade ${match.unit.grade}`);
  tell.fact("coverage", `${summaryOf(match).verdict ?? "?"} until ${endsOn}`);
  tell.fact("history", "when, what, who, why:");
  tell.rows(await historyRows(client, events));
  tell.fact("API", links({ shop }).api(`/scan?code=${mila.unit.serial_number}`));
  tell.fact("", links({ shop }).api(`/units/${mila.unit.id}/history`));
  if (!arrival.units.some(({ id }) => id === mila.unit.id)) tell.fact("note", "first in, first out: this phone was left from an earlier story");

  const imei = imeiOf(match.unit);
  claimEqual((await scan(client, imei)).unit.id, mila.unit.id, "the IMEI finds the same phone");
  tell.step(`The IMEI ${imei}, the second number on the box, finds the same phone.`);
  tell.fact("API", links({ shop }).api(`/scan?code=${imei}`));
}

const LIFE = ["unit.allocated", "unit.picked", "unit.fulfilled", "unit.shipped", "unit.delivered"];

/** From receipt to delivery, each with somebody who did it; an earlier promise that was taken back may lie between. */
function checkHistory(events: readonly HttpUnitEvent[], { order }: Purchase, trackingNumber: string): void {
  const types = events.map(({ type }) => type);
  claimEqual([types[0], ...types.slice(-LIFE.length)], ["unit.received", ...LIFE], "the history goes from receipt to delivery");
  claimEqual(events.map(({ sequence }) => sequence), events.map((_, index) => index + 1), "the history has no gap");
  claim(events.every(({ actor, occurred_at, hash }) => actor.id !== "" && occurred_at !== "" && hash !== ""), "every event says who and when, and is chained", events);
  claimEqual(events[0]?.reference?.type, "purchase_order", "the receipt names its purchase order");
  claim(events.slice(-LIFE.length).every(({ reference }) => reference !== null), "every later event names the document it happened for", events);
  const allocated = events.at(-LIFE.length);
  claimEqual(allocated?.reference?.id, order.id, "the allocation names Mila's order");
  const shipped = events.findLast(({ type }) => type === "unit.shipped");
  claimEqual(shipped?.data["tracking_numbers"], [trackingNumber], "the shipment names its tracking number");
}

async function scan(client: ShopClient, code: string): Promise<HttpScanMatch> {
  const { matches } = await client.admin<HttpScanAnswer>("GET", `/scan?code=${encodeURIComponent(code)}`);
  return only(matches, `the code ${code} finds exactly one unit`);
}

// The contract leaves the summary's fields open; these two are what the scan page shows.
const summaryOf = ({ coverage_summary }: HttpScanMatch): Summary => (coverage_summary ?? {}) as Summary;

export function dateInZone(instant: string, zone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date(instant));
}

export const addDays = (date: string, days: number): string => new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);

/** Counted here once more, by hand: the demo does not believe the engine it checks. A month that is too short ends early. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}
