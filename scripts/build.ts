import { buildApplication, buildPlugin } from "./support/build";
import { runMain } from "./support/processes";

/** `npm run build` makes the stand-alone application, `npm run build:plugin` the plugin, both in `.medusa/server`. */
void runMain(async () => {
  if (process.argv.includes("--plugin")) await buildPlugin();
  else await buildApplication();
});
