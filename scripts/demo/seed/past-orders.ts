import type { HttpUnit } from "../../../src/types/http";
import { only } from "../claims";
import type { Catalog } from "./create-catalog";
import type { VariantKey } from "./catalog";
import { GUEST, type CustomerKey, type People } from "./people";
import type { Store } from "./set-up-store";
import type { ShopClient } from "../shop/client";
import { allItems, cancelOrder, capturePayment, deliver, type Expected, fulfil, type Fulfillment, type LineItem, type Order, pick, placeOrder, ship, waitForUnits } from "../shop/orders";

/** One order for each thing that may have become of it. */

export type PlacedOrder = Pick<Order, "id" | "display_id" | "items">;
export type PastOrders = Record<PastOrderKey, PlacedOrder>;
export type Seeding = { client: ShopClient; store: Store; catalog: Catalog; people: People };

type Life = (order: OrderLife) => Promise<void>;
type Wanted = readonly [variant: VariantKey, quantity: number];
type PastOrder = { by: CustomerKey | "guest"; lines: readonly [Wanted, ...Wanted[]]; expect: Expected; live: Life };

const PAST_ORDERS = {
  delivered_phone: { by: "lena", lines: [["phone_graphite", 1], ["phone_case", 1]], expect: { units: 1 }, live: (order) => order.reachCustomer() },
  delivered_kit: { by: "amelie", lines: [["drill_kit", 1]], expect: { units: 3 }, live: (order) => order.reachCustomer() },
  // Its serial number is read when it is packed: before that, no coffee machine has a name here.
  delivered_coffee_machine: { by: "hugo", lines: [["coffee_machine", 1], ["coffee_filters", 2]], expect: { units: 0 }, live: (order) => order.reachCustomer(["BU1-000101"]) },
  delivered_oximeter: {
    by: "sanne", lines: [["oximeter", 1]], expect: { units: 1 },
    live: async (order) => {
      await order.pickAll();
      await order.reachCustomer();
    },
  },
  delivered_wrong_drill: { by: "petra", lines: [["drill", 1]], expect: { units: 1 }, live: (order) => order.reachCustomer() },
  // For the bench.
  delivered_drill: { by: "daan", lines: [["drill", 1]], expect: { units: 1 }, live: (order) => order.reachCustomer() },
  delivered_grinder: { by: "jonas", lines: [["grinder", 1]], expect: { units: 1 }, live: (order) => order.reachCustomer() },
  delivered_sand_phone: { by: "hugo", lines: [["phone_sand", 1]], expect: { units: 1 }, live: (order) => order.reachCustomer() },
  shipped_grinder: { by: "daan", lines: [["grinder", 1], ["shirt_m", 1]], expect: { units: 1 }, live: async (order) => void (await order.leave()) },
  shipped_to_guest: { by: "guest", lines: [["phone_graphite", 1]], expect: { units: 1 }, live: async (order) => void (await order.leave()) },
  packed_kits: {
    by: "petra", lines: [["drill_kit", 2]], expect: { units: 6 },
    live: async (order) => {
      await order.pack();
    },
  },
  partly_shipped: { by: "petra", lines: [["drill", 3]], expect: { units: 3 }, live: async (order) => void (await order.leave(2)) },
  unpacked_again: {
    by: "sanne", lines: [["battery", 1]], expect: { units: 1 },
    live: async (order) => {
      const { id } = await order.pack();
      await order.unpack(id);
    },
  },
  picked: { by: "jonas", lines: [["battery", 2]], expect: { units: 2 }, live: (order) => order.pickAll() },
  allocated: { by: "amelie", lines: [["phone_sand", 1], ["phone_case", 1]], expect: { units: 1 }, live: async () => undefined },
  recalled: { by: "daan", lines: [["oximeter", 2]], expect: { units: 2 }, live: async () => undefined },
  waiting: { by: "hugo", lines: [["laser", 5]], expect: { units: 3, waiting: 2 }, live: async () => undefined },
  canceled: { by: "jonas", lines: [["grinder", 1]], expect: { units: 1 }, live: (order) => order.cancel() },
  without_serials: { by: "lena", lines: [["coffee_filters", 1], ["shirt_l", 1]], expect: { units: 0 }, live: async () => undefined },
} as const satisfies Record<string, PastOrder>;

export type PastOrderKey = keyof typeof PAST_ORDERS;

export const PAST_ORDER_COUNT = Object.keys(PAST_ORDERS).length;

/** One Medusa process answers, so more than a few at a time only wait for each other. */
const AT_A_TIME = 3;

export async function makePastOrders(seeding: Seeding): Promise<PastOrders> {
  const waiting = Object.entries(PAST_ORDERS);
  const made: Partial<PastOrders> = {};
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [key, past] = next;
      made[key as PastOrderKey] = await makeOrder(seeding, past);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  // Every entry of PAST_ORDERS was made above.
  return made as PastOrders;
}

async function makeOrder({ client, store, catalog, people }: Seeding, { by, lines, expect, live }: PastOrder): Promise<PlacedOrder> {
  const order = await placeOrder(client, {
    publishableKey: store.publishable_key, regionId: store.region_id, shippingOptionId: store.shipping_option_id,
    buyer: by === "guest" ? GUEST : people[by], lines: lines.map(([variant, quantity]) => ({ variant_id: catalog.variants[variant], quantity })),
  });
  const units = await waitForUnits(client, order.id, expect);
  // Medusa gives an order's items in no particular order.
  const [first] = lines;
  const firstLine = only(order.items.filter(({ variant_id }) => variant_id === catalog.variants[first[0]]), "the order has the line that was asked for first");
  // Medusa reserves at whichever warehouse it finds first; what was promised there is packed there.
  const locationId = units.find(({ location_id }) => location_id !== null)?.location_id ?? store.location_ids[0];
  await live(new OrderLife(client, order, firstLine, locationId, units));
  return { id: order.id, display_id: order.display_id, items: order.items };
}

/** What an agent does with one order, in the words of the list above. */
class OrderLife {
  constructor(
    private readonly client: ShopClient,
    private readonly order: PlacedOrder,
    private readonly firstLine: LineItem,
    private readonly locationId: string,
    private readonly units: readonly HttpUnit[]
  ) {}

  async pickAll(): Promise<void> {
    await pick(this.client, this.order.id, this.units.map(({ serial_number }) => serial_number));
  }

  /** All of it, or so many of its first line; with the serial numbers of its first line when they are known only now. */
  async pack(quantity?: number, serialNumbers?: readonly string[]): Promise<Fulfillment> {
    return await fulfil(this.client, this.order.id, {
      locationId: this.locationId, items: this.itemsFor(quantity), ...(serialNumbers === undefined ? {} : { serialNumbers: { [this.firstLine.id]: serialNumbers } }),
    });
  }

  async unpack(fulfillmentId: string): Promise<void> {
    await this.client.admin("POST", `/orders/${this.order.id}/fulfillments/${fulfillmentId}/cancel`, { no_notification: true });
  }

  async leave(quantity?: number, serialNumbers?: readonly string[]): Promise<Fulfillment> {
    const fulfillment = await this.pack(quantity, serialNumbers);
    await ship(this.client, this.order.id, fulfillment, this.itemsFor(quantity));
    await capturePayment(this.client, this.order.id);
    return fulfillment;
  }

  async reachCustomer(serialNumbers?: readonly string[]): Promise<void> {
    const { id } = await this.leave(undefined, serialNumbers);
    await deliver(this.client, this.order.id, id);
  }

  async cancel(): Promise<void> {
    await cancelOrder(this.client, this.order.id);
  }

  private itemsFor(quantity: number | undefined): { id: string; quantity: number }[] {
    return quantity === undefined ? allItems(this.order) : [{ id: this.firstLine.id, quantity }];
  }
}
