import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { repositoryRoot } from "../support/paths";
import { renderNotices } from "./notices";
import { renderPermissions } from "./permissions";
import { renderRejections } from "./rejections";
import { renderStateMachines } from "./state-machines";

export type GeneratedDocument = {
  /** Below the repository's root. */
  file: string;
  render: () => string;
};

/** Every document that is made from code. A new one is a line here. */
export const GENERATED_DOCUMENTS: readonly GeneratedDocument[] = [
  { file: "docs/state-machines.md", render: renderStateMachines },
  { file: "docs/rejections.md", render: renderRejections },
  { file: "docs/permissions.md", render: renderPermissions },
  { file: "docs/notices.md", render: renderNotices },
];

/** The files that differ from what the code says now, or are missing. */
export function staleDocuments(root: string = repositoryRoot): string[] {
  return GENERATED_DOCUMENTS.filter(({ file, render }) => read(path.join(root, file)) !== render()).map(({ file }) => file);
}

const read = (location: string): string | undefined => (existsSync(location) ? readFileSync(location, "utf8") : undefined);
