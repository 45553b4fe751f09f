import { existsSync } from "node:fs";
import path from "node:path";
import { jestWorker, recordSkippedSuite, REDIS_REASON, REDIS_URL } from "./test-run";

/**
 * Suites that need what not every machine has. At home they are skipped, with the reason at the end of `npm test`;
 * in CI a skipped suite is a failure.
 */

/** `fn` gets the URL of a database in Redis that may be emptied; suites that run at the same time get others. */
export function describeWithRedis(name: string, fn: (redisUrl: string) => void): void {
  const url = process.env[REDIS_URL];
  if (url) describe(name, () => fn(new URL(`/${jestWorker()}`, url).toString()));
  else skip(name, process.env[REDIS_REASON] ?? "no Redis was looked for");
}

/** `fn` gets the path of a Chromium. */
export function describeWithBrowser(name: string, fn: (executablePath: string) => void): void {
  const executablePath = findBrowser();
  if (executablePath) describe(name, () => fn(executablePath));
  else skip(name, "no Chromium was found (CHROMIUM_PATH is not set, and none is on the PATH)");
}

/** For what is looked at with tools of the machine, such as poppler's. */
export function describeWithCommands(name: string, commands: readonly string[], fn: () => void): void {
  const missing = commands.filter((command) => findCommand([command]) === undefined);
  if (missing.length === 0) describe(name, fn);
  else skip(name, `${missing.join(", ")} not found on the PATH`);
}

function skip(suite: string, reason: string): void {
  if (process.env.CI === "true") {
    describe(suite, () => {
      it("runs in CI", () => {
        throw new Error(`This suite may not be skipped in CI: ${reason}.`);
      });
    });
    return;
  }
  recordSkippedSuite({ suite, reason });
  describe.skip(suite, () => {
    it(`was skipped: ${reason}`, () => undefined);
  });
}

function findBrowser(): string | undefined {
  const given = process.env.CHROMIUM_PATH;
  if (given) return existsSync(given) ? given : undefined;
  return findCommand(["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]);
}

/** The first of these that is on the PATH. */
function findCommand(names: readonly string[]): string | undefined {
  const directories = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const candidates = names.flatMap((name) => directories.map((directory) => path.join(directory, name)));
  return candidates.find((candidate) => existsSync(candidate));
}
