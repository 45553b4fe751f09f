import fc from "fast-check"
import type { RepairAction } from "../../src/services/repair/repair-action"
import { REPAIR_COMMANDS } from "../../src/domain/repair/transitions"
import { availableRepairActions } from "../../src/domain/repair/available-actions"
import { RejectionError } from "../../src/domain/common/rejection"
import { actionNamed, AGENT, buildOwn, buildSold, COLLEAGUE, open, openRepairs, type RepairFixture, TECHNICIAN } from "./fixture"

/**
 * How: several people act at once, whatever they like, on a few units that share their parts. Each command is taken or
 * refused by a rejection of ours; afterwards ledger, documents, parts and histories must agree (`fixture.coherent`).
 */

let fixture: RepairFixture
beforeAll(async () => void (fixture = await openRepairs()))
afterAll(() => fixture.close())

const PEOPLE = [AGENT, TECHNICIAN, COLLEAGUE] as const
const LIVES = 12
const STEPS_MAX = 40

async function step(unitIds: readonly string[], parts: readonly string[], choice: number): Promise<void> {
  const { services } = fixture
  const unitId = unitIds[choice % unitIds.length] ?? ""
  const request = PEOPLE[Math.floor(choice / 3) % PEOPLE.length] ?? AGENT
  try {
    const { repairs: [view] } = await services.repairs.list(request.actor, { unitId, open: true, limit: 1, offset: 0 })
    if (view === undefined) return void (await open(services, unitId))
    const { order, bench } = view
    const available = availableRepairActions(order, bench)
    const names = choice % 6 > 0 && available.length > 0 ? available : REPAIR_COMMANDS
    await services.repairs.command(request, { id: order.id, action: actionOf(names[Math.floor(choice / 11) % names.length] ?? "assign", { lineId: order.lines.find(({ removedAt }) => removedAt === null)?.id, timerId: order.timers[0]?.id }, parts, choice), ...(choice % 4 === 0 ? { expectedVersion: order.version } : {}) })
  } catch (error) {
    // Anything but a refusal of ours is a bug.
    if (!(error instanceof RejectionError)) throw error
  }
}

function actionOf(name: RepairAction["name"], { lineId, timerId }: { readonly lineId: string | undefined; readonly timerId: string | undefined }, parts: readonly string[], choice: number): RepairAction {
  if (name === "correct_timer") return { name, timerId: timerId ?? "none", minutes: choice % 300 }
  if (name === "remove_line") return { name, lineId: lineId ?? "none" }
  if (name !== "add_line") return actionNamed(name)
  const part = parts[Math.floor(choice / 5) % parts.length] ?? ""
  return choice % 2 === 0
    ? { name, line: { kind: choice % 3 === 0 ? "part_out" : "part_in", part: { unitId: part } } }
    : { name, line: { kind: "labour", minutes: choice % 60, amountMinor: choice % 5_000, ...(choice % 3 === 0 ? { payer: "goodwill", reasonCode: "loyal" } : {}) } }
}

describe("random repairs by several people at once", () => {
  it("keep every invariant, and their histories made anew equal those kept up", async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.nat(1_000_000), { minLength: 10, maxLength: STEPS_MAX, size: "max" }), async (choices) => {
      const unitIds = [(await buildSold(fixture)).unitId, (await buildOwn(fixture)).unitId]
      const parts = [(await buildOwn(fixture)).unitId, (await buildOwn(fixture)).unitId]
      for (let from = 0; from < choices.length; from += PEOPLE.length) {
        await Promise.all(choices.slice(from, from + PEOPLE.length).map((choice) => step(unitIds, parts, choice)))
        if (from % 4 === 0) await fixture.services.repairHistory.refresh(unitIds)
      }
      await fixture.services.repairHistory.refresh(unitIds)
      for (const unitId of unitIds) {
        const read = () => fixture.query("select h.state, h.through_sequence, (select jsonb_agg(to_jsonb(e) order by e.repair_order_id) from repair_history_entry e where e.unit_id = h.unit_id) as entries from repair_history h where h.unit_id = $1", [unitId])
        const kept = await read()
        await fixture.services.repairHistory.rebuild([unitId])
        expect(await read()).toEqual(kept)
      }
      await fixture.coherent()
    }), { numRuns: LIVES, endOnFailure: true })
  })
})
