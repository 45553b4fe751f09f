import { readCodeFile } from "../../src/exchange/repair-code-file"
import { causeOf, SEED_CODES } from "../../src/domain/repair/codes"
import { rejectionOf } from "../ledger/fixture"
import { act, buildSold, byAgent, open, openRepairs, type RepairFixture } from "./fixture"

let fixture: RepairFixture
beforeAll(async () => void (fixture = await openRepairs()))
afterEach(() => fixture.coherent())
afterAll(() => fixture.close())

describe("a file of codes", () => {
  it.each([
    ["", 1], ["kind,code\nsymptom,a", 1], ["kind,code,label\nsmell,a,A", 2], ["kind,code,label\nsymptom,,A", 2], ["kind,code,label\nsymptom,a,", 2], ["kind,code,label\nsymptom,a,A\nsymptom,a,B", 3],
    ["kind,code,label,active\nsymptom,a,A,maybe", 2], ["kind,code,label\nsymptom,a", 1], ['kind,code,label\nsymptom,"a,A', 1],
  ])("%j is refused at line %d", (text, line) => {
    expect(readCodeFile(text)).toMatchObject({ ok: false, issues: [{ line }] })
  })
  it("is read with all it says, in any order of columns", () => {
    expect(readCodeFile("\uFEFFLabel, Kind ,code,active\nGrinds, symptom,grinds,\nOld,defect,old,no\n\n")).toEqual({ ok: true, codes: [{ kind: "symptom", code: "grinds", label: "Grinds", active: true }, { kind: "defect", code: "old", label: "Old", active: false }] })
  })
})

describe("the shop's codes", () => {
  it("begin with ours, take over the shop's, and keep what the file does not name", async () => {
    const { services: { repairs } } = fixture
    expect(await repairs.listCodes({ limit: 500, offset: 0 })).toEqual({ codes: SEED_CODES, count: SEED_CODES.length })
    expect(await repairs.importCodes("kind,code,label,active\nsymptom,grinds,Grinds,\nsymptom,noise,Too loud,true\nsymptom,other,Other,false")).toEqual({ importedCount: 3 })
    const { codes, count } = await repairs.listCodes({ kind: "symptom", limit: 500, offset: 0 })
    expect(count).toBe(SEED_CODES.filter(({ kind }) => kind === "symptom").length + 1)
    expect(codes.find(({ code }) => code === "noise")?.label).toBe("Too loud")
    expect((await repairs.listCodes({ kind: "symptom", active: false, limit: 5, offset: 0 })).codes.map(({ code }) => code)).toEqual(["other"])
    expect((await rejectionOf(repairs.importCodes("kind,code,label\nsymptom,x,X\nsmell,y,Y"))).code).toBe("import.line_invalid")
    expect((await repairs.listCodes({ limit: 500, offset: 0 })).codes.some(({ code }) => code === "x")).toBe(false)
  })
})

describe("the condition a unit came in", () => {
  it.each([["used", null], ["scratched", null], ["as_new", null], ["my_own_code", null], [null, null], ["liquid", "liquid"], ["manufacturing_defect", "manufacturing_defect"]])("%s is asked of warranty as the cause %s", (condition, cause) => {
    expect(causeOf(condition)).toBe(cause)
  })
})

describe("a product's test protocol", () => {
  it("rules over what is typed, and must be whole before the check passes", async () => {
    const { unitId, inventoryItemId } = await buildSold(fixture)
    await fixture.services.repairs.setProtocol(inventoryItemId, [{ name: "volts", unit: "V", min: 4.75, max: 5.25 }, { name: "leak", unit: null, min: null, max: 0.5 }])
    const { id } = await open(fixture.services, unitId)
    const test = (name: string, value: number) => ({ name: "record_test" as const, test: { name, value, max: 99 } })
    const failed = await act(fixture.services, id, "start_diagnosis", "start_repair", test("volts", 5.3))
    expect(failed.tests[0]).toMatchObject({ min: 4.75, max: 5.25, unit: "V", passed: false })
    expect((await rejectionOf(act(fixture.services, id, byAgent("pass_qc")))).details["tests"]).toEqual(["volts", "leak"])
    await act(fixture.services, id, test("volts", 5), test("leak", 0.5), byAgent("pass_qc"))
    await fixture.services.repairs.setProtocol(inventoryItemId, [])
    expect(await fixture.services.repairs.protocol(inventoryItemId)).toEqual([])
  })
})

describe("no fault found for the second time", () => {
  it("needs a soak test and somebody else", async () => {
    const { unitId } = await buildSold(fixture)
    const first = await open(fixture.services, unitId)
    await act(fixture.services, first.id, "start_diagnosis", "mark_no_fault_found", "return", "close")
    const { id } = await open(fixture.services, unitId)
    await act(fixture.services, id, byAgent("start_diagnosis"))
    expect((await rejectionOf(act(fixture.services, id, byAgent("mark_no_fault_found")))).details).toMatchObject({ needs_soak_test: true, needs_another_person: false })
    await act(fixture.services, id, { name: "record_test", test: { name: "soak", passed: true } })
    expect((await rejectionOf(act(fixture.services, id, "mark_no_fault_found"))).details).toMatchObject({ needs_soak_test: false, needs_another_person: true })
    expect(await act(fixture.services, id, byAgent("mark_no_fault_found"))).toMatchObject({ status: "ready", outcome: "no_fault_found" })
    expect((await fixture.services.repairHistory.get(unitId)).signals).toMatchObject({ needsSoakTest: true, noFaultBounces: [{ repairOrderId: id, after: first.id }] })
  })
})
