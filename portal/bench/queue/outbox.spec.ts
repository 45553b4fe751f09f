import fc from "fast-check"
import { Outbox, type Outcome } from "./outbox"
import { answeredBy, ATTEMPTS_MAX, isDiscardable, mayBeDone, nextOf, queuedWrite, triedAgain, withoutWrite } from "./queue-rules"
import type { Draft, QueuedWrite, Refusal } from "./queued-write"
import { type Shelf, writeStore } from "./write-store"

const draft = (over: Partial<Draft> = {}): Draft => ({ technicianId: "tess", lane: "order_1", path: "/x/add_line", body: {}, action: "add_line", subject: "REP-1", detail: null, seen: null, ...over })
const refusal = (over: Partial<Refusal> = {}): Refusal => ({ status: 409, code: "unit.wrong_status", message: "No.", details: {}, ...over })
let counter = 0
const written = (before: readonly QueuedWrite[], over: Partial<Draft> = {}): QueuedWrite => queuedWrite(before, draft(over), { key: `key_${(counter += 1)}`, now: "2026-03-01T09:00:00.000Z" })

function several(...overs: Partial<Draft>[]): QueuedWrite[] {
  const writes: QueuedWrite[] = []
  for (const over of overs) writes.push(written(writes, over))
  return writes
}

describe("the queue", () => {
  it("sends what was meant first, and stops only the lane of what was refused", () => {
    const [a, b, c] = several({ lane: "one" }, { lane: "one" }, { lane: "two" }) as [QueuedWrite, QueuedWrite, QueuedWrite]
    expect(nextOf([c, b, a], "tess")).toBe(a)
    expect(nextOf([{ ...a, refusal: refusal() }, b, c], "tess")).toBe(c)
    expect(nextOf([{ ...a, refusal: refusal() }, b], "tess")).toBeNull()
  })

  it("never sends in another's name, and lets nobody wait for another", () => {
    const [a, b] = several({ technicianId: "theo" }, {}) as [QueuedWrite, QueuedWrite]
    expect([nextOf([a], "tess"), nextOf([a, b], "tess")]).toEqual([null, b])
  })

  it("expects the version that will be there when its turn comes", () => {
    const writes = several({ body: { expected_version: 7 } }, { body: {} }, { body: { expected_version: 7 } }, { lane: "two", body: { expected_version: 3 } }, { technicianId: "theo", body: { expected_version: 7 } })
    expect(writes.map(({ body }) => body["expected_version"])).toEqual([7, undefined, 9, 3, 7])
    const [first] = writes as [QueuedWrite]
    expect(withoutWrite(writes, first.key).map(({ body }) => body["expected_version"])).toEqual([undefined, 8, 3, 7])
  })

  it("tries what rested on an older version again on the newer one, as another request; all else as the same", () => {
    const [first, second, other] = several({ body: { expected_version: 4 } }, { body: { expected_version: 4 } }, { lane: "two" }) as [QueuedWrite, QueuedWrite, QueuedWrite]
    const stale = { ...first, attempts: 1, refusal: refusal({ code: "conflict.stale", details: { current: { version: 9 } } }) }
    expect(triedAgain([stale, second, other], stale.key, "new")).toMatchObject([{ key: "new", attempts: 0, refusal: null, body: { expected_version: 9 } }, { key: second.key, body: { expected_version: 10 } }, { key: other.key, body: {} }])
    const failed = { ...first, attempts: 5, refusal: refusal({ status: 500 }) }
    expect(triedAgain([failed], failed.key, "new")).toMatchObject([{ key: failed.key, attempts: 5, refusal: null, body: { expected_version: 4 } }])
  })

  it("waits where there was no answer, asks to sign in where the session ended, and gives a server that fails a few tries", () => {
    expect(answeredBy(refusal({ status: 0 }), 40)).toMatchObject({ type: "waits", seconds: 30 })
    expect(answeredBy(refusal({ status: 429, details: { retry_after_seconds: 12 } }), 0)).toMatchObject({ type: "waits", seconds: 12 })
    expect(answeredBy(refusal({ code: "idempotency.in_progress" }), 0)).toMatchObject({ type: "waits" })
    expect(answeredBy(refusal({ status: 401 }), 0)).toEqual({ type: "signed_out" })
    expect([0, ATTEMPTS_MAX - 1].map((attempts) => answeredBy(refusal({ status: 500 }), attempts).type)).toEqual(["waits", "refused"])
    expect([400, 404, 409, 422].map((status) => answeredBy(refusal({ status }), 0).type)).toEqual(["refused", "refused", "refused", "refused"])
  })

  it("takes nothing back of which nobody knows whether it happened", () => {
    const [write] = several({}) as [QueuedWrite]
    expect([write, { ...write, attempts: 1 }, { ...write, attempts: 1, refusal: refusal() }].map(isDiscardable)).toEqual([true, false, true])
  })

  it("warns before what a failing server may have done is given up, and lets nothing behind it fit what somebody else did", () => {
    const [failed, behind] = several({ body: { expected_version: 4 } }, { body: { expected_version: 4 } }) as [QueuedWrite, QueuedWrite]
    const given = { ...failed, attempts: 5, refusal: refusal({ status: 503 }) }
    expect([given, { ...failed, refusal: refusal() }, failed].map(mayBeDone)).toEqual([true, false, false])
    expect(withoutWrite([given, behind], given.key)).toMatchObject([{ key: behind.key, body: { expected_version: 4 } }])
  })
})

/** A backend that keeps its word: one key, one deed. */
class Server {
  readonly deeds: { key: string; lane: string; by: string; place: number }[] = []
  readonly versions = new Map<string, number>()
  private readonly receipts = new Map<string, object>()

  versionOf = (lane: string): number => this.versions.get(lane) ?? 1
  /** Somebody else changes the order. */
  touch = (lane: string): void => void this.versions.set(lane, this.versionOf(lane) + 1)

  handle({ key, lane, technicianId, body }: QueuedWrite): object {
    const known = this.receipts.get(key)
    if (known !== undefined) return known
    const version = this.versionOf(lane)
    if (body["isWrong"] === true) throw refusal()
    if (typeof body["expected_version"] === "number" && body["expected_version"] !== version) throw refusal({ code: "conflict.stale", details: { current: { version } } })
    this.touch(lane)
    this.deeds.push({ key, lane, by: technicianId, place: Number(body["place"]) })
    const answer = { version: version + 1 }
    this.receipts.set(key, answer)
    return answer
  }
}

/** `ballast`: what else lies there, e.g. what was read; `roomMax`: how many characters there is room for. */
const shelf = (): Shelf & { fail: boolean; ballast: number; roomMax: number } => {
  const entries = new Map<string, string>()
  return {
    fail: false, ballast: 0, roomMax: Number.MAX_SAFE_INTEGER,
    get length() {
      return entries.size
    },
    key: (index) => [...entries.keys()][index] ?? null, getItem: (key) => entries.get(key) ?? null, removeItem: (key) => void entries.delete(key),
    setItem(key, value) {
      const taken = [...entries].reduce((sum, [name, text]) => sum + (name === key ? 0 : text.length), this.ballast)
      if (this.fail || taken + value.length > this.roomMax) throw new Error("full")
      entries.set(key, value)
    },
  }
}

type Weather = "fine" | "offline" | "lost_before" | "lost_after" | "signed_out" | "broken"

/** A tablet: its storage outlives the page. */
class Tablet {
  readonly shelf = shelf()
  weather: Weather = "fine"
  person: string | null = "tess"
  private keys = 0
  outbox: Outbox

  constructor(private readonly server: Server) {
    this.outbox = this.open()
  }

  private open(): Outbox {
    return new Outbox({
      store: writeStore(this.shelf, () => void (this.shelf.ballast = 0)), technicianId: () => this.person, canSend: () => this.weather !== "offline", now: () => "2026-03-01T09:00:00.000Z", newKey: () => `k${(this.keys += 1)}`, later: () => undefined,
      alone: (work) => work(), onChange: () => undefined, onDone: () => undefined,
      send: async (write) => {
        if (this.weather === "lost_before") throw new TypeError("Failed to fetch")
        if (this.weather === "signed_out") throw refusal({ status: 401, code: "unauthorized" })
        if (this.weather === "broken") throw refusal({ status: 503, code: "" })
        const answer = this.server.handle(write)
        if (this.weather === "lost_after") throw new TypeError("Failed to fetch")
        return answer
      },
    })
  }

  reload(): void {
    this.outbox = this.open()
  }
}

describe("the outbox", () => {
  it("tells whoever waits what came of it, and keeps nothing that was told", async () => {
    const tablet = new Tablet(new Server())
    expect(await tablet.outbox.submit(draft())).toMatchObject({ type: "done", answer: { version: 2 } })
    expect(await tablet.outbox.submit(draft({ body: { isWrong: true } }))).toMatchObject({ type: "refused", refusal: { code: "unit.wrong_status" } })
    expect(tablet.outbox.writes()).toEqual([])
  })

  it("says so when the browser can keep nothing, and sends nothing then", async () => {
    const server = new Server()
    const tablet = new Tablet(server)
    tablet.shelf.fail = true
    await expect(tablet.outbox.submit(draft())).rejects.toThrow("full")
    expect(server.deeds).toEqual([])
  })

  it("gives up what was only read, so that what was meant is kept", async () => {
    const tablet = new Tablet(new Server())
    tablet.weather = "lost_before"
    Object.assign(tablet.shelf, { ballast: 10_000, roomMax: 10_000 })
    expect(await tablet.outbox.submit(draft())).toEqual({ type: "queued" })
    expect([tablet.shelf.ballast, tablet.outbox.writes().length]).toEqual([0, 1])
  })

  it("keeps a refusal without what was on the screen where there is no room for both, and goes on with the other lanes", async () => {
    const server = new Server()
    const tablet = new Tablet(server)
    tablet.weather = "lost_before"
    const seen = { problem: "long ".repeat(100) } as unknown as QueuedWrite["seen"]
    await tablet.outbox.submit(draft({ lane: "one", seen, body: { isWrong: true, place: 1 } }))
    await tablet.outbox.submit(draft({ lane: "two", body: { place: 2 } }))
    // A reload: nobody stands before the screen any more.
    tablet.reload()
    tablet.weather = "fine"
    tablet.shelf.roomMax = tablet.outbox.writes().reduce((sum, write) => sum + JSON.stringify(write).length, 0)
    await tablet.outbox.flush()
    expect(tablet.outbox.writes()).toMatchObject([{ seen: null, refusal: { code: "unit.wrong_status", details: {} } }])
    expect(server.deeds).toMatchObject([{ place: 2 }])
  })

  it("keeps what was meant without a connection over a reload, sends it in order, and keeps what is refused then", async () => {
    const server = new Server()
    const tablet = new Tablet(server)
    tablet.weather = "lost_before"
    for (const [place, isWrong] of [[1, false], [2, true], [3, false]] as const) expect(await tablet.outbox.submit(draft({ body: { place, isWrong } }))).toEqual({ type: "queued" })
    tablet.reload()
    tablet.weather = "fine"
    await tablet.outbox.flush()
    expect(server.deeds).toMatchObject([{ place: 1 }])
    const [refused, waiting] = tablet.outbox.writes()
    expect([refused?.refusal?.code, waiting?.refusal]).toEqual(["unit.wrong_status", null])
    tablet.outbox.discard(refused?.key ?? "")
    await tablet.outbox.flush()
    expect([server.deeds.map(({ place }) => place), tablet.outbox.writes()]).toEqual([[1, 3], []])
  })

  it("does once what was sent twice, because the answer was lost", async () => {
    const server = new Server()
    const tablet = new Tablet(server)
    tablet.weather = "lost_after"
    expect(await tablet.outbox.submit(draft())).toEqual({ type: "queued" })
    tablet.outbox.discard(tablet.outbox.writes()[0]?.key ?? "")
    tablet.reload()
    tablet.weather = "fine"
    await tablet.outbox.flush()
    expect([server.deeds.length, tablet.outbox.writes()]).toEqual([1, []])
  })

  it("keeps everything when the session ends, and sends it when the same person is back", async () => {
    const server = new Server()
    const tablet = new Tablet(server)
    tablet.weather = "signed_out"
    expect(await tablet.outbox.submit(draft())).toEqual({ type: "queued" })
    tablet.weather = "fine"
    tablet.person = "theo"
    await tablet.outbox.flush()
    expect(server.deeds).toEqual([])
    tablet.person = "tess"
    await tablet.outbox.flush()
    expect(server.deeds).toMatchObject([{ by: "tess" }])
  })

  type Step =
    | { readonly do: "submit"; readonly lane: string; readonly isWrong: boolean; readonly rests: boolean }
    | { readonly do: "weather"; readonly weather: Weather } | { readonly do: "reload" } | { readonly do: "flush" } | { readonly do: "person"; readonly person: string | null }
    | { readonly do: "touch"; readonly lane: string } | { readonly do: "discard" } | { readonly do: "retry" }
  const lane = fc.constantFrom("one", "two")
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant("submit" as const), lane, isWrong: fc.boolean().map((is) => is), rests: fc.boolean() }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant("weather" as const), weather: fc.constantFrom<Weather>("fine", "offline", "lost_before", "lost_after", "signed_out", "broken") }) },
    fc.record({ do: fc.constant("reload" as const) }), fc.record({ do: fc.constant("flush" as const) }), fc.record({ do: fc.constant("person" as const), person: fc.constantFrom("tess", "theo", null) }),
    fc.record({ do: fc.constant("touch" as const), lane }), fc.record({ do: fc.constant("discard" as const) }), fc.record({ do: fc.constant("retry" as const) }),
  )

  it("through any weather loses nothing, does nothing twice, and keeps each one's order", async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const server = new Server()
      const tablet = new Tablet(server)
      const meant: { place: number; by: string }[] = []
      const told = new Map<number, Outcome["type"]>()
      const discarded = new Set<number>()
      const placeOf = (write: QueuedWrite | undefined): number => Number(write?.body["place"] ?? -1)
      for (const next of steps) {
        if (next.do === "submit") {
          const by = tablet.person
          if (by === null) continue
          const place = meant.length
          meant.push({ place, by })
          const body = { place, isWrong: next.isWrong && place % 3 === 0, ...(next.rests ? { expected_version: server.versionOf(next.lane) } : {}) }
          told.set(place, (await tablet.outbox.submit(draft({ technicianId: by, lane: next.lane, body }))).type)
        } else if (next.do === "weather") tablet.weather = next.weather
        else if (next.do === "reload") tablet.reload()
        else if (next.do === "flush") await tablet.outbox.flush()
        else if (next.do === "person") tablet.person = next.person
        else if (next.do === "touch") server.touch(next.lane)
        else {
          const refused = tablet.outbox.writes().find((write) => write.refusal !== null)
          if (refused === undefined) continue
          if (next.do === "discard") discarded.add(placeOf(refused))
          tablet.outbox[next.do === "discard" ? "discard" : "tryAgain"](refused.key)
          await tablet.outbox.flush()
        }
      }
      const done = server.deeds.map(({ place }) => place)
      expect(new Set(done).size).toBe(done.length)
      const kept = new Set(tablet.outbox.writes().map(placeOf))
      for (const { place } of meant) {
        // Whatever was meant was done, is kept, was refused to her face, or was taken back by her.
        expect([place, done.includes(place) || kept.has(place) || told.get(place) === "refused" || discarded.has(place)]).toEqual([place, true])
        if (told.get(place) === "done") expect(done).toContain(place)
        if (told.get(place) === "refused" && !kept.has(place)) expect(done.includes(place) && !discarded.has(place) ? "done" : "refused").toBe("refused")
      }
      for (const { by, place } of server.deeds) expect(meant[place]?.by).toBe(by)
      for (const one of ["one", "two"]) for (const by of ["tess", "theo"]) {
        const places = server.deeds.filter((deed) => deed.lane === one && deed.by === by).map(({ place }) => place)
        expect(places).toEqual([...places].sort((a, b) => a - b))
      }
    }), { numRuns: 500 })
  })
})
