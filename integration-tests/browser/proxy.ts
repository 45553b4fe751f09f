import http from "node:http"
import type { AddressInfo } from "node:net"

/** What a shop's server does while it is put up anew: null: what it does anyway. `answer` is what it would say, to this path or to another. */
export type Instead = (path: string, answer: (other?: string) => Promise<Passed>) => Promise<Passed> | null

export interface Passed {
  readonly status: number
  readonly headers: http.OutgoingHttpHeaders
  readonly body: Buffer
}

export interface Proxy {
  readonly baseUrl: string
  /** From now on. */
  readonly behave: (instead: Instead) => void
  readonly stop: () => Promise<void>
}

/** Stands before the server and lets through what a case does not change. */
export async function startProxy(target: string): Promise<Proxy> {
  let instead: Instead = () => null
  const { hostname, port } = new URL(target)
  const pass = (req: http.IncomingMessage, target: string | undefined, body: Buffer): Promise<Passed> =>
    new Promise((resolve, reject) => {
      // The whole answer each time: what a browser kept is of no use where the answer is changed on its way.
      const { "if-none-match": _tag, "if-modified-since": _since, ...others } = req.headers
      const asked = http.request({ hostname, port, path: target, method: req.method, headers: { ...others, "accept-encoding": "identity" } }, (res) => {
        const parts: Buffer[] = []
        res.on("data", (part: Buffer) => parts.push(part)).on("end", () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(parts) }))
      })
      asked.on("error", reject).end(body)
    })
  const server = http.createServer((req, res) => {
    const parts: Buffer[] = []
    req.on("data", (part: Buffer) => parts.push(part)).on("end", () => {
      const answer = (other?: string): Promise<Passed> => pass(req, other ?? req.url, Buffer.concat(parts))
      void (instead(new URL(req.url ?? "/", target).pathname, answer) ?? answer()).then(({ status, headers, body }) => {
        const { "content-length": _length, "transfer-encoding": _encoding, ...others } = headers
        res.writeHead(status, { ...others, "content-length": body.length }).end(req.method === "HEAD" ? undefined : body)
      }).catch(() => res.destroy())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    baseUrl: `http://localhost:${(server.address() as AddressInfo).port}`,
    behave: (wanted) => void (instead = wanted),
    stop: () => new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
}

/** The same answer with other words in it. */
export function reworded({ status, headers: { etag: _etag, ...headers }, body }: Passed, words: (text: string) => string): Passed {
  return { status, headers, body: Buffer.from(words(body.toString())) }
}

export const plain = (status: number, text: string): Promise<Passed> => Promise.resolve({ status, headers: { "content-type": "text/plain" }, body: Buffer.from(text) })
