import { appendFileSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { stateDirectory } from "../../scripts/support/paths";

/**
 * What one run of jest shares. Spec files see nothing of each other's memory, so it is kept in the environment and in
 * a folder of the run. `npm test` prepares it; jest's global set-up does when jest was started by hand.
 */
export const RUN = "AFTERCARE_TEST_RUN";
export const POSTGRES_URL = "AFTERCARE_TEST_POSTGRES_URL";
export const REDIS_URL = "AFTERCARE_TEST_REDIS_URL";
export const REDIS_REASON = "AFTERCARE_TEST_REDIS_REASON";

export type SkippedSuite = { suite: string; reason: string };

export function runDirectory(): string {
  const run = process.env[RUN];
  if (!run) throw new Error("This is not a test run: start it with `npm test`.");
  const directory = path.join(stateDirectory, "test-runs", run);
  mkdirSync(directory, { recursive: true });
  return directory;
}

/** Suites run in several processes at once; each process has a number, and runs one suite at a time. */
export function jestWorker(): number {
  return Number(process.env.JEST_WORKER_ID ?? 1);
}

/** The maintenance database of the server that the tests use. */
export function postgresAdminUrl(): string {
  const url = process.env[POSTGRES_URL];
  if (!url) throw new Error("The tests have no Postgres: start them with `npm test`.");
  return url;
}

export function recordSkippedSuite(skipped: SkippedSuite): void {
  appendFileSync(path.join(runDirectory(), "skipped.ndjson"), `${JSON.stringify(skipped)}\n`);
}

export function readSkippedSuites(): SkippedSuite[] {
  try {
    const lines = readFileSync(path.join(runDirectory(), "skipped.ndjson"), "utf8").trim().split("\n");
    return lines.map((line) => JSON.parse(line) as SkippedSuite);
  } catch {
    return [];
  }
}
