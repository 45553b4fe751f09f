import type { PoolClient } from "pg"
import type { DataSource } from "typeorm"
import { withClient } from "../persistence/named-query"
import { startLoop } from "./loop"
import { OUTBOX_CHANNEL } from "./outbox-notify"

/** How long to wait before listening again after the connection was lost; polling carries on meanwhile. */
const LISTEN_AGAIN_MS = 1_000

export interface OutboxListener {
  stop(): Promise<void>
}

export interface OutboxListenerOptions {
  readonly dataSource: DataSource
  readonly onWake: () => void
  readonly onError: (error: unknown) => void
}

/** Calls `onWake` for each NOTIFY. It keeps one connection of the pool, and takes another when that one is lost. */
export function startOutboxListener({ dataSource, onWake, onError }: OutboxListenerOptions): OutboxListener {
  let endListening = (): void => undefined
  const stopped = new Promise<void>((resolve) => (endListening = resolve))
  const loop = startLoop({
    turn: async () => {
      await withClient(dataSource, (client) => listen(client, onWake, stopped))
      return "idle"
    },
    pauseMs: LISTEN_AGAIN_MS,
    onError,
  })
  return {
    stop: () => {
      endListening()
      return loop.stop()
    },
  }
}

async function listen(client: PoolClient, onWake: () => void, stopped: Promise<void>): Promise<void> {
  const lost = new Promise<never>((_resolve, reject) => {
    client.once("error", reject)
    client.once("end", () => reject(new Error("The connection that listens to the outbox was closed.")))
  })
  client.on("notification", onWake)
  try {
    await client.query(`listen ${OUTBOX_CHANNEL}`)
    // What was committed before this moment told nobody.
    onWake()
    await Promise.race([stopped, lost])
    // The pool lends this connection to others next.
    await client.query(`unlisten ${OUTBOX_CHANNEL}`)
  } finally {
    client.off("notification", onWake)
    // The pool has its own listeners for what happens from now on; ours must only not reject unheard.
    lost.catch(() => undefined)
  }
}
