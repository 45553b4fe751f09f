import type { NumberFormat } from "../../domain/unit/serial-number"
import type { SerialPolicy } from "../../domain/unit/serial-policy"
import type { HttpNumberFormat, HttpReadiness, HttpSerialPolicy } from "../../types/http/serial-policy"
import type { Services } from "../respond"

type Readiness = Awaited<ReturnType<Services["policies"]["readiness"]>>

export const presentSerialPolicy = (policy: SerialPolicy): HttpSerialPolicy => ({
  id: policy.id,
  inventory_item_id: policy.inventoryItemId,
  variant_id: policy.variantId,
  product_id: policy.productId,
  tracking: policy.tracking,
  state: policy.state,
  number_format: policy.numberFormat === null ? null : presentNumberFormat(policy.numberFormat),
  unique_within: policy.uniqueWithin,
  allocate_at: policy.allocateAt,
  strategy: policy.strategy,
  require_pick: policy.requirePick,
  enforcement: policy.enforcement,
  sellable_grades: [...policy.sellableGrades],
  passport: policy.passport, public_verdict: policy.publicVerdict,
  version: policy.version,
  created_at: policy.createdAt,
  updated_at: policy.updatedAt,
})

export const presentReadiness = (readiness: Readiness): HttpReadiness => ({
  ready: readiness.ready,
  gaps: readiness.gaps.map((gap) => ({
    location_id: gap.locationId, stocked_quantity: gap.stockedQuantity, unit_count: gap.unitCount, difference: gap.difference,
  })),
  open_line_count: readiness.openLineCount,
})

function presentNumberFormat({ minLength, maxLength, ...rest }: NumberFormat): HttpNumberFormat {
  return { ...rest, ...(minLength === undefined ? {} : { min_length: minLength }), ...(maxLength === undefined ? {} : { max_length: maxLength }) }
}
