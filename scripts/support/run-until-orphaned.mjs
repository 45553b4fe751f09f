// Runs a command that knows nothing of our pipes, and ends it when we are asked to end or our own parent is gone.
import { spawn } from "node:child_process";

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: "inherit" });
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", () => process.exit(127));
child.on("exit", (code) => process.exit(code ?? 1));
