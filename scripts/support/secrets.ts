import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ensureDirectory, stateDirectory } from "./paths";

const SECRET_BYTES = 32;

export type Secrets = { JWT_SECRET: string; COOKIE_SECRET: string };

/** Made once a checkout, kept out of git: a restart must not log everybody out. */
export function localSecrets(): Secrets {
  const file = path.join(ensureDirectory(stateDirectory), "secrets.json");
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Secrets;
  } catch {
    const made = {
      JWT_SECRET: randomBytes(SECRET_BYTES).toString("hex"),
      COOKIE_SECRET: randomBytes(SECRET_BYTES).toString("hex"),
    };
    writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600 });
    return made;
  }
}
