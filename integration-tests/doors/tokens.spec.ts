import { withTransaction } from "../../src/persistence/with-transaction"
import { createToken, withdrawTokens } from "../../src/services/token/create-token"
import { redeemToken } from "../../src/services/token/redeem-token"
import { idOfAccessToken, tokenSecretOf } from "../../src/services/token/token-secret"
import { rejectionOf } from "../ledger/fixture"
import { after, type DoorsFixture, everythingStored, NOON, openDoors } from "./doors-fixture"

let doors: DoorsFixture
beforeAll(async () => { doors = await openDoors() })
beforeEach(() => doors.setNow(NOON))
afterEach(() => doors.coherent())
afterAll(() => doors.close())

const secret = (id: string): string => doors.services.tokens.secretOf(id)

describe("a one-time token", () => {
  it("opens what it was made for, once", async () => {
    const { id } = await doors.create({ purpose: "ownership_transfer", subject: { type: "ownership_transfer", id: "atra_1" }, scope: { unit_id: "aunit_1" } })
    const opened = await doors.redeem({ token: secret(id), purpose: "ownership_transfer" })
    expect(opened).toMatchObject({ id, subject: { type: "ownership_transfer", id: "atra_1" }, scope: { unit_id: "aunit_1" }, redeemedAt: NOON })
    expect((await rejectionOf(doors.redeem({ token: secret(id), purpose: "ownership_transfer" }))).code).toBe("token.invalid")
  })

  it("opens once when ten ask at the same time", async () => {
    const { id } = await doors.create({})
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => doors.redeem({ token: secret(id), purpose: "guest_access" })))
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
  })

  it("is good up to its last moment and not at it", async () => {
    const { id, expiresAt } = await doors.create({})
    expect(expiresAt).toBe(after(60))
    doors.setNow(after(59, 59))
    expect(await doors.services.tokens.read({ token: secret(id), purpose: "guest_access" })).toMatchObject({ id, redeemedAt: null })
    doors.setNow(after(60))
    expect((await rejectionOf(doors.redeem({ token: secret(id), purpose: "guest_access" }))).code).toBe("token.invalid")
  })

  it("stays good when the deed it was redeemed for fails", async () => {
    const { id } = await doors.create({})
    const failing = withTransaction(doors.dataSource, async (client) => {
      await redeemToken(doors.ledger, client, { token: secret(id), purpose: "guest_access" })
      throw new Error("the deed failed")
    })
    await expect(failing).rejects.toThrow("the deed failed")
    expect(await doors.redeem({ token: secret(id), purpose: "guest_access" })).toMatchObject({ id })
  })

  it("is refused in the same words whatever is wrong with it", async () => {
    const used = await doors.create({})
    await doors.redeem({ token: secret(used.id), purpose: "guest_access" })
    const expired = await doors.create({ expiresAt: NOON })
    const withdrawn = await doors.create({ subject: { type: "order", id: "order_withdrawn" } })
    await withTransaction(doors.dataSource, (client) => withdrawTokens(doors.ledger, client, { purpose: "guest_access", subject: { type: "order", id: "order_withdrawn" } }))
    const invite = await doors.create({ purpose: "technician_invite" })
    const good = await doors.create({})
    const bad = [
      secret(used.id), secret(expired.id), secret(withdrawn.id), secret(invite.id), secret("atok_NOBODY"), good.id, `${good.id}.`, `${good.id}.${"A".repeat(43)}`,
      secret(good.id).slice(0, -1), `${secret(good.id)}A`, `${secret(good.id)}.x`, tokenSecretOf({ tokenSecret: "another secret" }, good.id), "", ".", "x", "ü".repeat(80),
    ]
    const refusals = await Promise.all(bad.map((token) => doors.redeem({ token, purpose: "guest_access" }).then(() => "redeemed", (error: { rejection: object }) => JSON.stringify(error.rejection))))
    expect(new Set(refusals).size).toBe(1)
    expect(refusals[0]).toContain("token.invalid")
    expect(await doors.redeem({ token: secret(good.id), purpose: "guest_access" })).toMatchObject({ id: good.id })
  })

  it("is not what a guest shows after redeeming it", async () => {
    const { id } = await doors.create({})
    expect(idOfAccessToken(doors.ledger, secret(id))).toBeNull()
  })

  it("is nowhere in the database, not before and not after it is used", async () => {
    const { id } = await doors.create({})
    const signature = secret(id).split(".")[1]!
    expect(await everythingStored(doors)).not.toContain(signature)
    await doors.redeem({ token: secret(id), purpose: "guest_access" })
    const stored = await everythingStored(doors)
    expect(stored).toContain(id)
    expect(stored).not.toContain(signature)
  })

  it("is made once for one request, also when two ask at the same time", async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => doors.create({ requestKey: "obm_1" })))
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    expect(made.filter(({ isNew }) => isNew)).toHaveLength(1)
  })

  it("can be made where no secret is known, and only be read where one is", async () => {
    const worker = { ...doors.ledger, tokenSecret: undefined as unknown as string }
    const { id } = await withTransaction(doors.dataSource, (client) => createToken(worker, client, { purpose: "payment_link", subject: { type: "rma", id: "arma_1" } }))
    expect(() => tokenSecretOf(worker, id)).toThrow("tokenSecret")
    expect(await doors.redeem({ token: secret(id), purpose: "payment_link" })).toMatchObject({ id })
  })

  it("is forgotten a month after its end, with counts of past windows and old addresses", async () => {
    const { id } = await doors.create({ expiresAt: "2020-01-01T00:00:00.000Z" })
    await doors.query("insert into rate_limit (key, count, resets_at) values ('old', 3, '2020-01-01T00:00:00Z')")
    await doors.query("insert into notice_address (id, email, created_at) values ('aadr_old', 'a@b.example', '2020-01-01T00:00:00Z')")
    const pruned = await doors.services.maintenance.prune(undefined)
    expect(pruned.tokenCount).toBeGreaterThan(0)
    expect(pruned.rateLimitCount).toBeGreaterThan(0)
    expect(pruned.addressCount).toBe(1)
    expect(await doors.query("select 1 from one_time_token where id = $1", [id])).toEqual([])
  })
})
