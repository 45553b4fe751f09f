import path from "node:path";
import { readFileSync } from "node:fs";
import { childEnvironment } from "./environment";
import { repositoryRoot } from "./paths";
import { PlainError, sleep, startNode, type ManagedProcess } from "./processes";

const HEALTH_PATIENCE_MS = 120_000;
const HEALTH_INTERVAL_MS = 100;
const HEALTH_REQUEST_MS_MAX = 2_000;
const LOG_TAIL_LINES = 30;

const cli = path.join(repositoryRoot, "node_modules", "@medusajs", "cli", "cli.js");

export type MedusaCommand = {
  /** Names the process and its log file. */
  name: string;
  args: readonly string[];
  env: Record<string, string | undefined>;
  cwd?: string;
  output?: "terminal" | "log";
  background?: boolean;
};

/** Starts `medusa <args>`; from the checkout it reads TypeScript, from `.medusa/server` the build. */
export function startMedusaCommand({ name, args, env, cwd, output = "log", background }: MedusaCommand): ManagedProcess {
  return startNode({ name, args: [cli, ...args], env: childEnvironment(env), cwd, output, background });
}

/** Runs `medusa <args>` to its end; a failure shows the end of its log. */
export async function runMedusaCommand(command: MedusaCommand): Promise<void> {
  const child = startMedusaCommand(command);
  const { code } = await child.exited;
  if (code !== 0) throw new PlainError(`"medusa ${command.args.join(" ")}" ended with status ${code}.${describeLog(child)}`);
}

/** Everything Medusa needs in a database: core, our module through its hook, links. */
export async function migrateDatabase(databaseUrl: string, options: { name: string; cwd?: string }): Promise<void> {
  await runMedusaCommand({
    name: options.name,
    cwd: options.cwd,
    args: ["db:migrate", "--execute-safe-links"],
    env: { DATABASE_URL: databaseUrl, REDIS_URL: undefined, AFTERCARE_ADMIN: "off" },
  });
}

export type AdminLogin = { email: string; password: string };

/**
 * `env`: what the running server has beside the database. It is a whole Medusa that starts here, and Medusa switches off
 * the providers in its database that the process at hand does not configure.
 */
export async function createAdminUser(databaseUrl: string, login: AdminLogin, options: { name: string; cwd?: string; env?: Record<string, string> }): Promise<void> {
  await runMedusaCommand({
    name: options.name,
    cwd: options.cwd,
    args: ["user", "--email", login.email, "--password", login.password],
    env: { ...options.env, DATABASE_URL: databaseUrl, REDIS_URL: undefined, AFTERCARE_ADMIN: "off" },
  });
}

/** Waits until this process serves `/health`; fails with its log as soon as it ends. */
export async function waitForHealth(child: ManagedProcess, baseUrl: string): Promise<void> {
  const deadline = Date.now() + HEALTH_PATIENCE_MS;
  while (Date.now() < deadline) {
    if (child.hasExited()) throw new PlainError(`${child.name} ended before it was ready.${describeLog(child)}`);
    if (await isHealthy(baseUrl)) {
      // Somebody else may answer on that port while ours is dying of it.
      await sleep(HEALTH_INTERVAL_MS);
      if (!child.hasExited()) return;
      continue;
    }
    await sleep(HEALTH_INTERVAL_MS);
  }
  throw new PlainError(`${child.name} was not ready after ${HEALTH_PATIENCE_MS / 1000} s.${describeLog(child)}`);
}

async function isHealthy(baseUrl: string): Promise<boolean> {
  try {
    const response = await fetch(`${baseUrl}/health`, { signal: AbortSignal.timeout(HEALTH_REQUEST_MS_MAX) });
    return response.ok;
  } catch {
    return false;
  }
}

export function describeLog(child: ManagedProcess): string {
  if (child.logFile === undefined) return "";
  const tail = readFileSync(child.logFile, "utf8").trimEnd().split("\n").slice(-LOG_TAIL_LINES).join("\n");
  return ` The end of ${child.logFile}:\n${tail}`;
}
