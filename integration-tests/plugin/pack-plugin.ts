import { cpSync, mkdirSync, readdirSync, symlinkSync } from "node:fs"
import path from "node:path"
import { repositoryRoot } from "../../scripts/support/paths"
import { runNpm } from "./run-npm"

/** Made by installing, building and running: no part of the sources. */
const GENERATED = new Set(["node_modules", ".git", ".medusa", ".aftercare", "portal-dist", "static", "coverage"])

/**
 * `npm pack` with everything that belongs to it, the build included. In a copy of the checkout, because every build
 * empties `.medusa/server`, from which a demo may be running. Gives the path of the tarball.
 */
export async function packPlugin(folder: string): Promise<string> {
  const copy = path.join(folder, "checkout")
  mkdirSync(copy)
  for (const entry of readdirSync(repositoryRoot)) {
    if (!GENERATED.has(entry)) cpSync(path.join(repositoryRoot, entry), path.join(copy, entry), { recursive: true })
  }
  symlinkSync(path.join(repositoryRoot, "node_modules"), path.join(copy, "node_modules"), "junction")
  await runNpm({ name: "test-host-pack", cwd: copy, args: ["pack", "--pack-destination", folder] })
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"))
  if (tarball === undefined) throw new Error(`npm pack left no tarball in ${folder}.`)
  return path.join(folder, tarball)
}
