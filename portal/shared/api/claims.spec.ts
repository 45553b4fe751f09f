import { claimsOf } from "./claims"

const tokenOf = (payload: string): string => `head.${Buffer.from(payload).toString("base64url")}.sign`

describe("what a token says of itself", () => {
  it("is who it is of and when it ends", () => expect(claimsOf(tokenOf(JSON.stringify({ actor_id: "tech_1", exp: 1_900_000_000, sub: "?>~" })))).toMatchObject({ actor_id: "tech_1", exp: 1_900_000_000 }))
  it.each(["", "one", "a.%%%.c", tokenOf("null"), tokenOf("{"), "a..c"])("is nothing where %j is no token", (token) => expect(claimsOf(token)).toEqual({}))
})
