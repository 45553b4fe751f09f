import { z } from "@medusajs/framework/zod"
import { REPAIR_CODE_KINDS } from "../../domain/repair/codes"
import type { Access } from "../access"
import { page } from "../answers/common"
import { presentPage } from "../present/page"
import { route, type RouteHandler } from "../respond"
import { paging } from "../validators"

const repairCode = z.object({ kind: z.enum(REPAIR_CODE_KINDS), code: z.string(), label: z.string(), active: z.boolean() }).meta({ id: "RepairCode" })

export const listCodesRoute = (access: Access): RouteHandler => route({
  summary: "The codes of symptoms, components, defects, actions and conditions, of no-fault-found and of pauses",
  access,
  query: z.strictObject({ ...paging, kind: z.enum(REPAIR_CODE_KINDS).optional(), active: z.enum(["true", "false"]).transform((word) => word === "true").optional() }),
  answer: z.object({ repair_codes: z.array(repairCode), ...page }),
  handler: async ({ query: { limit, offset, kind, active }, services }) => {
    const { codes, count } = await services.repairs.listCodes({ kind, active, limit, offset })
    return { body: { repair_codes: codes.map((code) => ({ ...code })), ...presentPage({ limit, offset, count }) } }
  },
})
