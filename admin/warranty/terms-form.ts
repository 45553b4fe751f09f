/**
 * The form of warranty terms: the same words as the HTTP contract has (`WarrantyTerms`), as a tree of fields. A test
 * compares it with the contract's schema, so that no term is there that nobody can write.
 */

export type TermsNode = LeafNode | GroupNode | RowsNode | OneOfNode

interface Named {
  readonly name: string
}

export type LeafNode = Named & (
  | { readonly type: "choice"; readonly words: string; readonly options: readonly string[]; readonly fallback: string }
  | { readonly type: "chips"; readonly words: string; readonly options: readonly string[] }
  | { readonly type: "count"; readonly min: number; readonly max: number; readonly fallback?: number }
  | { readonly type: "duration" | "text" | "date" | "flag" | "codes" | "countries" | "country" | "money" | "lawOf"; readonly fallback?: boolean }
  | { readonly type: "pick"; readonly source: "sales_channels" | "categories" }
)

/** An object of its own; one that is optional is switched on. */
export interface GroupNode extends Named {
  readonly type: "group"
  readonly nodes: readonly TermsNode[]
  /** What it begins as when it is switched on; without it, it is always there. */
  readonly blank?: object
}

/** A list; each row has the fields, or is the one field itself. */
export interface RowsNode extends Named {
  readonly type: "rows"
  readonly nodes: readonly TermsNode[] | null
  readonly row?: LeafNode
  readonly blank: unknown
}

/** One value of several kinds. */
export interface OneOfNode extends Named {
  readonly type: "oneOf"
  readonly words: string
  readonly cases: readonly OneOfCase[]
}

export interface OneOfCase {
  readonly key: string
  readonly is: (value: unknown) => boolean
  readonly blank: unknown
  /** Fields of the value where it is an object. */
  readonly nodes?: readonly TermsNode[]
  /** The one field of the value where it is none. */
  readonly leaf?: LeafNode
}

export const KINDS = ["commercial", "statutory", "extended_plan", "goodwill", "repair_work", "repair_part", "doa", "recall", "supplier_inbound", "return_window"] as const
export const GUARANTORS = ["seller", "manufacturer", "insurer", "supplier", "repairer"] as const
export const ANCHORS = ["delivery", "purchase", "order", "payment", "fulfilment", "shipment", "installation", "registration", "first_use", "manufacture", "return_window_end", "repair_closed", "replacement_delivered"] as const
export const ITEMS = ["part", "labour", "travel", "shipping", "expense", "consumable"] as const
export const METERS = ["h", "km", "cycles", "kWh"] as const
export const REMEDIES = ["repair", "replacement", "price_reduction", "refund", "rejection", "termination", "store_credit", "reimbursement"] as const
const CUSTOMER_TYPES = ["consumer", "business"] as const
const CONDITIONS = ["new", "used", "refurbished"] as const
const CUSTODIES = ["carrier", "warehouse", "repair_center", "vendor", "customer", "none"] as const
const COUNT_MAX = 1_000
const METER_MAX = 1_000_000_000

const isNothing = (value: unknown): boolean => value === undefined || value === null
const isText = (value: unknown): value is string => typeof value === "string"
const has = (key: string, wanted?: unknown) => (value: unknown): boolean => typeof value === "object" && value !== null && key in value && (wanted === undefined || (value as Record<string, unknown>)[key] === wanted)

const leaf = (type: "duration" | "text" | "date" | "flag" | "codes" | "countries" | "country" | "money" | "lawOf", name: string, fallback = false): LeafNode => (type === "flag" ? { type, name, fallback } : { type, name })
const choice = (name: string, words: string, options: readonly string[], fallback: string): LeafNode => ({ type: "choice", name, words, options, fallback })
const chips = (name: string, words: string, options: readonly string[]): LeafNode => ({ type: "chips", name, words, options })
const count = (name: string, max = COUNT_MAX, min = 1): LeafNode => ({ type: "count", name, min, max })
const group = (name: string, nodes: readonly TermsNode[], blank?: object): GroupNode => ({ type: "group", name, nodes, ...(blank === undefined ? {} : { blank }) })

const meterNodes = [choice("unit", "terms.meter", METERS, "h"), count("max", METER_MAX)]
const steps: RowsNode = { type: "rows", name: "steps", nodes: [leaf("duration", "after"), count("pct", 100, 0)], blank: { after: "P1Y", pct: 50 } }
const CURVES: readonly OneOfCase[] = [
  { key: "linear", is: has("kind", "linear"), blank: { kind: "linear" } },
  { key: "steps", is: has("kind", "steps"), blank: { kind: "steps", steps: [{ after: "P1Y", pct: 50 }] }, nodes: [steps] },
]
const predicate: OneOfNode = {
  type: "oneOf", name: "if", words: "terms.fact", cases: [
    { key: "registered", is: has("fact", "registered"), blank: { fact: "registered" }, nodes: [leaf("duration", "within")] },
    { key: "repair_asked_replacement_given", is: has("fact", "repair_asked_replacement_given"), blank: { fact: "repair_asked_replacement_given" } },
    { key: "customer_type", is: has("fact", "customer_type"), blank: { fact: "customer_type", is: "consumer" }, nodes: [choice("is", "terms.customer", CUSTOMER_TYPES, "consumer")] },
    { key: "condition", is: has("fact", "condition"), blank: { fact: "condition", is: "used" }, nodes: [choice("is", "terms.condition", CONDITIONS, "new")] },
    { key: "country", is: has("fact", "country"), blank: { fact: "country", is: "DE" }, nodes: [leaf("country", "is")] },
  ],
}
const nothing: OneOfCase = { key: "none", is: isNothing, blank: null }

const anchors = chips("anchors", "terms.anchor", ANCHORS)

export interface TermsSection {
  readonly name: string
  readonly nodes: readonly TermsNode[]
  /** Seen at once; the others are opened when they are wanted. */
  readonly isBasic?: boolean
}

export const TERMS_SECTIONS: readonly TermsSection[] = [
  { name: "what", isBasic: true, nodes: [choice("kind", "terms.kind", KINDS, "commercial"), choice("guarantor", "terms.guarantor", GUARANTORS, "seller")] },
  {
    name: "term", isBasic: true, nodes: [
      group("term", [
        { type: "oneOf", name: "duration", words: "terms.life", cases: [
          { key: "fixed", is: (value) => isText(value) && value !== "expected_life", blank: "P24M", leaf: leaf("duration", "duration") },
          { key: "expected_life", is: (value) => value === "expected_life", blank: "expected_life" }, { key: "given", is: isNothing, blank: null },
        ] },
        { type: "rows", name: "meters", nodes: meterNodes, blank: { unit: "h", max: 1_000 } },
        choice("combine", "terms.combine", ["whichever_first", "whichever_last"], "whichever_first"),
      ]),
      group("start", [
        anchors, choice("pick", "terms.pick", ["first_known", "earliest", "latest"], "first_known"), leaf("duration", "offset"),
        group("fallback", [choice("anchor", "terms.anchor", ANCHORS, "manufacture"), leaf("duration", "plus")], { anchor: "manufacture", plus: "P3M" }),
      ]),
    ],
  },
  {
    name: "pays", isBasic: true, nodes: [{
      type: "rows", name: "coverage", blank: { item: "part", pct: 100 }, nodes: [
        choice("item", "terms.item", ITEMS, "part"), leaf("text", "group"), { type: "count", name: "pct", min: 1, max: 100, fallback: 100 }, leaf("duration", "until"), leaf("money", "cap"), leaf("money", "deductible"),
        { type: "oneOf", name: "pro_rata", words: "terms.curve", cases: [nothing, ...CURVES] },
      ],
    }],
  },
  {
    name: "scope", nodes: [
      group("scope", [
        chips("customer_types", "terms.customer", CUSTOMER_TYPES), chips("conditions", "terms.condition", CONDITIONS), leaf("countries", "countries"), { type: "pick", name: "sales_channel_ids", source: "sales_channels" },
        { type: "pick", name: "category_ids", source: "categories" }, leaf("codes", "lot_numbers"), { type: "rows", name: "serial_ranges", nodes: [leaf("text", "from"), leaf("text", "to")], blank: { from: "", to: "" } },
      ]),
      group("applicability", [
        { type: "oneOf", name: "governing_country", words: "terms.governing", cases: [
          { key: "ship_to", is: (value) => value === undefined || value === "ship_to", blank: "ship_to" }, { key: "bill_to", is: (value) => value === "bill_to", blank: "bill_to" },
          { key: "fixed", is: (value) => isText(value) && value.startsWith("fixed:"), blank: "fixed:DE", leaf: leaf("lawOf", "governing_country") },
        ] },
        leaf("date", "sold_from"), leaf("date", "sold_to"),
      ]),
    ],
  },
  { name: "exclusions", nodes: [{ type: "rows", name: "exclusions", nodes: [leaf("text", "code"), choice("who_proves", "terms.proves", ["guarantor", "customer"], "guarantor"), leaf("flag", "requires_causation")], blank: { code: "accident", requires_causation: true } }] },
  {
    name: "conditions", nodes: [
      group("conditions", [
        group("registration", [leaf("flag", "required", true), leaf("duration", "within"), leaf("flag", "legal_ok", true)], { required: true, within: "P30D" }),
        group("maintenance", [leaf("duration", "every")], { every: "P1Y" }), leaf("flag", "proof_of_purchase"),
        { type: "oneOf", name: "transferable", words: "terms.transfer", cases: [
          { key: "yes", is: (value) => value === undefined || value === "yes", blank: "yes" }, { key: "no", is: (value) => value === "no", blank: "no" },
          { key: "limited", is: has("times"), blank: { times: 1 }, nodes: [count("times"), leaf("duration", "within"), leaf("money", "fee")] },
        ] },
        leaf("countries", "territory"),
      ]),
      group("notify", [leaf("duration", "within")]), group("burden", [leaf("duration", "reversed_for")]),
      { type: "rows", name: "bonuses", nodes: [predicate, leaf("duration", "plus")], blank: { if: { fact: "registered", within: "P30D" }, plus: "P1Y" } },
    ],
  },
  {
    name: "care", nodes: [
      group("pause", [
        chips("on", "unit.custody", CUSTODIES), choice("from", "terms.pauseFrom", ["request", "handover", "receipt", "earlier", "later"], "handover"), choice("mode", "terms.pauseMode", ["suspend", "interrupt"], "suspend"), leaf("duration", "min"),
        leaf("flag", "also_negotiation"), choice("to", "terms.pauseTo", ["delivered_back"], "delivered_back"),
      ], { on: ["carrier", "warehouse", "repair_center", "vendor"] }),
      group("after_repair", [leaf("duration", "extend"), count("times"), leaf("duration", "part_term"), leaf("duration", "work_term"), choice("tail", "terms.tail", ["same_defect", "any"], "same_defect"), leaf("flag", "only_if_chosen_by_customer")], { extend: "P12M", times: 1 }),
      group("after_replacement", [
        choice("mode", "terms.replacement", ["inherit_remaining", "restart", "max_of"], "inherit_remaining"), leaf("duration", "min"), { ...predicate, cases: [nothing, ...predicate.cases] },
      ], { mode: "inherit_remaining" }),
    ],
  },
  {
    name: "remedies", nodes: [
      group("remedies", [
        { type: "rows", name: "ladder", nodes: null, row: chips("rung", "terms.remedy", REMEDIES), blank: ["refund"] }, choice("chooser", "terms.chooser", ["customer", "guarantor"], "customer"), count("max_attempts"), leaf("duration", "repair_within"), leaf("duration", "refund_within"),
        group("deduction_for_use", [leaf("duration", "free_for"), { type: "oneOf", name: "curve", words: "terms.curve", cases: CURVES }], { free_for: "P6M", curve: { kind: "linear" } }),
      ], { ladder: [["repair", "replacement"], ["refund"]] }),
      group("repeat_rule", [
        count("same_defect"), count("any_defect"), count("safety"), count("days_out", 3_650),
        { type: "oneOf", name: "window", words: "terms.window", cases: [
          { key: "time", is: isText, blank: "P12M", leaf: leaf("duration", "window") }, { key: "meter", is: has("meter"), blank: { meter: { unit: "km", max: 20_000 } }, nodes: [group("meter", meterNodes)] },
        ] },
        chips("then", "terms.remedy", REMEDIES),
      ], { same_defect: 3, window: "P12M", then: ["refund"] }),
    ],
  },
  {
    name: "limits", nodes: [
      group("limits", [count("claims"), { type: "oneOf", name: "total_cost", words: "terms.cost", cases: [nothing, { key: "purchase_price", is: (value) => value === "purchase_price", blank: "purchase_price" }, { key: "money", is: has("amount"), blank: { amount: 100, currency_code: "eur" }, leaf: leaf("money", "total_cost") }] }]),
      group("stacking", [choice("with", "terms.stacking", ["best_for_customer", "exclusive", "secondary_after"], "best_for_customer"), { type: "count", name: "priority", min: 0, max: COUNT_MAX, fallback: 0 }, leaf("flag", "non_waivable")]),
      group("day_count", [
        { type: "oneOf", name: "calendar", words: "terms.calendar", cases: [
          { key: "customer_tz", is: (value) => value === undefined || value === "customer_tz", blank: "customer_tz" }, { key: "merchant_tz", is: (value) => value === "merchant_tz", blank: "merchant_tz" },
          { key: "zone", is: isText, blank: "Europe/Berlin", leaf: leaf("text", "calendar") },
        ] },
        choice("ends_at", "terms.endsAt", ["end_of_day"], "end_of_day"), choice("month_end", "terms.monthEnd", ["clamp"], "clamp"),
      ]),
      leaf("codes", "disclosures"), { type: "rows", name: "citations", nodes: [leaf("text", "law"), leaf("text", "article"), leaf("text", "url")], blank: { law: "", article: "" } },
    ],
  },
]
