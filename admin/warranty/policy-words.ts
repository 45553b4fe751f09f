import { useDates } from "../common/use-dates"
import { useTexts } from "../common/use-texts"
import { asList, asObject, asTexts, type TermsValue } from "./terms-document"
import { useTermsWords } from "./use-terms-words"
import type { WarrantyPolicy } from "./warranty-policy"

export type PolicyWords = (policy: Pick<WarrantyPolicy, "terms" | "variant_ids">) => string[]

const isSet = (value: unknown): boolean => value !== undefined && value !== null && value !== false

/** The terms as a customer would be told them, a sentence a term; what says nothing is not spoken of. */
export function usePolicyWords(): PolicyWords {
  const say = useSentences()
  return ({ terms, variant_ids }) => {
    const document = terms as TermsValue
    return [
      ...say.what(document), ...say.term(document), ...say.pays(document), ...say.scope(document, variant_ids), ...say.exclusions(document), ...say.conditions(document),
      ...say.care(document), ...say.remedies(document), ...say.limits(document),
    ]
  }
}

type Say = (terms: TermsValue) => string[]

interface Sentences {
  readonly what: Say
  readonly term: Say
  readonly pays: Say
  readonly scope: (terms: TermsValue, variantIds: readonly string[] | null) => string[]
  readonly exclusions: Say
  readonly conditions: Say
  readonly care: Say
  readonly remedies: Say
  readonly limits: Say
}

function useSentences(): Sentences {
  const { t, word } = useTexts()
  const { duration, country, money, and, or } = useTermsWords()
  const { day } = useDates()
  const named = (group: string, values: unknown): string[] => asTexts(values).map((value) => word(group, value))
  const when = (wanted: unknown, sentence: () => string): string[] => (isSet(wanted) ? [sentence()] : [])
  const dayOf = (value: unknown): string => (/^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? day(String(value)) : String(value))
  const span = (value: unknown): string => duration(value)
  const condition = (value: unknown): string => {
    const { fact, within, is } = asObject(value)
    const about = fact === "country" ? country(String(is)) : fact === "customer_type" ? word("terms.customer", String(is)) : fact === "condition" ? word("terms.condition", String(is)) : ""
    return isSet(within) ? t("terms.say.ifRegisteredWithin", { duration: span(within) }) : t("terms.say.if", { fact: [word("terms.fact", String(fact)), about].filter(Boolean).join(": ") })
  }
  const curve = (value: unknown): string[] => {
    const { kind, steps } = asObject(value)
    return kind === undefined ? [] : [kind === "linear" ? t("terms.say.linear") : and(asList(steps).map((step) => t("terms.say.step", { duration: span(asObject(step)["after"]), percent: String(asObject(step)["pct"]) })))]
  }
  return {
    what: ({ kind, guarantor }) => (kind === undefined && guarantor === undefined ? [] : [t("terms.say.what", { kind: word("terms.kind", String(kind ?? "commercial")), guarantor: word("terms.guarantor", String(guarantor ?? "seller")) })]),
    term: ({ term, start }) => {
      const { duration: length, meters, combine } = asObject(term)
      const { anchors, pick, offset, fallback } = asObject(start)
      const anchorNames = named("terms.anchor", anchors ?? ["delivery"])
      const from = anchorNames.length < 2 || pick === undefined || pick === "first_known" ? anchorNames.join(t("terms.say.elseFrom")) : t(`terms.say.${pick === "earliest" ? "earliest" : "latest"}`, { anchors: and(anchorNames) })
      return [
        length === "expected_life" ? t("terms.say.expectedLife", { from }) : length === undefined || length === null ? t("terms.say.givenTerm", { from }) : t("terms.say.for", { duration: span(length), from }),
        ...when(offset, () => t("terms.say.offset", { duration: span(offset) })),
        ...when(fallback, () => t("terms.say.fallback", { duration: span(asObject(fallback)["plus"]), anchor: word("terms.anchor", String(asObject(fallback)["anchor"])) })),
        ...asList(meters).map((meter) => t(combine === "whichever_last" ? "terms.say.meterLast" : "terms.say.meterFirst", { max: String(asObject(meter)["max"]), unit: word("terms.meter", String(asObject(meter)["unit"])) })),
      ]
    },
    pays: ({ coverage }) => {
      const lines = coverage === undefined ? [{ item: "part" }, { item: "labour" }] : asList(coverage)
      const line = (value: unknown): string => {
        const { item, group, pct, until, cap, deductible, pro_rata: proRata } = asObject(value)
        const details = [
          ...when(until, () => t("terms.say.until", { duration: span(until) })), ...when(cap, () => t("terms.say.cap", { money: money(cap) })), ...when(deductible, () => t("terms.say.deductible", { money: money(deductible) })), ...curve(proRata),
        ]
        const name = [word("terms.paid", String(item)), ...when(group, () => `(${String(group)})`), ...(typeof pct === "number" && pct !== 100 ? [`${pct} %`] : [])].join(" ")
        return details.length === 0 ? name : `${name} (${details.join("; ")})`
      }
      return lines.length === 0 ? [t("terms.say.paysNothing")] : [t("terms.say.pays", { items: and(lines.map(line)) })]
    },
    scope: ({ scope, applicability }, variantIds) => {
      const { category_ids, lot_numbers, serial_ranges, sales_channel_ids, countries, customer_types, conditions } = asObject(scope)
      const { governing_country: governing, sold_from: from, sold_to: to } = asObject(applicability)
      return [
        variantIds === null ? t("warranty.allProducts") : t("warranty.products", { count: variantIds.length }),
        ...when(customer_types, () => t("terms.say.customers", { who: or(named("terms.customer", customer_types)) })), ...when(conditions, () => t("terms.say.conditions", { what: or(named("terms.condition", conditions)) })),
        ...when(countries, () => t("terms.say.countries", { countries: or(asTexts(countries).map(country)) })), ...when(sales_channel_ids, () => t("terms.say.channels", { count: asList(sales_channel_ids).length })),
        ...when(category_ids, () => t("terms.say.categories", { count: asList(category_ids).length })), ...when(lot_numbers, () => t("terms.say.lots", { lots: or(asTexts(lot_numbers)) })),
        ...asList(serial_ranges).map((range) => t("terms.say.range", { from: String(asObject(range)["from"]), to: String(asObject(range)["to"]) })),
        ...when(from, () => t("terms.say.soldFrom", { day: dayOf(from) })), ...when(to, () => t("terms.say.soldTo", { day: dayOf(to) })),
        ...(governing === undefined || governing === "ship_to" ? [] : [governing === "bill_to" ? t("terms.say.billTo") : t("terms.say.lawOf", { country: country(String(governing).replace("fixed:", "")) })]),
      ]
    },
    exclusions: ({ exclusions }) => {
      const rows = asList(exclusions).map(asObject)
      const provenBy = (who: "nobody" | "customer" | "guarantor") => rows.filter((row) => who === (row["requires_causation"] !== true ? "nobody" : row["who_proves"] === "customer" ? "customer" : "guarantor")).map((row) => word("terms.cause", String(row["code"])))
      return ([["nobody", "terms.say.excluded"], ["guarantor", "terms.say.excludedGuarantor"], ["customer", "terms.say.excludedCustomer"]] as const).flatMap(([who, text]) => {
        const causes = provenBy(who)
        return causes.length === 0 ? [] : [t(text, { causes: or(causes) })]
      })
    },
    conditions: ({ conditions, notify, burden, bonuses }) => {
      const { registration, proof_of_purchase: proof, maintenance, transferable, territory } = asObject(conditions)
      const { required, within, legal_ok: legal } = asObject(registration)
      const limited = asObject(transferable)
      return [
        ...when(registration, () => (legal === false ? t("terms.say.registrationUnheld") : required === false ? t("terms.say.registrationWelcome") : isSet(within) ? t("terms.say.registrationWithin", { duration: span(within) }) : t("terms.say.registration"))),
        ...when(proof, () => t("terms.say.proof")), ...when(maintenance, () => t("terms.say.maintenance", { duration: span(asObject(maintenance)["every"]) })),
        ...(transferable === "no" ? [t("terms.say.notTransferable")] : []), ...when(limited["times"], () => t("terms.say.transferable", { count: Number(limited["times"]) })),
        ...when(limited["within"], () => t("terms.say.transferWithin", { duration: span(limited["within"]) })), ...when(limited["fee"], () => t("terms.say.transferFee", { money: money(limited["fee"]) })),
        ...when(territory, () => t("terms.say.territory", { countries: or(asTexts(territory).map(country)) })), ...when(asObject(notify)["within"], () => t("terms.say.notify", { duration: span(asObject(notify)["within"]) })),
        ...when(asObject(burden)["reversed_for"], () => t("terms.say.burden", { duration: span(asObject(burden)["reversed_for"]) })),
        ...asList(bonuses).map((bonus) => t("terms.say.bonus", { duration: span(asObject(bonus)["plus"]), condition: condition(asObject(bonus)["if"]) })),
      ]
    },
    care: ({ pause, after_repair, after_replacement }) => {
      const away = asObject(pause)
      const repair = asObject(after_repair)
      const replacement = asObject(after_replacement)
      return [
        ...when(pause, () => t(away["mode"] === "interrupt" ? "terms.say.interrupt" : "terms.say.pause", { where: or(named("terms.away", away["on"] ?? ["carrier", "warehouse", "repair_center", "vendor"])), from: word("terms.pauseFrom", String(away["from"] ?? "handover")) })),
        ...when(away["also_negotiation"], () => t("terms.say.negotiation")), ...when(away["min"], () => t("terms.say.pauseMin", { duration: span(away["min"]) })),
        ...when(repair["extend"], () => (isSet(repair["times"]) ? t("terms.say.extendTimes", { duration: span(repair["extend"]), count: Number(repair["times"]) }) : t("terms.say.extend", { duration: span(repair["extend"]) }))),
        ...when(repair["only_if_chosen_by_customer"], () => t("terms.say.ifChosen")), ...when(repair["part_term"], () => t("terms.say.partTerm", { duration: span(repair["part_term"]) })), ...when(repair["work_term"], () => t("terms.say.workTerm", { duration: span(repair["work_term"]) })),
        ...when(after_replacement, () => t(replacement["mode"] === "restart" ? "terms.say.restart" : replacement["mode"] === "max_of" ? "terms.say.maxOf" : "terms.say.inherit", { duration: span(replacement["min"] ?? "P0D") })),
        ...when(replacement["if"], () => t("terms.say.onlyIf", { condition: condition(replacement["if"]) })),
      ]
    },
    remedies: ({ remedies, repeat_rule }) => {
      const { ladder, chooser, max_attempts: attempts, repair_within: repairWithin, refund_within: refundWithin, deduction_for_use: deduction } = asObject(remedies)
      const rungs = asList(ladder).map((rung) => or(named("terms.remedy", rung)))
      const { window, then, ...repeats } = asObject(repeat_rule)
      const period = typeof window === "string" ? span(window) : `${String(asObject(asObject(window)["meter"])["max"])} ${word("terms.meter", String(asObject(asObject(window)["meter"])["unit"]))}`
      return [
        ...when(remedies, () => t(chooser === "guarantor" ? "terms.say.remediesGuarantor" : "terms.say.remediesCustomer", { ladder: rungs.join(t("terms.say.thenNext")) })), ...when(attempts, () => t("terms.say.attempts", { count: Number(attempts) })),
        ...when(repairWithin, () => t("terms.say.repairWithin", { duration: span(repairWithin) })), ...when(refundWithin, () => t("terms.say.refundWithin", { duration: span(refundWithin) })),
        ...when(deduction, () => t("terms.say.deduction", { duration: span(asObject(deduction)["free_for"]) })),
        ...(["same_defect", "any_defect", "safety", "days_out"] as const).flatMap((key) => when(repeats[key], () => t(`terms.say.repeat_${key}`, { limit: String(repeats[key]), window: period, remedies: or(named("terms.remedy", then)) }))),
      ]
    },
    limits: ({ limits, stacking, disclosures, citations, day_count }) => {
      const { claims, total_cost: cost } = asObject(limits)
      const { with: how, non_waivable: nonWaivable } = asObject(stacking)
      const { calendar } = asObject(day_count)
      return [
        ...when(claims, () => t("terms.say.claims", { count: Number(claims) })), ...when(cost, () => (cost === "purchase_price" ? t("terms.say.costPrice") : t("terms.say.cost", { money: money(cost) }))),
        ...(how === "exclusive" ? [t("terms.say.exclusive")] : how === "secondary_after" ? [t("terms.say.secondary")] : []), ...when(nonWaivable, () => t("terms.say.nonWaivable")),
        ...(calendar === undefined || calendar === "customer_tz" ? [] : [calendar === "merchant_tz" ? t("terms.say.merchantDays") : t("terms.say.zoneDays", { zone: String(calendar) })]),
        ...when(disclosures, () => t("terms.say.disclosures", { texts: and(named("terms.disclosure", disclosures)) })),
        ...asList(citations).map(asObject).filter(({ law }) => isSet(law) && law !== "").map(({ law, article }) => t("warranty.law", { law: [law, article].filter(Boolean).join(", ") })),
      ]
    },
  }
}
