import { countStatements } from "../ledger/fixture"
import { act, AGENT, buildOwn, buildSold, byAgent, LABOUR_50, open, openRepairs, type RepairFixture } from "./fixture"

let fixture: RepairFixture
beforeAll(async () => void (fixture = await openRepairs()))
afterEach(async () => {
  fixture.setNow(null)
  await fixture.coherent()
})
afterAll(() => fixture.close())

const stored = (unitId: string) => fixture.query("select through_sequence, state from repair_history where unit_id = $1", [unitId])
const entries = (unitId: string) => fixture.query("select * from repair_history_entry where unit_id = $1 order by repair_order_id", [unitId])

/** A repair at these hours of 2030: opened, quoted and approved (the wait), ready and back. */
async function repairAt(unitId: string, hour: number, over: { readonly wait?: number; readonly hours?: number; readonly symptom?: string; readonly failsCheck?: boolean; readonly noFault?: boolean; readonly pays?: "warranty" | "customer"; readonly amountMinor?: number } = {}): Promise<string> {
  const { wait = 0, hours = 10, symptom = "no_power", pays = "warranty", amountMinor = 1_000 } = over
  const at = (offset: number): void => fixture.setNow(new Date(Date.parse("2030-01-01T00:00:00.000Z") + (hour + offset) * 3_600_000).toISOString())
  at(0)
  const { id } = await open(fixture.services, unitId)
  await act(fixture.services, id, "start_diagnosis", { name: "diagnose", diagnosis: { symptomCode: symptom } })
  if (over.noFault === true) {
    await act(fixture.services, id, { name: "record_test", test: { name: "soak", passed: true } }, byAgent("mark_no_fault_found"))
  } else {
    await act(fixture.services, id, byAgent({ name: "add_line", line: { kind: "labour", minutes: 30, amountMinor, payer: pays } }))
    if (wait > 0) {
      await act(fixture.services, id, { name: "pause", reasonCode: "waiting_for_customer" })
      at(wait)
      await act(fixture.services, id, "resume")
    }
    if (pays === "customer") await act(fixture.services, id, "quote", byAgent("approve_quote"))
    await act(fixture.services, id, "start_repair", "record_test")
    if (over.failsCheck === true) await act(fixture.services, id, byAgent("fail_qc"), "record_test")
    await act(fixture.services, id, byAgent("pass_qc"), "mark_ready")
  }
  at(hours)
  await act(fixture.services, id, "return", "close")
  await fixture.services.repairHistory.refresh([unitId])
  return id
}

const figure = (name: string, to = "2031-01-01T00:00:00.000Z") => fixture.services.figures.measure(name, { from: "2030-01-01T00:00:00.000Z", to })

describe("the figures, against cases counted by hand", () => {
  it("tat, net tat, mttr, first-time fix, nff, first-pass yield, cost per claim", async () => {
    const [a, b, c, d] = await Promise.all([buildSold(fixture), buildSold(fixture), buildSold(fixture), buildSold(fixture)])
    await repairAt(a?.unitId ?? "", 0, { hours: 10, amountMinor: 1_000 })
    await repairAt(b?.unitId ?? "", 0, { hours: 20, wait: 8, amountMinor: 2_000 })
    await repairAt(c?.unitId ?? "", 0, { hours: 30, failsCheck: true, pays: "customer", amountMinor: 9_000 })
    await repairAt(d?.unitId ?? "", 0, { hours: 60, noFault: true })
    // The same symptom 40 days later: the first was no first-time fix.
    await repairAt(a?.unitId ?? "", 40 * 24, { hours: 80, wait: 40, amountMinor: 4_500 })
    // TAT: 10, 20, 30, 60, 80 → p50 30, p90 between the 4th and 5th: 60 + 0.6 × 20. Net: 10, 12, 30, 60, 40 → 10 12 30 40 60.
    expect(await figure("tat")).toMatchObject({ unit: "hours", count: 5, p50: 30, p90: 72, value: 30 })
    expect(await figure("net_tat")).toMatchObject({ count: 5, p50: 30, p90: 52 })
    expect(await figure("mttr")).toMatchObject({ count: 5, value: 40 })
    expect(await figure("first_time_fix")).toMatchObject({ numerator: 4, denominator: 5, value: 0.8 })
    expect(await figure("nff")).toMatchObject({ numerator: 1, denominator: 5, value: 0.2 })
    expect(await figure("first_pass_yield")).toMatchObject({ numerator: 3, denominator: 4, value: 0.75 })
    // Under warranty: 10.00, 20.00, 45.00 → 25.00 each.
    expect(await figure("cost_per_claim")).toMatchObject({ unit: "money", count: 3, by: [{ key: "eur", count: 3, totalMinor: 7_500, valueMinor: 2_500 }] })
    expect(await figure("tat", "2030-01-01T00:00:00.001Z")).toMatchObject({ count: 0, value: null, p50: null, p90: null })
    expect(await figure("first_time_fix", "2030-01-01T00:00:00.001Z")).toMatchObject({ value: null, denominator: 0 })
  })

  it("wip counts what is open, by status", async () => {
    const before = await figure("wip")
    const { unitId } = await buildSold(fixture)
    const { id } = await open(fixture.services, unitId)
    const intake = (measured: Awaited<ReturnType<typeof figure>>): number => measured.by?.find(({ key }) => key === "intake")?.count ?? 0
    const now = await figure("wip")
    expect([intake(now), now.value]).toEqual([intake(before) + 1, (before.value ?? 0) + 1])
    await act(fixture.services, id, byAgent("cancel"))
    expect((await figure("wip")).value).toBe(before.value)
  })

  it("of a name that is none are refused", async () => {
    await expect(figure("toString")).rejects.toMatchObject({ rejection: { code: "not_found" } })
  })
})

describe("a repair history", () => {
  it("kept up by the worker, asked fresh and made anew from the ledger are one", async () => {
    const units = [await buildSold(fixture), await buildOwn(fixture)]
    for (const [index, { unitId }] of units.entries()) {
      await repairAt(unitId, 100, { failsCheck: index === 0 })
      const { id } = await open(fixture.services, unitId)
      await act(fixture.services, id, "start_diagnosis", { name: "diagnose", diagnosis: { symptomCode: "no_power", componentCode: "board" } }, byAgent({ name: "add_line", line: { kind: "labour", minutes: 5, amountMinor: 100, payer: "goodwill", reasonCode: "loyal" } }))
      const fresh = await fixture.services.repairHistory.get(unitId)
      await fixture.services.repairHistory.refresh([unitId])
      const [kept, keptEntries] = [await stored(unitId), await entries(unitId)]
      expect(kept[0]?.["state"]).toEqual(fresh.history)
      await fixture.query("update repair_history set state = '{}', through_sequence = 99 where unit_id = $1", [unitId])
      await fixture.services.repairHistory.rebuild([unitId])
      expect([await stored(unitId), await entries(unitId)]).toEqual([kept, keptEntries])
      expect(fresh.history.repairs).toHaveLength(2)
    }
  })

  it("is kept up once by many workers at once", async () => {
    const { unitId } = await buildSold(fixture)
    await repairAt(unitId, 200)
    await fixture.query("delete from repair_history where unit_id = $1", [unitId])
    await Promise.all(Array.from({ length: 8 }, () => fixture.services.repairHistory.refresh([unitId])))
    expect(await entries(unitId)).toHaveLength(1)
    const [row] = await stored(unitId)
    expect(row?.["through_sequence"]).toBe((await fixture.services.units.get(unitId)).version)
  })

  it("costs as many statements for many units as for one", async () => {
    const units = await Promise.all(Array.from({ length: 5 }, () => buildSold(fixture)))
    for (const { unitId } of units) await open(fixture.services, unitId)
    const [one, ...many] = units.map(({ unitId }) => unitId)
    const first = await countStatements(() => fixture.services.repairHistory.refresh([one ?? ""]))
    expect((await countStatements(() => fixture.services.repairHistory.refresh(many))).count).toBe(first.count)
  })

  it("is asked for by every command, and when a unit that was sent arrives", async () => {
    const { unitId } = await buildSold(fixture)
    const { id } = await open(fixture.services, unitId)
    await act(fixture.services, id, "start_diagnosis", "mark_unrepairable", { name: "return", trackingNumber: "T", locationId: null })
    await fixture.services.units.command(AGENT, { command: "confirm_delivered", units: [{ unitId }] })
    const jobs = await fixture.query("select id from outbox_message where job = 'refresh_repair_history' and payload -> 'unit_ids' ? $1", [unitId])
    expect(jobs).toHaveLength(5)
    expect((await fixture.services.repairHistory.get(unitId)).history.repairs[0]).toMatchObject({ status: "returned", outcome: "unrepairable", deliveredBackAt: expect.any(String) as string })
  })

  it("shows the components of the unit as it is now", async () => {
    const { unitId } = await buildSold(fixture)
    const part = await buildOwn(fixture)
    const { id } = await open(fixture.services, unitId)
    await act(fixture.services, id, "start_diagnosis", { name: "add_line", line: { kind: "part_in", part: { unitId: part.unitId } } }, LABOUR_50)
    expect((await fixture.services.repairHistory.get(unitId)).components).toEqual([{ unitId: part.unitId, serialNumber: part.serialNumber, inventoryItemId: part.inventoryItemId }])
  })
})
