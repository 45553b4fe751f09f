import path from "node:path";
import { childEnvironment } from "../../scripts/support/environment";
import { findFreePort } from "../../scripts/support/free-port";
import { waitForHealth } from "../../scripts/support/medusa";
import { repositoryRoot } from "../../scripts/support/paths";
import { startNode } from "../../scripts/support/processes";

export type WorkerProcess = {
  pid: number;
  logFile: string;
  healthUrl: string;
  /** Asks it to finish what it holds and to end. */
  stop: () => Promise<void>;
  /** Ends it at once, as a crash would; resolves when it is gone. */
  kill: () => Promise<void>;
};

export type StartWorkerProcessOptions = {
  databaseUrl: string;
  /** Without it the queues run on Postgres. */
  redisUrl?: string;
  env?: Record<string, string | undefined>;
};

/** Starts `src/workers/main.ts` as a process of its own and waits until it answers on AFTERCARE_WORKER_PORT. */
export async function startWorkerProcess({ databaseUrl, redisUrl, env }: StartWorkerProcessOptions): Promise<WorkerProcess> {
  const port = await findFreePort();
  const child = startNode({
    name: `test-worker-${port}`,
    output: "log",
    background: true,
    nodeOptions: ["--import", "tsx"],
    args: [path.join(repositoryRoot, "src", "workers", "main.ts")],
    env: childEnvironment({
      NODE_ENV: "test",
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
      AFTERCARE_WORKER_PORT: String(port),
      ...env,
    }),
  });
  const healthUrl = `http://localhost:${port}`;
  try {
    await waitForHealth(child, healthUrl);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return {
    pid: child.pid,
    logFile: child.logFile ?? "",
    healthUrl,
    stop: child.stop,
    kill: async () => {
      process.kill(-child.pid, "SIGKILL");
      await child.exited;
    },
  };
}
