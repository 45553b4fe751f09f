import { z } from "@medusajs/framework/zod"
import { registrationFields, registrationOf } from "../../admin/warranty-registrations/validators"
import { storeRegistrationAnswer, storeRegistrationList } from "../../answers/warranty-registration"
import { presentPage } from "../../present/page"
import { presentStoreRegistration } from "../../present/warranty-registration"
import { route } from "../../respond"
import { keyset } from "../../validators"

export const GET = route({
  summary: "The caller's registrations, newest first",
  access: "customer",
  query: z.strictObject(keyset),
  answer: storeRegistrationList,
  handler: async ({ query, visitor, services }) => {
    const { registrations, count, nextAfter } = await services.warrantyRegistrations.list({ ...query, customerId: visitor.customerId ?? "" })
    return { body: { warranty_registrations: registrations.map(presentStoreRegistration), ...presentPage({ limit: query.limit, offset: query.offset, count, nextAfter }) } }
  },
})

export const POST = route({
  summary: "Registers a unit. The owner of the order is registered at once; otherwise an agent looks at the proof, and the answer is the same whatever the number",
  access: "customer",
  body: z.strictObject(registrationFields).transform(registrationOf),
  status: 201,
  answer: storeRegistrationAnswer,
  codes: ["warranty_registration.exists", "attachment.not_found", "attachment.already_attached", "rate_limit.exceeded"],
  handler: async ({ body, request, visitor, services }) => {
    const customerId = visitor.customerId ?? ""
    await services.coverageChecks.limitRegistrations(customerId)
    const { registration } = await services.warrantyRegistrations.register(request, { ...body, customerId })
    return { body: { warranty_registration: presentStoreRegistration(registration) } }
  },
})
