import type { HttpAddress } from "../../../src/types/http"

/** Where the parcel starts and ends, and how it was chosen: the order's, one of those kept in the account, or typed. */
export interface Place {
  readonly way: string
  readonly address: HttpAddress
}

export const NO_ADDRESS: HttpAddress = { first_name: "", last_name: "", company: "", address_1: "", address_2: "", postal_code: "", city: "", province: "", country_code: "", phone: "" }

/** As on an envelope. */
export function addressLines(address: HttpAddress, country: (code: string) => string): readonly string[] {
  const name = [address.first_name, address.last_name].filter(Boolean).join(" ")
  const town = [address.postal_code, address.city].filter(Boolean).join(" ")
  return [address.company, name, address.address_1, address.address_2, town, address.province, country(address.country_code)].filter((line): line is string => Boolean(line))
}

const FIELDS = ["company", "first_name", "last_name", "address_1", "address_2", "postal_code", "city", "country_code"] as const

/** The same words on the envelope: offered once. */
export const isSamePlace = (one: HttpAddress, other: HttpAddress): boolean => FIELDS.every((field) => (one[field] ?? "").trim().toLowerCase() === (other[field] ?? "").trim().toLowerCase())

/** As many digits as the post code of a country has; where it is not said, the server's rule is enough. */
const DIGITS: Readonly<Record<string, number>> = { at: 4, be: 4, ch: 4, de: 5, dk: 4, es: 5, fi: 5, fr: 5, it: 5, lu: 4, no: 4, us: 5 }

export function isPostalCode(text: string, countryCode: string): boolean {
  const digits = DIGITS[countryCode.toLowerCase()]
  if (digits === undefined) return /^[\p{L}\p{N} -]{1,32}$/u.test(text)
  // With the country's letter before it, as some write it; Americans may add four more.
  return new RegExp(`^(?:[a-z]{1,2}-)?\\d{${digits}}(?:-\\d{4})?$`, "i").test(text)
}

export const isPhone = (text: string): boolean => /^[+(\d][\d ()/.-]{3,39}$/.test(text)

/** Countries whose addresses name a state or province. */
export const hasProvince = (countryCode: string): boolean => ["au", "br", "ca", "cn", "in", "jp", "mx", "my", "us"].includes(countryCode.toLowerCase())
