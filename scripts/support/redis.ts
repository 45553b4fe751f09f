import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { findFreePort } from "./free-port";
import { stateDirectory } from "./paths";
import { sleep, startNode } from "./processes";

const START_ATTEMPTS = 3;
const START_PATIENCE_MS = 10_000;
const POLL_INTERVAL_MS = 50;
const PING_MS_MAX = 1_000;

export type Redis =
  | { available: true; url: string; stop: () => Promise<void> }
  | { available: false; reason: string };

/** REDIS_URL when set, else a `redis-server` of this machine, started by us and empty, else none. */
export async function findRedis(): Promise<Redis> {
  const given = process.env.REDIS_URL;
  if (given) return await checkGiven(given);
  if (spawnSync("redis-server", ["--version"], { stdio: "ignore" }).status !== 0) {
    return { available: false, reason: "REDIS_URL is not set and there is no redis-server on the PATH" };
  }
  return await startOwn();
}

async function checkGiven(url: string): Promise<Redis> {
  const { hostname, port } = new URL(url);
  if (await opens(hostname, Number(port || 6379))) return { available: true, url, stop: async () => undefined };
  return { available: false, reason: `nothing answers at ${hostname}:${port || 6379}, which REDIS_URL names` };
}

async function startOwn(): Promise<Redis> {
  for (let attempt = 1; attempt <= START_ATTEMPTS; attempt += 1) {
    const port = await findFreePort();
    const directory = path.join(stateDirectory, `redis-${process.pid}`);
    mkdirSync(directory, { recursive: true });
    // Through a small parent of its own, so that a killed script leaves no Redis behind.
    const server = startNode({
      name: "redis",
      output: "log",
      background: true,
      args: [
        path.join(__dirname, "run-until-orphaned.mjs"),
        "redis-server", "--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no",
        "--maxmemory-policy", "noeviction", "--dir", directory,
      ],
    });
    const stop = async () => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    };
    const deadline = Date.now() + START_PATIENCE_MS;
    while (Date.now() < deadline && !server.hasExited()) {
      if (await opens("127.0.0.1", port)) return { available: true, url: `redis://127.0.0.1:${port}`, stop };
      await sleep(POLL_INTERVAL_MS);
    }
    await stop();
  }
  return { available: false, reason: "redis-server is installed but did not start; see .aftercare/logs/redis.log" };
}

function opens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port, timeout: PING_MS_MAX });
    const settle = (isOpen: boolean) => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once("connect", () => settle(true));
    socket.once("error", () => settle(false));
    socket.once("timeout", () => settle(false));
  });
}
