import { childEnvironment } from "./support/environment";
import { openLocalDatabase } from "./support/local-database";
import { runMain, startNode } from "./support/processes";

const DATABASE = "aftercare_dev";

/** `npm run worker`: one more worker, on DATABASE_URL or on the database of `npm run dev`. */
void runMain(async () => {
  const database = await openLocalDatabase({ name: DATABASE });
  const worker = startNode({
    name: "worker",
    output: "terminal",
    nodeOptions: ["--import", "tsx"],
    args: ["src/workers/main.ts"],
    env: childEnvironment({ DATABASE_URL: database.url }),
  });
  const { code } = await worker.exited;
  return code ?? 1;
});
