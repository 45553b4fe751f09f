import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Benchmark, type BenchmarkRow, goalText, isMet } from "../benchmarks/support/row";
import { POSTGRES_URL, RUN } from "../integration-tests/support/test-run";
import { withClient } from "./support/databases";
import { startEmbeddedPostgres } from "./support/embedded-postgres";
import { repositoryRoot } from "./support/paths";
import { PlainError, runMain } from "./support/processes";
import { say, step } from "./support/progress";
import { findRedis } from "./support/redis";

/**
 * `npm run bench [-- names…]`: the benchmarks named, or all that need no Medusa; `-- http` boots a whole application.
 * Prints a table and replaces the sections of BENCHMARKS.md that were measured. Fails only when a run fails: whether a
 * goal is met depends on the machine.
 */

const directory = path.join(repositoryRoot, "benchmarks");
const report = path.join(repositoryRoot, "BENCHMARKS.md");

type Measured = { name: string; rows: BenchmarkRow[]; remarks: string; seconds: number };

void runMain(async () => {
  const chosen = await choose(process.argv.slice(2));
  const given = process.env.DATABASE_URL;
  // Durable: a benchmark that does not wait for the disk measures something else.
  const server = given ? undefined : await startEmbeddedPostgres({ name: "bench", durable: true });
  const adminUrl = given ?? server?.adminUrl ?? "";
  const redis = await findRedis();
  process.env.DATABASE_URL = adminUrl;
  process.env[POSTGRES_URL] = adminUrl;
  process.env[RUN] = `bench-${process.pid}`;
  if (redis.available) process.env.REDIS_URL = redis.url;

  const measured: Measured[] = [];
  for (const { name, benchmark } of chosen) {
    const startedAt = Date.now();
    const rows = await step(`Measuring ${name}`, benchmark.run);
    measured.push({ name, rows, remarks: benchmark.remarks ?? "", seconds: Math.round((Date.now() - startedAt) / 1000) });
  }
  const machine = await describeMachine(adminUrl);
  say(`\n${machine}\n`);
  console.log(measured.map(({ rows }) => tableOf(rows)).join("\n\n"));
  writeFileSync(report, reportOf(machine, measured));
  if (redis.available) await redis.stop();
  await server?.stop();
});

async function choose(names: readonly string[]): Promise<{ name: string; benchmark: Benchmark }[]> {
  const known = readdirSync(directory).filter((file) => file.endsWith(".ts")).map((file) => path.basename(file, ".ts")).sort();
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new PlainError(`There is no benchmark "${unknown.join('", "')}". There are: ${known.join(", ")}.`);
  const all = await Promise.all(known.map(async (name) => ({ name, benchmark: (await import(path.join(directory, `${name}.ts`))) as Benchmark })));
  return all.filter(({ name, benchmark }) => (names.length === 0 ? benchmark.needsMedusa !== true : names.includes(name)));
}

/** No host names, no paths: what the figures depend on. */
async function describeMachine(url: string): Promise<string> {
  const [postgres, fsync] = await withClient(url, async (client) => {
    const { rows } = await client.query<{ version: string; fsync: string }>("select current_setting('server_version') as version, current_setting('fsync') as fsync");
    return [rows[0]?.version.split(" ")[0] ?? "?", rows[0]?.fsync ?? "?"];
  });
  const cpus = os.cpus();
  return `${cpus.length} cores (${cpus[0]?.model.trim() ?? "unknown"}), ${Math.round(os.totalmem() / 2 ** 30)} GB of memory, ${os.platform()}, Node ${process.versions.node}, Postgres ${postgres} with fsync ${fsync}, load ${os.loadavg()[1]?.toFixed(1)} in the last five minutes.`;
}

function tableOf(rows: readonly BenchmarkRow[]): string {
  const lines = rows.map((row) => {
    const met = isMet(row);
    return [row.name, `${figure(row.value)} ${row.unit}`, row.base === undefined ? "" : figure(row.base), row.ratio === undefined ? "" : row.ratio.toFixed(2), goalText(row), met === null ? "" : met ? "yes" : "**no**"];
  });
  return [["what", "ours", "base", "ratio", "goal", "met"], ["---", "--:", "--:", "--:", "---", "---"], ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function figure(value: number): string {
  const digits = value < 100 ? 1 : 0;
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

const INTRODUCTION = `# Benchmarks

Made by \`npm run bench\` (and \`npm run bench -- http\` for the part that boots Medusa). Absolute figures are worth what the
machine is worth and what else it was doing; the ratios count: ours and the base take turns in one run, and each ratio is the
median over the rounds, 1 being as good as the base (for times: base / ours, but where the goal is "at most": ours / base).
After each run every unit is folded again from its history; a defect fails the benchmark.
`;

/** Sections that were not measured now stay as they are, with the machine they were measured on. */
function reportOf(machine: string, measured: readonly Measured[]): string {
  const sections = new Map<string, string>();
  const old = existsSync(report) ? readFileSync(report, "utf8") : "";
  for (const [, name = "", text = ""] of old.matchAll(/^## (\S+)\n([\s\S]*?)(?=^## |(?![\s\S]))/gm)) sections.set(name, text.trim());
  for (const { name, rows, remarks, seconds } of measured) sections.set(name, [`${machine} ${seconds} s.`, tableOf(rows), remarks.trim()].filter((part) => part !== "").join("\n\n"));
  const sorted = [...sections].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${INTRODUCTION}\n${sorted.map(([name, text]) => `## ${name}\n\n${text}\n`).join("\n")}`;
}
