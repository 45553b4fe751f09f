import { existsSync, readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { repositoryRoot } from "./support/paths";
import { PlainError, runMain, startNode } from "./support/processes";
import { say } from "./support/progress";

/**
 * `npm run check`: everything that can be said about the sources without running them. `npm run check lint` does one part.
 * Several steps run two at a time, so what each says is shown when it has ended.
 */

const AT_A_TIME = Math.min(2, availableParallelism());

type Step = { part: string; title: string; needs: string; args: readonly string[]; nodeOptions?: readonly string[] };

const tsc = modulePath("typescript", "bin", "tsc");
const IMPORTING_FOLDERS = ["src", "migrations", "admin", "portal"];

const STEPS: readonly Step[] = [
  { part: "typecheck", title: "Types", needs: "tsconfig.check.json", args: [tsc, "-p", "tsconfig.check.json"] },
  { part: "typecheck", title: "Types of the Admin", needs: "admin/**/*.tsx", args: [tsc, "-p", "admin"] },
  { part: "typecheck", title: "Types of portal and bench", needs: "portal/tsconfig.json", args: [tsc, "-p", "portal", "--noEmit"] },
  { part: "lint", title: "Lint", needs: "eslint.config.mjs", args: [modulePath("eslint", "bin", "eslint.js"), ".", "--max-warnings", "0"] },
  {
    part: "imports",
    title: "Who imports whom",
    needs: ".dependency-cruiser.cjs",
    args: [modulePath("dependency-cruiser", "bin", "dependency-cruise.mjs"), "--config", ".dependency-cruiser.cjs", ...IMPORTING_FOLDERS.filter(exists)],
  },
  { part: "docs", title: "Generated documents are fresh", needs: "scripts/docs.ts", nodeOptions: ["--import", "tsx"], args: ["scripts/docs.ts", "--check"] },
];

void runMain(async () => {
  const wanted = process.argv[2];
  const steps = STEPS.filter((step) => wanted === undefined || step.part === wanted);
  if (steps.length === 0) throw new PlainError(`There is no part "${wanted}". Parts: ${[...new Set(STEPS.map((step) => step.part))].join(", ")}.`);
  const failed: string[] = [];
  const waiting = [...steps];
  const isAlone = steps.length === 1;
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      if (!(await passes(step, isAlone))) failed.push(step.title);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  if (failed.length === 0) return 0;
  say(`\nFailed: ${failed.join("; ")}`);
  return 1;
});

async function passes(step: Step, isAlone: boolean): Promise<boolean> {
  if (!exists(step.needs)) {
    say(`- ${step.title}: skipped, there is no ${step.needs} yet`);
    return true;
  }
  const startedAt = Date.now();
  const name = `check-${step.title.toLowerCase().replaceAll(" ", "-")}`;
  const child = startNode({ name, output: isAlone ? "terminal" : "log", nodeOptions: step.nodeOptions, args: step.args });
  const { code } = await child.exited;
  if (child.logFile !== undefined) process.stderr.write(readFileSync(child.logFile));
  say(`${code === 0 ? "✓" : "✗"} ${step.title} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
  return code === 0;
}

// A file, a folder, or `<folder>/**/*.tsx`: any page below it.
function exists(location: string): boolean {
  const [folder = "", pattern] = location.split("/**/*");
  const place = path.join(repositoryRoot, folder);
  if (!existsSync(place)) return false;
  return pattern === undefined || readdirSync(place, { recursive: true, encoding: "utf8" }).some((name) => name.endsWith(pattern));
}

function modulePath(...segments: string[]): string {
  return path.join(repositoryRoot, "node_modules", ...segments);
}
