import type { Services } from "../../src/services/create-services"
import { buildItem, countStatements, receive, rejectionOf, unique } from "../ledger/fixture"
import { after, type DoorsFixture, everythingStored, NOON, openDoors } from "./doors-fixture"

let doors: DoorsFixture
beforeAll(async () => { doors = await openDoors() })
beforeEach(() => doors.setNow(NOON))
afterEach(() => doors.coherent())
afterAll(() => doors.close())

type Grant = Parameters<Services["guests"]["grant"]>[0]
const grantOf = (over: Partial<Grant> = {}): Grant => ({
  subject: { type: "order", id: "order_1" }, customerId: "cus_1", recipient: { type: "order", id: "order_1" }, data: { order_display_id: 1 }, requestKey: unique("obm"), ...over,
})

async function tokenOf(grant: Grant): Promise<string> {
  await doors.services.guests.grant(grant)
  const [row] = await doors.query<{ id: string }>("select id from one_time_token where request_key = $1", [grant.requestKey])
  return doors.services.tokens.secretOf(row!.id)
}

const redeem = (token: string) => doors.services.guests.redeem({ token, ip: unique("ip") })

describe("guest access", () => {
  it("is half an hour from the moment the link is used, limited to its order", async () => {
    const token = await tokenOf(grantOf())
    doors.setNow(after(50))
    const access = await redeem(token)
    expect(access.expiresAt).toBe(after(80))
    expect(await doors.services.guests.of(access.accessToken)).toMatchObject({ orderId: "order_1", unitId: null, customerId: "cus_1" })
    doors.setNow(after(79, 59))
    expect(await doors.services.guests.of(access.accessToken)).not.toBeNull()
    doors.setNow(after(80))
    expect(await doors.services.guests.of(access.accessToken)).toBeNull()
  })

  it("is not had by the mailed token itself, nor by anything made up", async () => {
    const token = await tokenOf(grantOf())
    expect(await doors.services.guests.of(token)).toBeNull()
    const { accessToken } = await redeem(token)
    for (const text of ["", "x", token, `${accessToken}x`, accessToken.slice(0, -1), accessToken.split(".")[0]!]) expect(await doors.services.guests.of(text)).toBeNull()
    expect((await rejectionOf(redeem(accessToken))).code).toBe("token.invalid")
  })

  it("to a unit ends when the unit is passed on", async () => {
    const inventoryItemId = await buildItem(doors.services)
    const [unit] = (await doors.services.units.receive({ actor: { type: "user", id: "u" } }, { inventoryItemId, variantId: null, locationId: "sloc_1", serialNumbers: [unique("SN")], stockEffect: "add", onError: "reject_all" })).units
    await doors.query("update serial_unit set owner = 'customer', owner_customer_id = 'cus_1' where id = $1", [unit!.id])
    const { accessToken } = await redeem(await tokenOf(grantOf({ subject: { type: "unit", id: unit!.id } })))
    expect(await doors.services.guests.of(accessToken)).toMatchObject({ unitId: unit!.id, orderId: null })
    await doors.query("update serial_unit set owner_customer_id = 'cus_2' where id = $1", [unit!.id])
    expect(await doors.services.guests.of(accessToken)).toBeNull()
    // The row is put back as its history tells.
    await doors.query("update serial_unit set owner = 'shop', owner_customer_id = null where id = $1", [unit!.id])
  })

  it("is mailed once by a job that runs twice, and the mail's message names no address and no secret", async () => {
    const grant = grantOf({ subject: { type: "order", id: "order_twice" } })
    const token = await tokenOf(grant)
    await doors.services.guests.grant(grant)
    const messages = await doors.query<{ payload: { token_id: string } }>("select payload from outbox_message where job = 'send_notice' and payload ->> 'token_id' = $1", [token.split(".")[0]])
    expect(messages).toHaveLength(1)
    expect(JSON.stringify(messages)).not.toContain(token.split(".")[1])
  })
})

describe("mails with links", () => {
  it("end at ten an hour for one order, however often and from wherever they are asked for", async () => {
    const subject = { type: "order", id: "order_flooded" } as const
    for (let time = 0; time < 15; time++) await doors.services.guests.grant(grantOf({ subject }))
    const count = async () => (await doors.query("select 1 from one_time_token where subject_id = $1", [subject.id])).length
    expect(await count()).toBe(10)
    doors.setNow(after(61))
    await doors.services.guests.grant(grantOf({ subject }))
    expect(await count()).toBe(11)
  })
})

describe("a request for guest access", () => {
  const ask = (over: object = {}) => doors.services.guests.requestAccess({ ip: unique("ip"), email: `${unique("ann")}@example.com`, orderDisplayId: "7", serialNumber: null, ...over })

  it("leaves a job without the address, equal for any spelling of it", async () => {
    await ask({ email: "Ann.Buyer@Example.com", orderDisplayId: "4711" })
    const [row] = await doors.query<{ payload: { email_digest: string } }>("select payload from outbox_message where job = 'grant_guest_access' order by id desc limit 1")
    expect(row!.payload.email_digest).toBe(doors.services.guests.emailDigest(" ann.buyer@example.COM "))
    expect((await everythingStored(doors)).toLowerCase()).not.toContain("ann.buyer@example.com")
  })

  it("looks nothing up before it answers: the same statements for what is there and for what is not", async () => {
    const [unit] = await receive(doors.services, await buildItem(doors.services), [unique("SEEN")])
    const counts: number[] = []
    for (const serialNumber of [unit!.serialNumber, unique("NONE")]) counts.push((await countStatements(() => ask({ orderDisplayId: null, serialNumber }))).count)
    expect(counts[0]).toBe(counts[1])
  })

  it.each([
    ["the same connection", 30, (index: number) => ({ ip: "ip_same", orderDisplayId: `1-${index}` })],
    ["the same e-mail", 5, (index: number) => ({ email: index % 2 === 0 ? "same@example.com" : "SAME@example.com", orderDisplayId: `2-${index}` })],
    ["the same order", 10, () => ({ orderDisplayId: "99" })],
    ["the same serial number", 10, (index: number) => ({ orderDisplayId: null, serialNumber: index % 2 === 0 ? "SN-SAME" : "sn-same " })],
  ])("is slowed down for %s after %i", async (_, max, over) => {
    for (let index = 0; index < max; index++) await ask(over(index))
    expect((await rejectionOf(ask(over(max)))).code).toBe("rate_limit.exceeded")
    doors.setNow(after(1))
    await ask(over(max))
  })
})

describe("a question about a number without proof", () => {
  const nobody = { ownerCustomerId: null, orderId: null, unitId: null }

  it("costs the same statements whether or not there is such a unit, and says nothing either way", async () => {
    const [unit] = await receive(doors.services, await buildItem(doors.services), [unique("SEEN")])
    const counts: number[] = []
    for (const serialNumber of [unit!.serialNumber, unique("NONE")]) {
      const { result, count } = await countStatements(() => doors.services.coverageChecks.check({ ip: unique("ip"), serialNumber, proofCode: "GUESS", visitor: nobody }))
      expect(result).toBeNull()
      counts.push(count)
    }
    expect(counts[0]).toBe(counts[1])
  })

  it("finds no passport of an item that has none, by the statements that find nothing of an unknown number", async () => {
    const [hidden] = await receive(doors.services, await buildItem(doors.services), [unique("SEEN")])
    const [shown] = await receive(doors.services, await buildItem(doors.services, { passport: true }), [unique("SEEN")])
    const find = (serialNumber: string) => countStatements(() => doors.services.passports.find(serialNumber))
    const [off, unknown, on] = [await find(hidden!.serialNumber), await find(unique("NONE")), await find(shown!.serialNumber.toLowerCase())]
    expect(off).toEqual({ result: [], count: unknown.count })
    expect(on.result.map(({ unitId }) => unitId)).toEqual([shown!.id])
  })
})
