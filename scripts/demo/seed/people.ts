import { type Customer, type Person, registerCustomer } from "../shop/customers";
import type { ShopClient } from "../shop/client";

/** Customers with an account, and one guest. */

export type CustomerKey = "lena" | "jonas" | "petra" | "amelie" | "hugo" | "sanne" | "daan";

const PEOPLE: Readonly<Record<CustomerKey, Person>> = {
  lena: { first_name: "Lena", last_name: "Hoffmann", email: "lena.hoffmann@example.com", address: { address_1: "Karl-Heine-Straße 54", city: "Leipzig", postal_code: "04229", country_code: "de" } },
  jonas: { first_name: "Jonas", last_name: "Weber", email: "jonas.weber@example.com", address: { address_1: "Sonnenallee 128", city: "Berlin", postal_code: "12059", country_code: "de" } },
  petra: { first_name: "Petra", last_name: "Kühn", email: "werkstatt.kuehn@example.com", address: { address_1: "Industriestraße 7", city: "Chemnitz", postal_code: "09114", country_code: "de" } },
  amelie: { first_name: "Amélie", last_name: "Laurent", email: "amelie.laurent@example.com", address: { address_1: "18 rue des Tables Claudiennes", city: "Lyon", postal_code: "69001", country_code: "fr" } },
  hugo: { first_name: "Hugo", last_name: "Moreau", email: "hugo.moreau@example.com", address: { address_1: "3 quai de la Fosse", city: "Nantes", postal_code: "44000", country_code: "fr" } },
  sanne: { first_name: "Sanne", last_name: "de Vries", email: "sanne.devries@example.com", address: { address_1: "Nieuwe Binnenweg 311", city: "Rotterdam", postal_code: "3021 GJ", country_code: "nl" } },
  daan: { first_name: "Daan", last_name: "Bakker", email: "daan.bakker@example.com", address: { address_1: "Oudegracht 92", city: "Utrecht", postal_code: "3511 AV", country_code: "nl" } },
};

export const GUEST: Person = {
  first_name: "Marek", last_name: "Nowak", email: "marek.nowak@example.com", address: { address_1: "Dresdner Straße 12", city: "Görlitz", postal_code: "02826", country_code: "de" },
};

/** Whose login the demo hands out: she owns several things, old and new. */
export const DEMO_CUSTOMER = PEOPLE.lena;
/** Changes his mind in the story. */
export const STORY_CUSTOMER = PEOPLE.jonas;

export type People = Record<CustomerKey, Customer>;

export async function registerPeople(client: ShopClient, publishableKey: string): Promise<People> {
  const registered = await Promise.all(Object.entries(PEOPLE).map(async ([key, person]) => [key, await registerCustomer(client, publishableKey, person)] as const));
  // One entry for each of PEOPLE.
  return Object.fromEntries(registered) as People;
}
