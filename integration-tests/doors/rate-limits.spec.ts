import type { RateLimit } from "../../src/services/rate-limit/count-requests"
import { countStatements, rejectionOf, unique } from "../ledger/fixture"
import { after, type DoorsFixture, everythingStored, NOON, openDoors } from "./doors-fixture"

let doors: DoorsFixture
beforeAll(async () => { doors = await openDoors() })
beforeEach(() => doors.setNow(NOON))
afterEach(() => doors.coherent())
afterAll(() => doors.close())

const limit = (over: Partial<RateLimit> = {}): RateLimit => ({ name: "test", value: unique("value"), max: 3, windowSeconds: 60, ...over })

describe("a rate limit", () => {
  it("lets as many through as it says, then says when to come back, then starts over", async () => {
    const one = limit()
    for (let request = 0; request < one.max; request++) await doors.services.rateLimits.count([one])
    doors.setNow(after(0, 20))
    expect(await rejectionOf(doors.services.rateLimits.count([one]))).toEqual({ code: "rate_limit.exceeded", details: { retry_after_seconds: 40 } })
    doors.setNow(after(1))
    await doors.services.rateLimits.count([one])
  })

  it("is not made longer by asking on", async () => {
    const one = limit({ max: 1 })
    await doors.services.rateLimits.count([one])
    for (const seconds of [10, 30, 59]) {
      doors.setNow(after(0, seconds))
      expect((await rejectionOf(doors.services.rateLimits.count([one]))).details).toEqual({ retry_after_seconds: 60 - seconds })
    }
    doors.setNow(after(1))
    await doors.services.rateLimits.count([one])
  })

  it("counts each value by itself and each name by itself", async () => {
    const value = unique("same")
    await doors.services.rateLimits.count([limit({ max: 1, value })])
    await doors.services.rateLimits.count([limit({ max: 1, value, name: "other" }), limit({ max: 1 })])
    expect((await rejectionOf(doors.services.rateLimits.count([limit({ max: 1, value })]))).code).toBe("rate_limit.exceeded")
  })

  it("counts exactly when many processes ask at the same time, in whatever order they name their limits", async () => {
    const [a, b] = [limit({ max: 20 }), limit({ max: 1_000 })]
    const outcomes = await Promise.allSettled(Array.from({ length: 60 }, (_, index) => doors.services.rateLimits.count(index % 2 === 0 ? [a, b] : [b, a])))
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(20)
  })

  it("costs one statement and keeps no address", async () => {
    const { count } = await countStatements(() => doors.services.rateLimits.count([limit({ value: "ann@example.com" }), limit({ value: "10.1.2.3" })]))
    expect(count).toBe(1)
    const stored = await everythingStored(doors)
    expect(stored).not.toContain("ann@example.com")
    expect(stored).not.toContain("10.1.2.3")
  })
})

describe("the limit of a number", () => {
  const number = unique("SN")
  const spellings = [number, number.toLowerCase(), ` ${number} `]

  it("is one for all spellings of a label's number and article where a passport is read", async () => {
    const count = (serialNumber: string, gtin: string) => doors.services.passports.count({ ip: unique("ip"), gtin, serialNumber })
    for (let read = 0; read < 30; read++) await count(spellings[read % 3] ?? "", read % 2 === 0 ? "09506000134352" : "9506000134352")
    for (const spelling of spellings) expect((await rejectionOf(count(spelling, "9506000134352"))).code).toBe("rate_limit.exceeded")
  })

  it("is one for all its spellings where a guest asks for a link, inside the code of a label too", async () => {
    const ask = (serialNumber: string) => doors.services.guests.requestAccess({ ip: unique("ip"), email: `${unique("ann")}@example.com`, orderDisplayId: null, serialNumber })
    const inside = [...spellings, `(01)09506000134352(21)${number}`]
    for (let asked = 0; asked < 10; asked++) await ask(inside[asked % 4] ?? "")
    for (const spelling of inside) expect((await rejectionOf(ask(spelling))).code).toBe("rate_limit.exceeded")
  })
})
