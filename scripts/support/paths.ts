import { mkdirSync } from "node:fs";
import path from "node:path";

/** The checkout. Everything generated while running lives below `.aftercare/`. */
export const repositoryRoot = path.resolve(__dirname, "..", "..");
export const stateDirectory = path.join(repositoryRoot, ".aftercare");
export const logDirectory = path.join(stateDirectory, "logs");

export function ensureDirectory(directory: string): string {
  mkdirSync(directory, { recursive: true });
  return directory;
}
