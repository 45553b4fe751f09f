import { createDataSource } from "../../src/persistence/data-source"
import type { HttpUnit, HttpVendorClaim, HttpVendorClaimAnswer, HttpVendorClaimDetailAnswer, HttpVendorClaimList, HttpVendorRecoveryAnswer } from "../../src/types/http"
import { type Client, connect } from "../http/support/client"
import { expectNoDrift } from "../http/support/drift"
import { createShop, createTrackedProduct, type Product, type Shop, tag } from "../http/support/shop"
import { expectLedgerCoherent } from "../support/coherence"

let client: Client
let shop: Shop
let product: Product & { units: HttpUnit[] }
let dataSource: ReturnType<typeof createDataSource>

beforeAll(async () => {
  client = await connect()
  shop = await createShop(client)
  product = await createTrackedProduct(shop, { unitCount: 14 })
  dataSource = await createDataSource({ databaseUrl: client.databaseUrl, poolSize: 2 }).initialize()
})
afterEach(async () => {
  await expectLedgerCoherent(dataSource)
  await expectNoDrift(shop, [product.inventoryItemId])
})
afterAll(() => dataSource?.destroy())

const PATH = "/admin/vendor-claims"
const open = async (body: object): Promise<HttpVendorClaim> => (await client.ok<HttpVendorClaimAnswer>("POST", PATH, body)).vendor_claim
const act = async (claim: HttpVendorClaim, action: string, body: object = {}): Promise<HttpVendorClaim> => (await client.ok<HttpVendorClaimAnswer>("POST", `${PATH}/${claim.id}/${action}`, body)).vendor_claim
const refused = (claim: HttpVendorClaim, action: string, body: object = {}) => client.refused("POST", `${PATH}/${claim.id}/${action}`, body)
const unitNow = async (id: string): Promise<HttpUnit> => (await client.ok<{ unit: HttpUnit }>("GET", `/admin/units/${id}`)).unit

/** The next units of the shop, in quarantine. */
async function quarantined(count: number): Promise<HttpUnit[]> {
  const units = product.units.splice(0, count)
  return (await client.ok<{ units: HttpUnit[] }>("POST", "/admin/units/commands", { command: "quarantine", units: units.map(({ id }) => ({ unit_id: id })), reason_code: "defective" })).units
}

describe("vendor claims over HTTP", () => {
  it("go from open to closed; units and Medusa's stock follow each step", async () => {
    const [a, b, c] = (await quarantined(3)) as [HttpUnit, HttpUnit, HttpUnit]
    const claim = await open({ vendor_id: "ACME", units: [a, b].map(({ id }) => ({ unit_id: id, fault_codes: ["no_power"], claimed_amount: 49.99, currency_code: "USD" })), note: "by phone" })
    expect(claim).toMatchObject({ vendor_id: "ACME", status: "open", totals: [{ currency_code: "usd", claimed_amount: 99.98, recovered_amount: 0 }], available_actions: ["add_units", "remove_units", "set_claimed", "ship", "cancel"] })
    expect(claim.display_id).toMatch(/^VEN-\d{4}-\d{6}$/)
    await act(claim, "add_units", { units: [{ serial_number: c.serial_number, inventory_item_id: product.inventoryItemId }] })
    await act(claim, "set_claimed", { lines: [{ serial_number: c.serial_number, claimed_amount: 10, currency_code: "usd" }] })
    const shipped = await act(claim, "ship", { tracking_number: "T-1", vendor_reference: "RA-9" })
    expect(shipped).toMatchObject({ status: "shipped", tracking_number: "T-1", vendor_reference: "RA-9", available_actions: ["set_claimed", "record_outcome"] })
    expect(shipped.lines.map(({ unit_status, available_outcomes }) => [unit_status, available_outcomes])).toEqual([a, b, c].map(() => ["at_vendor", ["credited", "replaced", "rejected", "returned"]]))
    const number = tag()
    const answered = await act(claim, "record_outcome", { outcomes: [
      { unit_id: a.id, outcome: "credited", recovered_amount: 40.5, currency_code: "usd" },
      { serial_number: b.serial_number, outcome: "replaced", replacement: { serial_number: number, location_id: shop.locationIds[1] } },
      { line_id: shipped.lines[2]?.id, outcome: "returned", location_id: shop.locationIds[0], reason_code: "repaired" },
    ] })
    expect(answered.lines.map(({ outcome, unit, unit_status, recovered_amount }) => [outcome, unit, unit_status, recovered_amount])).toEqual([["credited", "kept", "scrapped", 40.5], ["replaced", "kept", "scrapped", null], ["returned", "returned", "quarantined", null]])
    expect(answered.lines[1]?.replacement).toMatchObject({ serial_number: number, status: "in_stock" })
    expect(await unitNow(answered.lines[1]?.replacement?.unit_id ?? "")).toMatchObject({ location_id: shop.locationIds[1], variant_id: product.variantId })
    await expectNoDrift(shop, [product.inventoryItemId])
    await act(claim, "settle")
    expect(await act(claim, "close", { note: "credit note 77" })).toMatchObject({ status: "closed", available_actions: [] })
    const { vendor_claim: read, timeline } = await client.ok<HttpVendorClaimDetailAnswer>("GET", `${PATH}/${claim.display_id}`)
    expect(read.totals).toEqual([{ currency_code: "usd", claimed_amount: 109.98, recovered_amount: 40.5 }])
    expect(timeline.map(({ type }) => type)).toEqual(["opened", "unit_added", "unit_added", "unit_added", "claimed_set", "shipped", "outcome_recorded", "outcome_recorded", "outcome_recorded", "settled", "closed"])
    expect([timeline[0]?.note, timeline.at(-1)?.note]).toEqual(["by phone", "credit note 77"])
  })

  it("take notes in every status, and tell what came back from each maker", async () => {
    const [a, b] = (await quarantined(2)) as [HttpUnit, HttpUnit]
    const vendor = `maker-${tag()}`
    const claim = await open({ vendor_id: vendor, units: [a, b].map(({ id }) => ({ unit_id: id, claimed_amount: 100, currency_code: "eur" })) })
    expect(await act(claim, "notes", { note: "Mrs Ito takes care of it." })).toMatchObject({ status: "open", version: claim.version + 1 })
    await act(claim, "ship")
    await act(claim, "record_outcome", { outcomes: [{ unit_id: a.id, outcome: "credited", recovered_amount: 60, currency_code: "eur" }] })
    const { vendor_recovery: recovery } = await client.ok<HttpVendorRecoveryAnswer>("GET", `${PATH}/recovery`)
    expect(recovery.vendors.find(({ vendor_id }) => vendor_id === vendor)).toEqual({
      vendor_id: vendor, claim_count: 1, settled_count: 0, line_count: 2, credited_count: 1, replaced_count: 0, rejected_count: 0, returned_count: 0, pending_count: 1, days_to_settle: null,
      amounts: [{ currency_code: "eur", claimed_amount: 200, recovered_amount: 60, pending_amount: 100, rate: 0.6 }],
    })
    expect((await client.ok<HttpVendorRecoveryAnswer>("GET", `${PATH}/recovery?from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z`)).vendor_recovery.vendors).toEqual([])
    await act(claim, "record_outcome", { outcomes: [{ unit_id: b.id, outcome: "rejected" }] })
    await act(claim, "settle")
    await act(claim, "close")
    await act(claim, "notes", { note: "Credit note 12 arrived." })
    const { timeline } = await client.ok<HttpVendorClaimDetailAnswer>("GET", `${PATH}/${claim.id}`)
    expect(timeline.filter(({ type }) => type === "noted").map(({ note }) => note)).toEqual(["Mrs Ito takes care of it.", "Credit note 12 arrived."])
    for (const body of [{}, { note: "" }, { note: "x", colour: "red" }]) expect(await refused(claim, "notes", body)).toMatchObject({ status: 400, code: "request.invalid" })
    expect(await refused(claim, "notes", { note: "x", expected_version: 1 })).toMatchObject({ status: 409, code: "conflict.stale", details: { current: { id: claim.id, status: "closed" } } })
    for (const query of ["?from=yesterday", "?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z"]) expect(await client.refused("GET", `${PATH}/recovery${query}`)).toMatchObject({ status: 400, code: "request.invalid" })
  })

  it("are listed by status, maker, unit and words", async () => {
    const [unit] = await quarantined(1)
    const vendor = `maker-${tag()}`
    const claim = await open({ vendor_id: vendor, units: [{ unit_id: unit?.id }] })
    const other = await open({ vendor_id: vendor })
    const ids = async (query: string): Promise<string[]> => (await client.ok<HttpVendorClaimList>("GET", `${PATH}?${query}`)).vendor_claims.map(({ id }) => id)
    expect(await ids(`vendor_id=${vendor}`)).toEqual([other.id, claim.id])
    expect(await ids(`vendor_id=${vendor}&limit=1&after=${other.id}`)).toEqual([claim.id])
    expect(await ids(`unit_id=${unit?.id}&status=open,shipped`)).toEqual([claim.id])
    expect(await ids(`q=${claim.display_id}`)).toEqual([claim.id])
    expect(await ids(`vendor_id=${vendor}&status=closed`)).toEqual([])
    await act(claim, "cancel", { reason_code: "mistake" })
    expect(await ids(`vendor_id=${vendor}&status=canceled`)).toEqual([claim.id])
  })

  it("keep money in the currency's own digits: yen without, dinar with three", async () => {
    const [yen, dinar] = await quarantined(2)
    const claim = await open({ vendor_id: "ACME", units: [{ unit_id: yen?.id, claimed_amount: 1500, currency_code: "jpy" }, { unit_id: dinar?.id, claimed_amount: 1.234, currency_code: "kwd" }] })
    expect(claim.totals).toEqual([{ currency_code: "jpy", claimed_amount: 1500, recovered_amount: 0 }, { currency_code: "kwd", claimed_amount: 1.234, recovered_amount: 0 }])
    await act(claim, "ship")
    const answered = await act(claim, "record_outcome", { outcomes: [{ unit_id: yen?.id, outcome: "credited", recovered_amount: 1499, currency_code: "jpy" }, { unit_id: dinar?.id, outcome: "credited", recovered_amount: 0.001, currency_code: "kwd" }] })
    expect(answered.totals).toEqual([{ currency_code: "jpy", claimed_amount: 1500, recovered_amount: 1499 }, { currency_code: "kwd", claimed_amount: 1.234, recovered_amount: 0.001 }])
    expect(await refused(claim, "record_outcome", { outcomes: [{ unit_id: yen?.id, outcome: "credited", recovered_amount: 0.5, currency_code: "jpy" }] })).toMatchObject({ status: 400, code: "request.invalid" })
    expect(await refused(claim, "record_outcome", { outcomes: [{ unit_id: yen?.id, outcome: "credited", recovered_amount: 5, currency_code: "usd" }] })).toMatchObject({ status: 409, code: "vendor_claim.other_currency" })
  })

  it("refuse input of the wrong form, each at its path", async () => {
    const [unit] = await quarantined(1)
    const claim = await open({ vendor_id: "ACME", units: [{ unit_id: unit?.id }] })
    const wrong: [string, object, string][] = [
      ["", {}, "vendor_id"], ["", { vendor_id: "" }, "vendor_id"], ["", { vendor_id: "x".repeat(65) }, "vendor_id"], ["", { vendor_id: 7 }, "vendor_id"], ["", { vendor_id: "A", unknown: 1 }, "unknown"],
      ["", { vendor_id: "A", units: [{}] }, "units.0.unit_id"], ["", { vendor_id: "A", units: [{ unit_id: unit?.id, serial_number: "X" }] }, "units.0.unit_id"],
      ["", { vendor_id: "A", units: [{ unit_id: unit?.id, claimed_amount: 5 }] }, "units.0.currency_code"], ["", { vendor_id: "A", units: [{ unit_id: unit?.id, currency_code: "usd" }] }, "units.0.claimed_amount"],
      ["", { vendor_id: "A", units: [{ unit_id: unit?.id, claimed_amount: 5.001, currency_code: "usd" }] }, "units.0.claimed_amount"], ["", { vendor_id: "A", units: [{ unit_id: unit?.id, claimed_amount: -1, currency_code: "usd" }] }, "units.0.claimed_amount"],
      ["", { vendor_id: "A", units: [{ unit_id: unit?.id, claimed_amount: 1e300, currency_code: "usd" }] }, "units.0.claimed_amount"], ["", { vendor_id: "A", units: [{ unit_id: unit?.id, claimed_amount: 5, currency_code: "dollars" }] }, "units.0.currency_code"],
      [`/${claim.id}/add_units`, { units: [] }, "units"], [`/${claim.id}/remove_units`, {}, "units"], [`/${claim.id}/set_claimed`, { lines: [{ unit_id: unit?.id }] }, "lines.0.claimed_amount"],
      [`/${claim.id}/record_outcome`, { outcomes: [{ unit_id: unit?.id, outcome: "pending" }] }, "outcomes.0.outcome"], [`/${claim.id}/record_outcome`, { outcomes: [{ unit_id: unit?.id, outcome: "credited" }] }, "outcomes.0.recovered_amount"],
      [`/${claim.id}/record_outcome`, { outcomes: [{ unit_id: unit?.id, outcome: "replaced" }] }, "outcomes.0.replacement"], [`/${claim.id}/ship`, { expected_version: 0 }, "expected_version"], [`/${claim.id}/settle`, { anything: 1 }, "anything"],
    ]
    for (const [path, body, at] of wrong) {
      const answer = await client.refused("POST", `${PATH}${path}`, body)
      expect({ path, body, status: answer.status, code: answer.code }).toEqual({ path, body, status: 400, code: "request.invalid" })
      expect((answer.details["issues"] as { path: string }[]).map((issue) => issue.path)).toContain(at)
    }
    expect(await client.refused("GET", `${PATH}?status=lost`)).toMatchObject({ status: 400 })
    expect(await client.refused("GET", `${PATH}?limit=201`)).toMatchObject({ status: 400 })
    expect(await client.refused("GET", `${PATH}/VEN-2026-999999`)).toMatchObject({ status: 404, code: "not_found" })
    expect(await client.refused("POST", `${PATH}/nobody/ship`, {})).toMatchObject({ status: 404, code: "not_found" })
    expect(await refused(claim, "remove_units", { units: [{ line_id: "venl_nobody" }] })).toMatchObject({ status: 404, code: "not_found" })
    expect(await refused(claim, "add_units", { units: [{ unit_id: "aunit_nobody" }] })).toMatchObject({ status: 404, code: "unit.not_found" })
    expect(await refused(claim, "record_outcome", { outcomes: [{ unit_id: unit?.id, outcome: "returned" }] })).toMatchObject({ status: 409, code: "document.wrong_status", details: { allowed_from: ["shipped", "settled"] } })
    await act(claim, "ship")
    expect(await refused(claim, "record_outcome", { outcomes: [{ unit_id: unit?.id, outcome: "returned", location_id: "sloc_nobody" }] })).toMatchObject({ status: 404, code: "location.not_found" })
    expect((await client.call("GET", PATH, undefined, { token: null })).status).toBe(401)
  })

  it("never fail on what stands inside their lists", async () => {
    const [unit] = await quarantined(1)
    const claim = await open({ vendor_id: "ACME", units: [{ unit_id: unit?.id }] })
    const nasty: unknown[] = [null, true, -1, 1.5, 1e300, "", "\u0000", "💥", "x".repeat(5_000), [], {}, { $ne: 1 }]
    const named = { unit_id: unit?.id, claimed_amount: 1, currency_code: "usd" }
    const outcome = { unit_id: unit?.id, outcome: "replaced", recovered_amount: 1, currency_code: "usd", replacement: { serial_number: tag(), location_id: shop.locationIds[0] } }
    const attempts: [string, (value: unknown) => object][] = [
      ...["unit_id", "serial_number", "inventory_item_id", "rma_line_id", "repair_order_id", "fault_codes", "claimed_amount", "currency_code"].map((field): [string, (value: unknown) => object] => ["add_units", (value) => ({ units: [{ ...named, [field]: value }] })]),
      ...["line_id", "claimed_amount", "currency_code", "fault_codes"].map((field): [string, (value: unknown) => object] => ["set_claimed", (value) => ({ lines: [{ ...named, [field]: value }] })]),
      ...["line_id", "serial_number", "outcome", "recovered_amount", "currency_code", "unit", "replacement", "location_id", "reason_code"].map((field): [string, (value: unknown) => object] => ["record_outcome", (value) => ({ outcomes: [{ ...outcome, [field]: value }] })]),
      ...["serial_number", "inventory_item_id", "location_id"].map((field): [string, (value: unknown) => object] => ["record_outcome", (value) => ({ outcomes: [{ ...outcome, replacement: { ...outcome.replacement, [field]: value } }] })]),
    ]
    const faults: string[] = []
    for (const shippedFirst of [false, true]) {
      if (shippedFirst) await act(claim, "ship")
      for (const [action, bodyOf] of attempts) {
        for (const value of nasty) {
          const { status } = await client.call("POST", `${PATH}/${claim.id}/${action}`, bodyOf(value))
          if (status >= 500) faults.push(`${action} ${JSON.stringify(bodyOf(value)).slice(0, 200)} → ${status}`)
        }
      }
    }
    expect(faults).toEqual([])
  })

  it("answer the same for the same key, refuse it for another body, and a stale version", async () => {
    const [unit] = await quarantined(1)
    const headers = { "idempotency-key": tag() }
    const body = { vendor_id: "ACME", units: [{ unit_id: unit?.id }] }
    const first = await client.call<HttpVendorClaimAnswer>("POST", PATH, body, { headers })
    const again = await client.call<HttpVendorClaimAnswer>("POST", PATH, body, { headers })
    expect([first.status, again.status, again.headers.get("idempotent-replayed")]).toEqual([201, 201, "true"])
    expect(again.body).toEqual(first.body)
    expect(await client.refused("POST", PATH, { vendor_id: "OTHER" }, { headers })).toMatchObject({ status: 409, code: "idempotency.key_reused" })
    const claim = first.body.vendor_claim
    await act(claim, "ship", { expected_version: claim.version })
    expect(await refused(claim, "settle", { expected_version: claim.version })).toMatchObject({ status: 409, code: "conflict.stale" })
  })

  it("let one of two agents have a unit", async () => {
    const [unit] = await quarantined(1)
    const answers = await Promise.all(["A", "B", "C"].map((vendor) => client.call("POST", PATH, { vendor_id: vendor, units: [{ unit_id: unit?.id }] })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    expect(answers.filter(({ status }) => status === 409).map(({ body }) => (body as unknown as { code: string }).code)).toEqual(["vendor_claim.unit_in_other", "vendor_claim.unit_in_other"])
  })

  it("correct an answer: the wrong replacement leaves the stock, the right one enters it", async () => {
    const [unit] = await quarantined(1)
    const claim = await open({ vendor_id: "ACME", units: [{ unit_id: unit?.id }] })
    await act(claim, "ship")
    const [wrong, right] = [tag(), tag()]
    const replaced = (serial_number: string) => ({ outcomes: [{ unit_id: unit?.id, outcome: "replaced", replacement: { serial_number, location_id: shop.locationIds[0] } }] })
    const before = await act(claim, "record_outcome", replaced(wrong))
    const after = await act(claim, "record_outcome", replaced(right))
    expect(after.lines[0]?.replacement?.serial_number).toBe(right)
    expect((await unitNow(before.lines[0]?.replacement?.unit_id ?? "")).status).toBe("void")
    const back = await act(claim, "record_outcome", { outcomes: [{ unit_id: unit?.id, outcome: "rejected", location_id: shop.locationIds[0] }] })
    expect(back.lines[0]).toMatchObject({ outcome: "rejected", unit_status: "quarantined", replacement: null })
  })
})
