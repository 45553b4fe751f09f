import { describeLog } from "../../scripts/support/medusa"
import { startProcess, type ManagedProcess } from "../../scripts/support/processes"

/** Runs npm to its end; a failure shows the end of its log. */
export async function runNpm({ name, cwd, args }: { name: string; cwd: string; args: readonly string[] }): Promise<void> {
  // Jest's NODE_OPTIONS and NODE_ENV are not npm's; where the registry is, only the environment may know.
  const { NODE_OPTIONS: _options, NODE_ENV: _env, ...env } = process.env
  // npm tells us where it lives; that is surer than the PATH.
  const cli = process.env.npm_execpath
  const isScript = cli !== undefined && /\.c?js$/.test(cli)
  await succeeded(startProcess({
    name, cwd, env, output: "log",
    command: isScript ? process.execPath : "npm",
    args: isScript ? [cli, ...args] : args,
  }))
}

export async function succeeded(child: ManagedProcess): Promise<void> {
  const { code } = await child.exited
  if (code !== 0) throw new Error(`${child.name} ended with status ${code}.${describeLog(child)}`)
}
