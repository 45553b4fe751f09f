// The door to every npm script. It needs nothing but Node, so that each command works from a clean clone:
// it installs what package-lock.json asks for, then hands over to scripts/<name>.ts.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const NODE_MAJOR_MIN = 20;
const HEARTBEAT_INTERVAL_MS = 10_000;
const PARENT_CHECK_INTERVAL_MS = 1_000;

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const stampFile = path.join(root, "node_modules", ".aftercare-install");
const [name, ...args] = process.argv.slice(2);

checkNode();
const script = findScript();
await installWhenNeeded();
loadEnvironmentFile();
await handOver();

function checkNode() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major >= NODE_MAJOR_MIN) return;
  fail(
    `Aftercare needs Node ${NODE_MAJOR_MIN} or newer; this is Node ${process.versions.node}.`
  );
}

function findScript() {
  if (!name) fail("Usage: node scripts/run.mjs <script> [arguments]");
  const file = path.join(root, "scripts", `${name}.ts`);
  if (!fs.existsSync(file)) fail(`There is no scripts/${name}.ts.`);
  return file;
}

async function installWhenNeeded() {
  const wanted = fingerprint();
  if (readStamp() === wanted) return;

  const isComplete = await isInstalled();
  if (!isComplete) {
    say("Installing packages (about two minutes the first time) …");
    // Not `npm ci`: it refuses a lock file that lists the native packages of some platforms only, and a registry that
    // has not got all of them writes such a file. This follows the lock file too, adds what this platform lacks, and
    // leaves the file alone.
    await runNpm(["install", "--no-save", "--no-audit", "--no-fund"]);
  }
  fs.writeFileSync(stampFile, fingerprint());
}

/** npm keeps its own record of what it installed: when that agrees with the lock file, a stamp is all that is missing. */
async function isInstalled() {
  const record = readJson(path.join(root, "node_modules", ".package-lock.json"));
  const lock = readJson(path.join(root, "package-lock.json"));
  if (!record?.packages || !lock?.packages) return false;
  for (const [location, entry] of Object.entries(lock.packages)) {
    if (location === "" || entry.optional || entry.peer) continue;
    if (record.packages[location]?.version !== entry.version) return false;
  }
  return true;
}

function fingerprint() {
  const hash = createHash("sha256").update(process.versions.modules);
  for (const file of ["package.json", "package-lock.json"]) {
    const location = path.join(root, file);
    if (!fs.existsSync(location)) continue;
    hash.update(file === "package.json" ? dependenciesOf(location) : fs.readFileSync(location));
  }
  return hash.digest("hex");
}

function dependenciesOf(file) {
  const { dependencies, devDependencies } = readJson(file) ?? {};
  return JSON.stringify({ dependencies, devDependencies });
}

function readStamp() {
  try {
    return fs.readFileSync(stampFile, "utf8");
  } catch {
    return undefined;
  }
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** `.env` fills what the environment leaves open. */
function loadEnvironmentFile() {
  const file = path.join(root, ".env");
  if (fs.existsSync(file)) process.loadEnvFile?.(file);
}

async function runNpm(npmArgs) {
  const startedAt = Date.now();
  const heartbeat = setInterval(() => {
    say(`… still installing, ${Math.round((Date.now() - startedAt) / 1000)} s`);
  }, HEARTBEAT_INTERVAL_MS);
  // npm tells us where it lives; that is surer than the PATH.
  const npmCli = process.env.npm_execpath;
  const child = npmCli?.endsWith(".js")
    ? spawn(process.execPath, [npmCli, ...npmArgs], { cwd: root, stdio: "inherit" })
    : spawn("npm", npmArgs, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  const status = await exitStatus(child);
  clearInterval(heartbeat);
  if (status !== 0) {
    fail(`npm ${npmArgs[0]} ended with status ${status}; its messages are above.`, status);
  }
  say(`Packages installed in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
}

async function handOver() {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--import", "./scripts/support/end-with-parent.mjs", script, ...args],
    {
      cwd: root,
      // Descriptor 3 closes when this process dies, however it dies; the child then ends itself.
      stdio: ["inherit", "inherit", "inherit", "pipe"],
      env: { ...process.env, AFTERCARE_PARENT_FD: "3" },
    }
  );
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => child.kill(signal));
  }
  endWhenNpmDies(child);
  process.exit(await exitStatus(child));
}

/** A shell between npm and us may swallow the signal that npm forwards; then only the change of parent tells. */
function endWhenNpmDies(child) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) child.kill("SIGTERM");
  }, PARENT_CHECK_INTERVAL_MS).unref();
}

function exitStatus(child) {
  return new Promise((resolve) => {
    child.on("error", (error) => fail(`${child.spawnfile} could not be started: ${error.message}`));
    child.on("exit", (code, signal) => {
      const numbers = { SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 };
      resolve(code ?? numbers[signal] ?? 1);
    });
  });
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text, status = 1) {
  say(text);
  process.exit(status);
}
