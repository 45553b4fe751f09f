import { storeUnitList } from "../../answers/store-unit"
import { presentPage } from "../../present/page"
import { presentStoreUnits } from "../../present/store-unit"
import { route } from "../../respond"
import { listUnits } from "./validators"

export const GET = route({
  summary: "The units that the caller owns, newest first; a guest's order or unit alone",
  access: "customer_or_guest",
  query: listUnits,
  answer: storeUnitList,
  handler: async (context) => {
    const { query: { limit, offset, after }, visitor, services } = context
    const page = await services.units.listOfVisitor(visitor, { limit, offset, ...(after === undefined ? {} : { after }) })
    return { body: { units: await presentStoreUnits(context, page.units), ...presentPage({ limit, offset, count: page.count, nextAfter: page.nextAfter }) } }
  },
})
