import { availableActions } from "../../domain/unit/available-actions"
import { hasOpenAllocation, type Unit } from "../../domain/unit/unit"
import type { HttpCoverageSummary, HttpParsedScan, HttpScanMatch } from "../../types/http/unit"
import type { Services } from "../respond"
import { presentUnit } from "./unit"

type CoverageSummary = Awaited<ReturnType<Services["warranty"]["coverageSummaries"]>> extends Map<string, infer Summary> ? Summary : never
type OpenDocuments = Awaited<ReturnType<Services["documents"]["openOf"]>>
type ParsedScan = NonNullable<Awaited<ReturnType<Services["units"]["scan"]>>["parsed"]>

export const presentParsedScan = (parsed: ParsedScan): HttpParsedScan => ({
  format: parsed.format,
  ...(parsed.gtin === undefined ? {} : { gtin: parsed.gtin }),
  ...(parsed.serialNumber === undefined ? {} : { serial_number: parsed.serialNumber }),
  ...(parsed.lot === undefined ? {} : { lot_number: parsed.lot }),
  ...(parsed.expiresOn === undefined ? {} : { expires_on: parsed.expiresOn }),
  ais: parsed.ais,
})

/** One unit a code may mean, with what an agent needs to go on from there. */
export const presentScanMatch = (unit: Unit, coverage: CoverageSummary | undefined, open: OpenDocuments): HttpScanMatch => ({
  unit: presentUnit(unit),
  coverage_summary: coverage === undefined ? null : presentCoverageSummary(coverage),
  open_documents: [...orderOf(unit), ...(open.get(unit.id) ?? []).map(({ type, id, displayId }) => ({ type, id, display_id: displayId }))],
  available_actions: availableActions(unit),
})

export const presentCoverageSummary = ({ verdict, startsOn, endsOn, reason }: CoverageSummary): HttpCoverageSummary => ({ verdict, starts_on: startsOn, ends_on: endsOn, reason })

/** An order is open for a unit until it has left for it. */
const orderOf = (unit: Unit): HttpScanMatch["open_documents"] =>
  unit.orderId !== null && hasOpenAllocation(unit) ? [{ type: "order", id: unit.orderId }] : []
