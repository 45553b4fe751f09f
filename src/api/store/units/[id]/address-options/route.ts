import { z } from "@medusajs/framework/zod"
import type { HttpAddressOptions } from "../../../../../types/http/address"
import { addressAnswer, presentAddress, servedCountries } from "../../../../addresses"
import { addressOfOrder, addressesOfCustomer } from "../../../../medusa/addresses"
import { route } from "../../../../respond"

const options = z.object({
  order: addressAnswer.nullable().meta({ description: "Where the unit was sent, if the caller bought it." }),
  saved: z.array(addressAnswer).meta({ description: "Those that the customer keeps in her account." }),
  country_codes: z.array(z.string()).meta({ description: "Of all regions of the shop." }),
}).meta({ id: "AddressOptions" }) satisfies z.ZodType<HttpAddressOptions>

export const GET = route({
  summary: "Where the parcel of one of the caller's units may be fetched from and go back to: the order's address, those the customer keeps, and the shop's countries",
  access: "customer_or_guest",
  answer: z.object({ address_options: options }),
  codes: ["unit.not_found"],
  handler: async ({ params, visitor, services, container }) => {
    const { unit, wasBoughtByVisitor } = await services.units.getOfVisitor(visitor, params["id"] ?? "")
    // Another buyer's address is none of her business; what a guest keeps in an account stays behind its password.
    const [order, saved, countries] = await Promise.all([
      wasBoughtByVisitor && unit.orderId !== null ? addressOfOrder(container, unit.orderId) : null, visitor.customerId === null ? [] : addressesOfCustomer(container, visitor.customerId), servedCountries(container),
    ])
    return { body: { address_options: { order: presentAddress(order), saved: saved.flatMap((one) => presentAddress(one) ?? []), country_codes: countries } } }
  },
})
