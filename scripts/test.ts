import { availableParallelism } from "node:os";
import path from "node:path";
import { prepareRun } from "../integration-tests/support/prepare-run";
import { readSkippedSuites } from "../integration-tests/support/test-run";
import { repositoryRoot } from "./support/paths";
import { onShutdown, runMain, startNode } from "./support/processes";
import { say } from "./support/progress";

/** Each worker starts a Medusa of its own, a gigabyte and a half; two keep two cores busy. */
const WORKERS = Math.min(2, availableParallelism());

/** `npm test [-- jest arguments]`: servers up, domain tests, integration tests, servers down, what was skipped and why. */
void runMain(async () => {
  const stop = await prepareRun();
  const forget = onShutdown(stop);

  const jest = startNode({
    name: "jest",
    output: "terminal",
    nodeOptions: ["--experimental-vm-modules"],
    // A Medusa inside a test writes to jest's console, which looks up the place of every line.
    env: { ...process.env, LOG_LEVEL: process.env.LOG_LEVEL ?? "error" },
    args: [path.join(repositoryRoot, "node_modules", "jest", "bin", "jest.js"), `--maxWorkers=${WORKERS}`, ...process.argv.slice(2)],
  });
  const { code } = await jest.exited;

  reportSkippedSuites();
  await stop();
  forget();
  return code ?? 1;
});

function reportSkippedSuites(): void {
  const skipped = readSkippedSuites();
  if (skipped.length === 0) return;
  say(`\nSkipped on this machine (${skipped.length}); CI runs them:`);
  for (const { suite, reason } of skipped) say(`  ${suite}: ${reason}`);
}
