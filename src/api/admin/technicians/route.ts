import { z } from "@medusajs/framework/zod"
import { technicianAnswer, technicianList } from "../../answers/technician"
import { presentPage } from "../../present/page"
import { presentTechnician } from "../../present/technician"
import { route } from "../../respond"
import { paging, shortText } from "../../validators"

export const GET = route({
  summary: "The technicians, by name",
  query: z.strictObject(paging),
  answer: technicianList,
  handler: async ({ query: { limit, offset }, services }) => {
    const { technicians, count } = await services.technicians.list({ limit, offset })
    return { body: { technicians: technicians.map(presentTechnician), ...presentPage({ limit, offset, count }) } }
  },
})

export const POST = route({
  summary: "Invites a technician by mail; she sets her own password",
  body: z.strictObject({ email: z.email().max(255), name: shortText }),
  status: 201,
  answer: technicianAnswer,
  codes: ["technician.email_taken"],
  handler: async ({ body, request, services }) => ({ body: { technician: presentTechnician(await services.technicians.create(request, body)) } }),
})
