import { RejectionError, reject } from "../../domain/common/rejection"
import { statusesAllowing, targetsOf } from "../../domain/common/transition"
import { wrongStatus } from "../../domain/common/wrong-status"
import { REGISTRATION_TRANSITIONS, type RegistrationCommand } from "../../domain/warranty/registration"
import { REGISTERED_REASON } from "../../domain/warranty/life"
import { insertNotes } from "../../ledger/notes"
import { type CommandRequest, type CommandTransaction, type Ledger, transactCommand } from "../../ledger/run-command"
import { outboxMessage, type OutboxMessage } from "../../messaging/outbox"
import { namedQuery, withClient } from "../../persistence/named-query"
import { isUniqueViolation } from "../../persistence/postgres-errors"
import { DocumentUnits, type UnitStep } from "../document/document-units"
import { expectVersion } from "../document/expect-version"
import { newNote } from "../note/new-note"
import { noticeMessage } from "../notice/notice-message"
import { loadRegistration, type WarrantyRegistration } from "./registration-rows"

export interface DecideRegistration {
  readonly id: string
  readonly command: RegistrationCommand
  readonly reasonCode?: string | undefined
  readonly note?: string | undefined
  /** The unit it means, where its number alone did not say. */
  readonly unitId?: string | undefined
  readonly expectedVersion?: number | undefined
}

/**
 * Approving makes the customer the owner of a unit whose owner nobody knew, and lets every term that asks for a
 * registration count from the day it was sent in. Throws `not_found`, `document.wrong_status`,
 * `warranty_registration.unit_unknown`, `warranty_registration.other_owner`, `unit.not_customers`.
 */
export async function decideRegistration(ledger: Ledger, request: CommandRequest, input: DecideRegistration): Promise<WarrantyRegistration> {
  try {
    await transactCommand(ledger, { ...request, reference: { type: "warranty_registration", id: input.id } }, {
      lockFirst: async (client) => void (await namedQuery(client, "select r.id from warranty_registration r where r.id = $1::text for update", [input.id])),
      work: async (transaction) => {
        const before = await loadRegistration(transaction.client, input.id)
        expectVersion({ id: before.id, displayId: `Registration of ${before.serialNumber}`, version: before.version }, input.expectedVersion)
        await carryOut(ledger, request, transaction, before, input)
        return { summary: { registration_id: input.id } }
      },
    })
  } catch (error) {
    if (isUniqueViolation(error, "uq_warranty_registration_customer")) throw new RejectionError(reject("warranty_registration.exists", `The customer of registration ${input.id} has registered this unit already.`, { id: input.id }))
    throw error
  }
  return withClient(ledger.dataSource, (client) => loadRegistration(client, input.id))
}

async function carryOut(ledger: Ledger, request: CommandRequest, transaction: CommandTransaction, before: WarrantyRegistration, input: DecideRegistration): Promise<void> {
  const [status] = targetsOf(REGISTRATION_TRANSITIONS, before.status, input.command)
  if (status === undefined) {
    throw new RejectionError(wrongStatus(`The registration of ${before.serialNumber}`, { id: before.id, status: before.status, command: input.command, allowed: statusesAllowing(REGISTRATION_TRANSITIONS, input.command) }))
  }
  const { client, context } = transaction
  const unitId = input.unitId ?? before.unitId
  const note = input.note === undefined ? null : newNote(ledger, request.actor, input.note, { type: "warranty_registration", id: before.id })
  await insertNotes(client, note === null ? [] : [note.row])
  await namedQuery(
    client,
    `update warranty_registration set status = $2::text, unit_id = $3::text, decided_at = $4::timestamptz, decided_by = $5::text, reason_code = $6::text, note_id = coalesce($7::text, note_id), version = version + 1 where id = $1::text`,
    [input.id, status, unitId, context.at, request.actor.id, input.reasonCode ?? null, note?.row.id ?? null],
  )
  const notice = noticeOf(before, status, input)
  if (status === "rejected") return void (await transaction.append({ changes: [], messages: () => notice }))
  if (unitId === null) throw new RejectionError(reject("warranty_registration.unit_unknown", `No unit is known by ${before.serialNumber}; name the unit it means.`, { id: before.id }))
  const units = await DocumentUnits.lock(transaction, [unitId])
  await units.append([stepOf(units, unitId, before)], { messages: [...notice, outboxMessage("reevaluate_entitlements", { unit_ids: [unitId], command_id: context.commandId, reason: "registered" })] })
}

function stepOf(units: DocumentUnits, unitId: string, { id, customerId }: WarrantyRegistration): UnitStep {
  const unit = units.get(unitId)
  const facts = { warranty_registration_id: id }
  if (unit.owner === "shop") throw new RejectionError(reject("unit.not_customers", `Unit ${unit.serialNumber} is the shop's and was not sold.`, { unit_id: unitId }))
  if (unit.ownerCustomerId === null && customerId !== null) return { unitId, command: { name: "transfer_owner", customerId, reasonCode: REGISTERED_REASON }, facts }
  if (unit.ownerCustomerId !== customerId) {
    throw new RejectionError(reject("warranty_registration.other_owner", `Unit ${unit.serialNumber} belongs to another customer, who must pass it on.`, { unit_id: unitId }))
  }
  return { unitId, command: { name: "record", type: "unit.warranty_registered", facts } }
}

/** A number that no unit bears is whatever she typed: it stays with the registration, which can be erased. */
function noticeOf({ id, customerId, serialNumber, unitId }: WarrantyRegistration, status: string, { reasonCode }: DecideRegistration): OutboxMessage[] {
  if (customerId === null) return []
  const template = status === "approved" ? "warranty_registered" : "warranty_registration_rejected"
  return [noticeMessage({ template, recipient: { type: "customer", id: customerId }, data: { registration_id: id, serial_number: status === "rejected" && unitId === null ? null : serialNumber, reason_code: reasonCode ?? null }, documentId: id })]
}
