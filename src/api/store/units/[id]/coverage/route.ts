import { z } from "@medusajs/framework/zod"
import { facts } from "../../../../answers/common"
import { coverageForCustomer } from "../../../../present/coverage-for-customer"
import { route } from "../../../../respond"
import { reasonCode } from "../../../../validators"

export const GET = route({
  summary: "Is one of the caller's units covered, until when, and why",
  access: "customer_or_guest",
  query: z.strictObject({ fault_code: reasonCode.optional(), cause: reasonCode.optional() }),
  answer: z.object({ coverage: facts }),
  codes: ["unit.not_found"],
  handler: async ({ params, query: { fault_code: faultCode, cause }, visitor, services }) => {
    const { unit } = await services.units.getOfVisitor(visitor, params["id"] ?? "")
    return { body: { coverage: coverageForCustomer(await services.warranty.coverage({ unitId: unit.id, faultCode, cause })) } }
  },
})
