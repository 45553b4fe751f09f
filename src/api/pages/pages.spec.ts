import type { AddressInfo } from "node:net"
import express from "express"
import { pages } from "./pages"

jest.mock("./built-pages", () => ({ builtPages: () => null }))

describe("pages that are not built", () => {
  it.each(["/portal", "/portal/returns/1", "/portal/assets/x.js", "/bench"])("%s says how to build them, under the same policy, and is kept by nobody", async (path) => {
    const app = express()
    for (const { matcher, middlewares } of pages) for (const middleware of middlewares ?? []) app.use(matcher, middleware as unknown as express.RequestHandler)
    const server = app.listen(0)
    try {
      const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`)
      expect([response.status, response.headers.get("cache-control"), response.headers.get("content-type")]).toEqual([503, "no-store", "text/plain; charset=utf-8"])
      expect(await response.text()).toContain("npm run build:portal")
      expect(response.headers.get("content-security-policy")).toContain("default-src 'none'")
    } finally {
      server.close()
    }
  })
})
