import { rejectionOf } from "../ledger/fixture"
import { act, AGENT, buildOwn, buildSold, byAgent, COLLEAGUE, open, openRepairs, type RepairFixture, TECHNICIAN } from "./fixture"

let fixture: RepairFixture
beforeAll(async () => void (fixture = await openRepairs()))
afterEach(async () => {
  fixture.setNow(null)
  await fixture.coherent()
})
afterAll(() => fixture.close())

const checkIn = (serialNumber: string, over: { readonly conditionCode?: string; readonly accessories?: readonly string[] } = {}) => ({ name: "check_in" as const, serialNumber, conditionCode: "used", accessories: ["Charger", "Case"], ...over })
const START = { name: "start_timer", labourCode: "repair", description: null } as const
const stop = (over: object = {}) => ({ name: "stop_timer" as const, timerId: null, minutes: null, amountMinor: null, ...over })
const at = (minutes: number): void => fixture.setNow(new Date(Date.parse("2030-03-01T08:00:00.000Z") + minutes * 60_000).toISOString())
const casesOf = async (unitId: string) => (await fixture.services.exceptions.list({ unitId, limit: 10, offset: 0 })).cases

describe("the intake check", () => {
  it("takes the unit's own number as it was scanned, with condition and accessories; its history tells how many, not which", async () => {
    const { unitId, serialNumber } = await buildSold(fixture)
    const { id } = await open(fixture.services, unitId)
    const order = await act(fixture.services, id, checkIn(` ${serialNumber.toLowerCase()} `))
    expect(order).toMatchObject({ status: "intake", checkIn: { conditionCode: "used", accessories: ["Charger", "Case"], by: TECHNICIAN.actor }, workers: [] })
    const { events } = await fixture.services.units.history(unitId, { afterSequence: 0, limit: 200 })
    expect(events.at(-1)).toMatchObject({ type: "unit.checked_in", actor: TECHNICIAN.actor, facts: { repair_order_id: id, condition_code: "used", accessory_count: 2 } })
    expect(JSON.stringify(events)).not.toContain("Charger")
  })

  it("is corrected by a new one, and both stay written down", async () => {
    const { unitId, serialNumber } = await buildSold(fixture)
    const { id } = await open(fixture.services, unitId)
    const order = await act(fixture.services, id, checkIn(serialNumber), "start_diagnosis", [COLLEAGUE, checkIn(serialNumber, { conditionCode: "liquid", accessories: ["Charger"] })])
    expect(order).toMatchObject({ status: "diagnosing", checkIn: { conditionCode: "liquid", accessories: ["Charger"], by: COLLEAGUE.actor } })
    expect(await fixture.query("select accessories from repair_check_in where repair_order_id = $1 order by id", [id])).toEqual([{ accessories: ["Charger", "Case"] }, { accessories: ["Charger"] }])
  })

  it("refuses another unit's number, names both, and calls somebody", async () => {
    const [{ unitId, serialNumber }, other] = [await buildSold(fixture), await buildSold(fixture)]
    const { id } = await open(fixture.services, unitId)
    const refused = await rejectionOf(act(fixture.services, id, checkIn(other.serialNumber)))
    expect(refused).toMatchObject({ code: "repair_order.wrong_unit", details: { expected_serial_number: serialNumber, expected_unit_id: unitId, scanned: other.serialNumber, scanned_unit_ids: [other.unitId] } })
    expect(await casesOf(other.unitId)).toMatchObject([{ kind: "wrong_unit_at_bench", status: "open", details: { repair_order_id: id, expected_unit_id: unitId } }])
    await rejectionOf(act(fixture.services, id, checkIn(other.serialNumber)))
    expect(await casesOf(other.unitId)).toHaveLength(1)
    expect((await fixture.services.repairs.get(AGENT.actor, id)).order).toMatchObject({ checkIn: null, version: 1 })
  })

  it("refuses a number that no unit bears, without a case", async () => {
    const { unitId } = await buildSold(fixture)
    const { id } = await open(fixture.services, unitId)
    expect(await rejectionOf(act(fixture.services, id, checkIn("NOBODY-BEARS-THIS")))).toMatchObject({ code: "repair_order.wrong_unit", details: { scanned_unit_ids: [] } })
  })

  it("needs the unit at the bench", async () => {
    const { unitId, serialNumber } = await buildOwn(fixture)
    const { id } = await open(fixture.services, unitId)
    await act(fixture.services, id, "start_diagnosis", "mark_unrepairable")
    await fixture.services.units.command(AGENT, { command: "scrap", units: [{ unitId }] })
    expect((await rejectionOf(act(fixture.services, id, checkIn(serialNumber)))).code).toBe("repair_order.unit_elsewhere")
  })

  it("loses its accessories when its customer is erased: they are free words", async () => {
    const { unitId, serialNumber } = await buildSold(fixture, { customerId: "cus_erased" })
    const { id } = await open(fixture.services, unitId)
    await act(fixture.services, id, checkIn(serialNumber, { accessories: ["Case of Ann Buyer"] }))
    await fixture.services.privacy.erase("cus_erased")
    expect(await fixture.query("select accessories from repair_check_in where repair_order_id = $1", [id])).toEqual([{ accessories: [] }])
  })
})

describe("the labour timer", () => {
  async function atTheBench(): Promise<{ readonly id: string; readonly unitId: string }> {
    const { unitId } = await buildSold(fixture)
    const { id } = await open(fixture.services, unitId)
    await act(fixture.services, id, byAgent("start_diagnosis"))
    return { id, unitId }
  }

  it("makes a labour line that cover is asked about, adds to it the next time, and the history has its minutes", async () => {
    at(0)
    const { id, unitId } = await atTheBench()
    const started = await act(fixture.services, id, START)
    expect(started).toMatchObject({ lines: [{ kind: "labour", labourCode: "repair", minutes: 0, coverage: { payer: "customer" } }], workers: ["user:user_1", "technician:atech_1"] })
    expect(await fixture.services.repairs.runningTimer(TECHNICIAN.actor)).toMatchObject({ repairOrderId: id })
    at(12.5)
    await act(fixture.services, id, stop({ amountMinor: 1_300, currencyCode: "eur" }))
    at(30)
    await act(fixture.services, id, START)
    at(40)
    const order = await act(fixture.services, id, stop({ amountMinor: 1_000, currencyCode: "eur" }))
    expect(order).toMatchObject({ lines: [{ minutes: 23, amountMinor: 2_300 }], timers: [{}, {}] })
    expect((await fixture.services.repairHistory.get(unitId)).history.repairs[0]?.lines).toMatchObject([{ kind: "labour", minutes: 23, amountMinor: 2_300, currencyCode: "eur" }])
    expect(await fixture.services.repairs.runningTimer(TECHNICIAN.actor)).toBeNull()
  })

  it("is one for each person, over all orders, also when two are started at once", async () => {
    const [first, second] = [await atTheBench(), await atTheBench()]
    const both = await Promise.allSettled([first, second].map(({ id }) => act(fixture.services, id, START)))
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    const [won, lost] = both[0]?.status === "fulfilled" ? [first, second] : [second, first]
    expect(await rejectionOf(act(fixture.services, lost.id, START))).toMatchObject({ code: "repair_timer.running", details: { repair_order_id: won.id } })
    expect((await fixture.services.repairs.get(TECHNICIAN.actor, lost.id)).bench.timerElsewhere).toMatchObject({ repairOrderId: won.id })
    await act(fixture.services, lost.id, [COLLEAGUE, START])
    await act(fixture.services, won.id, stop())
    await act(fixture.services, lost.id, START, stop(), [COLLEAGUE, stop()])
  })

  it("stops with a pause and with the end of the work, and typed minutes stand beside it", async () => {
    at(0)
    const { id } = await atTheBench()
    await act(fixture.services, id, START, byAgent({ name: "add_line", line: { kind: "labour", labourCode: "cleaning", minutes: 15, payer: "goodwill", reasonCode: "loyal" } }))
    at(10)
    expect(await act(fixture.services, id, byAgent("pause"))).toMatchObject({ lines: [{ minutes: 10 }, { minutes: 15, labourCode: "cleaning" }], timers: [{ stoppedAt: "2030-03-01T08:10:00.000Z" }] })
    await act(fixture.services, id, byAgent("resume"), "start_repair", START, "record_test")
    at(15)
    const ready = await act(fixture.services, id, [COLLEAGUE, "pass_qc"], "mark_ready")
    expect(ready).toMatchObject({ status: "ready", lines: [{ minutes: 15 }, { minutes: 15 }] })
    expect(ready.timers.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true)
  })

  it("that was forgotten is found in the list, and put right by an agent", async () => {
    at(0)
    const { id } = await atTheBench()
    await act(fixture.services, id, START)
    at(13 * 60)
    const listed = async (timer: "running" | "forgotten") => (await fixture.services.repairs.list(AGENT.actor, { timer, limit: 50, offset: 0 })).repairs.map(({ order }) => order.id)
    expect([await listed("running"), await listed("forgotten")]).toEqual([[id], [id]])
    at(11 * 60)
    expect(await listed("forgotten")).toEqual([])
    at(40 * 60)
    const stopped = await act(fixture.services, id, byAgent("pause"))
    expect(stopped.lines[0]?.minutes).toBe(720)
    const timerId = stopped.timers[0]?.id ?? ""
    expect(await act(fixture.services, id, byAgent({ name: "correct_timer", timerId, minutes: 50 }))).toMatchObject({ lines: [{ minutes: 50 }], timers: [{ correctedMinutes: 50 }] })
    expect(await listed("running")).toEqual([])
  })
})

describe("the plan of the bench", () => {
  it("is changed after the order was opened, and the queue follows: urgent first, then promised soonest, then first come", async () => {
    const ids: string[] = []
    for (const _ of [1, 2, 3, 4]) {
      void _
      ids.push((await open(fixture.services, (await buildSold(fixture)).unitId, { technicianId: "atech_queue" })).id)
    }
    const [first = "", second = "", third = "", fourth = ""] = ids
    expect(await act(fixture.services, third, { name: "plan", priority: "urgent" })).toMatchObject({ priority: "urgent", promisedOn: null, status: "intake" })
    await act(fixture.services, fourth, { name: "plan", promisedOn: "2030-04-01" })
    await act(fixture.services, second, { name: "plan", priority: "low", promisedOn: "2030-03-01" })
    const { repairs, nextAfter } = await fixture.services.repairs.list(TECHNICIAN.actor, { assignedTo: "atech_queue", sort: "queue", limit: 4, offset: 0 })
    expect([repairs.map(({ order }) => order.id), nextAfter]).toEqual([[third, fourth, first, second], null])
    expect(await act(fixture.services, fourth, { name: "plan", promisedOn: null })).toMatchObject({ promisedOn: null, priority: "normal" })
  })
})
