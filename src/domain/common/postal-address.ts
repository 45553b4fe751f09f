/** Where a parcel is fetched from and goes back to, in Medusa's words. */
export interface PostalAddress {
  readonly firstName: string | null
  readonly lastName: string | null
  readonly company: string | null
  readonly address1: string
  readonly address2: string | null
  readonly postalCode: string
  readonly city: string
  readonly province: string | null
  /** Two small letters, ISO 3166. */
  readonly countryCode: string
  readonly phone: string | null
}

const PLACE = ["firstName", "lastName", "company", "address1", "address2", "postalCode", "city", "province", "countryCode"] as const

/** The same door, however it was typed; the phone number is not part of it. */
export const isSamePlace = (one: PostalAddress, other: PostalAddress): boolean => PLACE.every((field) => plain(one[field]) === plain(other[field]))

const plain = (text: string | null): string => (text ?? "").toLowerCase().replace(/[\s.,]+/g, " ").trim()
