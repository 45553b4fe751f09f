/** Terms that say every word of the vocabulary, with a value that is not the usual one. */
export const EVERY_WORD = {
  kind: "extended_plan", guarantor: "insurer",
  scope: { category_ids: ["pcat_1"], lot_numbers: ["L1"], serial_ranges: [{ from: "A1", to: "A9" }], sales_channel_ids: ["sc_1"], countries: ["FR"], customer_types: ["consumer"], conditions: ["new"] },
  applicability: { governing_country: "fixed:FR", sold_from: "2026-01-01", sold_to: null },
  start: { anchors: ["installation"], pick: "earliest", offset: "P2Y", fallback: { anchor: "manufacture", plus: "P6M" } },
  term: { duration: "P2Y", meters: [{ unit: "km", max: 50_000 }], combine: "whichever_last" }, bonuses: [{ if: { fact: "registered", within: "P30D" }, plus: "P1Y" }, { if: { fact: "condition", is: "new" }, plus: "P6M" }],
  day_count: { calendar: "Europe/Paris", ends_at: "end_of_day", month_end: "clamp" },
  coverage: [{
    item: "part", group: "battery", pct: 80, until: "P1Y", cap: { amount: 100.5, currency_code: "eur" }, deductible: { amount: 500, currency_code: "jpy" }, pro_rata: { kind: "steps", steps: [{ after: "P1Y", pct: 50 }] },
  }],
  exclusions: [{ code: "liquid", requires_causation: true, who_proves: "customer" }],
  conditions: {
    registration: { required: true, within: "P30D", legal_ok: false }, proof_of_purchase: true, maintenance: { every: "P1Y" }, transferable: { times: 1, fee: { amount: 1, currency_code: "kwd" }, within: "P1Y" }, territory: ["FR"],
  },
  burden: { reversed_for: "P1Y" }, notify: { within: "P2M" },
  pause: { on: ["repair_center"], from: "request", to: "delivered_back", min: "P7D", also_negotiation: true, mode: "interrupt" },
  after_repair: { extend: "P12M", times: 1, only_if_chosen_by_customer: true, part_term: "P90D", work_term: "P90D", tail: "any" },
  after_replacement: { mode: "restart", min: "P90D", if: { fact: "repair_asked_replacement_given" } },
  remedies: { ladder: [["repair", "replacement"], ["refund"]], chooser: "guarantor", max_attempts: 1, repair_within: "P30D", deduction_for_use: { free_for: "P6M", curve: { kind: "linear" } }, refund_within: "P14D" },
  repeat_rule: { same_defect: 3, any_defect: 4, safety: 2, days_out: 30, window: { meter: { unit: "km", max: 18_000 } }, then: ["termination"] },
  limits: { claims: 3, total_cost: "purchase_price" }, stacking: { priority: 5, with: "exclusive", non_waivable: true }, disclosures: ["eu_13_2a"],
  citations: [{ law: "L", article: "1", url: null }],
}
