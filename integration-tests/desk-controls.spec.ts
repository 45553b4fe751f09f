import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { TAKEN_BACK_BY_NULL } from "../admin/repair/action-facts"
import { type ActionField, REPAIR_ACTIONS } from "../admin/repair/repair-words"
import { UNIT_COMMANDS } from "../admin/unit/unit-commands"
import { de } from "../admin/common/texts/de"
import { repositoryRoot } from "../scripts/support/paths"
import { commandUnits, COMMANDS } from "../src/api/admin/units/validators"
import { ROUTES } from "../src/api/openapi/registry"
import { ACTION_BODIES } from "../src/api/repair-orders/validators"
import { REJECTIONS } from "../src/domain/common/rejection"
import { REPAIR_COMMANDS } from "../src/domain/repair/transitions"

/** How: what the server lets an agent do is held against what the desk's sources ask for and offer fields for. */
const sources = readdirSync(path.join(repositoryRoot, "admin"), { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(path.join(repositoryRoot, "admin", name), "utf8"))

/** Paths as the desk writes them; what is put in stands for any one segment. */
const asked = sources.flatMap((source) => source.split("\n").flatMap((line) => [...line.matchAll(/["`](\/admin\/[^"`?\s]*)/g)].map(([, found = ""]) => ({ segments: found.replaceAll(/\$\{[^}]*\}/g, "*").split("/"), line }))))

const reaches = (segments: readonly string[], route: string): boolean => {
  const wanted = route.split("/")
  return wanted.length === segments.length && wanted.every((segment, index) => segments[index] === "*" || segment.startsWith("{") || segment === segments[index])
}

/** Nothing of a shop: it makes the demo's payment provider fail. */
const NOT_FOR_AGENTS = new Set(["/admin/demo/payment-failures"])

describe("the desk", () => {
  it("asks for everything that an agent may write", () => {
    const writes = Object.entries(ROUTES).flatMap(([route, file]) => (route.startsWith("/admin/") && !NOT_FOR_AGENTS.has(route) ? (["POST", "DELETE"] as const).filter((method) => file[method] !== undefined).map((method) => ({ route, method })) : []))
    const missing = writes.filter(({ route, method }) => !asked.some(({ segments, line }) => reaches(segments, route) && (method !== "DELETE" || line.includes('"DELETE"'))))
    expect(writes.length).toBeGreaterThan(60)
    expect(missing).toEqual([])
  })

  it("has a control for every action of a repair, and asks for all that the action takes", () => {
    const names: Readonly<Record<ActionField, readonly string[]>> = {
      technician: ["technician_id"], plan: ["priority", "promised_on"], checkIn: ["serial_number", "condition_code", "accessories"], diagnosis: ["symptom_code", "component_code", "defect_code", "action_code", "condition_code"],
      expires: ["expires_at"], reason: ["reason_code"], pauseReason: ["reason_code"], noFaultReason: ["reason_code"], vendor: ["vendor_id"], tracking: ["tracking_number"], test: ["name", "value", "unit", "min", "max", "passed"], location: ["location_id"], grade: ["grade"], item: ["inventory_item_id"], bin: ["bin"],
      line: ["kind", "description", "labour_code", "minutes", "serial_number", "inventory_item_id", "quantity", "amount", "payer", "reason_code", "owner", "disposition"],
      work: ["labour_code", "description"], runningTimer: ["timer_id"], anyTimer: ["timer_id"], minutes: ["minutes"], amount: ["amount"],
    }
    // A unit is named by its number, an item by itself, and an order has one currency.
    const elsewhere = new Set(["note", "attachment_ids", "expected_version", "unit_id", "variant_id", "currency_code"])
    const offered = Object.fromEntries(Object.entries(REPAIR_ACTIONS).map(([action, { fields }]) => [action, fields.flatMap((field) => names[field]).sort()]))
    const taken = Object.fromEntries(Object.entries(ACTION_BODIES).filter(([action]) => action !== "remove_line").map(([action, body]) => [action, Object.keys(body.shape).filter((name) => !elsewhere.has(name)).sort()]))
    expect(offered).toEqual(taken)
    expect(REPAIR_COMMANDS.filter((action) => action !== "remove_line" && !(action in REPAIR_ACTIONS))).toEqual([])
  })

  it("sends null in an action of a repair only for what the server lets one take back", () => {
    // Which of them may be null at the desk is held by the type of its facts.
    const taken = Object.values(ACTION_BODIES).flatMap((body) => Object.entries(body.shape).map(([name, schema]) => ({ name, takesNull: schema.safeParse(null).success })))
    expect(taken.length).toBeGreaterThan(60)
    expect([...new Set(taken.filter(({ takesNull }) => takesNull).map(({ name }) => name))].sort()).toEqual([...TAKEN_BACK_BY_NULL].sort())
    expect(taken.filter(({ name, takesNull }) => !takesNull && (TAKEN_BACK_BY_NULL as readonly string[]).includes(name))).toEqual([])
  })

  it("has a control for every command on units, and a field for all that the commands take", () => {
    const names = { location: "location_id", bin: "bin", kind: "kind", hold: "hold_id", grade: "grade", item: "inventory_item_id", tracking: "tracking_number", when: "occurred_at", reason: "reason_code", note: "note" } as const
    expect(COMMANDS.filter((command) => !(command in UNIT_COMMANDS))).toEqual([])
    const offered = new Set<string>(Object.values(UNIT_COMMANDS).flatMap(({ fields }) => fields.map((field) => names[field])))
    expect(Object.keys(commandUnits.shape).filter((name) => name !== "command" && name !== "units" && !offered.has(name))).toEqual([])
  })

  it("has a German sentence for every refusal, beside the server's own in English", () => {
    // An agent never offers units or accepts an offer, and signs in nowhere here.
    const others = /^(ownership_transfer\.|guest|technician\.(?!disabled|email_taken))/
    expect(Object.keys(REJECTIONS).filter((code) => !others.test(code) && de.refusal[code.replaceAll(".", "_")] === undefined)).toEqual([])
  })

  it("has a German sentence for every reason that a line of a file is refused for", () => {
    const files = ["src/exchange/unit-line.ts", "src/exchange/unit-file.ts", "src/exchange/serial-list.ts", "src/exchange/repair-code-file.ts", "src/services/unit-import/decide-line.ts", "src/services/warranty-batch/run-batch.ts"]
    const problems = new Set(files.flatMap((file) => [...readFileSync(path.join(repositoryRoot, file), "utf8").matchAll(/problem: "(\w+)"/g)].map(([, problem = ""]) => problem)))
    expect(problems.size).toBeGreaterThan(25)
    expect([...problems].filter((problem) => ["import_line_invalid", "import_unreadable"].every((code) => de.refusal[`${code}_${problem}`] === undefined))).toEqual([])
  })
})
