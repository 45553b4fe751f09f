import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { isAsked } from "../portal/bench/job/asking"
import { ELSEWHERE } from "../portal/bench/job/job"
import { de } from "../portal/bench/texts/de"
import { en } from "../portal/bench/texts/en"
import { repositoryRoot } from "../scripts/support/paths"
import { METHODS, ROUTES } from "../src/api/openapi/registry"
import { ACTION_BODIES } from "../src/api/repair-orders/validators"
import { REJECTIONS } from "../src/domain/common/rejection"
import { mayCommand } from "../src/domain/repair/permissions"
import { REPAIR_COMMANDS } from "../src/domain/repair/transitions"
import { HOLD_KINDS } from "../src/domain/unit/unit"

/** How: what a technician's routes do and refuse is read from the routes and the sources behind them, and held against the bench. */
const LANGUAGES = [["English", en], ["German", de]] as const

const textsIn = (folder: string): string => readdirSync(path.join(repositoryRoot, folder), { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes(".spec.")).map((name) => readFileSync(path.join(repositoryRoot, folder, name), "utf8")).join("\n")

/** Codes of refusals that stand in the code, where a route does not list each. */
const saidIn = (folders: readonly string[]): string[] => folders.flatMap((folder) => [...textsIn(folder).matchAll(/"([a-z_.]+)"/g)].map(([, code = ""]) => code)).filter((code) => code in REJECTIONS)

/** What nobody meets here: it is about what only agents or customers send, or is said by its status (404, 429) in general words. */
const NOT_MET = new Set([
  "not_found", "rate_limit.exceeded", "repair_order.not_permitted", "repair_order.quote_expired", "repair_order.quote_in_past", "repair_line.needs_reason", "repair_order.nothing_owed",
  "location.not_found", "policy.ambiguous_variant", "import.line_invalid",
])

describe("the bench", () => {
  it("does at once only what needs no answer; every other step asks, or is beside what it is about", () => {
    const silent = REPAIR_COMMANDS.filter((action) => mayCommand("technician", action) && !ELSEWHERE.includes(action) && !isAsked(action))
    const common = new Set(["note", "attachment_ids", "expected_version"])
    expect(silent.filter((action) => Object.keys(ACTION_BODIES[action].shape).some((name) => !common.has(name)))).toEqual([])
    expect(REPAIR_COMMANDS.filter((action) => isAsked(action) && (ELSEWHERE.includes(action) || !mayCommand("technician", action)))).toEqual([])
  })

  it.each(LANGUAGES)("has words in %s for every step that stands in an order's notes, and for every kind of hold", (_language, { action, hold }) => {
    expect([...REPAIR_COMMANDS, "create", "record_payment"].filter((name) => !(name in action))).toEqual([])
    expect(HOLD_KINDS.filter((kind) => !(kind in hold))).toEqual([])
  })

  it.each(LANGUAGES)("has words in %s for the work behind an order that can fail", (_language, { pendingWork }) => {
    const names = ["src/services/repair", "src/services/notice"].flatMap((folder) => [...textsIn(folder).matchAll(/outboxMessage\("([a-z_]+)", \{[^}]*document_id/g)].map(([, name = ""]) => name))
    expect(names).toContain("request_repair_payment")
    expect(names.filter((name) => !(name in pendingWork))).toEqual([])
  })

  it.each(LANGUAGES)("has words in %s for the reasons that the desk offers for who pays", (_language, { reasonCode }) => {
    const offered = /suggestions=\{\[([^\]]+)\]\}/.exec(readFileSync(path.join(repositoryRoot, "admin/repair/line-fields.tsx"), "utf8"))?.[1]?.match(/\w+/g) ?? []
    expect(offered).toContain("goodwill")
    expect(offered.filter((code) => !(code in reasonCode))).toEqual([])
  })

  it.each(LANGUAGES)("has a sentence in %s for every refusal that a technician can meet", (_language, { refusal }) => {
    const listed = Object.entries(ROUTES).filter(([route]) => route.startsWith("/technician/")).flatMap(([, file]) => METHODS.flatMap((method) => file[method]?.settings.codes ?? []))
    const met = new Set<string>([...listed, ...saidIn(["src/domain/repair", "src/services/repair", "src/services/attachment"]), ...Object.keys(REJECTIONS).filter((code) => /^serial_number\.(too_|bad_)/.test(code)), "conflict.busy", "idempotency.key_reused", "request.invalid"])
    expect(met.size).toBeGreaterThan(50)
    expect([...met].filter((code) => !NOT_MET.has(code) && !(code.replaceAll(".", "_") in refusal))).toEqual([])
  })
})
