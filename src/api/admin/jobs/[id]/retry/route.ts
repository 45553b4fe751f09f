import { route } from "../../../../respond"
import { jobAnswer, presentJob } from "../../answers"

export const POST = route({
  summary: "Hands a job that failed for good over once more, with all its attempts",
  answer: jobAnswer,
  codes: ["not_found", "job.not_failed"],
  handler: async ({ params, services }) => ({ body: { job: presentJob(await services.jobs.retry(params["id"] ?? "")) } }),
})
