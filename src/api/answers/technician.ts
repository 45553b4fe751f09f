import { z } from "@medusajs/framework/zod"
import type { HttpRunningTimer, HttpTechnician } from "../../types/http/technician"
import { at, page } from "./common"

const technician = z.object({
  id: z.string(), email: z.string(), name: z.string(), status: z.enum(["invited", "active", "disabled"]), invited_at: at, accepted_at: at.nullable(), disabled_at: at.nullable(), created_at: at,
}).meta({ id: "Technician" }) satisfies z.ZodType<HttpTechnician>

export const technicianAnswer = z.object({ technician })
export const signedInTechnicianAnswer = z.object({
  technician, running_timer: z.object({ id: z.string(), repair_order_id: z.string(), display_id: z.string(), started_at: at }).nullable() satisfies z.ZodType<HttpRunningTimer | null>,
})
export const technicianList = z.object({ technicians: z.array(technician), ...page })
