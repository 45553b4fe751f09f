import type { HttpReceiveReturnAnswer, HttpRma, HttpRmaAnswer, HttpStoreRma, HttpStoreRmaAnswer } from "../../../src/types/http";
import { eventually } from "../claims";
import type { ShopClient } from "./client";

/** What a return goes through, by the routes that agents and customers use. */

export type Wish = { unit_id: string; reason_code: string; requested_resolution: string; note?: string };

/** As the web shop's page would: the customer asks for it herself. */
export async function askForReturn(client: ShopClient, publishableKey: string, token: string, lines: readonly Wish[]): Promise<HttpStoreRma> {
  return (await client.store<HttpStoreRmaAnswer>("POST", "/rmas", publishableKey, { lines }, token)).rma;
}

export const readStoreReturn = async (client: ShopClient, publishableKey: string, token: string, id: string): Promise<HttpStoreRma> =>
  (await client.store<HttpStoreRmaAnswer>("GET", `/rmas/${id}`, publishableKey, undefined, token)).rma;

export const openReturn = async (client: ShopClient, body: { order_id?: string; lines: readonly Wish[] }): Promise<HttpRma> => (await client.admin<HttpRmaAnswer>("POST", "/rmas", body)).rma;
export const readReturn = async (client: ShopClient, id: string): Promise<HttpRma> => (await client.admin<HttpRmaAnswer>("GET", `/rmas/${id}`)).rma;
export const changeReturn = async (client: ShopClient, id: string, command: string, body: Record<string, unknown> = {}): Promise<HttpRma> => (await client.admin<HttpRmaAnswer>("POST", `/rmas/${id}/${command}`, body)).rma;

export const receiveParcel = (client: ShopClient, id: string, locationId: string, items: readonly Record<string, unknown>[]): Promise<HttpReceiveReturnAnswer> =>
  client.admin<HttpReceiveReturnAnswer>("POST", `/rmas/${id}/receive`, { location_id: locationId, items });

export async function onLine(client: ShopClient, rma: Pick<HttpRma, "id" | "lines">, action: string, body: Record<string, unknown>): Promise<HttpRma> {
  return (await client.admin<HttpRmaAnswer>("POST", `/rmas/${rma.id}/lines/${rma.lines[0]?.id ?? ""}/${action}`, body)).rma;
}

/** Until neither a worker nor Medusa has anything left to do for it. */
export const settled = (client: ShopClient, id: string): Promise<HttpRma> =>
  eventually(`all that return ${id} decided is done`, () => readReturn(client, id), ({ pending_work }) => pending_work.length === 0);
