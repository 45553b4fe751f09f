import { cpSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { childEnvironment } from "../../scripts/support/environment"
import { findFreePort } from "../../scripts/support/free-port"
import { waitForHealth } from "../../scripts/support/medusa"
import { repositoryRoot } from "../../scripts/support/paths"
import { startNode, startProcess, type ManagedProcess } from "../../scripts/support/processes"
import { runNpm, succeeded } from "./run-npm"

/** A second Medusa application, with nothing of this checkout in it but the files of `host/` and the packed plugin. */

const TEMPLATE = path.join(__dirname, "host")
const DEPENDENCIES = ["@medusajs/cli", "@medusajs/framework", "@medusajs/medusa"]
const DEV_DEPENDENCIES = ["@swc/core", "@types/node", "ts-node", "typescript"]
// ajv-draft-04 calls it an optional peer, so npm would drop it with the rest of this checkout's lock file, and cannot do without.
const KEPT = ["ajv"]
const PRELOAD = path.join(repositoryRoot, "scripts", "support", "end-with-parent.mjs")

export interface HostApplication {
  readonly directory: string
  readonly databaseUrl: string
}

export interface HostServer {
  readonly baseUrl: string
  readonly process: ManagedProcess
}

/**
 * A real `npm install`, so that npm itself places the plugin's packages beside Medusa's. It starts from this checkout's
 * lock file: the same versions of everything, most of them in npm's cache, and no new release can decide the test.
 */
export async function installHost({ folder, tarball, databaseUrl }: { folder: string; tarball: string; databaseUrl: string }): Promise<HostApplication> {
  const directory = path.join(folder, "host")
  cpSync(TEMPLATE, directory, { recursive: true })
  const lock = readJson<Lock>(path.join(repositoryRoot, "package-lock.json"))
  const { overrides } = readJson<{ overrides?: object }>(path.join(repositoryRoot, "package.json"))
  const locked = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, lock.packages[`node_modules/${name}`]?.version]))
  const manifest = {
    name: "bare-host", version: "0.0.0", private: true, overrides,
    dependencies: { ...locked(DEPENDENCIES), "medusa-plugin-aftercare": `file:${tarball}` },
    devDependencies: locked([...DEV_DEPENDENCIES, ...KEPT]),
  }
  writeJson(path.join(directory, "package.json"), manifest)
  writeJson(path.join(directory, "package-lock.json"), { ...lock, name: manifest.name, packages: { ...lock.packages, "": manifest } })
  writeFileSync(path.join(directory, ".env"), `DATABASE_URL=${databaseUrl}\n`)
  await runNpm({
    name: "test-host-install", cwd: directory,
    args: ["install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"],
  })
  return { directory, databaseUrl }
}

/** Runs `medusa <args>` of the host to its end. */
export async function runHostMedusa(host: HostApplication, args: readonly string[]): Promise<void> {
  await succeeded(startHostMedusa(host, args))
}

/** Compiles the host's own files against the declarations in the package. */
export async function typecheckHost(host: HostApplication): Promise<void> {
  const tsc = path.join(host.directory, "node_modules", "typescript", "bin", "tsc")
  await succeeded(startNode({ name: "test-host-tsc", output: "log", cwd: host.directory, args: [tsc, "-p", "."], env: childEnvironment({}) }))
}

export async function startHost(host: HostApplication): Promise<HostServer> {
  const port = await findFreePort()
  const baseUrl = `http://localhost:${port}`
  const child = startHostMedusa(host, ["start", "--port", String(port)], { PORT: String(port), HOST_ADMIN: "on" })
  await waitForHealth(child, baseUrl)
  return { baseUrl, process: child }
}

/** As an administrator would: by the name that the package puts into `node_modules/.bin`, with the host's `.env`. */
export async function startHostWorker({ directory }: HostApplication, env: Record<string, string>): Promise<HostServer> {
  const port = await findFreePort()
  const baseUrl = `http://localhost:${port}`
  const { DATABASE_URL: _fromFile, ...variables } = childEnvironment({ REDIS_URL: undefined, NODE_OPTIONS: `--import ${PRELOAD}`, AFTERCARE_WORKER_PORT: String(port), ...env })
  const child = startProcess({
    name: "test-host-worker", output: "log", cwd: directory, args: [], env: variables,
    command: path.join(directory, "node_modules", ".bin", "aftercare-worker"),
  })
  await waitForHealth(child, baseUrl)
  return { baseUrl, process: child }
}

function startHostMedusa({ directory, databaseUrl }: HostApplication, args: readonly string[], env: Record<string, string> = {}): ManagedProcess {
  return startNode({
    name: `test-host-${args[0]?.replace(":", "-")}`,
    output: "log",
    cwd: directory,
    args: [path.join(directory, "node_modules", "@medusajs", "cli", "cli.js"), ...args],
    env: childEnvironment({ NODE_ENV: "development", DATABASE_URL: databaseUrl, REDIS_URL: undefined, ...env }),
  })
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string }>>
}

const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, "utf8")) as T
const writeJson = (file: string, content: object): void => writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`)
