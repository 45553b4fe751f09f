import { RejectionError, reject } from "../../domain/common/rejection"
import type { Amount, LineAnswer } from "../../domain/vendor/commands"
import type { DecidedOutcome, VendorClaimLine, Whereabouts } from "../../domain/vendor/vendor-claim"
import type { CommandRequest, CommandResult, Ledger } from "../../ledger/run-command"
import { quarantineLocationsOf } from "../quarantine/quarantine-locations"
import { lineIdOf, type LineReference } from "./change-vendor-claim"
import { onVendorClaim, type VendorClaimTarget, type VendorClaimWork } from "./on-vendor-claim"
import { receiveReplacements, type Replacement } from "./receive-replacements"

/** What the maker answered for one line. */
export interface VendorAnswer {
  readonly line: LineReference
  readonly outcome: DecidedOutcome
  readonly recovered?: Amount | null
  readonly unit?: Whereabouts | null
  readonly replacement?: Replacement | null
  /** The warehouse a unit comes back to; without it, where it lay before. */
  readonly locationId?: string | null
  readonly reasonCode?: string | null
}

export interface RecordVendorOutcome extends VendorClaimTarget {
  readonly answers: readonly VendorAnswer[]
}

/** Writes down what the maker answered and does it with the units, in one transaction. A second answer for a line corrects the first. */
export async function recordVendorOutcome(ledger: Ledger, request: CommandRequest, input: RecordVendorOutcome): Promise<CommandResult> {
  return onVendorClaim(ledger, request, input, async (work) => {
    const named = input.answers.map((answer) => ({ ...answer, lineId: lineIdOf(work, answer.line) }))
    const replacements = await receiveReplacements(work, named)
    const places = new Map(named.map(({ lineId, locationId }) => [lineId, locationId ?? null]))
    return {
      command: { name: "record_outcome", answers: named.map((answer): LineAnswer => ({
        lineId: answer.lineId, outcome: answer.outcome, recovered: answer.recovered ?? null, unit: answer.unit ?? null,
        replacementUnitId: replacements.get(answer.lineId) ?? null, reasonCode: answer.reasonCode ?? null,
      })) },
      quarantineOf: await quarantinesFor(work, places),
    }
  })
}

/** Looked up for all at once; asked for only by the lines whose unit really comes back. */
async function quarantinesFor({ claim, units, transaction }: VendorClaimWork, places: ReadonlyMap<string, string | null>): Promise<(line: VendorClaimLine) => string> {
  const placeOf = (line: VendorClaimLine): string | null => places.get(line.id) ?? units.get(line.unitId).lastLocationId
  const known = await quarantineLocationsOf(transaction.client, claim.lines.filter(({ id }) => places.has(id)).flatMap((line) => placeOf(line) ?? []))
  return (line) => {
    const place = placeOf(line)
    const details = { line_id: line.id, unit_id: line.unitId }
    if (place === null) throw new RejectionError(reject("location.required", `Say to which location unit ${units.get(line.unitId).serialNumber} came back.`, details))
    const quarantine = known.get(place)
    if (quarantine === undefined) throw new RejectionError(reject("quarantine.location_missing", `Location ${place} has no quarantine location yet.`, { ...details, location_id: place }))
    return quarantine
  }
}
