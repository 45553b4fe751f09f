import type { ShopClient } from "./client";

export type Address = { address_1: string; city: string; postal_code: string; country_code: "de" | "fr" | "nl" };
export type Person = { first_name: string; last_name: string; email: string; address: Address };
/** A customer with an account, signed in. */
export type Customer = Person & { id: string; token: string };

/** Of everybody in the demo. */
export const CUSTOMER_PASSWORD = "aftercare-demo";

/** As a customer does it: an identity, an account, and a sign-in, because the account is named in the token. */
export async function registerCustomer(client: ShopClient, publishableKey: string, person: Person): Promise<Customer> {
  const { first_name, last_name, email } = person;
  const login = { email, password: CUSTOMER_PASSWORD };
  const { token: registration } = await client.auth<{ token: string }>("/auth/customer/emailpass/register", login);
  const { customer } = await client.store<{ customer: { id: string } }>("POST", "/customers", publishableKey, { email, first_name, last_name }, registration);
  return { ...person, id: customer.id, token: await signIn(client, email) };
}

export async function signIn(client: ShopClient, email: string): Promise<string> {
  const { token } = await client.auth<{ token: string }>("/auth/customer/emailpass", { email, password: CUSTOMER_PASSWORD });
  return token;
}
