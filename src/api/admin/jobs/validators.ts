import { z } from "@medusajs/framework/zod"
import { keyset } from "../../validators"

export const JOB_STATES = ["pending", "running", "done", "failed"] as const

/** `failed`: for good; it waits for a retry. */
export const listJobs = z.strictObject({ ...keyset, state: z.enum(JOB_STATES).optional() })
