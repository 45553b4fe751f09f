import { z } from "@medusajs/framework/zod"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { PostalAddress } from "../domain/common/postal-address"
import { RejectionError, reject } from "../domain/common/rejection"
import type { HttpAddress } from "../types/http/address"

const LINE_LENGTH_MAX = 255
const POSTAL_CODE_LENGTH_MAX = 32
const PHONE_LENGTH_MAX = 40

/** Words on an envelope: one line each. */
const line = z.string().trim().max(LINE_LENGTH_MAX).regex(/^\P{Cc}*$/u, "One line, without control characters.")
const filled = line.min(1)
const optional = line.transform((text) => text || null).nullish().transform((text) => text ?? null)

/** Where a parcel is fetched from and goes back to. */
export const address = z.strictObject({
  first_name: optional, last_name: optional, company: optional, address_1: filled, address_2: optional,
  postal_code: z.string().trim().min(1).max(POSTAL_CODE_LENGTH_MAX).regex(/^[\p{L}\p{N} -]+$/u, "Letters, digits, spaces and hyphens."), city: filled, province: optional,
  country_code: z.string().regex(/^[A-Za-z]{2}$/, "A country code of two letters, ISO 3166.").transform((code) => code.toLowerCase()),
  phone: z.string().trim().max(PHONE_LENGTH_MAX).regex(/^(?:[+(\d][\d ()/.-]{3,})?$/, "A phone number: digits, with +, spaces, brackets, slashes or hyphens.").transform((text) => text || null).nullish().transform((text) => text ?? null),
}).refine((given) => given.first_name !== null || given.last_name !== null || given.company !== null, { path: ["last_name"], message: "Name a person or a company." })
  .meta({ id: "AddressInput", description: "Where the parcel is fetched from and goes back to. Left out, Medusa's order says it." })

export const addressOf = (given: z.output<typeof address>): PostalAddress => ({
  firstName: given.first_name, lastName: given.last_name, company: given.company, address1: given.address_1, address2: given.address_2, postalCode: given.postal_code, city: given.city, province: given.province,
  countryCode: given.country_code, phone: given.phone,
})

/** Nothing where none was given, so that it can be spread into a command. */
export const givenAddress = (given: z.output<typeof address> | undefined): { readonly address?: PostalAddress } => (given === undefined ? {} : { address: addressOf(given) })

const text = z.string().nullable()
export const addressAnswer = z.object({
  first_name: text, last_name: text, company: text, address_1: z.string(), address_2: text, postal_code: z.string(), city: z.string(), province: text, country_code: z.string(), phone: text,
}).meta({ id: "Address" }) satisfies z.ZodType<HttpAddress>

export const presentAddress = (given: PostalAddress | null | undefined): HttpAddress | null => (given ? {
  first_name: given.firstName, last_name: given.lastName, company: given.company, address_1: given.address1, address_2: given.address2, postal_code: given.postalCode, city: given.city, province: given.province,
  country_code: given.countryCode, phone: given.phone,
} : null)

type Scope = Pick<MedusaContainer, "resolve">

const REGIONS_MAX = 1_000

/** The countries of all regions, in the order of their codes. */
export async function servedCountries(scope: Scope): Promise<string[]> {
  const { data } = await scope.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "region", fields: ["countries.iso_2"], pagination: { take: REGIONS_MAX, skip: 0 } })
  const regions = data as unknown as readonly { readonly countries?: readonly ({ readonly iso_2?: string | null } | null)[] | null }[]
  return [...new Set(regions.flatMap(({ countries }) => (countries ?? []).flatMap((country) => country?.iso_2?.toLowerCase() ?? [])))].sort()
}

/** A customer's own address must be where the shop does business; an agent knows what she does. Throws `address.country_not_served`. */
export async function requireServed(scope: Scope, given: z.output<typeof address> | undefined): Promise<void> {
  if (given === undefined) return
  const served = await servedCountries(scope)
  if (served.length === 0 || served.includes(given.country_code)) return
  throw new RejectionError(reject("address.country_not_served", `Nothing is fetched from or sent to ${given.country_code.toUpperCase()}.`, { country_code: given.country_code, served }))
}
