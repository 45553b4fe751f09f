import { presentPage } from "../../present/page"
import { route } from "../../respond"
import { jobList, presentJob } from "./answers"
import { listJobs } from "./validators"

export const GET = route({
  summary: "Work for the workers and for Medusa, newest first; with state=failed what waits for an agent",
  query: listJobs,
  answer: jobList,
  handler: async ({ query, services }) => {
    const { jobs, ...found } = await services.jobs.list(query)
    return { body: { jobs: jobs.map(presentJob), ...presentPage({ ...found, limit: query.limit, offset: query.offset }) } }
  },
})
