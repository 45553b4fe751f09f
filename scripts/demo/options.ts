import { parseArgs } from "node:util";
import { PlainError } from "../support/processes";

export type DemoOptions = {
  /** Starts from an empty database. */
  fresh: boolean;
  /** Stops after the story, with status 0 only when all of it was true. */
  exit: boolean;
  /** Plays the story; false only serves the shop. */
  story: boolean;
  port: number | undefined;
};

export const USAGE = `npm run demo [-- options]
  --fresh      start from an empty database
  --exit       play the story and stop; status 0 only if all of it was true
  --no-story   only serve the shop
  --port N     serve on this port (default: 9000, or any free one)`;

const PORT_MAX = 65_535;

/** Undefined: only the usage was asked for. */
export function parseOptions(args: readonly string[]): DemoOptions | undefined {
  const values = valuesOf(args);
  if (values.help) return undefined;
  const options = { fresh: values.fresh === true, exit: values.exit === true, story: values["no-story"] !== true, port: portOf(values.port) };
  if (options.exit && !options.story) throw new PlainError(`--exit plays the story and --no-story leaves it out; give one of them.\n\n${USAGE}`);
  return options;
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        fresh: { type: "boolean" }, exit: { type: "boolean" }, "no-story": { type: "boolean" }, port: { type: "string" }, help: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    throw new PlainError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= PORT_MAX) return port;
  throw new PlainError(`--port takes a number from 1 to ${PORT_MAX}, not "${text}".\n\n${USAGE}`);
}
