import type { MedusaContainer } from "@medusajs/framework/types"
import load from "@medusajs/medusa/loaders/index"
import express from "express"
import type { Server } from "node:http"
import type { AddressInfo } from "node:net"
import path from "node:path"
import { createTestDatabase } from "../support/database"
import { ADMIN_LOGIN } from "../support/templates"

export interface InProcessMedusa {
  readonly container: MedusaContainer
  readonly baseUrl: string
  readonly adminToken: string
  readonly databaseUrl: string
  readonly stop: () => Promise<void>
}

/**
 * The whole application inside this process, on a copy of the migrated template: a test can reach into the container
 * and make a step throw, and still talk HTTP.
 */
export async function bootMedusa(): Promise<InProcessMedusa> {
  const database = await createTestDatabase()
  Object.assign(process.env, {
    DATABASE_URL: database.url, REDIS_URL: "", AFTERCARE_ADMIN: "off", MEDUSA_DISABLE_TELEMETRY: "true", LOG_LEVEL: process.env.LOG_LEVEL ?? "error",
  })
  const app = express()
  const { container, shutdown } = await load({ directory: path.join(__dirname, "..", ".."), expressApp: app })
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, () => resolve(listening))
  })
  const baseUrl = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    container,
    baseUrl,
    adminToken: await logIn(baseUrl),
    databaseUrl: database.url,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await shutdown()
      await database.drop()
    },
  }
}

async function logIn(baseUrl: string): Promise<string> {
  const response = await fetch(`${baseUrl}/auth/user/emailpass`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(ADMIN_LOGIN) })
  const { token } = (await response.json()) as { token?: string }
  if (token === undefined) throw new Error(`The admin user could not log in: ${response.status}`)
  return token
}
