import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { isErrno, isProcessAlive, sleep } from "./processes";

const RETRY_INTERVAL_MS = 100;
const EMPTY_LOCK_PATIENCE_MS = 2_000;

/** One process at a time, on this machine. The lock of a process that died is taken over. */
export async function withFileLock<T>(
  file: string,
  patienceMs: number,
  work: () => Promise<T>
): Promise<T> {
  await acquire(file, patienceMs);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

async function acquire(file: string, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  let emptySince: number | undefined;
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" });
      return;
    } catch (error) {
      if (!isErrno(error, "EEXIST")) throw error;
    }
    const holder = readHolder(file);
    if (holder !== undefined && !isProcessAlive(holder)) rmSync(file, { force: true });
    // Created and not written yet, or its writer died in between.
    if (holder === undefined) {
      emptySince ??= Date.now();
      if (Date.now() - emptySince > EMPTY_LOCK_PATIENCE_MS) rmSync(file, { force: true });
    }
    if (Date.now() > deadline) {
      throw new Error(`Waited ${patienceMs / 1000} s for ${file}, held by process ${holder ?? "?"}.`);
    }
    await sleep(RETRY_INTERVAL_MS);
  }
}

function readHolder(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}
