import { startConsumer } from "../messaging/consumer"
import { openQueues } from "../messaging/queues"
import { startRelay } from "../messaging/relay"
import { startSweeper } from "../messaging/sweeper"
import type { Bridge, BridgeContext } from "../modules/aftercare/service"
import { reasonOf } from "../workflows/facade"
import { medusaHandlers } from "./medusa-handlers"
import { startReconciler } from "./reconciler"
import { startStockPoster } from "./stock-poster"

/** What runs inside the Medusa process for the workers: jobs that need Medusa, stock, and the reading back of truth. */
export async function startBridge({ container, dataSource, databaseUrl, options, logger }: BridgeContext): Promise<Bridge> {
  const onError = (error: unknown): void => logger.error(`Aftercare's bridge: ${reasonOf(error)}`)
  const queues = await openQueues({
    dataSource, databaseUrl, onError,
    ...(options.redisUrl ? { redisUrl: options.redisUrl } : {}),
    ...(options.queueNamespace === undefined ? {} : { namespace: options.queueNamespace }),
  })
  const consumer = await startConsumer({ dataSource, queues, queueNames: ["medusa"], handlers: medusaHandlers(container), onError })
  const relay = startRelay({ dataSource, queues, onError })
  const sweeper = startSweeper({ dataSource, queues, onError })
  const poster = startStockPoster({ container, onError })
  const seconds = options.reconcileSeconds
  const reconciler = seconds === 0 ? undefined : startReconciler({ container, onError, ...(seconds === undefined ? {} : { pauseMs: seconds * 1_000 }) })
  return {
    stop: async () => {
      await Promise.all([consumer.close(), relay.stop(), sweeper.stop(), poster.stop(), reconciler?.stop()])
      await queues.close()
    },
  }
}
