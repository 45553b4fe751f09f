import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { repositoryRoot } from "./paths";

const FINGERPRINT_LENGTH = 16;
const IGNORED = new Set(["node_modules", ".medusa", ".aftercare", "dist", "static"]);

/** A short hash over these files and folders of the checkout. Missing ones count as missing. Specs never count. */
export function fingerprint(locations: readonly string[]): string {
  const hash = createHash("sha256");
  for (const location of locations) {
    for (const file of listFiles(path.join(repositoryRoot, location))) {
      hash.update(path.relative(repositoryRoot, file)).update("\0").update(readFileSync(file)).update("\0");
    }
  }
  return hash.digest("hex").slice(0, FINGERPRINT_LENGTH);
}

function listFiles(location: string): string[] {
  const entry = statSync(location, { throwIfNoEntry: false });
  if (!entry) return [];
  if (entry.isFile()) return [location];
  return readdirSync(location)
    .filter((name) => !IGNORED.has(name) && !name.endsWith(".spec.ts"))
    .sort()
    .flatMap((name) => listFiles(path.join(location, name)));
}
