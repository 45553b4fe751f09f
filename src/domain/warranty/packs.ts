/**
 * What the law gives a customer, country by country, as terms a shop may take as a draft. None of it is in force by
 * itself. They model rules that were collected from public sources; they are no legal advice, and each must be reviewed by
 * a lawyer before it is published.
 */
export interface JurisdictionPack {
  readonly id: string
  readonly name: string
  readonly countries: readonly string[]
  /** Always true: nobody has reviewed them for this shop. */
  readonly needsLegalReview: true
  readonly policies: readonly { readonly code: string; readonly name: string; readonly terms: object }[]
}

const EU = ["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "PL", "RO", "SI", "SK"]

const SALE_OF_GOODS = "https://eur-lex.europa.eu/eli/dir/2019/771/oj"
const REPAIR_DIRECTIVE = "https://eur-lex.europa.eu/eli/dir/2024/1799/oj"
const CONSUMER_RIGHTS_ACT = "https://www.legislation.gov.uk/ukpga/2015/15"

const STATUTORY = { kind: "statutory", guarantor: "seller", start: { anchors: ["delivery", "purchase"] }, stacking: { priority: 100, with: "best_for_customer", non_waivable: true } }
const ALL_COSTS = [{ item: "part" }, { item: "labour" }, { item: "travel" }, { item: "shipping" }, { item: "expense" }]
const NOT_A_DEFECT = ["accident", "liquid", "misuse", "wear"].map((code) => ({ code, requires_causation: true, who_proves: "guarantor" }))
const consumersIn = (countries: readonly string[], conditions?: readonly string[]): object => ({ countries: [...countries], customer_types: ["consumer"], ...(conditions === undefined ? {} : { conditions }) })

export const JURISDICTION_PACKS: readonly JurisdictionPack[] = [
  {
    id: "eu_base", name: "European Union, the common base", countries: EU, needsLegalReview: true,
    policies: [{
      code: "eu-conformity", name: "Legal guarantee of conformity (EU)",
      terms: {
        ...STATUTORY, scope: consumersIn(EU), term: { duration: "P2Y" }, coverage: ALL_COSTS, exclusions: NOT_A_DEFECT, burden: { reversed_for: "P1Y" },
        after_repair: { extend: "P12M", times: 1, only_if_chosen_by_customer: true },
        remedies: { ladder: [["repair", "replacement"], ["price_reduction", "termination"]], chooser: "customer", max_attempts: 1 }, disclosures: ["eu_2019_771_13_2a"],
        citations: [{ law: "Directive (EU) 2019/771", article: "10, 11, 13, 14", url: SALE_OF_GOODS }, { law: "Directive (EU) 2024/1799", article: "16", url: REPAIR_DIRECTIVE }],
      },
    }],
  },
  {
    id: "fr", name: "France", countries: ["FR"], needsLegalReview: true,
    policies: [{
      code: "fr-conformity", name: "Garantie légale de conformité (France)",
      terms: {
        ...STATUTORY, scope: consumersIn(["FR"]), term: { duration: "P2Y" }, coverage: ALL_COSTS, exclusions: NOT_A_DEFECT, burden: { reversed_for: "P2Y" },
        pause: { on: ["carrier", "warehouse", "repair_center", "vendor"], from: "earlier", also_negotiation: true, mode: "suspend" }, after_repair: { extend: "P6M" },
        after_replacement: { mode: "restart", if: { fact: "repair_asked_replacement_given" } },
        remedies: { ladder: [["repair", "replacement"], ["price_reduction", "termination"]], chooser: "customer", max_attempts: 1, repair_within: "P30D" }, disclosures: ["fr_d211_2", "eu_2019_771_13_2a"],
        citations: [{ law: "Code de la consommation", article: "L217-3, L217-7, L217-13, L217-28, D211-2", url: "https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006069565" }],
      },
    }],
  },
  {
    id: "uk", name: "United Kingdom", countries: ["GB"], needsLegalReview: true,
    policies: [
      {
        code: "uk-short-term-reject", name: "Short-term right to reject (UK)",
        terms: {
          ...STATUTORY, kind: "return_window", scope: consumersIn(["GB"]), term: { duration: "P30D" }, coverage: ALL_COSTS, exclusions: NOT_A_DEFECT,
          pause: { on: ["carrier", "warehouse", "repair_center", "vendor"], from: "request", min: "P7D", mode: "suspend" }, remedies: { ladder: [["rejection"]], chooser: "customer", refund_within: "P14D" },
          citations: [{ law: "Consumer Rights Act 2015", article: "s. 20, s. 22", url: `${CONSUMER_RIGHTS_ACT}/section/22` }],
        },
      },
      {
        code: "uk-conformity", name: "Goods to conform to contract (UK)",
        terms: {
          ...STATUTORY, scope: consumersIn(["GB"]), term: { duration: "P6Y" }, coverage: ALL_COSTS, exclusions: NOT_A_DEFECT, burden: { reversed_for: "P6M" },
          remedies: { ladder: [["repair", "replacement"], ["price_reduction", "rejection"]], chooser: "customer", max_attempts: 1, deduction_for_use: { free_for: "P6M", curve: { kind: "linear" } }, refund_within: "P14D" },
          citations: [{ law: "Consumer Rights Act 2015", article: "s. 19, s. 23, s. 24", url: `${CONSUMER_RIGHTS_ACT}/section/24` }, { law: "Limitation Act 1980", article: "s. 5", url: "https://www.legislation.gov.uk/ukpga/1980/58/section/5" }],
        },
      },
    ],
  },
  {
    id: "us_federal", name: "United States, federal", countries: ["US"], needsLegalReview: true,
    policies: [{
      code: "us-limited-warranty", name: "Limited warranty (US)",
      terms: {
        kind: "commercial", guarantor: "manufacturer", scope: consumersIn(["US"]), term: { duration: "P1Y" }, coverage: [{ item: "part" }, { item: "labour" }],
        exclusions: [{ code: "accident" }, { code: "misuse" }, { code: "unauthorised_repair", requires_causation: true, who_proves: "guarantor" }, { code: "third_party_part", requires_causation: true, who_proves: "guarantor" }],
        conditions: { registration: { required: true, within: "P30D", legal_ok: false } }, remedies: { ladder: [["repair", "replacement"], ["refund"]], chooser: "guarantor" }, disclosures: ["us_limited_title", "us_16_cfr_701_3"],
        citations: [{ law: "Magnuson-Moss Warranty Act", article: "15 U.S.C. 2302-2304", url: "https://www.law.cornell.edu/uscode/text/15/chapter-50" }, { law: "16 CFR", article: "700.7, 701.3, 701.4", url: "https://www.ecfr.gov/current/title-16/part-701" }],
      },
    }],
  },
  {
    id: "us_ca", name: "California", countries: ["US"], needsLegalReview: true,
    policies: [{
      code: "us-ca-express", name: "Express warranty, Song-Beverly (California)",
      terms: {
        kind: "commercial", guarantor: "manufacturer", scope: { ...consumersIn(["US"]), conditions: ["new"] }, term: { duration: "P1Y" }, coverage: ALL_COSTS, exclusions: [{ code: "misuse", requires_causation: true, who_proves: "guarantor" }],
        pause: { on: ["carrier", "warehouse", "repair_center", "vendor"], from: "request", mode: "suspend" }, notify: { within: "P60D" },
        remedies: { ladder: [["repair"], ["replacement", "refund"]], chooser: "guarantor", max_attempts: 2 },
        repeat_rule: { same_defect: 4, safety: 2, days_out: 31, window: "P18M", then: ["replacement", "refund"] },
        citations: [{ law: "California Civil Code", article: "1793.2, 1793.22, 1795.6", url: "https://leginfo.legislature.ca.gov/faces/codes_displayText.xhtml?division=3.&part=4.&lawCode=CIV&title=1.7." }],
      },
    }],
  },
  {
    id: "au", name: "Australia", countries: ["AU"], needsLegalReview: true,
    policies: [{
      code: "au-consumer-guarantee", name: "Consumer guarantees (Australia)",
      terms: {
        ...STATUTORY, scope: { countries: ["AU"] }, term: { duration: "expected_life" }, coverage: ALL_COSTS, exclusions: NOT_A_DEFECT,
        remedies: { ladder: [["repair", "replacement", "refund"]], chooser: "guarantor" }, disclosures: ["au_reg_90", "au_repair_notice"],
        citations: [{ law: "Australian Consumer Law", article: "s. 54, s. 259-263, s. 103", url: "https://www.legislation.gov.au/C2004A00109/latest/text" }, { law: "Competition and Consumer Regulations 2010", article: "reg. 90, 91", url: null }],
      },
    }],
  },
]
