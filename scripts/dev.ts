import path from "node:path";
import { ensurePortal } from "./support/build";
import { childEnvironment } from "./support/environment";
import { findFreePort } from "./support/free-port";
import { openLocalDatabase } from "./support/local-database";
import { startMedusaCommand } from "./support/medusa";
import { repositoryRoot } from "./support/paths";
import { runMain, startNode } from "./support/processes";
import { say } from "./support/progress";

const DATABASE = "aftercare_dev";
const DEFAULT_PORT = 9000;

/** `npm run dev`: Postgres, `medusa develop` and the worker, both restarting when a source changes. */
void runMain(async () => {
  await ensurePortal();
  const database = await openLocalDatabase({ name: DATABASE });
  const port = await findFreePort(DEFAULT_PORT);
  const env = {
    NODE_ENV: "development",
    DATABASE_URL: database.url,
    PORT: String(port),
    AFTERCARE_DEMO: process.env.AFTERCARE_DEMO ?? "1",
    AFTERCARE_PUBLIC_URL: `http://localhost:${port}`,
  };
  say(`Database: ${database.url}`);
  const medusa = startMedusaCommand({ name: "medusa develop", args: ["develop", "--no-lint", "--port", String(port)], env, output: "terminal" });
  const worker = startNode({
    name: "worker",
    output: "terminal",
    args: [path.join(repositoryRoot, "node_modules", "tsx", "dist", "cli.mjs"), "watch", "--clear-screen=false", "src/workers/main.ts"],
    env: childEnvironment(env),
  });
  const { code } = await Promise.race([medusa.exited, worker.exited]);
  return code ?? 1;
});
