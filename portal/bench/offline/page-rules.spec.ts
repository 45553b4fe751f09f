import { type Asked, cacheNameOf, cachesToForget, handlingOf } from "./page-rules"

const ORIGIN = "https://shop.example"
const asked = (path: string, over: Partial<Asked> = {}): Asked => ({ method: "GET", mode: "cors", destination: "", url: path.startsWith("/") ? ORIGIN + path : path, ...over })
const page = { mode: "navigate", destination: "document" }

describe("the service worker of the bench", () => {
  it.each(["/bench", "/bench/", "/bench/jobs/arep_1?place=kept"])("gives the page at %s", (path) => {
    expect(handlingOf(asked(path, page), ORIGIN)).toBe("page")
  })
  it.each(["/", "/app", "/portal", "/portal/products", "/benchmarks", "/bench-press/1"])("leaves the host's page at %s alone", (path) => {
    expect(handlingOf(asked(path, page), ORIGIN)).toBe("pass")
  })
  it.each(["/technician/me", "/technician/repair-orders/arep_1", "/technician/attachments/a", "/auth/technician/emailpass", "/store/units", "/admin/units"])("never comes between the page and the API: %s", (path) => {
    expect(handlingOf(asked(path), ORIGIN)).toBe("pass")
    expect(handlingOf(asked(path, { method: "POST" }), ORIGIN)).toBe("pass")
  })
  it("takes the files of the bench, the shop's name and look, and pictures by address, and only to read them", () => {
    expect(handlingOf(asked("/portal/assets/bench-a1.js", { destination: "script" }), ORIGIN)).toBe("asset")
    expect(handlingOf(asked("/portal/config.json"), ORIGIN)).toBe("config")
    expect(handlingOf(asked("/static/logo.svg", { destination: "image" }), ORIGIN)).toBe("picture")
    expect(handlingOf(asked("/portal/assets/bench-a1.js", { method: "DELETE" }), ORIGIN)).toBe("pass")
  })
  it("has nothing to do with another site", () => {
    expect(handlingOf(asked("https://elsewhere.example/portal/assets/a.js"), ORIGIN)).toBe("pass")
    expect(handlingOf(asked("https://elsewhere.example/bench", page), ORIGIN)).toBe("pass")
  })
})

describe("what was kept of older versions", () => {
  const [one, two, three] = [cacheNameOf("1"), cacheNameOf("2"), cacheNameOf("3")]
  it("goes, but for the one before, of which a tab may be open; the host's own caches stay", () => {
    expect(cachesToForget([one, "the-hosts", two, three], "3")).toEqual([one])
    expect(cachesToForget([one, three], "3")).toEqual([])
  })
  it("is never the version that runs, also where an older one was put up again", () => {
    expect(cachesToForget([one, two, three], "1")).toEqual([two])
  })
})
