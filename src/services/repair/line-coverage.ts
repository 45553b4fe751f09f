import type { Facts } from "../../domain/common/rejection"
import type { LineCoverage, RepairLineKind, RepairOrder } from "../../domain/repair/repair-order"
import type { Unit } from "../../domain/unit/unit"
import type { CoverageLine } from "../../domain/warranty/coverage"
import type { CoverItem } from "../../domain/warranty/terms"
import type { Ledger } from "../../ledger/run-command"
import { coverUnit } from "../warranty/cover-unit"

const ITEM_OF: { readonly [kind in RepairLineKind]: CoverItem } = { labour: "labour", part_in: "part", part_out: "part", external: "labour" }

/** Somebody says who pays. Goodwill carries its reason. */
export const decidedByHand = (payer: "warranty" | "goodwill" | "customer", reasonCode: string | null): LineCoverage => ({
  payer, entitlementId: null, percent: 100, isDecidedByHand: true,
  reasons: [{ rule: "decision", fact: reasonCode, result: payer, citation: null }],
})

/** Who pays a line by what the unit is entitled to, asked as of the day it was handed to us: a slow repair never costs its owner her cover. */
export async function coverLine(ledger: Ledger, order: Pick<RepairOrder, "openedAt" | "diagnosis">, unit: Pick<Unit, "id" | "owner">, kind: RepairLineKind): Promise<LineCoverage> {
  if (unit.owner === "shop") return { payer: "goodwill", entitlementId: null, percent: 100, isDecidedByHand: false, reasons: [{ rule: "owner", fact: "shop", result: "the_shop_pays_for_its_own", citation: null }] }
  const { defectCode, symptomCode, conditionCode } = order.diagnosis
  const faultCode = defectCode ?? symptomCode
  const item = ITEM_OF[kind]
  const coverage = await coverUnit(ledger, {
    unitId: unit.id, item, asOf: order.openedAt, ...(faultCode === null ? {} : { faultCode }), ...(conditionCode === null ? {} : { cause: conditionCode }),
  })
  const line = coverage.lines.find((candidate) => candidate.item === item)
  return line === undefined ? { payer: "undecided", entitlementId: null, percent: 0, isDecidedByHand: false, reasons: [] } : coverageOfLine(line)
}

function coverageOfLine(line: CoverageLine): LineCoverage {
  const reasons = line.reasons.map(({ rule, fact, result }): Facts => ({ rule, fact, result }))
  const frozen = { entitlementId: line.entitlementId, reasons, isDecidedByHand: false }
  switch (line.verdict) {
    case "covered":
    case "partial":
      return { ...frozen, payer: "warranty", percent: line.percent }
    case "not_covered":
      return { ...frozen, payer: "customer", percent: 100, entitlementId: null }
    case "needs_evidence":
      return { ...frozen, payer: "undecided", percent: 0 }
  }
}
