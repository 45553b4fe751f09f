import { registrationAnswer, registrationList } from "../../answers/warranty-registration"
import { presentPage } from "../../present/page"
import { presentRegistration } from "../../present/warranty-registration"
import { route } from "../../respond"
import { createRegistration, listRegistrations } from "./validators"

export const GET = route({
  summary: "Lists registrations, newest first",
  query: listRegistrations,
  answer: registrationList,
  handler: async ({ query: { customer_id: customerId, unit_id: unitId, serial_number: serialNumber, ...rest }, services }) => {
    const { registrations, count, countIsExact, nextAfter } = await services.warrantyRegistrations.list({ customerId, unitId, serialNumber, ...rest })
    return { body: { warranty_registrations: registrations.map(presentRegistration), ...presentPage({ limit: rest.limit, offset: rest.offset, count, countIsExact, nextAfter }) } }
  },
})

export const POST = route({
  summary: "Registers a unit for a customer; approved at once where the unit is hers",
  body: createRegistration,
  status: 201,
  answer: registrationAnswer,
  codes: ["warranty_registration.exists", "attachment.not_found", "attachment.already_attached"],
  handler: async ({ body, request, services }) => {
    const { registration } = await services.warrantyRegistrations.register(request, body)
    return { body: { warranty_registration: presentRegistration(registration) } }
  },
})
