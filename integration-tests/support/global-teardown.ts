import { stopSharedMedusaServers } from "./medusa-server";
import { takeForTeardown } from "./run-handle";

export default async function globalTeardown(): Promise<void> {
  await stopSharedMedusaServers();
  await takeForTeardown()?.();
}
