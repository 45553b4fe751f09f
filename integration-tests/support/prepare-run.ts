import { rmSync } from "node:fs";
import { startEmbeddedPostgres } from "../../scripts/support/embedded-postgres";
import { urlWithDatabase } from "../../scripts/support/databases";
import { findRedis } from "../../scripts/support/redis";
import { dropLeftovers } from "./leftovers";
import { POSTGRES_URL, REDIS_REASON, REDIS_URL, RUN, runDirectory } from "./test-run";

/** Finds or starts the servers that the tests need and writes them into the environment. Returns how to stop them. */
export async function prepareRun(): Promise<() => Promise<void>> {
  process.env[RUN] = `${process.pid}-${Date.now().toString(36)}`;
  const directory = runDirectory();
  // A Medusa inside a test would start a process at its end that reports to Medusa's makers.
  process.env.MEDUSA_DISABLE_TELEMETRY = "true";

  const given = process.env.DATABASE_URL;
  const server = given ? undefined : await startEmbeddedPostgres({ name: "test", durable: false });
  process.env[POSTGRES_URL] = server?.adminUrl ?? urlWithDatabase(given ?? "", "postgres");
  await dropLeftovers();

  const redis = await findRedis();
  if (redis.available) process.env[REDIS_URL] = redis.url;
  else process.env[REDIS_REASON] = redis.reason;

  return async () => {
    if (redis.available) await redis.stop();
    await server?.stop();
    rmSync(directory, { recursive: true, force: true });
    for (const name of [RUN, POSTGRES_URL, REDIS_URL, REDIS_REASON]) delete process.env[name];
  };
}
