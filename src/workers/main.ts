#!/usr/bin/env node
import { existsSync } from "node:fs"
import { startHealthServer } from "./health-server"
import { sentenceOf } from "./open-database"
import { startWorker, type WorkerProcess } from "./start-worker"

/**
 * A process of its own, without Medusa; as many of them as wanted, on as many machines.
 * DATABASE_URL: the database of the shop. REDIS_URL: its queues; when it is not set they are in the database.
 * AFTERCARE_QUEUE_NAMESPACE: what the plugin's option `queueNamespace` says, where several shops share one Redis.
 * AFTERCARE_ZONE: what the plugin's option `zone` says; UTC when it is not set.
 * AFTERCARE_COUNTRY_ZONES: what `countryZones` says, as `US=America/New_York,CA=America/Toronto`.
 * AFTERCARE_WORKER_PORT: answers `GET /health` there; when it is not set, nowhere.
 */

/** Whoever stops us usually kills us after some 12 s. */
const JOBS_TIMEOUT_MS = 8_000
const STOP_TIMEOUT_MS = 11_000
const EXIT_FAILED = 1

async function main(): Promise<void> {
  // In a host's folder it finds what Medusa's own commands find there. What is set already stays.
  if (existsSync(".env")) process.loadEnvFile(".env")
  const databaseUrl = process.env.DATABASE_URL
  if (!databaseUrl) throw new Error("DATABASE_URL is not set: it names the Postgres database of the shop.")
  // An empty variable means an unset one, as in a .env file.
  const redisUrl = process.env.REDIS_URL || undefined
  const queueNamespace = process.env.AFTERCARE_QUEUE_NAMESPACE || undefined
  const zone = process.env.AFTERCARE_ZONE || undefined
  const countryZones = countryZonesFrom(process.env.AFTERCARE_COUNTRY_ZONES)
  const worker = await startWorker({ databaseUrl, redisUrl, queueNamespace, zone, countryZones, onError: report })
  stopOnSignal(worker)
  const queues = [...worker.queueNames].sort()
  const port = process.env.AFTERCARE_WORKER_PORT
  if (port) await startHealthServer(Number(port), { status: "ok", queues, backend: worker.backend })
  console.log(`Aftercare worker ready: queues ${queues.join(", ")}, backend ${worker.backend}`)
}

const countryZonesFrom = (text: string | undefined): { readonly [country: string]: string } | undefined =>
  text ? Object.fromEntries(text.split(",").map((pair) => pair.trim().split("=", 2) as [string, string])) : undefined

function stopOnSignal(worker: WorkerProcess): void {
  let isStopping = false
  const stop = (): void => {
    // A terminal sends Ctrl-C to the whole group and npm forwards it again: that is one wish.
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(EXIT_FAILED), STOP_TIMEOUT_MS).unref()
    worker.stop(JOBS_TIMEOUT_MS).then((wasDrained) => {
      console.log(wasDrained ? "Aftercare worker stopped." : "Aftercare worker stopped; jobs that still ran will run again.")
      process.exit(0)
    }, fail)
  }
  process.on("SIGTERM", stop)
  process.on("SIGINT", stop)
}

const report = (error: unknown): void => console.error(`Aftercare worker: ${sentenceOf(error)}`)

const fail = (error: unknown): never => {
  report(error)
  process.exit(EXIT_FAILED)
}

main().catch(fail)
