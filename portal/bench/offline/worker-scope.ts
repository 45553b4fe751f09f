/** What a service worker has around it, as far as ours uses it: the compiler's own words for it do not go together with those for pages. */
export interface WorkerScope {
  readonly location: Location
  readonly clients: { readonly claim: () => Promise<void>; readonly matchAll: (options: { readonly type: "window" }) => Promise<readonly WorkerClient[]> }
  readonly registration: { readonly unregister: () => Promise<boolean> }
  readonly skipWaiting: () => Promise<void>
  addEventListener(type: "install" | "activate", listener: (event: Lasting) => void): void
  addEventListener(type: "fetch", listener: (event: FetchAsked) => void): void
  addEventListener(type: "message", listener: (event: ClientSaid) => void): void
}

interface Lasting {
  readonly waitUntil: (work: Promise<unknown>) => void
}

interface FetchAsked extends Lasting {
  readonly request: Request
  readonly respondWith: (answer: Promise<Response>) => void
}

export interface WorkerClient {
  readonly id: string
  /** Where it was opened: a page cannot change it afterwards. */
  readonly url: string
  readonly postMessage: (message: unknown, transfer: readonly MessagePort[]) => void
}

export interface ClientSaid extends Lasting {
  readonly data: unknown
  readonly source: WorkerClient | null
  readonly ports: readonly MessagePort[]
}
