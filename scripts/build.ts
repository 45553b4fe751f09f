import { buildApplication, buildPlugin, ensurePortal } from "./support/build";
import { runMain } from "./support/processes";

/** `npm run build` makes the stand-alone application, `npm run build:plugin` the plugin, both in `.medusa/server`; `npm run build:portal` the pages alone. */
void runMain(async () => {
  if (process.argv.includes("--plugin")) await buildPlugin();
  else if (process.argv.includes("--portal")) await ensurePortal();
  else await buildApplication();
});
