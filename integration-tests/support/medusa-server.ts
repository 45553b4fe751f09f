import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { builtDirectory, ensureBuild } from "../../scripts/support/build";
import { withFileLock } from "../../scripts/support/file-lock";
import { findFreePort } from "../../scripts/support/free-port";
import { startMedusaCommand, waitForHealth } from "../../scripts/support/medusa";
import { stopProcessGroup, type ManagedProcess } from "../../scripts/support/processes";
import { createTestDatabase } from "./database";
import { ADMIN_LOGIN } from "./templates";
import { jestWorker, runDirectory } from "./test-run";

const START_ATTEMPTS = 3;
const SHARED_START_PATIENCE_MS = 400_000;

export type MedusaServer = {
  baseUrl: string;
  /** A bearer token of the admin user. */
  adminToken: string;
  databaseUrl: string;
  /** Every message sent, one JSON line each: `{at, to, template, data}`. */
  outboxFile: string;
  logFile: string;
  pid: number;
  stop: () => Promise<void>;
};

export type StartMedusaServerOptions = {
  /** A copy of the Medusa template: `createTestDatabase()`. */
  databaseUrl: string;
  /** On top of the usual test environment; REDIS_URL here turns the Redis modules on. */
  env?: Record<string, string | undefined>;
  /** `sources`: quick to start, without the Admin's pages. `build`: as a shop runs it, with them. */
  from?: "sources" | "build";
};

/** What a built application wants, beside what every test server gets. */
const BUILD_ENV = { NODE_ENV: "production", AFTERCARE_ADMIN: undefined, JWT_SECRET: "test-jwt-secret", COOKIE_SECRET: "test-cookie-secret" };

/** Boots the whole application in a process of its own. */
export async function startMedusaServer({ databaseUrl, env, from = "sources" }: StartMedusaServerOptions): Promise<MedusaServer> {
  if (from === "build") await ensureBuild();
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort();
    const baseUrl = `http://localhost:${port}`;
    const stateDirectory = path.join(runDirectory(), `medusa-${port}`);
    const outboxFile = path.join(stateDirectory, "outbox.ndjson");
    const child = startMedusaCommand({
      name: `test-medusa-${port}`,
      args: ["start", "--port", String(port)],
      background: true,
      ...(from === "build" ? { cwd: builtDirectory } : {}),
      env: {
        NODE_ENV: "test",
        DATABASE_URL: databaseUrl,
        REDIS_URL: undefined,
        PORT: String(port),
        AFTERCARE_DEMO: "1",
        AFTERCARE_ADMIN: "off",
        AFTERCARE_STATE_DIRECTORY: stateDirectory,
        AFTERCARE_OUTBOX_FILE: outboxFile,
        // So that suites which ask too often do not use up the limit of the others: each says from where it asks.
        AFTERCARE_TRUSTED_PROXIES: "127.0.0.1,::1",
        ...(from === "build" ? BUILD_ENV : {}),
        ...env,
      },
    });
    try {
      await waitForHealth(child, baseUrl);
    } catch (error) {
      await child.stop();
      if (attempt < START_ATTEMPTS && lostItsPort(child)) continue;
      throw error;
    }
    return {
      baseUrl,
      adminToken: await logIn(baseUrl),
      databaseUrl,
      outboxFile,
      logFile: child.logFile ?? "",
      pid: child.pid,
      stop: child.stop,
    };
  }
}

/**
 * The one server that all HTTP suites of a jest worker share, started by the first that asks: one after the other, so
 * what one suite looks at no other changes meanwhile. Each suite makes its own shop in it, so nothing is reset; it ends
 * with the worker, or by jest's global teardown.
 */
export async function sharedMedusaServer(): Promise<Omit<MedusaServer, "stop">> {
  const file = path.join(runDirectory(), `medusa-of-worker-${jestWorker()}.json`);
  return await withFileLock(`${file}.lock`, SHARED_START_PATIENCE_MS, async () => {
    const running = readServer(file);
    if (running) return running;
    const database = await createTestDatabase();
    const { stop: _stop, ...server } = await startMedusaServer({ databaseUrl: database.url });
    writeFileSync(file, JSON.stringify(server));
    return server;
  });
}

/** For jest's global teardown. */
export async function stopSharedMedusaServers(): Promise<void> {
  const files = readdirSync(runDirectory()).filter((name) => /^medusa-of-worker-\d+\.json$/.test(name));
  const running = files.flatMap((name) => readServer(path.join(runDirectory(), name)) ?? []);
  await Promise.all(running.map(({ pid }) => stopProcessGroup(pid)));
}

function readServer(file: string): Omit<MedusaServer, "stop"> | undefined {
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, "utf8")) as Omit<MedusaServer, "stop">;
}

function lostItsPort(child: ManagedProcess): boolean {
  return readFileSync(child.logFile ?? "", "utf8").includes("EADDRINUSE");
}

async function logIn(baseUrl: string): Promise<string> {
  const response = await fetch(`${baseUrl}/auth/user/emailpass`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(ADMIN_LOGIN),
  });
  const body = (await response.json()) as { token?: string };
  if (!body.token) throw new Error(`The admin user of the test database could not log in: ${response.status} ${JSON.stringify(body)}`);
  return body.token;
}
