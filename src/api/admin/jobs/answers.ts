import { z } from "@medusajs/framework/zod"
import { at, page } from "../../answers/common"
import type { Services } from "../../respond"
import { JOB_STATES } from "./validators"

type Job = Awaited<ReturnType<Services["jobs"]["retry"]>>

const job = z.object({
  id: z.string(), name: z.string(), queue: z.string(), state: z.enum(JOB_STATES), attempts: z.int(), reason: z.string().nullable(), payload: z.unknown(),
  created_at: at, sent_at: at.nullable(), finished_at: at.nullable(),
}).meta({ id: "Job" })

export const jobAnswer = z.object({ job })
export const jobList = z.object({ jobs: z.array(job), ...page })

export const presentJob = (found: Job): z.output<typeof job> => ({
  id: found.id,
  name: found.name,
  queue: found.queue,
  state: found.state,
  attempts: found.attempts,
  reason: found.reason,
  payload: found.payload,
  created_at: found.createdAt,
  sent_at: found.sentAt,
  finished_at: found.finishedAt,
})
