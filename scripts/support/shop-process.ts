import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { builtDirectory, ensureBuild } from "./build";
import { childEnvironment } from "./environment";
import { findFreePort, isPortFree } from "./free-port";
import { openLocalDatabase, type LocalDatabase } from "./local-database";
import { createAdminUser, describeLog, startMedusaCommand, waitForHealth, type AdminLogin } from "./medusa";
import { ensureDirectory, stateDirectory } from "./paths";
import { isProcessAlive, onShutdown, PlainError, shutDown, startNode, type ManagedProcess } from "./processes";
import { say, step } from "./progress";
import { localSecrets } from "./secrets";

/**
 * The whole shop on this machine: Postgres, the built Medusa with its Admin, and the worker. Used by the demo; two of
 * them on one checkout would share a database without a lock between them, so the second one is refused.
 */

export const SHOP_DATABASE = "aftercare";
const DEFAULT_PORT = 9000;

export type StartShopOptions = {
  /** Exactly this one; by default 9000, or any free one when that is taken. */
  port?: number;
  /** Starts from an empty database. */
  fresh?: boolean;
  /** Made when it cannot log in yet. */
  admin: AdminLogin;
};

export type Shop = {
  baseUrl: string;
  port: number;
  databaseUrl: string;
  redisUrl: string | undefined;
  queueBackend: "redis" | "postgres";
  pids: { medusa: number; worker: number };
  outboxFile: string;
  logFiles: { medusa: string; worker: string };
  /** Also happens when this process ends, however it ends. */
  stop: () => Promise<void>;
};

export async function startShop({ port: wantedPort, fresh, admin }: StartShopOptions): Promise<Shop> {
  refuseSecondShop();
  const port = await choosePort(wantedPort);
  const outboxFile = path.join(stateDirectory, "outbox.ndjson");
  if (fresh) rmSync(outboxFile, { force: true });

  say("Starting the database …");
  const database = await openLocalDatabase({ name: SHOP_DATABASE, fresh });
  await ensureBuild();
  const baseUrl = `http://localhost:${port}`;
  const redisUrl = process.env.REDIS_URL || undefined;
  const processes = await step("Starting Medusa and the worker", () =>
    startProcesses({ port, baseUrl, database, redisUrl, outboxFile })
  );
  await ensureAdmin(baseUrl, database.url, admin);

  const { medusa, worker } = processes;
  const stop = async () => {
    await Promise.all([medusa.stop(), worker.stop()]);
    await database.stop();
    rmSync(shopFile(), { force: true });
  };
  endTogether([medusa, worker]);
  const pids = { medusa: medusa.pid, worker: worker.pid };
  writeFileSync(shopFile(), JSON.stringify({ pid: process.pid, base_url: baseUrl, pids }, null, 2));
  onShutdown(() => rmSync(shopFile(), { force: true }));
  return {
    baseUrl,
    port,
    databaseUrl: database.url,
    redisUrl,
    queueBackend: redisUrl ? "redis" : "postgres",
    pids,
    outboxFile,
    logFiles: { medusa: medusa.logFile ?? "", worker: worker.logFile ?? "" },
    stop,
  };
}

function refuseSecondShop(): void {
  if (!existsSync(shopFile())) return;
  const running = JSON.parse(readFileSync(shopFile(), "utf8")) as { pid: number; base_url: string };
  if (!isProcessAlive(running.pid)) return;
  throw new PlainError(`This checkout's shop is running already: ${running.base_url} (process ${running.pid}). Stop it first.`);
}

function shopFile(): string {
  return path.join(ensureDirectory(stateDirectory), "shop.json");
}

async function choosePort(wanted: number | undefined): Promise<number> {
  if (wanted === undefined) return await findFreePort(DEFAULT_PORT);
  if (await isPortFree(wanted)) return wanted;
  throw new PlainError(`Port ${wanted} is taken. Choose another with --port.`);
}

type ProcessOptions = {
  port: number;
  baseUrl: string;
  database: LocalDatabase;
  redisUrl: string | undefined;
  outboxFile: string;
};

async function startProcesses({ port, baseUrl, database, redisUrl, outboxFile }: ProcessOptions) {
  const workerPort = await findFreePort();
  const env = {
    NODE_ENV: "production",
    DATABASE_URL: database.url,
    REDIS_URL: redisUrl,
    PORT: String(port),
    MEDUSA_BACKEND_URL: undefined,
    AFTERCARE_DEMO: "1",
    AFTERCARE_PUBLIC_URL: baseUrl,
    AFTERCARE_STATE_DIRECTORY: stateDirectory,
    AFTERCARE_OUTBOX_FILE: outboxFile,
    AFTERCARE_WORKER_PORT: String(workerPort),
    ...localSecrets(),
  };
  const medusa = startMedusaCommand({ name: "medusa", args: ["start", "--port", String(port)], cwd: builtDirectory, env });
  const worker = startNode({
    name: "worker",
    output: "log",
    cwd: builtDirectory,
    args: [path.join(builtDirectory, "src", "workers", "main.js")],
    env: childEnvironment(env),
  });
  await Promise.all([waitForHealth(medusa, baseUrl), waitForHealth(worker, `http://localhost:${workerPort}`)]);
  return { medusa, worker };
}

/** A shop without one of its processes only looks alive. */
function endTogether(processes: readonly ManagedProcess[]): void {
  let isStopping = false;
  onShutdown(() => {
    isStopping = true;
  });
  for (const child of processes) {
    void child.exited.then(({ code, signal }) => {
      if (isStopping || child.isStopping()) return;
      say(`${child.name} ended by itself (${signal ?? `status ${code}`}).${describeLog(child)}`);
      void shutDown(1);
    });
  }
}

async function ensureAdmin(baseUrl: string, databaseUrl: string, login: AdminLogin): Promise<void> {
  const response = await fetch(`${baseUrl}/auth/user/emailpass`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(login),
  });
  if (response.ok) return;
  await step("Creating the admin user", () => createAdminUser(databaseUrl, login, { name: "admin-user", env: { AFTERCARE_DEMO: "1" } }));
}
