import { type Client, connect, eventually } from "../http/support/client"
import { createShop, createTrackedProduct, deliver, fulfill, getUnit, orderUnits, placeOrder, ship, type Shop } from "../http/support/shop"
import { register, visit } from "../doors/people"
import { startWorkerProcess, type WorkerProcess } from "../support/worker-process"

interface Policy {
  id: string
  code: string
  version: number
  status: string
  terms: { term: { duration: string | null }; coverage: { item: string; pct: number }[] }
  variant_ids: string[] | null
}
interface Coverage {
  verdict: string
  as_of: string
  zone: string
  lines: { item: string; verdict: string; percent: number; entitlement_id: string | null; reasons: { rule: string; result: string; citation: unknown }[] }[]
  entitlements: { id: string; starts_on: string; ends_on: string; status: string }[]
  would_be_covered_if: { rule: string; needed: string }[]
  deadlines: { name: string; on: string }[]
}

/** Building and starting Medusa takes its time where this suite runs alone. */
const START_MS_MAX = 600_000
let client: Client
let shop: Shop
let worker: WorkerProcess
beforeAll(async () => {
  client = await connect()
  shop = await createShop(client)
  worker = await startWorkerProcess({ databaseUrl: client.databaseUrl })
}, START_MS_MAX)
afterAll(() => worker.stop())

const create = async (body: object): Promise<Policy> => (await client.ok<{ warranty_policy: Policy }>("POST", "/admin/warranty-policies", body)).warranty_policy
const publish = async (id: string): Promise<Policy> => (await client.ok<{ warranty_policy: Policy }>("POST", `/admin/warranty-policies/${id}/publish`, {})).warranty_policy
const coverageOf = async (unitId: string, query = ""): Promise<Coverage> => (await client.ok<{ coverage: Coverage }>("GET", `/admin/units/${unitId}/coverage${query}`)).coverage

async function sell(): Promise<{ unitId: string; variantId: string; hand: () => Promise<unknown> }> {
  const product = await createTrackedProduct(shop, { unitCount: 1 })
  const order = await placeOrder(shop, [{ variant_id: product.variantId, quantity: 1 }])
  await eventually(() => orderUnits(shop, order.id), ({ lines }) => lines.length > 0 && lines.every(({ waiting_count }) => waiting_count === 0))
  const fulfillmentId = await fulfill(shop, order)
  await ship(shop, order, fulfillmentId)
  return { unitId: product.units[0]?.id ?? "", variantId: product.variantId, hand: () => deliver(shop, order, fulfillmentId) }
}

describe("warranty policies over HTTP", () => {
  it("are drafted, versioned, published and retired", async () => {
    const draft = await create({ name: "Standard 24", duration_months: 24 })
    expect(draft).toMatchObject({ version: 1, status: "draft", variant_ids: null, terms: { term: { duration: "P24M" }, coverage: [{ item: "part", pct: 100 }, { item: "labour", pct: 100 }] } })
    const second = await create({ code: draft.code, name: "Standard 36", terms: { term: { duration: "P3Y" }, coverage: [{ item: "part", pct: 80 }] } })
    expect(second).toMatchObject({ code: draft.code, version: 2 })
    expect(await publish(draft.id)).toMatchObject({ status: "published" })
    expect(await publish(second.id)).toMatchObject({ status: "published" })
    expect((await client.ok<{ warranty_policy: Policy }>("GET", `/admin/warranty-policies/${draft.id}`)).warranty_policy.status).toBe("retired")
    expect(await client.refused("POST", `/admin/warranty-policies/${second.id}/publish`, {})).toMatchObject({ status: 409, code: "warranty_policy.published" })
    expect((await client.ok<{ warranty_policy: Policy }>("POST", `/admin/warranty-policies/${second.id}/retire`, {})).warranty_policy.status).toBe("retired")
    expect(await client.refused("POST", `/admin/warranty-policies/${second.id}/retire`, {})).toMatchObject({ status: 409, code: "warranty_policy.not_published" })
    expect(await client.refused("POST", "/admin/warranty-policies/awpol_nobody/publish", {})).toMatchObject({ status: 404, code: "not_found" })
    const list = await client.ok<{ warranty_policies: Policy[]; count: number }>("GET", `/admin/warranty-policies?code=${draft.code}`)
    expect([list.warranty_policies.map(({ version }) => version), list.count]).toEqual([[2, 1], 2])
  })

  it.each<[string, object, string]>([
    ["no duration", { name: "X" }, "body.terms.term.duration"],
    ["a duration twice", { name: "X", duration: "P1Y", duration_months: 12 }, "duration"],
    ["a duration of hours", { name: "X", duration: "PT5H" }, "duration"],
    ["half a month", { name: "X", duration_months: 0.5 }, "duration_months"],
    ["a term nobody judges", { name: "X", terms: { term: { duration: "P1Y" }, exclude: [{ code: "liquid" }] } }, "terms.exclude"],
    ["an exclusion twice", { name: "X", duration: "P1Y", terms: { exclusions: [{ code: "liquid" }, { code: "liquid" }] } }, "terms.exclusions"],
    ["a zone that is none", { name: "X", duration: "P1Y", terms: { day_count: { calendar: "Mars" } } }, "terms.day_count.calendar"],
    ["a variant that is none", { name: "X", duration: "P1Y", variant_ids: ["variant_nobody"] }, "variant_ids.0"],
    ["a field that is none", { name: "X", duration: "P1Y", months: 12 }, "months"],
    ["no name", { duration: "P1Y" }, "name"],
  ])("refuse %s", async (_, body, path) => {
    const refused = await client.refused("POST", "/admin/warranty-policies", body)
    expect(refused).toMatchObject({ status: 400, code: "request.invalid" })
    expect((refused.details["issues"] as { path: string }[]).map((issue) => issue.path.replace(/^body\./, ""))).toContain(path.replace(/^body\./, ""))
  })

  it("are created once under one key", async () => {
    const send = () => client.call<{ warranty_policy: Policy }>("POST", "/admin/warranty-policies", { name: "Keyed", duration: "P1Y" }, { headers: { "idempotency-key": "policy-keyed" } })
    const [first, second] = [await send(), await send()]
    expect([second.status, second.body, second.headers.get("idempotent-replayed")]).toEqual([201, first.body, "true"])
  })
})

describe("GET /admin/units/:id/coverage", () => {
  it("follows a sale: not sold, shipped, delivered, covered, over", async () => {
    const { unitId, variantId, hand } = await sell()
    const policy = await publish((await create({ name: "Life", duration: "P24M", variant_ids: [variantId] })).id)
    expect(await coverageOf(unitId)).toMatchObject({ verdict: "not_covered", lines: [{ reasons: [{ rule: "delivery", result: "not_delivered_yet" }] }, {}], would_be_covered_if: [{ rule: "delivery" }] })
    await hand()
    const covered = await eventually(() => coverageOf(unitId), ({ verdict }) => verdict === "covered")
    const today = new Date().toISOString().slice(0, 10)
    const [entitlement] = covered.entitlements
    expect(covered).toMatchObject({ verdict: "covered", zone: "UTC", as_of: today, lines: [{ item: "part", percent: 100 }, { item: "labour", percent: 100 }], deadlines: [{ name: "cover_ends" }] })
    expect(entitlement).toMatchObject({ starts_on: today, status: "active", warranty_policy: { id: policy.id, version: 1 } })
    const end = entitlement?.ends_on ?? ""
    expect((await coverageOf(unitId, `?as_of=${end}`)).verdict).toBe("covered")
    expect((await coverageOf(unitId, `?as_of=${end}T23:59:59.999Z`)).verdict).toBe("covered")
    const over = new Date(Date.parse(end) + 86_400_000).toISOString()
    expect(await coverageOf(unitId, `?as_of=${over}`)).toMatchObject({ verdict: "not_covered", would_be_covered_if: [{ rule: "period", needed: `on or before ${end}` }] })
    expect((await coverageOf(unitId, "?cause=liquid")).verdict).toBe("needs_evidence")
    expect((await coverageOf(unitId, "?cause=manufacturing_defect&fault_code=no_power&country=de&item=part")).lines).toMatchObject([{ item: "part", verdict: "covered" }])
    expect((await coverageOf(unitId, "?item=travel")).verdict).toBe("not_covered")
  })

  it("covers what was delivered before the policy was published", async () => {
    const { unitId, variantId, hand } = await sell()
    await hand()
    expect((await coverageOf(unitId)).lines[0]?.reasons[0]?.result).not.toBe("within")
    await publish((await create({ name: "Later", duration_months: 6, variant_ids: [variantId] })).id)
    expect((await eventually(() => coverageOf(unitId), ({ verdict }) => verdict === "covered")).verdict).toBe("covered")
  })

  it.each(["?as_of=yesterday", "?as_of=2026-02-30", "?item=wheels", "?country=DEU", "?colour=red"])("refuses %s", async (query) => {
    expect(await client.refused("GET", `/admin/units/aunit_1/coverage${query}`)).toMatchObject({ status: 400, code: "request.invalid" })
  })

  it("is 404 for a unit that is none", async () => {
    expect(await client.refused("GET", "/admin/units/aunit_nobody/coverage")).toMatchObject({ status: 404, code: "unit.not_found" })
  })
})

describe("the answer to a customer", () => {
  it("covered with reasons; not covered after an accident, with the exclusion; longer after a repair in our hands", async () => {
    const { unitId, variantId, hand } = await sell()
    await hand()
    await publish((await create({ name: "Story", variant_ids: [variantId], terms: { term: { duration: "P2Y" }, exclusions: [{ code: "accident" }], pause: { from: "handover" }, after_repair: { extend: "P6M" }, citations: [{ law: "Code de la consommation", article: "L217-13" }] } })).id)
    const covered = await eventually(() => coverageOf(unitId), ({ verdict }) => verdict === "covered")
    expect(covered.lines[0]?.reasons.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["status", "period", "item", "terms"]))
    const excluded = await coverageOf(unitId, "?cause=accident")
    expect(excluded.verdict).toBe("not_covered")
    expect(excluded.lines[0]?.reasons).toContainEqual(expect.objectContaining({ rule: "exclusion", result: "excluded_accident" }))
    expect(excluded.would_be_covered_if).toContainEqual(expect.objectContaining({ rule: "exclusion" }))
  })

  it("is a claim with its verdict frozen, decided with what is offered", async () => {
    const { unitId, variantId, hand } = await sell()
    await hand()
    await publish((await create({ name: "Claims", duration: "P1Y", variant_ids: [variantId] })).id)
    await eventually(() => coverageOf(unitId), ({ verdict }) => verdict === "covered")
    type Claim = { id: string; display_id: string; status: string; verdict: string; version: number; available_actions: string[]; coverage: { verdict: string }; pending_work: object[] }
    const { warranty_claim: claim } = await client.ok<{ warranty_claim: Claim }>("POST", "/admin/warranty-claims", { unit_id: unitId, problem: "No sound", fault_code: "no_sound" })
    expect(claim).toMatchObject({ status: "submitted", verdict: "covered", coverage: { verdict: "covered" }, version: 1 })
    expect(claim.display_id).toMatch(/^WAR-\d{4}-\d{6}$/)
    expect(await client.refused("POST", "/admin/warranty-claims", { unit_id: unitId })).toMatchObject({ status: 409, code: "warranty_claim.open_exists" })
    expect(await client.refused("POST", `/admin/warranty-claims/${claim.id}/deny`, {})).toMatchObject({ status: 409, code: "warranty_claim.reason_required" })
    expect(await client.refused("POST", `/admin/warranty-claims/${claim.id}/approve`, { expected_version: 9 })).toMatchObject({ status: 409, code: "conflict.stale" })
    const { warranty_claim: approved } = await client.ok<{ warranty_claim: Claim }>("POST", `/admin/warranty-claims/${claim.id}/approve`, { outcome: "repair", expected_version: 1 })
    expect(approved).toMatchObject({ status: "approved", available_actions: ["withdraw", "close"] })
    expect((await client.ok<{ warranty_claims: Claim[]; count: number }>("GET", `/admin/warranty-claims?unit_id=${unitId}`)).warranty_claims.map(({ id }) => id)).toEqual([claim.id])
    const { simulation } = await client.ok<{ simulation: { claim_count: number } }>("POST", "/admin/warranty-policies/simulate", { code: (await client.ok<{ warranty_policies: Policy[] }>("GET", `/admin/warranty-policies?variant_id=${variantId}&status=published`)).warranty_policies[0]?.code, terms: { term: { duration: "P1M" } } })
    expect(simulation.claim_count).toBeGreaterThan(0)
    expect(await client.refused("GET", "/admin/aftercare/figures/claims_per_1000?location_id=sloc_1")).toMatchObject({ status: 400, code: "request.invalid" })
    expect((await client.ok<{ figure: { name: string } }>("GET", "/admin/aftercare/figures/claims_per_1000")).figure.name).toBe("claims_per_1000")
  })

  it("tries terms that are stored nowhere on one unit, beside those it has, and writes nothing", async () => {
    const { unitId, variantId, hand } = await sell()
    await hand()
    const policy = await publish((await create({ name: "Trial", duration: "P1Y", variant_ids: [variantId] })).id)
    await eventually(() => coverageOf(unitId), ({ verdict }) => verdict === "covered")
    const tried = async (body: object) => (await client.ok<{ trial: { before: Coverage; after: Coverage } }>("POST", "/admin/warranty-policies/try", { unit_id: unitId, ...body })).trial
    const excluded = await tried({ code: policy.code, cause: "liquid", variant_ids: [variantId], terms: { term: { duration: "P1Y" }, exclusions: [{ code: "liquid" }] } })
    expect([excluded.before.verdict, excluded.after.verdict]).toEqual(["needs_evidence", "not_covered"])
    const inTwoYears = new Date(Date.now() + 700 * 86_400_000).toISOString().slice(0, 10)
    const longer = await tried({ code: policy.code, as_of: inTwoYears, variant_ids: [variantId], terms: { term: { duration: "P3Y" } } })
    expect([longer.before.verdict, longer.after.verdict]).toEqual(["not_covered", "covered"])
    const beside = await tried({ as_of: inTwoYears, terms: { kind: "extended_plan", term: { duration: "P5Y" } } })
    expect(beside.after).toMatchObject({ verdict: "covered", entitlements: [{ warranty_policy: { code: "draft" } }, { warranty_policy: { code: policy.code } }] })
    expect((await coverageOf(unitId, `?as_of=${inTwoYears}`)).verdict).toBe("not_covered")
    expect(await client.refused("POST", "/admin/warranty-policies/try", { unit_id: unitId, terms: { coverage: [{ item: "part", pct: 0 }] } })).toMatchObject({ status: 400, details: { issues: [{ path: expect.stringContaining("terms.coverage.0.pct") }] } })
    expect(await client.refused("POST", "/admin/warranty-policies/try", { unit_id: "aunit_nobody", terms: { term: { duration: "P1Y" } } })).toMatchObject({ status: 404, code: "unit.not_found" })
  })

  it("says of each right what an agent may do to it", async () => {
    const { unitId, variantId, hand } = await sell()
    await hand()
    await publish((await create({ name: "Rights", duration: "P1Y", variant_ids: [variantId] })).id)
    const { entitlements: [held] } = await eventually(() => coverageOf(unitId), ({ entitlements }) => entitlements.length > 0)
    expect(held).toMatchObject({ available_actions: ["suspend", "void"] })
    await client.ok("POST", `/admin/entitlements/${held?.id}/suspend`, { reason_code: "inspection" })
    expect((await coverageOf(unitId)).entitlements).toMatchObject([{ status: "suspended", available_actions: ["reinstate", "void"] }])
  })

  it("comes for a whole file of numbers at once, with a verdict for each line", async () => {
    const { unitId, variantId, hand } = await sell()
    await hand()
    await publish((await create({ name: "File", duration: "P1Y", variant_ids: [variantId] })).id)
    await eventually(() => coverageOf(unitId), ({ verdict }) => verdict === "covered")
    const { serial_number: serialNumber } = await getUnit(shop, unitId)
    type Batch = { id: string; status: string; line_count: number; done_count: number; rejected_count: number };
    type Page = { warranty_batch: Batch; lines: { line: number; status: string; result: Record<string, unknown> }[]; next_after: string | null };
    const send = async (kind: string, text: string, key: string) => {
      const form = new FormData()
      form.append("file", new Blob([text], { type: "text/csv" }), "list.csv")
      const answer = await fetch(`${client.baseUrl}/admin/warranty-batches?kind=${kind}`, { method: "POST", headers: { authorization: `Bearer ${client.adminToken}`, "idempotency-key": key }, body: form })
      return { status: answer.status, replayed: answer.headers.get("idempotent-replayed"), body: (await answer.json()) as { warranty_batch: Batch; code: string } }
    }
    const file = `serial_number,as_of\n${serialNumber},\n${serialNumber},2020-01-01\nNOBODY,\n`
    const [first, again] = [await send("coverage_checks", file, `batch-${unitId}`), await send("coverage_checks", file, `batch-${unitId}`)]
    expect([first.status, again.body.warranty_batch.id, again.replayed]).toEqual([201, first.body.warranty_batch.id, "true"])
    const page = await eventually(() => client.ok<Page>("GET", `/admin/warranty-batches/${first.body.warranty_batch.id}`), ({ warranty_batch: { status } }) => status === "finished")
    expect(page).toMatchObject({ warranty_batch: { status: "finished", line_count: 3, done_count: 2, rejected_count: 1 }, lines: [{ line: 2, result: { verdict: "covered" } }, { line: 3, result: { verdict: "not_covered" } }, { line: 4, status: "rejected", result: { code: "unit.not_found" } }] })
    expect(await send("coverage_checks", "colour\nred\n", `batch-bad-${unitId}`)).toMatchObject({ status: 400, body: { code: "import.unreadable" } })
    const other = await register(shop)
    const dealers = await send("registrations", `serial_number,customer_id,purchased_on\n${serialNumber},${other.id},2026-01-01\n${serialNumber},,\n`, `dealer-${unitId}`)
    const told = await eventually(() => client.ok<Page>("GET", `/admin/warranty-batches/${dealers.body.warranty_batch.id}`), ({ warranty_batch: { status } }) => status === "finished")
    expect(told.lines.map(({ status, result }) => [status, result["code"] ?? result["status"]])).toEqual([["rejected", "warranty_registration.other_owner"], ["rejected", "import.line_invalid"]])
  })

  it("without proof is the same for every number, and the bare verdict where the item's policy publishes it", async () => {
    const { unitId, variantId, hand } = await sell()
    await hand()
    await publish((await create({ name: "Public", duration: "P1Y", variant_ids: [variantId] })).id)
    await eventually(() => coverageOf(unitId), ({ verdict }) => verdict === "covered")
    const { serial_number: serialNumber, inventory_item_id: itemId } = await getUnit(shop, unitId)
    const check = async (number: string) => (await visit<{ coverage: object }>(shop, "POST", "/store/coverage-checks", { serial_number: number })).body
    expect([await check(serialNumber), await check("NOBODY-KNOWS")]).toEqual([{ coverage: { verdict: "sign_in_to_see" } }, { coverage: { verdict: "sign_in_to_see" } }])
    const { serial_policies: policies } = await client.ok<{ serial_policies: { id: string; inventory_item_id: string; public_verdict: boolean }[] }>("GET", "/admin/serial-policies?limit=200")
    const policy = policies.find(({ inventory_item_id: id }) => id === itemId)
    expect(policy?.public_verdict).toBe(false)
    expect(await client.ok("POST", `/admin/serial-policies/${policy?.id}`, { public_verdict: true })).toMatchObject({ serial_policy: { public_verdict: true } })
    expect([await check(serialNumber), await check("NOBODY-KNOWS")]).toEqual([{ coverage: { verdict: "covered" } }, { coverage: { verdict: "sign_in_to_see" } }])
  })

  it("has packs of law that are in force nowhere", async () => {
    const { packs } = await client.ok<{ packs: { id: string; is_active: boolean; needs_legal_review: boolean }[] }>("GET", "/admin/warranty-policies/packs")
    expect(packs.every(({ is_active: active, needs_legal_review: review }) => !active && review)).toBe(true)
    expect(packs.map(({ id }) => id)).toContain("fr")
  })
})
