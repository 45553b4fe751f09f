import { CUSTODIES } from "../unit/unit"
import { readCurve } from "./parse-coverage"
import { CONDITIONS, CUSTOMER_TYPES, METER_UNITS, PREDICATE_FACTS, REMEDIES, type AfterRepair, type AfterReplacement, type Exclusion, type Pause, type Predicate, type Remedies, type Remedy, type RepeatRule, type WarrantyTerms } from "./terms"
import type { TermsReader } from "./terms-reader"

const COUNT_MAX = 1_000
const DAYS_MAX = 3_650
const METER_MAX = 1_000_000_000
const PRIORITY_MAX = 1_000

export function readPredicate(reader: TermsReader, value: unknown, path: string): Predicate {
  const fields = reader.object(value ?? {}, path, ["fact", "within", "is"])
  const fact = reader.word(fields["fact"], `${path}.fact`, PREDICATE_FACTS)
  const within = reader.duration(fields["within"], `${path}.within`)
  if (within !== null && fact !== "registered") reader.note(`${path}.within`, "goes only with the fact registered")
  return { fact, within, is: readComparison(reader, fact, fields["is"], `${path}.is`) }
}

function readComparison(reader: TermsReader, fact: Predicate["fact"], value: unknown, path: string): string | null {
  switch (fact) {
    case "customer_type":
      return reader.word(value, path, CUSTOMER_TYPES)
    case "condition":
      return reader.word(value, path, CONDITIONS)
    case "country":
      return reader.country(value, path)
    case "registered":
    case "repair_asked_replacement_given":
      if (value !== undefined && value !== null) reader.note(path, `does not go with the fact ${fact}`)
      return null
  }
}

export function readExclusion(reader: TermsReader, value: unknown, path: string): Exclusion {
  const fields = reader.object(value, path, ["code", "requires_causation", "who_proves"])
  return {
    code: reader.code(fields["code"], `${path}.code`), requiresCausation: reader.flag(fields["requires_causation"], `${path}.requires_causation`, false),
    whoProves: reader.word(fields["who_proves"], `${path}.who_proves`, ["guarantor", "customer"], "guarantor"),
  }
}

export function readConditions(reader: TermsReader, value: unknown): WarrantyTerms["conditions"] {
  const fields = reader.object(value, "conditions", ["registration", "proof_of_purchase", "maintenance", "transferable", "territory"])
  return {
    registration: reader.optional(fields["registration"], "conditions.registration", ["required", "within", "legal_ok"], (given, path) => ({
      required: reader.flag(given["required"], `${path}.required`, true), within: reader.duration(given["within"], `${path}.within`), legalOk: reader.flag(given["legal_ok"], `${path}.legal_ok`, true),
    })),
    proofOfPurchase: reader.flag(fields["proof_of_purchase"], "conditions.proof_of_purchase", false),
    maintenance: reader.optional(fields["maintenance"], "conditions.maintenance", ["every"], (given, path) => ({ every: reader.durationNeeded(given["every"], `${path}.every`) })),
    transferable: readTransferable(reader, fields["transferable"]),
    territory: reader.restriction(fields["territory"], "conditions.territory", 300, (item, path) => reader.country(item, path)),
  }
}

function readTransferable(reader: TermsReader, value: unknown): WarrantyTerms["conditions"]["transferable"] {
  const path = "conditions.transferable"
  if (typeof value !== "object" || value === null) return reader.word(value, path, ["yes", "no"], "yes")
  const fields = reader.object(value, path, ["times", "fee", "within"])
  return { times: reader.whole(fields["times"] ?? "", `${path}.times`, 1, COUNT_MAX, 1), fee: reader.money(fields["fee"], `${path}.fee`), within: reader.duration(fields["within"], `${path}.within`) }
}

export const readPause = (reader: TermsReader, value: unknown): Pause | null =>
  reader.optional(value, "pause", ["on", "from", "to", "min", "also_negotiation", "mode"], (fields, path) => ({
    on: reader.restriction(fields["on"], `${path}.on`, CUSTODIES.length, (item, at) => reader.word(item, at, CUSTODIES)) ?? ["carrier", "warehouse", "repair_center", "vendor"],
    from: reader.word(fields["from"], `${path}.from`, ["request", "handover", "receipt", "earlier", "later"], "handover"),
    to: reader.word(fields["to"], `${path}.to`, ["delivered_back"], "delivered_back"),
    min: reader.duration(fields["min"], `${path}.min`), alsoNegotiation: reader.flag(fields["also_negotiation"], `${path}.also_negotiation`, false),
    mode: reader.word(fields["mode"], `${path}.mode`, ["suspend", "interrupt"], "suspend"),
  }))

export const readAfterRepair = (reader: TermsReader, value: unknown): AfterRepair | null =>
  reader.optional(value, "after_repair", ["extend", "times", "only_if_chosen_by_customer", "part_term", "work_term", "tail"], (fields, path) => ({
    extend: reader.duration(fields["extend"], `${path}.extend`), times: reader.wholeOrNull(fields["times"], `${path}.times`, 1, COUNT_MAX),
    onlyIfChosenByCustomer: reader.flag(fields["only_if_chosen_by_customer"], `${path}.only_if_chosen_by_customer`, false),
    partTerm: reader.duration(fields["part_term"], `${path}.part_term`), workTerm: reader.duration(fields["work_term"], `${path}.work_term`),
    tail: reader.word(fields["tail"], `${path}.tail`, ["same_defect", "any"], "same_defect"),
  }))

export const readAfterReplacement = (reader: TermsReader, value: unknown): AfterReplacement | null =>
  reader.optional(value, "after_replacement", ["mode", "min", "if"], (fields, path) => ({
    mode: reader.word(fields["mode"], `${path}.mode`, ["inherit_remaining", "restart", "max_of"]), min: reader.duration(fields["min"], `${path}.min`),
    if: fields["if"] === undefined || fields["if"] === null ? null : readPredicate(reader, fields["if"], `${path}.if`),
  }))

const remedies = (reader: TermsReader, value: unknown, path: string): Remedy[] => {
  const read = reader.each(value, path, REMEDIES.length, (item, at) => reader.word(item, at, REMEDIES))
  if (read.length === 0) reader.note(path, "must name at least one remedy")
  return read
}

export const readRemedies = (reader: TermsReader, value: unknown): Remedies | null =>
  reader.optional(value, "remedies", ["ladder", "chooser", "max_attempts", "repair_within", "deduction_for_use", "refund_within"], (fields, path) => {
    const ladder = reader.each(fields["ladder"], `${path}.ladder`, 10, (item, at) => remedies(reader, item, at))
    if (ladder.length === 0) reader.note(`${path}.ladder`, "must have at least one rung")
    return {
      ladder, chooser: reader.word(fields["chooser"], `${path}.chooser`, ["customer", "guarantor"], "customer"),
      maxAttempts: reader.wholeOrNull(fields["max_attempts"], `${path}.max_attempts`, 1, COUNT_MAX), repairWithin: reader.duration(fields["repair_within"], `${path}.repair_within`),
      deductionForUse: reader.optional(fields["deduction_for_use"], `${path}.deduction_for_use`, ["free_for", "curve"], (given, at) => ({
        freeFor: reader.durationNeeded(given["free_for"], `${at}.free_for`), curve: readCurve(reader, given["curve"] ?? { kind: "linear" }, `${at}.curve`) ?? { kind: "linear" },
      })),
      refundWithin: reader.duration(fields["refund_within"], `${path}.refund_within`),
    }
  })

export const readRepeatRule = (reader: TermsReader, value: unknown): RepeatRule | null =>
  reader.optional(value, "repeat_rule", ["same_defect", "any_defect", "safety", "days_out", "window", "then"], (fields, path) => {
    const count = (key: string, max = COUNT_MAX): number | null => reader.wholeOrNull(fields[key], `${path}.${key}`, 1, max)
    const rule = { sameDefect: count("same_defect"), anyDefect: count("any_defect"), safety: count("safety"), daysOut: count("days_out", DAYS_MAX) }
    if (Object.values(rule).every((limit) => limit === null)) reader.note(path, "must count at least one of same_defect, any_defect, safety, days_out")
    return { ...rule, window: readWindow(reader, fields["window"], `${path}.window`), then: remedies(reader, fields["then"], `${path}.then`) }
  })

function readWindow(reader: TermsReader, value: unknown, path: string): RepeatRule["window"] {
  if (typeof value !== "object" || value === null) return reader.durationNeeded(value, path)
  const { meter } = reader.object(value, path, ["meter"])
  const fields = reader.object(meter ?? {}, `${path}.meter`, ["unit", "max"])
  return { meter: { unit: reader.word(fields["unit"], `${path}.meter.unit`, METER_UNITS), max: reader.whole(fields["max"] ?? "", `${path}.meter.max`, 1, METER_MAX, 1) } }
}

export function readLimits(reader: TermsReader, value: unknown): WarrantyTerms["limits"] {
  const fields = reader.object(value, "limits", ["claims", "total_cost"])
  return { claims: reader.wholeOrNull(fields["claims"], "limits.claims", 1, COUNT_MAX), totalCost: fields["total_cost"] === "purchase_price" ? "purchase_price" : reader.money(fields["total_cost"], "limits.total_cost") }
}

export function readStacking(reader: TermsReader, value: unknown): WarrantyTerms["stacking"] {
  const fields = reader.object(value, "stacking", ["priority", "with", "non_waivable"])
  return {
    priority: reader.whole(fields["priority"], "stacking.priority", 0, PRIORITY_MAX, 0), with: reader.word(fields["with"], "stacking.with", ["best_for_customer", "exclusive", "secondary_after"], "best_for_customer"),
    nonWaivable: reader.flag(fields["non_waivable"], "stacking.non_waivable", false),
  }
}
