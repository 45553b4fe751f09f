import { removeStaleDemoFile, writeDemoFile } from "./demo/demo-file";
import { Narrator } from "./demo/narrator";
import { type DemoOptions, parseOptions, USAGE } from "./demo/options";
import { refuseForeignDatabase } from "./demo/refuse-foreign-database";
import { TECHNICIAN } from "./demo/seed/bench";
import { SEED_VERSION, type FinishedSeed, readSeedState, writeSeedRecord } from "./demo/seed/seed-record";
import { DEMO_CUSTOMER } from "./demo/seed/people";
import { seedShop } from "./demo/seed/seed-shop";
import { ShopClient } from "./demo/shop/client";
import { CUSTOMER_PASSWORD } from "./demo/shop/customers";
import { playStory } from "./demo/story/play-story";
import type { AdminLogin } from "./support/medusa";
import { runMain } from "./support/processes";
import { say } from "./support/progress";
import { type Shop, startShop } from "./support/shop-process";

/** `npm run demo`: a whole shop on this machine, one phone's life played in it by the public API, and then yours to look at. */

const ADMIN: AdminLogin = { email: "agent@aftercare.example", password: "aftercare-demo" };

void runMain(async () => {
  const startedAt = Date.now();
  const options = parseOptions(process.argv.slice(2));
  if (options === undefined) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  if (process.env.DATABASE_URL) await refuseForeignDatabase(process.env.DATABASE_URL);
  removeStaleDemoFile();
  const { shop, client, seed } = await openShop(options);
  const tell = new Narrator();
  if (options.story) await play({ shop, client, seed, tell });
  const demoFile = await writeDemoFile(client, shop, seed, ADMIN);
  const seconds = Math.round((Date.now() - startedAt) / 1_000);
  if (options.exit) {
    tell.print(`\nAll of it was true (${seconds} s).`);
    return 0;
  }
  describeShop(shop, tell, { demoFile, seconds });
  // The shop's processes keep this one alive; Ctrl-C ends them all.
  await new Promise<never>(() => undefined);
});

type OpenShop = { shop: Shop; client: ShopClient; seed: FinishedSeed };

/** A shop that is seeded, whatever was found in the database. */
async function openShop({ port, fresh }: DemoOptions): Promise<OpenShop> {
  const shop = await startShop({ port, fresh, admin: ADMIN });
  const client = await ShopClient.connect(shop.baseUrl, ADMIN);
  const state = await readSeedState(client);
  switch (state.state) {
    case "empty":
      return { shop, client, seed: await seedShop(client, shop.outboxFile) };
    case "finished":
      if (state.version !== SEED_VERSION) say("This shop was seeded by another version of the demo; \"npm run demo -- --fresh\" makes a new one.");
      else say(`The shop was seeded ${state.seeded_at.slice(0, 10)}; its data is kept.`);
      return { shop, client, seed: state };
    case "unfinished":
      // The seed only ever begins in an empty database, so nothing of anybody else is lost.
      say("An earlier start was interrupted while it seeded the shop: starting over from an empty database.");
      await shop.stop();
      return await openShop({ port, fresh: true, exit: false, story: false });
  }
}

async function play({ shop, client, seed, tell }: OpenShop & { tell: Narrator }): Promise<void> {
  const run = seed.story_count + 1;
  // Counted before it is played: the serial numbers of a story that failed half-way are never used again.
  await writeSeedRecord(client, { ...seed, story_count: run });
  try {
    await playStory({ client, shop, seed, tell, run });
  } catch (error) {
    say(`\nThe story stops here. Logs: ${shop.logFiles.medusa} and ${shop.logFiles.worker}.\nTo look at the shop as it is: npm run demo -- --no-story`);
    throw error;
  }
}

function describeShop({ baseUrl, databaseUrl, outboxFile, queueBackend, pids }: Shop, tell: Narrator, { demoFile, seconds }: { demoFile: string; seconds: number }): void {
  tell.title(`The shop is open (${seconds} s)`);
  tell.fact("Admin", `${baseUrl}/app  (${ADMIN.email} / ${ADMIN.password})`);
  tell.fact("Portal", `${baseUrl}/portal`);
  tell.fact("Bench", `${baseUrl}/bench`);
  tell.fact("customer", `${DEMO_CUSTOMER.email} / ${CUSTOMER_PASSWORD}`);
  tell.fact("technician", `${TECHNICIAN.email} / ${TECHNICIAN.password}`);
  tell.fact("API", `${baseUrl}/aftercare/openapi.json; links to /admin/… open in a browser that is signed in to the Admin`);
  tell.fact("e-mail", `nothing is sent; each message is a line of ${outboxFile}`);
  tell.fact("database", databaseUrl);
  tell.fact("queues", `${queueBackend === "redis" ? "Redis" : "Postgres"}; Medusa is process ${pids.medusa}, the worker ${pids.worker}`);
  tell.fact("all of it", demoFile);
  tell.print("\nCtrl-C stops everything. The next start keeps the shop; --fresh makes a new one.");
}
