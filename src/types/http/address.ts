/** An address as Medusa writes it. */
export interface HttpAddress {
  first_name: string | null
  last_name: string | null
  company: string | null
  address_1: string
  address_2: string | null
  postal_code: string
  city: string
  province: string | null
  country_code: string
  phone: string | null
}

/** To choose from, when a customer says where her parcel is fetched from and goes back to. */
export interface HttpAddressOptions {
  /** Where the unit was sent; null where the caller did not buy it, or Medusa's order has no address. */
  order: HttpAddress | null
  /** Those that the customer keeps in her account; a guest has none. */
  saved: HttpAddress[]
  /** Of all regions of the shop: two small letters, ISO 3166. None: any country is taken. */
  country_codes: string[]
}

export interface HttpAddressOptionsAnswer {
  address_options: HttpAddressOptions
}

/** To agents. */
export interface HttpAddressAnswer {
  address: HttpAddress | null
  updated_at: string | null
  /** Who said it last; null where that was not kept. */
  updated_by: { type: string; id: string } | null
}
