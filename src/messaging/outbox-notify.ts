import type { DataSource } from "typeorm"
import { namedQuery, withClient } from "../persistence/named-query"

/** The channel that wakes the relays of this database. */
export const OUTBOX_CHANNEL = "aftercare_outbox"

/** One NOTIFY tells of all that was committed before it, so more than one each few milliseconds would tell nothing new. */
const NOTIFY_INTERVAL_MS = 5

interface NotifierState {
  /** Something was committed since the last NOTIFY was sent. */
  isAsked: boolean
  isRunning: boolean
}

const notifiers = new WeakMap<DataSource, NotifierState>()

/**
 * Wakes the relays: call it after the commit of whatever wrote messages, never inside its transaction. It does not wait
 * and cannot fail: calls that come close together become one NOTIFY, and where none arrives the relays' polling finds the rows.
 */
export function notifyOutbox(dataSource: DataSource): void {
  const state = notifiers.get(dataSource) ?? { isAsked: false, isRunning: false }
  notifiers.set(dataSource, state)
  state.isAsked = true
  if (!state.isRunning) void sendWhileAsked(dataSource, state)
}

async function sendWhileAsked(dataSource: DataSource, state: NotifierState): Promise<void> {
  state.isRunning = true
  while (state.isAsked) {
    state.isAsked = false
    await send(dataSource)
    await pause()
  }
  state.isRunning = false
}

async function send(dataSource: DataSource): Promise<void> {
  try {
    await withClient(dataSource, (client) => namedQuery(client, "select pg_notify($1, '')", [OUTBOX_CHANNEL]))
  } catch {
    // The messages are committed; polling hands them over.
  }
}

const pause = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, NOTIFY_INTERVAL_MS).unref())
