import type { PoolClient } from "pg"
import type { Facts } from "../../domain/common/rejection"
import { causeOf } from "../../domain/repair/codes"
import type { LineCoverage, RepairLine, RepairLineKind, RepairOrder } from "../../domain/repair/repair-order"
import type { Unit } from "../../domain/unit/unit"
import type { CoverageLine } from "../../domain/warranty/coverage"
import type { CoverItem } from "../../domain/warranty/terms"
import type { Ledger } from "../../ledger/run-command"
import { freezeCoverage } from "../warranty/freeze-coverage"

const ITEM_OF: { readonly [kind in RepairLineKind]: CoverItem } = { labour: "labour", part_in: "part", part_out: "part", external: "labour" }

/** Somebody says who pays. Goodwill carries its reason. */
export const decidedByHand = (payer: "warranty" | "goodwill" | "customer", reasonCode: string | null): LineCoverage => ({
  payer, entitlementId: null, percent: 100, isDecidedByHand: true,
  reasons: [{ rule: "decision", fact: reasonCode, result: payer, citation: null }],
})

interface Judging {
  readonly ledger: Ledger
  /** Of the command's transaction: the verdict is frozen with the line that rests on it, or not at all. */
  readonly client: PoolClient
  readonly unit: Pick<Unit, "id" | "owner">
}

/** Who pays a line by what the unit is entitled to, asked as of the day it was handed to us: a slow repair never costs its owner her cover. */
export async function coverLine({ ledger, client, unit }: Judging, order: Pick<RepairOrder, "openedAt" | "diagnosis">, { id, kind }: Pick<RepairLine, "id" | "kind">): Promise<LineCoverage> {
  if (unit.owner === "shop") return { payer: "goodwill", entitlementId: null, percent: 100, isDecidedByHand: false, reasons: [{ rule: "owner", fact: "shop", result: "the_shop_pays_for_its_own", citation: null }] }
  const { defectCode, symptomCode, conditionCode } = order.diagnosis
  const faultCode = defectCode ?? symptomCode
  const cause = causeOf(conditionCode)
  const item = ITEM_OF[kind]
  const { coverage } = await freezeCoverage(client, ledger, {
    subject: { type: "repair_line", id }, unitId: unit.id, item, asOf: order.openedAt, ...(faultCode === null ? {} : { faultCode }), ...(cause === null ? {} : { cause }),
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
