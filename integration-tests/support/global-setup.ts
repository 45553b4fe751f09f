import { prepareRun } from "./prepare-run";
import { RUN } from "./test-run";
import { keepForTeardown } from "./run-handle";

/** `npm test` has prepared the run already; jest started by hand has not. */
export default async function globalSetup(): Promise<void> {
  if (process.env[RUN]) return;
  keepForTeardown(await prepareRun());
}
