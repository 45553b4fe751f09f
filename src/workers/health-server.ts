import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"

export interface Health {
  readonly status: "ok"
  readonly queues: readonly string[]
  readonly backend: string
}

export interface HealthServer {
  readonly port: number
  close(): void
}

/** Answers `GET /health` while the worker runs, for whoever supervises it. */
export async function startHealthServer(port: number, health: Health): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const isKnown = request.url === "/health"
    response.writeHead(isKnown ? 200 : 404, { "content-type": "application/json" })
    response.end(isKnown ? JSON.stringify(health) : "{}")
  })
  await listening(server, port)
  return { port: (server.address() as AddressInfo).port, close: () => void server.close() }
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(new Error(`The health port ${port} cannot be opened: ${error.message}`)))
    server.listen(port, resolve)
  })
}
