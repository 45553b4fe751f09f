import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withFileLock } from "./file-lock";
import { fingerprint } from "./fingerprint";
import { runMedusaCommand } from "./medusa";
import { ensureDirectory, repositoryRoot, stateDirectory } from "./paths";
import { PlainError, startNode } from "./processes";
import { step } from "./progress";

export const builtDirectory = path.join(repositoryRoot, ".medusa", "server");

const LOCK_PATIENCE_MS = 300_000;
const STAMP = ".aftercare-build";
const PORTAL = "portal";
// Beside the build, not in it: the routes look for it upwards from where they are, here and in an installed package.
const PORTAL_OUTPUT = "portal-dist";
const PORTAL_SOURCES = [PORTAL, "src/types/http", "package-lock.json"];
const SOURCES = [
  "src", "migrations", "admin", PORTAL, "scripts/demo/providers", "scripts/support/build.ts",
  "medusa-config.ts", "tsconfig.json", "package-lock.json",
];

/** Builds the application into `.medusa/server` unless this state of the sources is built already. */
export async function ensureBuild(): Promise<void> {
  await oneBuildAtATime(async () => {
    await renewPortal();
    const stamp = path.join(builtDirectory, STAMP);
    const wanted = fingerprint(SOURCES);
    if (readStamp(stamp) !== wanted) {
      await makeServerAndAdmin();
      writeFileSync(stamp, wanted);
    }
    linkStaticFiles();
  });
}

/** Portal and bench alone, unless this state of their sources is built already: seconds, where an application takes a minute. */
export async function ensurePortal(): Promise<void> {
  await oneBuildAtATime(renewPortal);
}

/** A server may be serving it meanwhile, so it is built anew only when it has to be. */
async function renewPortal(): Promise<void> {
  const stamp = path.join(repositoryRoot, PORTAL_OUTPUT, STAMP);
  const wanted = fingerprint(PORTAL_SOURCES);
  if (readStamp(stamp) === wanted) return;
  await buildPortal();
  writeFileSync(stamp, wanted);
}

/** Portal and bench, then backend and Admin. */
export async function buildApplication(): Promise<void> {
  await oneBuildAtATime(async () => {
    await buildPortal();
    await makeServerAndAdmin();
  });
}

/** The form in which other Medusa applications install Aftercare. */
export async function buildPlugin(): Promise<void> {
  await oneBuildAtATime(async () => {
    await buildPortal();
    // The package promises `./admin` to the host's Admin, so it is built even while there is no page; the bundler needs the folder.
    mkdirSync(path.join(repositoryRoot, "src", "admin"), { recursive: true });
    await step("Building the plugin", () =>
      runMedusaCommand({ name: "build-plugin", args: ["plugin:build"], env: { NODE_ENV: "production" } })
    );
  });
}

/** Both kinds go to the same folder and empty it first. */
async function oneBuildAtATime(work: () => Promise<void>): Promise<void> {
  ensureDirectory(stateDirectory);
  await withFileLock(path.join(stateDirectory, "build.lock"), LOCK_PATIENCE_MS, work);
}

async function makeServerAndAdmin(): Promise<void> {
  await step("Building Medusa and the Admin (under a minute; only after changes)", () =>
    runMedusaCommand({
      name: "build",
      args: ["build", "--no-lint"],
      env: { NODE_ENV: "production", AFTERCARE_ADMIN: undefined, AFTERCARE_DEMO: undefined },
    })
  );
}

async function buildPortal(): Promise<void> {
  const config = path.join(repositoryRoot, PORTAL, "vite.config.ts");
  await step("Building portal and bench", async () => {
    const vite = startNode({
      name: "build-portal",
      output: "log",
      args: [
        path.join(repositoryRoot, "node_modules", "vite", "bin", "vite.js"), "build", PORTAL, "--config", config,
        "--outDir", path.join(repositoryRoot, PORTAL_OUTPUT), "--emptyOutDir",
      ],
    });
    const { code } = await vite.exited;
    if (code !== 0) throw new PlainError(`The portal could not be built; see ${vite.logFile}.`);
  });
}

/** Every build empties its folder; uploaded pictures stay. */
function linkStaticFiles(): void {
  const kept = ensureDirectory(path.join(stateDirectory, "static"));
  const served = path.join(builtDirectory, "static");
  rmSync(served, { recursive: true, force: true });
  mkdirSync(builtDirectory, { recursive: true });
  symlinkSync(kept, served, "junction");
}

function readStamp(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
