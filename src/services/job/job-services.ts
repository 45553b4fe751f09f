import type { Ledger } from "../../ledger/run-command"
import { type JobQuery, listJobs } from "./list-jobs"
import { retryJob } from "./retry-job"

/** What the facade offers about jobs. */
export const jobServices = (ledger: Ledger) => ({
  list: (query: JobQuery) => listJobs(ledger, query),
  retry: (id: string) => retryJob(ledger, id),
})
