import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { GENERATED_DOCUMENTS, staleDocuments } from "./docs/generated-documents";
import { repositoryRoot } from "./support/paths";
import { runMain } from "./support/processes";
import { say } from "./support/progress";

/** `npm run docs` writes the documents that come from code; `-- --check` only tells which of them are stale. */
void runMain(async () => {
  const stale = staleDocuments();
  if (process.argv.includes("--check")) {
    for (const file of stale) say(`${file} is stale: run \`npm run docs\` and commit the result.`);
    return stale.length === 0 ? 0 : 1;
  }
  for (const { file, render } of GENERATED_DOCUMENTS.filter((document) => stale.includes(document.file))) {
    const location = path.join(repositoryRoot, file);
    mkdirSync(path.dirname(location), { recursive: true });
    writeFileSync(location, render());
    say(`Wrote ${file}`);
  }
  if (stale.length === 0) say("All generated documents were fresh.");
  return 0;
});
