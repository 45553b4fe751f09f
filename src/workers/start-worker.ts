import { startConsumer } from "../messaging/consumer"
import { notifyOutbox } from "../messaging/outbox"
import { openQueues, type Queues } from "../messaging/queues"
import { startRelay } from "../messaging/relay"
import { startSweeper } from "../messaging/sweeper"
import { createServices } from "../services/create-services"
import { startDeadlineScan } from "./deadline-scan"
import { openDatabase } from "./open-database"
import { WORKER_QUEUE_NAMES, workerHandlers } from "./worker-handlers"

export interface WorkerProcessOptions {
  readonly databaseUrl: string
  readonly redisUrl?: string
  /** The plugin's option `queueNamespace` in the same shop, where it is set. */
  readonly queueNamespace?: string
  /** The plugin's option `zone`, where it is set. */
  readonly zone?: string | undefined
  /** The plugin's option `countryZones`, where it is set. */
  readonly countryZones?: { readonly [country: string]: string } | undefined
  readonly onError: (error: unknown) => void
}

export interface WorkerProcess {
  readonly backend: Queues["backend"]
  readonly queueNames: readonly string[]
  /** Lets running jobs end, for at most this long. False when some were cut off; they run again in another worker. */
  stop(timeoutMs: number): Promise<boolean>
}

/** Everything that a worker process does: hand messages over, look for lost ones, do the jobs of all queues but `medusa`. */
export async function startWorker({ databaseUrl, redisUrl, queueNamespace: namespace, zone, countryZones, onError }: WorkerProcessOptions): Promise<WorkerProcess> {
  const dataSource = await openDatabase(databaseUrl)
  const queues = await openQueues({ dataSource, databaseUrl, redisUrl, namespace, onError })
  const services = createServices({ dataSource, onCommitted: () => notifyOutbox(dataSource), zone, countryZones })
  const consumer = await startConsumer({ dataSource, queues, queueNames: WORKER_QUEUE_NAMES, handlers: workerHandlers(services), onError })
  const relay = startRelay({ dataSource, queues, onError })
  const sweeper = startSweeper({ dataSource, queues, onError })
  const deadlines = startDeadlineScan(services, onError)
  return {
    backend: queues.backend,
    queueNames: WORKER_QUEUE_NAMES,
    stop: async (timeoutMs) => {
      const [wasDrained] = await Promise.all([consumer.close(timeoutMs), relay.stop(), sweeper.stop(), deadlines.stop()])
      await queues.close()
      await dataSource.destroy()
      return wasDrained
    },
  }
}
