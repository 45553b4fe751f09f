import type { PostalAddress } from "../../domain/common/postal-address"
import { RejectionError, reject } from "../../domain/common/rejection"
import type { CalendarDate } from "../../domain/unit/unit"
import type { ClaimWish } from "../../domain/warranty/claim"
import { insertNotes } from "../../ledger/notes"
import { type CommandRequest, type Ledger, transactCommand } from "../../ledger/run-command"
import { outboxMessage } from "../../messaging/outbox"
import { namedQuery, withClient } from "../../persistence/named-query"
import { isUniqueViolation } from "../../persistence/postgres-errors"
import { putAddress } from "../address/document-address"
import { attachTo } from "../attachment/attach-to"
import { nextDisplayId } from "../document/display-id"
import { DocumentUnits } from "../document/document-units"
import { newNote } from "../note/new-note"
import { loadReferenced, resolveReference, type UnitReference } from "../unit/find-units"
import { freezeCoverage } from "../warranty/freeze-coverage"
import { loadClaim, type WarrantyClaim } from "./claim-rows"

export interface SubmitClaim {
  readonly unit: UnitReference
  /** The customer who asks, when it is she; then the unit must be hers, or it does not exist for her. */
  readonly byCustomerId?: string | undefined
  readonly problem?: string | undefined
  readonly faultCode?: string | undefined
  readonly cause?: string | undefined
  readonly causation?: "proven" | "disproved" | undefined
  readonly group?: string | undefined
  readonly country?: string | undefined
  readonly detectedOn?: CalendarDate | undefined
  /** What she asks for. */
  readonly wish?: ClaimWish | undefined
  readonly attachmentIds?: readonly string[] | undefined
  /** Where the parcel is fetched from and goes back to. */
  readonly address?: PostalAddress | undefined
}

export interface SubmittedClaim {
  readonly claim: WarrantyClaim
  readonly replayed: boolean
}

/**
 * Opens a claim and freezes the verdict of that day on it. Throws `unit.not_found`, `unit.ambiguous`,
 * `unit.not_customers`, `warranty_claim.open_exists`.
 */
export async function submitClaim(ledger: Ledger, request: CommandRequest, input: SubmitClaim): Promise<SubmittedClaim> {
  const id = ledger.newId("awcl")
  try {
    const { summary, replayed } = await transactCommand(ledger, { ...request, reference: { type: "warranty_claim", id } }, {
      work: async (transaction) => {
        const { client, context } = transaction
        const unit = await findUnit(transaction, input)
        const units = await DocumentUnits.lock(transaction, [unit.id])
        const displayId = await nextDisplayId(client, "warranty_claim", context.at)
        const { unit: _, byCustomerId: __, wish, problem, attachmentIds = [], address, ...question } = input
        const frozen = await freezeCoverage(client, ledger, { unitId: unit.id, subject: { type: "warranty_claim", id }, ...question })
        const note = problem === undefined ? null : newNote(ledger, request.actor, problem, { type: "warranty_claim", id })
        await insertNotes(client, note === null ? [] : [note.row])
        await namedQuery(
          client,
          `insert into warranty_claim (id, display_id, unit_id, customer_id, status, problem_note_id, fault_code, cause, causation, part_group, country, detected_on, wish, assessment_id, verdict, submitted_at)
           values ($1::text, $2::text, $3::text, $4::text, 'submitted', $5::text, $6::text, $7::text, $8::text, $9::text, $10::text, $11::date, $12::text, $13::text, $14::text, $15::timestamptz)`,
          [
            id, displayId, unit.id, unit.ownerCustomerId, note?.row.id ?? null, input.faultCode ?? null, input.cause ?? null, input.causation ?? null, input.group ?? null, input.country ?? null, input.detectedOn ?? null, wish ?? null,
            frozen.id, frozen.coverage.verdict, context.at,
          ],
        )
        if (address !== undefined) await putAddress(client, { type: "warranty_claim", id }, address, context)
        await attachTo(client, { attachmentIds, subject: { type: "warranty_claim", id }, by: request.actor })
        await units.append([{ unitId: unit.id, command: { name: "record", type: "unit.claim_opened", facts: { warranty_claim_id: id, display_id: displayId } } }], {
          messages: [outboxMessage("publish_event", { name: "warranty_claim.submitted", data: { id, display_id: displayId, unit_id: unit.id, verdict: frozen.coverage.verdict } })],
        })
        return { summary: { warranty_claim_id: id } }
      },
    })
    const claim = await withClient(ledger.dataSource, (client) => loadClaim(client, String(summary["warranty_claim_id"]), ledger.now()))
    return { claim, replayed }
  } catch (error) {
    if (isUniqueViolation(error, "uq_warranty_claim_open")) throw await openExists(ledger, input)
    throw error
  }
}

async function findUnit({ client }: { readonly client: Parameters<typeof loadReferenced>[0] }, { unit, byCustomerId }: SubmitClaim) {
  const loaded = await loadReferenced(client, [unit], "read")
  const visible = byCustomerId === undefined ? loaded : loaded.filter(({ ownerCustomerId }) => ownerCustomerId === byCustomerId)
  const found = resolveReference(unit, visible)
  if (!found.ok) throw new RejectionError(found.rejection)
  if (found.outcome.owner !== "customer") {
    throw new RejectionError(reject("unit.not_customers", `Unit ${found.outcome.serialNumber} is the shop's; only a customer's unit has a warranty to claim.`, { unit_id: found.outcome.id }))
  }
  return found.outcome
}

async function openExists(ledger: Ledger, { unit }: SubmitClaim): Promise<RejectionError> {
  const [open] = await withClient(ledger.dataSource, async (client) => {
    const ids = (await loadReferenced(client, [unit], "read")).map(({ id }) => id)
    return namedQuery<{ id: string; display_id: string }>(client, "select c.id, c.display_id from warranty_claim c where c.unit_id = any ($1::text[]) and c.status not in ('denied','withdrawn','closed')", [ids])
  })
  return new RejectionError(reject("warranty_claim.open_exists", `The unit has claim ${open?.display_id ?? ""} open already.`, { warranty_claim_id: open?.id ?? null }))
}
