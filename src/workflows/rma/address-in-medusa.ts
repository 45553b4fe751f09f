import type { PostalAddress } from "../../domain/common/postal-address"
import type { ReplacementAddress } from "./replace-by-order"

const FIELDS = [
  ["firstName", "first_name"], ["lastName", "last_name"], ["company", "company"], ["address1", "address_1"], ["address2", "address_2"], ["postalCode", "postal_code"], ["city", "city"], ["province", "province"],
  ["countryCode", "country_code"], ["phone", "phone"],
] as const

/** As Medusa's orders and carriers take an address; what is empty is left out. */
export function addressInMedusa(address: PostalAddress): ReplacementAddress {
  const filled = FIELDS.flatMap(([ours, theirs]) => (address[ours] ? [[theirs, address[ours]]] : []))
  // Street, town, post code and country are never empty.
  return Object.fromEntries(filled) as unknown as ReplacementAddress
}

interface MedusaAddress {
  readonly first_name?: string | null
  readonly last_name?: string | null
  readonly company?: string | null
  readonly address_1?: string | null
  readonly address_2?: string | null
  readonly postal_code?: string | null
  readonly city?: string | null
  readonly province?: string | null
  readonly country_code?: string | null
  readonly phone?: string | null
}

/** An address of a customer or an order, without its id and times. What it lacks is empty. */
export const addressFromMedusa = (address: MedusaAddress): PostalAddress => ({
  firstName: address.first_name ?? null, lastName: address.last_name ?? null, company: address.company ?? null, address1: address.address_1 ?? "", address2: address.address_2 ?? null, postalCode: address.postal_code ?? "",
  city: address.city ?? "", province: address.province ?? null, countryCode: address.country_code?.toLowerCase() ?? "", phone: address.phone ?? null,
})
