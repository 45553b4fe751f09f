import type { RmaLine } from "../../domain/rma/rma"
import type { Unit } from "../../domain/unit/unit"
import { namedQuery } from "../../persistence/named-query"
import type { RmaWork } from "./on-rma"

interface Candidate {
  readonly unit_id: string
  readonly wrong_unit_id: string
  readonly rma_id: string
  readonly display_id: string
}

/**
 * Two customers who hold each other's unit are our own mis-pick. When the unit that came instead of A is recorded as
 * somebody's whose own parcel held A (or whose order was shipped the same item), the pair is proposed as a case: a
 * correction of both shipments sets it right.
 */
export async function proposeSwaps(rma: RmaWork, wrong: readonly { readonly line: RmaLine | null; readonly unit: Unit }[]): Promise<void> {
  const pairs = wrong.filter((pair): pair is { line: RmaLine; unit: Unit } => pair.line !== null)
  if (pairs.length === 0) return
  const mirrored = await namedQuery<Candidate>(
    rma.client,
    `select l.unit_id, l.wrong_unit_id, l.rma_id, r.display_id from rma_line l join rma r on r.id = l.rma_id
     join unnest($1::text[], $2::text[]) x (expected, came) on l.unit_id = x.came and l.wrong_unit_id = x.expected`,
    [pairs.map(({ line }) => line.unitId), pairs.map(({ unit }) => unit.id)],
  )
  for (const { line, unit } of pairs) {
    const twin = mirrored.find((candidate) => candidate.unit_id === unit.id && candidate.wrong_unit_id === line.unitId)
    const sameItem = unit.inventoryItemId === line.inventoryItemId && unit.orderId !== null && unit.orderId !== line.sale?.orderId
    if (twin === undefined && !sameItem) continue
    const expected = rma.unitOf(line)
    rma.file({
      kind: "swap_suspected", dedupeKey: `swap:${[line.unitId, unit.id].sort().join(":")}`, unitId: line.unitId, orderId: line.sale?.orderId ?? null, lineItemId: line.sale?.lineItemId ?? null,
      summary: `Units ${expected.serialNumber} and ${unit.serialNumber} were probably mixed up when they were shipped${twin === undefined ? "" : `: each customer sent back the other's unit (${twin.display_id})`}.`,
      details: {
        unit_id: line.unitId, other_unit_id: unit.id, order_id: line.sale?.orderId ?? null, other_order_id: unit.orderId, rma_id: rma.current.id, other_rma_id: twin?.rma_id ?? null,
        is_mirrored: twin !== undefined, proposed: "correct both shipments",
      },
    })
  }
}
