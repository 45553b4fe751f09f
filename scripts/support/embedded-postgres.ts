import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync,
} from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { withFileLock } from "./file-lock";
import { findFreePort } from "./free-port";
import { ensureDirectory, logDirectory, stateDirectory } from "./paths";
import { findPostgresHome, type PostgresHome, type PostgresUser } from "./postgres-home";
import { isProcessAlive, onShutdown, PlainError, sleep } from "./processes";
import { say } from "./progress";

/**
 * A real PostgreSQL, brought by an npm package, for machines that have none. The server outlives a killed parent, so
 * the next start adopts it; several processes of one checkout share it, and the last one to leave stops it.
 */

const SUPERUSER = "aftercare";
const START_ATTEMPTS = 4;
const START_PATIENCE_MS = 60_000;
const ADOPT_PATIENCE_MS = 15_000;
const STOP_PATIENCE_MS = 15_000;
const LOCK_PATIENCE_MS = 120_000;
const POLL_INTERVAL_MS = 100;
const LOG_TAIL_LINES = 15;
const LOG_SIZE_BYTES_MAX = 20_000_000;

export type EmbeddedPostgresOptions = {
  /** One data directory and one server a name. */
  name: string;
  /** False trades crash safety for speed: only for data that may be lost. */
  durable: boolean;
};

export type RunningPostgres = {
  port: number;
  pid: number;
  dataDirectory: string;
  /** The maintenance database, for CREATE and DROP DATABASE. */
  adminUrl: string;
  databaseUrl: (database: string) => string;
  /** Leaves the server; it stops when nobody else of this checkout uses it. Also runs when this process ends. */
  stop: () => Promise<void>;
};

type Instance = {
  home: PostgresHome;
  options: EmbeddedPostgresOptions;
  dataDirectory: string;
  recordFile: string;
  leaseDirectory: string;
  lockFile: string;
  logFile: string;
};

type ServerRecord = { dataDirectory: string; port: number | undefined; password: string };

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<RunningPostgres> {
  const instance = describeInstance(options);
  return await withFileLock(instance.lockFile, LOCK_PATIENCE_MS, async () => {
    const record = await ensureCluster(instance);
    const port = (await adopt(instance, record)) ?? (await start(instance, record));
    writeRecord(instance, { ...record, port });
    writeFileSync(path.join(instance.leaseDirectory, String(process.pid)), "");
    return describeServer(instance, { ...record, port });
  });
}

function describeInstance(options: EmbeddedPostgresOptions): Instance {
  const home = findPostgresHome();
  const owner = process.getuid?.() ?? "user";
  const own = path.join(stateDirectory, "postgres", `${options.name}-${owner}`);
  return {
    home,
    options,
    dataDirectory: path.join(home.dataRoot, options.name),
    recordFile: `${own}.json`,
    leaseDirectory: ensureDirectory(`${own}.users`),
    lockFile: `${own}.lock`,
    logFile: path.join(ensureDirectory(logDirectory), `postgres-${options.name}.log`),
  };
}

function describeServer(instance: Instance, record: ServerRecord & { port: number }): RunningPostgres {
  const databaseUrl = (database: string) => urlOf(record, database);
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= leave(instance).finally(forget));
  const forget = onShutdown(stop);
  return {
    port: record.port,
    pid: readPostmaster(instance)?.pid ?? 0,
    dataDirectory: instance.dataDirectory,
    adminUrl: databaseUrl("postgres"),
    databaseUrl,
    stop,
  };
}

// `localhost`, not 127.0.0.1: Medusa's tools turn SSL on for anything else.
function urlOf(record: ServerRecord, database: string): string {
  return `postgres://${SUPERUSER}:${record.password}@localhost:${record.port}/${database}`;
}

// --- The cluster -----------------------------------------------------------------------------------------------

async function ensureCluster(instance: Instance): Promise<ServerRecord> {
  const record = readRecord(instance);
  if (record && existsSync(path.join(instance.dataDirectory, "PG_VERSION"))) return record;

  // Data without its password is of no use to anyone; a half-made directory neither.
  await stopServerOf(instance);
  rmSync(instance.dataDirectory, { recursive: true, force: true });
  say(`Creating a PostgreSQL data directory in ${instance.dataDirectory}`);
  const fresh = { dataDirectory: instance.dataDirectory, port: undefined, password: randomBytes(12).toString("hex") };
  initialize(instance, fresh.password);
  writeRecord(instance, fresh);
  return fresh;
}

function initialize(instance: Instance, password: string): void {
  const { user, binaries, dataRoot } = instance.home;
  const unfinished = `${instance.dataDirectory}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const passwordFile = path.join(dataRoot, `${instance.options.name}.password`);
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: "wx" });
  if (user) {
    chownSync(unfinished, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  const args = [
    `--pgdata=${unfinished}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    // Without these a machine without LANG gets SQL_ASCII, and sorting would differ from machine to machine.
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    ...(instance.options.durable ? [] : ["--no-sync"]),
  ];
  const result = spawnSync(binaries.initdb, args, spawnOptions(user, dataRoot));
  rmSync(passwordFile, { force: true });
  if (result.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new PlainError(`PostgreSQL could not create its data directory:\n${result.stdout}${result.stderr}`);
  }
  renameSync(unfinished, instance.dataDirectory);
}

function spawnOptions(user: PostgresUser, cwd: string) {
  const { PATH, HOME, TMPDIR, TZ } = process.env;
  // PG* variables of the caller must not reach a server of ours.
  const env = { PATH, HOME, TMPDIR, TZ, LC_ALL: "C" };
  return { ...user, cwd, env, encoding: "utf8" as const };
}

// --- Starting --------------------------------------------------------------------------------------------------

async function start(instance: Instance, record: ServerRecord): Promise<number> {
  await stopServerOf(instance);
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort(record.port);
    const child = spawnServer(instance, port);
    const outcome = await waitForServer(instance, { ...record, port }, child);
    if (outcome === "ready") return port;
    const tail = logTail(instance);
    // The port was taken in between, or a killed server's shared memory is not released yet.
    const canRetry = /could not bind|Address already in use|shared memory block/.test(tail);
    if (!canRetry || attempt === START_ATTEMPTS) {
      throw new PlainError(`PostgreSQL did not start (${outcome}). The end of ${instance.logFile}:\n${tail}`);
    }
    await sleep(attempt * 1_000);
  }
}

function spawnServer(instance: Instance, port: number): ChildProcess {
  const { user, binaries } = instance.home;
  const log = openSync(instance.logFile, logIsLarge(instance) ? "w" : "a");
  const child = spawn(
    binaries.postgres,
    ["-D", instance.dataDirectory, "-p", String(port), ...settings(instance.options.durable)],
    // A group of its own: Ctrl-C must not stop the database before the processes that use it.
    { ...spawnOptions(user, instance.dataDirectory), detached: true, stdio: ["ignore", log, log] }
  );
  closeSync(log);
  child.on("error", (error) => say(`PostgreSQL: ${error.message}`));
  child.unref();
  return child;
}

function settings(durable: boolean): string[] {
  const all: Record<string, string> = {
    listen_addresses: "127.0.0.1,::1",
    unix_socket_directories: "",
    max_connections: "300",
    shared_buffers: "256MB",
    timezone: "UTC",
    log_timezone: "UTC",
    log_min_messages: "warning",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum_naptime: "10min" }),
  };
  return Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

async function waitForServer(
  instance: Instance,
  record: ServerRecord,
  child: ChildProcess
): Promise<"ready" | "it ended" | "it did not answer"> {
  const deadline = Date.now() + START_PATIENCE_MS;
  while (Date.now() < deadline) {
    if (await isOurs(instance, record)) return "ready";
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return "it ended";
    await sleep(POLL_INTERVAL_MS);
  }
  await stopServerOf(instance);
  return "it did not answer";
}

/** Whoever answers on that port proves to be ours by the password and by its data directory. */
async function isOurs(instance: Instance, record: ServerRecord): Promise<boolean> {
  const client = new Client({ connectionString: urlOf(record, "postgres"), connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    return realpathSync(rows[0]?.data_directory ?? "") === realpathSync(instance.dataDirectory);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

// --- A server that is already there ----------------------------------------------------------------------------

async function adopt(instance: Instance, record: ServerRecord): Promise<number | undefined> {
  const found = readPostmaster(instance);
  if (!found || !isServerAlive(found.pid)) return undefined;
  const deadline = Date.now() + ADOPT_PATIENCE_MS;
  // It may still be recovering from a crash.
  while (Date.now() < deadline && isServerAlive(found.pid)) {
    if (await isOurs(instance, { ...record, port: found.port })) return found.port;
    await sleep(POLL_INTERVAL_MS);
  }
  return undefined;
}

function readPostmaster(instance: Instance): { pid: number; port: number } | undefined {
  try {
    const lines = readFileSync(postmasterFile(instance), "utf8").split("\n");
    const pid = Number(lines[0]);
    const port = Number(lines[3]);
    return pid > 0 ? { pid, port } : undefined;
  } catch {
    return undefined;
  }
}

function postmasterFile(instance: Instance): string {
  return path.join(instance.dataDirectory, "postmaster.pid");
}

/** A pid can be in use again, by a stranger. */
function isServerAlive(pid: number): boolean {
  if (!isProcessAlive(pid)) return false;
  if (process.platform !== "linux") return true;
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("postgres");
  } catch {
    return false;
  }
}

/** Fast, then immediate, then kill; removes the pid file that a dead server left. */
async function stopServerOf(instance: Instance): Promise<void> {
  const found = readPostmaster(instance);
  if (!found) return;
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    if (!isServerAlive(found.pid)) break;
    try {
      process.kill(found.pid, signal);
    } catch {
      break;
    }
    const deadline = Date.now() + STOP_PATIENCE_MS;
    while (Date.now() < deadline && isServerAlive(found.pid)) await sleep(POLL_INTERVAL_MS);
  }
  if (!isServerAlive(found.pid)) rmSync(postmasterFile(instance), { force: true });
}

async function leave(instance: Instance): Promise<void> {
  await withFileLock(instance.lockFile, LOCK_PATIENCE_MS, async () => {
    rmSync(path.join(instance.leaseDirectory, String(process.pid)), { force: true });
    if (countUsers(instance) === 0) await stopServerOf(instance);
  });
}

function countUsers(instance: Instance): number {
  let count = 0;
  for (const name of readdirSync(instance.leaseDirectory)) {
    if (isProcessAlive(Number(name))) count += 1;
    else rmSync(path.join(instance.leaseDirectory, name), { force: true });
  }
  return count;
}

// --- Files beside it -------------------------------------------------------------------------------------------

function readRecord(instance: Instance): ServerRecord | undefined {
  try {
    const record = JSON.parse(readFileSync(instance.recordFile, "utf8")) as ServerRecord;
    return record.dataDirectory === instance.dataDirectory ? record : undefined;
  } catch {
    return undefined;
  }
}

function writeRecord(instance: Instance, record: ServerRecord): void {
  writeFileSync(instance.recordFile, JSON.stringify(record, null, 2), { mode: 0o600 });
}

function logIsLarge(instance: Instance): boolean {
  return existsSync(instance.logFile) && statSync(instance.logFile).size > LOG_SIZE_BYTES_MAX;
}

function logTail(instance: Instance): string {
  return readFileSync(instance.logFile, "utf8").trimEnd().split("\n").slice(-LOG_TAIL_LINES).join("\n");
}
