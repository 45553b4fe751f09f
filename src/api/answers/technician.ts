import { z } from "@medusajs/framework/zod"
import type { HttpTechnician } from "../../types/http/technician"
import { at, page } from "./common"

const technician = z.object({
  id: z.string(), email: z.string(), name: z.string(), status: z.enum(["invited", "active", "disabled"]), invited_at: at, accepted_at: at.nullable(), disabled_at: at.nullable(), created_at: at,
}).meta({ id: "Technician" }) satisfies z.ZodType<HttpTechnician>

export const technicianAnswer = z.object({ technician })
export const technicianList = z.object({ technicians: z.array(technician), ...page })
