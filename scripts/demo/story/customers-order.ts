import type { HttpUnit } from "../../../src/types/http";
import { claim, claimEqual, only } from "../claims";
import { STORY_CUSTOMER } from "../seed/people";
import { type Customer, type Person, registerCustomer, signIn } from "../shop/customers";
import { type Order, placeOrder, readOrderUnits, waitForUnits } from "../shop/orders";
import { imeiOf } from "./goods-arrive";
import { links, type StoryContext } from "./story-context";

export type Purchase = { customer: Pick<Customer, "first_name" | "last_name"> & { id?: string }; order: Pick<Order, "id" | "display_id" | "items">; unit: HttpUnit };

const MILA: Omit<Person, "email"> = {
  first_name: "Mila", last_name: "Jansen", address: { address_1: "Prinsengracht 263", city: "Amsterdam", postal_code: "1016 GV", country_code: "nl" },
};

/** A new customer buys a phone, which has a serial number, and a case, which has none. */
export async function milaBuysAPhone(context: StoryContext): Promise<Purchase & { customer: Customer }> {
  const { client, shop, seed: { store, catalog }, tell, run } = context;
  const mila = await registerCustomer(client, store.publishable_key, { ...MILA, email: `mila.jansen.${run}@example.com` });
  const order = await buy(context, mila, [catalog.variants.phone_midnight, catalog.variants.phone_case]);
  tell.step(`Mila Jansen registers in the web shop and orders a phone and a case: order #${order.display_id}, ${order.total.toFixed(2)} EUR, tax included.`);
  tell.fact("customer", `${mila.email}, by the store API`);
  tell.fact("Admin", links({ shop }).order(order.id));

  const unit = only(await waitForUnits(client, order.id, { units: 1 }), "one unit is allocated to the order");
  claim(unit.status === "allocated" && unit.order_id === order.id, "the unit is allocated to Mila's order", unit);
  const { lines } = await readOrderUnits(client, order.id);
  claimEqual(lines.map(({ variant_id }) => variant_id), [catalog.variants.phone_midnight], "only the phone's line has named units: a case has no serial number");
  tell.step(`Within moments the order has its phone, by name: ${unit.serial_number}. The case has no serial number and needs none.`);
  tell.fact("line", `${lines[0]?.title ?? ""}: ${unit.serial_number}, IMEI ${imeiOf(unit)}, bin ${unit.bin ?? "–"} in Leipzig`);
  tell.fact("API", links({ shop }).api(`/orders/${order.id}/units`));
  return { customer: mila, order, unit };
}

/** Somebody else wants the same phone; his is a different one. */
export async function jonasBuysOneToo(context: StoryContext, mila: Purchase): Promise<Purchase> {
  const { client, shop, seed: { catalog }, tell } = context;
  const jonas = { ...STORY_CUSTOMER, id: "", token: await signIn(client, STORY_CUSTOMER.email) };
  const order = await buy(context, jonas, [catalog.variants.phone_midnight]);
  const unit = only(await waitForUnits(client, order.id, { units: 1 }), "one unit is allocated to Jonas' order");
  claim(unit.id !== mila.unit.id, "nobody is promised the same phone twice", unit);
  tell.step(`Jonas Weber orders the same model: order #${order.display_id} gets another phone, ${unit.serial_number}.`);
  tell.fact("Admin", links({ shop }).order(order.id));
  return { customer: jonas, order, unit };
}

const buy = ({ client, seed: { store } }: StoryContext, buyer: Customer, variantIds: readonly string[]): ReturnType<typeof placeOrder> =>
  placeOrder(client, {
    publishableKey: store.publishable_key, regionId: store.region_id, shippingOptionId: store.shipping_option_id, buyer,
    lines: variantIds.map((variant_id) => ({ variant_id, quantity: 1 })),
  });
