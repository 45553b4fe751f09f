/** What npm and jest put into the environment for themselves; a server of ours must not inherit it. */
const DROPPED = /^(npm_|JEST_|NODE_OPTIONS$|NODE_ENV$|AFTERCARE_PARENT_FD$|INIT_CWD$)/;

/** The caller's environment without what belongs to its tools, with `changes` on top; undefined removes a variable. */
export function childEnvironment(changes: Record<string, string | undefined>): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { MEDUSA_DISABLE_TELEMETRY: "true" };
  for (const [name, value] of Object.entries({ ...process.env, ...changes })) {
    const isOurs = name in changes;
    if (value === undefined || (!isOurs && DROPPED.test(name))) continue;
    env[name] = value;
  }
  // Medusa reads an empty variable as a set one, while `.env` would fill a missing one again.
  for (const [name, value] of Object.entries(changes)) if (value === undefined) env[name] = "";
  return env;
}
