import { away, buildEntitlement, buildFacts, buildInputs, buildPolicy, buildRegistration, buildRepair, buildSale, buildTerms, SHOP } from "../../../integration-tests/support/warranty-builders"
import { CASES, check, owner, PAUSE, repairs } from "../../../integration-tests/support/warranty-cases"
import { coverageOf } from "./decide-coverage"
import { rightsOf } from "./rights"

describe("a verdict, worked by hand", () => {
  it.each(CASES.map((worked) => [worked.rule, worked] as const))("%s", (_, { given, asked, expected, otherwise }) => {
    check(given, asked, expected)
    check(otherwise.given ?? given, otherwise.asked ?? asked, otherwise.expected)
  })

  it("cites a clause of the policy, an event or a law for every step that says no", () => {
    for (const { given, asked } of CASES) {
      for (const { reasons } of coverageOf(buildInputs(given, asked)).lines) {
        for (const reason of reasons.filter(({ result }) => /^(excluded|expired|over|outside|too_late|used_up|not_)/.test(result) && !result.startsWith("not_restricted") && result !== "not_overdue")) expect([reason.result, reason.citation]).not.toEqual([reason.result, null])
      }
    }
  })
})

describe("which rights a sale gives, worked by hand", () => {
  const rights = (facts: ReturnType<typeof buildFacts>, document: object, over: Parameters<typeof buildPolicy>[0] = {}, now = "2026-05-01T12:00:00.000Z") =>
    rightsOf({ facts, policies: [buildPolicy({ terms: buildTerms(document), ...over })], shop: SHOP, now })
  const starts = (facts: ReturnType<typeof buildFacts>, start: object, now?: string) => rights(facts, { start }, {}, now).map(({ startsOn, anchor }) => [startsOn, anchor])

  it.each<[string, ReturnType<typeof buildFacts>, string]>([
    ["manufacture", buildFacts(), "2026-01-10"], ["order", buildFacts(), "2026-02-25"], ["payment", buildFacts({ sale: { paidAt: "2026-02-24T12:00:00.000Z" } }), "2026-02-24"], ["fulfilment", buildFacts(), "2026-02-26"],
    ["shipment", buildFacts(), "2026-02-27"], ["delivery", buildFacts(), "2026-03-01"], ["purchase", buildFacts(), "2026-02-25"], ["return_window_end", buildFacts(), "2026-03-15"],
    ["installation", buildFacts({ registrations: [buildRegistration({ installedOn: "2026-03-20" })] }), "2026-03-20"], ["registration", buildFacts({ registrations: [buildRegistration()] }), "2026-03-10"],
    ["first_use", buildFacts({ registrations: [buildRegistration({ firstUsedOn: "2026-03-22" })] }), "2026-03-22"],
    ["repair_closed", buildFacts({ repairs: [buildRepair()] }), "2026-09-01"],
  ])("anchor %s", (anchor, facts, day) => {
    expect(starts(facts, { anchors: [anchor] })).toEqual([[day, anchor]])
  })

  it("an anchor nobody knows gives none, a pending registration included", () => {
    expect(starts(buildFacts({ registrations: [buildRegistration({ status: "pending" })] }), { anchors: ["registration"] })).toEqual([])
  })

  it("pick: the first known, the earliest or the latest", () => {
    const of = (pick: string) => starts(buildFacts(), { anchors: ["delivery", "shipment", "manufacture"], pick })
    expect([of("first_known"), of("earliest"), of("latest")]).toEqual([[["2026-03-01", "delivery"]], [["2026-01-10", "manufacture"]], [["2026-03-01", "delivery"]]])
  })

  it("offset: a plan that begins when the maker's warranty is over", () => {
    expect(starts(buildFacts(), { anchors: ["delivery"], offset: "P2Y" })).toEqual([["2028-03-01", "delivery"]])
  })

  it("fallback: only from the day it stands for, and only while the delivery is unknown", () => {
    const shipped = buildFacts({ sale: { delivery: null } })
    const start = { anchors: ["delivery"], fallback: { anchor: "shipment", plus: "P10D" } }
    expect(starts(shipped, start, "2026-03-08T12:00:00.000Z")).toEqual([])
    expect(starts(shipped, start, "2026-03-09T12:00:00.000Z")).toEqual([["2026-03-09", "shipment"]])
    expect(starts(buildFacts(), start, "2026-03-09T12:00:00.000Z")).toEqual([["2026-03-01", "delivery"]])
  })

  it.each<[string, object, object | null, object | null]>([
    ["used goods get one year by terms of their own (EU 2019/771 art. 10(6))", { conditions: ["used"] }, { unit: { grade: "b" } }, { unit: { grade: "new" } }],
    ["a business is not sold what is for consumers (B2B buyer)", { customer_types: ["consumer"] }, { sale: { customerType: "consumer" } }, { sale: { customerType: "business" } }],
    ["countries, by where it was sent", { countries: ["FR"] }, { sale: { shipToCountry: "FR" } }, { sale: { shipToCountry: "DE", billToCountry: "FR" } }],
    ["lots", { lot_numbers: ["L1"] }, { unit: { lotNumber: "L1" } }, { unit: { lotNumber: "L2" } }],
    ["channels", { sales_channel_ids: ["sc_1"] }, { sale: { salesChannelId: "sc_1" } }, { sale: { salesChannelId: "sc_2" } }],
    ["categories", { category_ids: ["pcat_1"] }, { sale: { categoryIds: ["pcat_9", "pcat_1"] } }, { sale: { categoryIds: [] } }],
    ["serial ranges", { serial_ranges: [{ from: "SN100", to: "SN199" }] }, { unit: { serialNumber: "SN150" } }, { unit: { serialNumber: "SN1500" } }],
    ["refurbished: repaired before it was sold", { conditions: ["refurbished"] }, { unit: { grade: "a" }, repairs: [buildRepair({ sequence: 2 })] }, { unit: { grade: "a" } }],
  ])("scope: %s", (_, scope, inside, outside) => {
    expect([rights(buildFacts(inside ?? {}), { scope }).length, rights(buildFacts(outside ?? {}), { scope }).length]).toEqual([1, 0])
  })

  it("scope: a fact nobody told gives no right and no silent no", () => {
    const facts = buildFacts({ sale: { shipToCountry: null } })
    const policy = buildPolicy({ terms: buildTerms({ scope: { countries: ["FR"] } }) })
    expect(rightsOf({ facts, policies: [policy], shop: SHOP, now: "2026-05-01T12:00:00.000Z" })).toEqual([])
    expect(coverageOf(buildInputs({ policies: [policy], entitlements: [], sale: { shipToCountry: null } }))).toMatchObject({ verdict: "needs_evidence", wouldBeCoveredIf: [{ rule: "scope", fact: "country" }] })
  })

  it("governing_country: the law of where it is sent, billed, or fixed", () => {
    const of = (governing: string) => rights(buildFacts({ sale: { shipToCountry: "DE", billToCountry: "FR" } }), { scope: { countries: ["FR"] }, applicability: { governing_country: governing } }).length
    expect([of("ship_to"), of("bill_to"), of("fixed:FR")]).toEqual([0, 1, 1])
  })

  it("day_count: the customer's days where her country has one zone, the shop's where it has several", () => {
    const zone = (shipToCountry: string, calendar: string) => rightsOf({ facts: buildFacts({ sale: { shipToCountry, delivery: { sequence: 4, at: "2026-03-01T23:30:00.000Z" } } }), policies: [buildPolicy({ terms: buildTerms({ day_count: { calendar } }) })], shop: { ...SHOP, zone: "America/New_York" }, now: "2026-05-01T12:00:00.000Z" })[0]
    expect(zone("FR", "customer_tz")).toMatchObject({ zone: "Europe/Paris", startsOn: "2026-03-02" })
    expect(zone("US", "customer_tz")).toMatchObject({ zone: "America/New_York", startsOn: "2026-03-01" })
    const chosen = (country: string) => rightsOf({ facts: buildFacts({ sale: { shipToCountry: country } }), policies: [buildPolicy({ terms: buildTerms({ day_count: { calendar: "customer_tz" } }) })], shop: { ...SHOP, zone: "Asia/Tokyo", countryZones: { US: "America/Chicago" } }, now: "2026-05-01T12:00:00.000Z" })[0]?.zone
    expect([chosen("US"), chosen("FR"), chosen("BR")]).toEqual(["America/Chicago", "Europe/Paris", "Asia/Tokyo"])
    expect(zone("FR", "merchant_tz")).toMatchObject({ zone: "America/New_York" })
  })

  it("kind repair_work: each closed repair gives one", () => {
    expect(rights(buildFacts({ repairs: repairs(2) }), { kind: "repair_work", start: { anchors: ["repair_closed"] }, term: { duration: "P90D" } }).map(({ startsOn, grantedSequence }) => [startsOn, grantedSequence])).toEqual([["2026-04-10", 10], ["2026-05-10", 11]])
  })

  describe("passed on mid-cover", () => {
    const change = { ...owner, sequence: 8, at: "2026-06-01T12:00:00.000Z" }
    const passed = (transferable: unknown, over: object = {}) =>
      rights(buildFacts({ ownerChanges: [{ ...change, ...over }], unit: { ownerCustomerId: "cus_2" } }), { conditions: { transferable } }).map((right) => [right.ownerCustomerId, right.isPassedOn, right.startsOn])
    it("goes to the next owner with the same dates", () => expect(passed("yes")).toEqual([["cus_1", true, "2026-03-01"], ["cus_2", false, "2026-03-01"]]))
    it("ends where it may not be passed on", () => expect(passed("no")).toEqual([["cus_1", true, "2026-03-01"]]))
    it("ends after the time for it", () => expect([passed({ times: 1, within: "P3M" }).length, passed({ times: 1, within: "P2M" }).length]).toEqual([2, 1]))
    it("needs the fee", () => expect([passed({ times: 1, fee: { amount: 5, currency_code: "eur" } }).length, passed({ times: 1, fee: { amount: 5, currency_code: "eur" } }, { feePaid: true }).length]).toEqual([1, 2]))
    it("stays hers when only her account changed", () => expect(passed("no", { isSamePerson: true })).toEqual([["cus_2", false, "2026-03-01"]]))
    it("goes as often as allowed", () => {
      const twice = buildFacts({ ownerChanges: [change, { ...change, sequence: 9, customerId: "cus_3" }] })
      const of = (times: number) => rights(twice, { conditions: { transferable: { times } } }).filter(({ isPassedOn }) => !isPassedOn).map(({ ownerCustomerId }) => ownerCustomerId)
      expect([of(1), of(2)]).toEqual([[], ["cus_3"]])
    })
  })

  describe("of a replacement", () => {
    const original = buildFacts({ unit: { id: "aunit_0" }, entitlements: [buildEntitlement({ id: "aent_0", unitId: "aunit_0", status: "superseded" })], custody: away(["2026-08-22", null]) })
    const given = (document: object, over: { repairWasAsked?: boolean; original?: ReturnType<typeof buildFacts> } = {}) =>
      rights(buildFacts({ sale: { sequence: 3, delivery: { sequence: 4, at: "2026-09-01T12:00:00.000Z" } }, replaces: { at: "2026-08-30T12:00:00.000Z", repairWasAsked: over.repairWasAsked ?? null, original: over.original ?? original } }), document).map(({ startsOn, givenEndsOn, source, inheritsId }) => [startsOn, givenEndsOn, source, inheritsId])

    it("inherits the rest (Aquascape: never resets)", () => expect(given({})).toEqual([["2026-03-01", "2028-03-01", "replacement", "aent_0"]]))
    it("and the days she had none of the two", () => expect(given({ pause: PAUSE })).toEqual([["2026-03-01", "2028-03-11", "replacement", "aent_0"]]))
    it("begins anew where the terms say so", () => expect(given({ after_replacement: { mode: "restart" } })).toEqual([["2026-09-01", "2028-09-01", "replacement", "aent_0"]]))
    it("gets the rest or ninety days, whichever is longer (NuPrime, Skytron)", () => {
      const short = { ...original, entitlements: [buildEntitlement({ id: "aent_0", unitId: "aunit_0", givenEndsOn: "2026-10-01" })] }
      expect(given({ after_replacement: { mode: "max_of", min: "P90D" } }, { original: short })).toEqual([["2026-09-01", "2026-11-30", "replacement", "aent_0"]])
      expect(given({ after_replacement: { mode: "max_of", min: "P90D" } })).toEqual([["2026-03-01", "2028-03-01", "replacement", "aent_0"]])
    })
    it("begins anew in France when she asked for repair and got a replacement (L217-13)", () => {
      const terms = { after_replacement: { mode: "restart", if: { fact: "repair_asked_replacement_given" } } }
      expect(given(terms, { repairWasAsked: true })).toEqual([["2026-09-01", "2028-09-01", "replacement", "aent_0"]])
      expect(given(terms, { repairWasAsked: false })).toEqual([["2026-03-01", "2028-03-01", "replacement", "aent_0"]])
    })
    it("of a replacement inherits what that one had", () => {
      const second = { ...original, entitlements: [buildEntitlement({ id: "aent_1b", unitId: "aunit_0", source: "replacement", startsOn: "2025-01-01", givenEndsOn: "2027-01-01" })] }
      expect(given({}, { original: second })).toEqual([["2025-01-01", "2027-01-01", "replacement", "aent_1b"]])
    })
    it("begins when it is delivered, not before", () => {
      const shipped = buildFacts({ sale: { delivery: null }, replaces: { at: "2026-08-30T12:00:00.000Z", repairWasAsked: null, original } })
      expect(rights(shipped, {})).toEqual([])
    })
    it("anchor replacement_delivered", () => {
      const facts = buildFacts({ sale: buildSale(), replaces: { at: "2026-02-20T12:00:00.000Z", repairWasAsked: null, original: { ...original, sale: null, entitlements: [] } } })
      expect(rights(facts, { term: { duration: "P90D" }, start: { anchors: ["replacement_delivered"] } }).map(({ startsOn, source }) => [startsOn, source])).toEqual([["2026-03-01", "sale"]])
      expect(rights(buildFacts(), { start: { anchors: ["replacement_delivered"] } })).toEqual([])
    })
  })
})
