import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { Socket } from "node:net";
import path from "node:path";
import { logDirectory, repositoryRoot, ensureDirectory } from "./paths";
import { say } from "./progress";

/**
 * Child processes that end with us. Each child leads a process group of its own, so that Ctrl-C in a terminal reaches
 * only us and we stop the children in order; and each holds the end of a pipe, so that it notices when we are killed.
 */

const STOP_PATIENCE_MS = 12_000;
const POLL_INTERVAL_MS = 50;
const REPEATED_SIGNAL_WINDOW_MS = 1_500;

export type ExitStatus = { code: number | null; signal: NodeJS.Signals | null };

export type ManagedProcess = {
  name: string;
  pid: number;
  /** Settles when the process has ended, whatever the reason. */
  exited: Promise<ExitStatus>;
  hasExited: () => boolean;
  /** Whether its end was asked for. */
  isStopping: () => boolean;
  /** Where its output goes; undefined when it shares our terminal. */
  logFile: string | undefined;
  /** Asks politely, then insists. Idempotent. */
  stop: () => Promise<void>;
};

export type StartProcessOptions = {
  name: string;
  command: string;
  args: readonly string[];
  cwd?: string;
  /** The whole environment of the child; defaults to ours. */
  env?: NodeJS.ProcessEnv;
  /** `terminal` shares ours; `log` writes to `.aftercare/logs/<name>.log`. */
  output: "terminal" | "log";
  /** True lets this process end although the child runs; the child then ends too. */
  background?: boolean;
};

/** Starts `node <args>` with the preload that ties its life to ours. */
export function startNode(
  options: Omit<StartProcessOptions, "command"> & { nodeOptions?: readonly string[] }
): ManagedProcess {
  const preload = path.join(repositoryRoot, "scripts", "support", "end-with-parent.mjs");
  return startProcess({
    ...options,
    command: process.execPath,
    args: ["--import", preload, ...(options.nodeOptions ?? []), ...options.args],
  });
}

export function startProcess(options: StartProcessOptions): ManagedProcess {
  const logFile =
    options.output === "log"
      ? path.join(ensureDirectory(logDirectory), `${options.name}.log`)
      : undefined;
  const output = logFile === undefined ? ("inherit" as const) : openSync(logFile, "w");

  const child = spawn(options.command, options.args, {
    cwd: options.cwd ?? repositoryRoot,
    env: { ...(options.env ?? process.env), AFTERCARE_PARENT_FD: "3" },
    stdio: ["ignore", output, output, "pipe"],
    detached: true,
  });
  if (typeof output === "number") closeSync(output);
  if (options.background) {
    child.unref();
    const pipe = child.stdio[3];
    if (pipe instanceof Socket) pipe.unref();
  }

  let hasExited = false;
  const exited = new Promise<ExitStatus>((resolve) => {
    child.once("error", (error) => {
      say(`${options.name} could not be started: ${error.message}`);
      hasExited = true;
      resolve({ code: 127, signal: null });
    });
    child.once("exit", (code, signal) => {
      hasExited = true;
      resolve({ code, signal });
    });
  });

  const pid = child.pid ?? 0;
  let stopping: Promise<void> | undefined;
  const managed: ManagedProcess = {
    name: options.name,
    pid,
    exited,
    hasExited: () => hasExited,
    isStopping: () => stopping !== undefined,
    logFile,
    stop: () => (stopping ??= stopGroup(pid, exited)),
  };
  const forget = onShutdown(managed.stop);
  void exited.then(forget);
  return managed;
}

/** Stops a group that another process of ours started. */
export async function stopProcessGroup(pid: number): Promise<void> {
  const exited = waitForEnd(pid).then(() => ({ code: null, signal: null }));
  await stopGroup(pid, exited);
}

async function waitForEnd(pid: number): Promise<void> {
  while (isProcessAlive(pid)) await sleep(POLL_INTERVAL_MS);
}

async function stopGroup(pid: number, exited: Promise<ExitStatus>): Promise<void> {
  signalGroup(pid, "SIGTERM");
  const timer = setTimeout(() => signalGroup(pid, "SIGKILL"), STOP_PATIENCE_MS);
  await exited;
  clearTimeout(timer);
  // The leader is gone; whatever it started and left behind goes too.
  signalGroup(pid, "SIGKILL");
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  if (pid === 0) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
}

// --- Our own end -----------------------------------------------------------------------------------------------

type CleanUp = () => Promise<void> | void;

const cleanUps = new Set<CleanUp>();
let shuttingDown: Promise<void> | undefined;
let signalsAreHandled = false;

/** Runs `cleanUp` when this process ends, last registered first. Returns how to take it back. */
export function onShutdown(cleanUp: CleanUp): () => void {
  handleSignals();
  cleanUps.add(cleanUp);
  return () => cleanUps.delete(cleanUp);
}

/** Runs every clean-up once and ends this process. */
export async function shutDown(status: number): Promise<never> {
  await runCleanUps();
  process.exit(status);
}

/** For scripts: runs `main`, cleans up whatever it started, and exits with the status it returns. */
export async function runMain(main: () => Promise<number | void>): Promise<never> {
  handleSignals();
  try {
    const status = await main();
    return await shutDown(status ?? 0);
  } catch (error) {
    say(error instanceof PlainError ? error.message : describe(error));
    return await shutDown(1);
  }
}

/** An error whose message is all that the reader needs: printed without a stack. */
export class PlainError extends Error {}

function runCleanUps(): Promise<void> {
  shuttingDown ??= (async () => {
    for (const cleanUp of [...cleanUps].reverse()) {
      try {
        await cleanUp();
      } catch (error) {
        say(`While stopping: ${describe(error)}`);
      }
    }
  })();
  return shuttingDown;
}

function handleSignals(): void {
  if (signalsAreHandled) return;
  signalsAreHandled = true;

  let firstSignalAt: number | undefined;
  const handle = (signal: NodeJS.Signals, status: number) => {
    const now = Date.now();
    if (firstSignalAt === undefined) {
      firstSignalAt = now;
      void shutDown(status);
      return;
    }
    // A terminal sends Ctrl-C to the whole group and npm forwards it again: that is one wish, not two.
    if (now - firstSignalAt < REPEATED_SIGNAL_WINDOW_MS) return;
    say(`${signal} again: ending at once.`);
    process.exit(status);
  };
  process.on("SIGINT", () => handle("SIGINT", 130));
  process.on("SIGTERM", () => handle("SIGTERM", 143));
  process.on("SIGHUP", () => handle("SIGHUP", 129));
  process.on("uncaughtException", (error) => {
    say(describe(error));
    void shutDown(1);
  });
  process.on("unhandledRejection", (reason) => {
    say(describe(reason));
    void shutDown(1);
  });
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process: alive, and not ours to signal.
    return isErrno(error, "EPERM");
  }
  return !isZombie(pid);
}

/** Dead, but not yet collected by its parent: it holds nothing any more. */
function isZombie(pid: number): boolean {
  if (process.platform !== "linux") return false;
  try {
    return /^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return true;
  }
}

export function isErrno(error: unknown, code: string): boolean {
  // Not `instanceof Error`: in jest's sandbox, Node's own errors are of another realm.
  return typeof error === "object" && error !== null && "code" in error && error.code === code;
}

export function sleep(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}
