import { unitExceptionList } from "../../answers/unit-exception"
import { presentPage } from "../../present/page"
import { presentUnitException } from "../../present/unit-exception"
import { route } from "../../respond"
import { listUnitExceptions } from "./validators"

export const GET = route({
  summary: "What a person must look at, newest first",
  query: listUnitExceptions,
  answer: unitExceptionList,
  handler: async ({ query: { limit, offset, status, kind, order_id, unit_id }, services }) => {
    const { cases, count, countIsExact } = await services.exceptions.list({ limit, offset, status, kind, orderId: order_id, unitId: unit_id })
    return { body: { unit_exceptions: cases.map(presentUnitException), ...presentPage({ limit, offset, count, countIsExact }) } }
  },
})
