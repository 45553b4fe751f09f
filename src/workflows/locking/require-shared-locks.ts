import { container } from "@medusajs/framework"
import type { ConfigModule } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import cluster from "node:cluster"
import { AFTERCARE_MODULE } from "../../modules/aftercare/joiner-config"

/** What decides whether the locks that stock and orders rely on reach every process that writes them. */
export interface LockingFacts {
  /** The provider in use: "in-memory", "locking-redis", "locking-postgres" or a host's own. */
  readonly provider: string
  readonly workerMode: string
  readonly redisUrl: string | undefined
  /** Started by `medusa start --cluster`. */
  readonly isClusterWorker: boolean
}

/**
 * A sentence when this process must not run, null when it may. Two Medusa processes with locks of their own lose stock
 * (2 × 25 parallel adjustments gave 41), and locking-postgres waits for a connection of its own pool for ever.
 */
export function lockingProblem({ provider, workerMode, redisUrl, isClusterWorker }: LockingFacts): string | null {
  if (provider.includes("postgres")) {
    return "Aftercare cannot run on locking-postgres: it deadlocks its own connection pool under parallel stock changes. Use @medusajs/medusa/locking-redis."
  }
  if (!provider.includes("in-memory")) return null
  if (workerMode !== "shared") {
    return `Aftercare cannot run in workerMode "${workerMode}" with in-memory locks: the other Medusa process would not see them, and stock would be lost. Configure @medusajs/medusa/locking-redis.`
  }
  if (redisUrl !== undefined || isClusterWorker) {
    return "Aftercare cannot run with in-memory locks where a Redis URL or a cluster says that there are several Medusa processes: they would not see each other's locks, and stock would be lost. Configure @medusajs/medusa/locking-redis."
  }
  return null
}

/** The provider's own name: a host may give it any id. */
function providerInUse(): string | null {
  const locking = container.resolve(Modules.LOCKING, { allowUnregistered: true }) as unknown as LockingInternals | undefined
  if (locking === undefined) return null
  const provider = locking.providerService_?.retrieveProviderRegistration(locking.defaultProviderId ?? "")
  return provider?.constructor.identifier ?? locking.defaultProviderId ?? null
}

interface LockingInternals {
  readonly defaultProviderId?: string
  readonly providerService_?: { retrieveProviderRegistration(id: string): { readonly constructor: { readonly identifier?: string } } | undefined }
}

/** Throws the sentence when this process must not run. What a module's own start hook throws Medusa would swallow. */
export function requireSharedLocks(): void {
  const config = configOfProcess()
  const provider = providerInUse()
  if (config?.modules?.[AFTERCARE_MODULE] === undefined || provider === null) return
  const { workerMode = "shared", redisUrl } = config.projectConfig
  const problem = lockingProblem({ provider, workerMode, redisUrl: redisUrl || undefined, isClusterWorker: cluster.isWorker })
  if (problem !== null) throw new Error(problem)
}

const configOfProcess = (): ConfigModule | undefined => container.resolve(ContainerRegistrationKeys.CONFIG_MODULE, { allowUnregistered: true })

// Medusa loads this file after its modules, and an error here ends the start. Commands such as `medusa user` call
// themselves "server" whatever the shop is, so a server is asked where its routes are loaded: order-middlewares.
if (configOfProcess()?.projectConfig.workerMode !== "server") requireSharedLocks()
