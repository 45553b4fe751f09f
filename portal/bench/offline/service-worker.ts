import { ask, type OtherTabs, questionOf } from "./messages"
import { cacheNameOf, cachesToForget, CONFIG, handlingOf, isBench, isOurs, SCOPE } from "./page-rules"
import type { ClientSaid, WorkerClient, WorkerScope } from "./worker-scope"

/**
 * Lets the bench open without a network: it keeps the files of which the bench is made, and nothing that anybody did or
 * is. With a network the server's page always comes first, so nobody is left with an old one.
 */

// Filled in by the build (vite.config.ts), which knows the names with their hashes.
declare const __BENCH_VERSION__: string
declare const __BENCH_ENTRY__: string
declare const __BENCH_FILES__: readonly string[]

const worker = self as unknown as WorkerScope
const CACHE = cacheNameOf(__BENCH_VERSION__)
const SCRIPT = `${SCOPE}/service-worker.js`
/** A network that answers no sooner counts as none. */
const PATIENCE_MS = 4_000
const TAB_PATIENCE_MS = 500
const MISSING = 404
const SERVER_FAILED = 500

worker.addEventListener("install", (event) => {
  // No tab is asked to close first: what an open one still needs of the version before is kept along.
  void worker.skipWaiting()
  event.waitUntil(keepVersion())
})

worker.addEventListener("activate", (event) => event.waitUntil(forgetOlder().then(() => worker.clients.claim())))

worker.addEventListener("fetch", (event) => {
  switch (handlingOf(event.request, worker.location.origin)) {
    case "page":
      return event.respondWith(answerPage(event.request))
    case "asset":
      return event.respondWith(keptAnywhere(event.request.url).then((kept) => kept ?? fetch(event.request)))
    case "config":
      return event.respondWith(newest(event.request))
    case "picture":
      return event.respondWith(isLogo(event.request.url).then((isIt) => (isIt ? newest(event.request) : fetch(event.request))))
    case "pass":
      return undefined
  }
})

worker.addEventListener("message", (event) => {
  switch (questionOf(event.data)) {
    case "version":
      return event.ports[0]?.postMessage({ entry: __BENCH_ENTRY__ })
    case "session":
      return event.waitUntil(askOthers(event))
    case null:
      return undefined
  }
})

/** All of it or nothing: half a version opens no page. */
async function keepVersion(): Promise<void> {
  const cache = await caches.open(CACHE)
  const page = await fetch(SCOPE, { cache: "no-cache" })
  // While a new version is put up, page and worker may come from different servers for a moment; the browser then tries again.
  if (!page.ok || !(await page.clone().text()).includes(__BENCH_ENTRY__)) throw new Error("The page is of another version.")
  await Promise.all([cache.put(SCOPE, page), ...__BENCH_FILES__.map((file) => cache.add(file)), keepConfig(cache)])
}

async function keepConfig(cache: Cache): Promise<void> {
  const config = await fetch(CONFIG, { credentials: "omit" })
  if (config.ok) await cache.put(CONFIG, config)
}

async function forgetOlder(): Promise<void> {
  await Promise.all(cachesToForget(await caches.keys(), __BENCH_VERSION__).map((name) => caches.delete(name)))
}

/** This version's first; what only the one before it had, for a tab that still runs it. */
async function keptAnywhere(url: string): Promise<Response | undefined> {
  for (const cacheName of new Set([CACHE, ...(await caches.keys()).filter(isOurs)])) {
    const kept = await caches.match(url, { cacheName })
    if (kept !== undefined) return kept
  }
  return undefined
}

async function answerPage(request: Request): Promise<Response> {
  const fromServer = fetch(request)
  try {
    const answer = await inTime(fromServer)
    if (answer.status === MISSING) await leaveIfGone()
    return answer.status < SERVER_FAILED ? answer : (await caches.match(SCOPE, { cacheName: CACHE })) ?? answer
  } catch {
    return (await caches.match(SCOPE, { cacheName: CACHE })) ?? fromServer
  }
}

/** The plugin was taken out of the host: nothing of it stays behind in browsers. */
async function leaveIfGone(): Promise<void> {
  const { status } = await fetch(SCRIPT, { method: "HEAD", cache: "no-store" })
  if (status !== MISSING) return
  await worker.registration.unregister()
  await Promise.all((await caches.keys()).filter(isOurs).map((name) => caches.delete(name)))
}

/** The server's word, or without it the last one. */
async function newest(request: Request): Promise<Response> {
  const fromServer = fetch(request)
  try {
    const answer = await inTime(fromServer)
    if (answer.ok) await (await caches.open(CACHE)).put(request.url, answer.clone())
    return answer
  } catch {
    return (await keptAnywhere(request.url)) ?? fromServer
  }
}

/** Of pictures only the shop's own: any other may be somebody's. */
async function isLogo(url: string): Promise<boolean> {
  const { logo_url: logo = null } = ((await (await keptAnywhere(new URL(CONFIG, worker.location.origin).href))?.json()) ?? {}) as { logo_url?: string | null }
  return logo !== null && new URL(logo, worker.location.origin).href === url
}

function inTime(answer: Promise<Response>): Promise<Response> {
  return Promise.race([answer, new Promise<never>((_resolve, reject) => setTimeout(() => reject(new Error("No answer in time.")), PATIENCE_MS))])
}

const isBenchTab = ({ url }: WorkerClient): boolean => isBench(new URL(url).pathname)

/** Only between tabs of the bench: no other page of this origin gets a session here. */
async function askOthers({ source, ports: [port] }: ClientSaid): Promise<void> {
  if (source === null || port === undefined || !isBenchTab(source)) return
  const others = (await worker.clients.matchAll({ type: "window" })).filter((client) => client.id !== source.id && isBenchTab(client))
  const answers = await Promise.all(others.map((other) => ask<unknown>(other, { aftercare: "session" }, TAB_PATIENCE_MS)))
  const found: OtherTabs = { count: others.length, session: answers.find((session) => session !== null) ?? null }
  port.postMessage(found)
}
