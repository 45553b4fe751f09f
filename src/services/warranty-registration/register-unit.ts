import type { PoolClient } from "pg"
import { RejectionError, reject } from "../../domain/common/rejection"
import { normalizeSerialNumber } from "../../domain/unit/serial-number"
import type { CalendarDate, Unit } from "../../domain/unit/unit"
import type { ExceptionFiling } from "../../ledger/exceptions"
import { type CommandRequest, type CommandTransaction, type Ledger, transactCommand } from "../../ledger/run-command"
import { outboxMessage } from "../../messaging/outbox"
import { namedQuery, withClient } from "../../persistence/named-query"
import { isUniqueViolation } from "../../persistence/postgres-errors"
import { attachTo } from "../attachment/attach-to"
import { DocumentUnits } from "../document/document-units"
import { noticeMessage } from "../notice/notice-message"
import { loadReferenced, resolveReference } from "../unit/find-units"
import { loadRegistration, type WarrantyRegistration } from "./registration-rows"

export interface RegisterUnit {
  readonly serialNumber: string
  readonly customerId: string
  readonly productHint?: string | undefined
  readonly purchasedOn?: CalendarDate | undefined
  readonly installedOn?: CalendarDate | undefined
  readonly firstUsedOn?: CalendarDate | undefined
  /** Proofs of purchase. */
  readonly attachmentIds?: readonly string[] | undefined
}

const SERIAL_SHOWN_MAX = 64

/**
 * The owner of the unit is registered at once. Everybody else waits for an agent, and hears the same whether the number
 * is unknown, another's, the shop's own or stolen: a form that tells them apart is a machine for guessing numbers.
 * Throws `warranty_registration.exists` only to whoever registered that number before.
 */
export async function registerUnit(ledger: Ledger, request: CommandRequest, input: RegisterUnit): Promise<{ readonly registration: WarrantyRegistration; readonly replayed: boolean }> {
  const id = ledger.newId("areg")
  try {
    const { summary, replayed } = await transactCommand(ledger, { ...request, reference: { type: "warranty_registration", id } }, {
      work: async (transaction) => {
        const found = await findUnits(transaction.client, input)
        await refuseTwice(transaction.client, input)
        const isHers = found?.ownerCustomerId === input.customerId
        await insert(transaction.client, id, input, { unit: found, status: isHers ? "approved" : "pending", at: transaction.context.at })
        await attachTo(transaction.client, { attachmentIds: input.attachmentIds ?? [], subject: { type: "warranty_registration", id }, by: request.actor })
        await tell(transaction, id, input, found, isHers)
        return { summary: { registration_id: id } }
      },
    })
    return { registration: await withClient(ledger.dataSource, (client) => loadRegistration(client, String(summary["registration_id"]))), replayed }
  } catch (error) {
    if (isUniqueViolation(error, "uq_warranty_registration_customer")) throw existsAlready(input)
    throw error
  }
}

/** Her own unit first; else the one unit of this number, if it is one. */
async function findUnits(client: PoolClient, { serialNumber, customerId }: RegisterUnit): Promise<Unit | null> {
  const reference = { serialNumber }
  const loaded = await loadReferenced(client, [reference], "read")
  const resolved = resolveReference(reference, loaded, (unit) => unit.owner === "customer" && unit.ownerCustomerId === customerId)
  return resolved.ok ? resolved.outcome : null
}

async function refuseTwice(client: PoolClient, input: RegisterUnit): Promise<void> {
  const rows = await namedQuery(client, "select 1 as found from warranty_registration r where r.customer_id = $1::text and r.serial_number = $2::text and r.status <> 'rejected'", [input.customerId, shownSerial(input)])
  if (rows.length > 0) throw existsAlready(input)
}

const existsAlready = (input: RegisterUnit): RejectionError =>
  new RejectionError(reject("warranty_registration.exists", `You registered ${shownSerial(input)} already.`, { serial_number: shownSerial(input) }))

const shownSerial = ({ serialNumber }: RegisterUnit): string => normalizeSerialNumber(serialNumber).slice(0, SERIAL_SHOWN_MAX)

async function insert(client: PoolClient, id: string, input: RegisterUnit, { unit, status, at }: { readonly unit: Unit | null; readonly status: "approved" | "pending"; readonly at: string }): Promise<void> {
  await namedQuery(
    client,
    `insert into warranty_registration (id, unit_id, serial_number, product_hint, customer_id, source, status, purchased_on, installed_on, first_used_on, has_proof, attachment_ids, registered_at, decided_at, decided_by)
     values ($1::text, $2::text, $3::text, $4::text, $5::text, $6::text, $7::text, $8::date, $9::date, $10::date, $11::boolean, $12::jsonb, $13::timestamptz, case when $7::text = 'approved' then $13::timestamptz end, case when $7::text = 'approved' then 'system' end)`,
    [
      id, unit?.id ?? null, unit?.serialNumber ?? shownSerial(input), input.productHint ?? null, input.customerId, status === "approved" ? "order" : "proof", status, input.purchasedOn ?? null, input.installedOn ?? null,
      input.firstUsedOn ?? null, (input.attachmentIds ?? []).length > 0, JSON.stringify(input.attachmentIds ?? []), at,
    ],
  )
}

async function tell(transaction: CommandTransaction, id: string, input: RegisterUnit, unit: Unit | null, isHers: boolean): Promise<void> {
  if (unit === null || !isHers) {
    return void (await transaction.append({ changes: [], exceptions: casesOf(id, input, unit) }))
  }
  const units = await DocumentUnits.lock(transaction, [unit.id])
  await units.append([{ unitId: unit.id, command: { name: "record", type: "unit.warranty_registered", facts: { warranty_registration_id: id } } }], {
    messages: [
      outboxMessage("reevaluate_entitlements", { unit_ids: [unit.id], command_id: id, reason: "registered" }),
      noticeMessage({ template: "warranty_registered", recipient: { type: "customer", id: input.customerId }, data: { registration_id: id, unit_id: unit.id, serial_number: unit.serialNumber }, documentId: id }),
    ],
    exceptions: casesOf(id, input, unit).filter(({ kind }) => kind === "stolen_unit_registered"),
  })
}

/** What an agent must look at; whoever registers hears nothing of it. */
function casesOf(id: string, input: RegisterUnit, unit: Unit | null): ExceptionFiling[] {
  const details = { warranty_registration_id: id, customer_id: input.customerId }
  if (unit === null) return [{ kind: "unknown_number_registered", dedupeKey: `unknown_number:${shownSerial(input)}`, summary: `Somebody registered ${shownSerial(input)}, a number that no one unit bears: mistyped, ambiguous or counterfeit.`, details }]
  const filing = { unitId: unit.id, details }
  if (unit.holds.some(({ kind }) => kind === "theft")) return [{ ...filing, kind: "stolen_unit_registered", dedupeKey: `stolen_registered:${unit.id}:${input.customerId}`, summary: `Unit ${unit.serialNumber}, reported stolen, was registered by a customer.` }]
  const isAnothers = unit.owner === "shop" || (unit.ownerCustomerId !== null && unit.ownerCustomerId !== input.customerId)
  return isAnothers ? [{ ...filing, kind: "unit_registered_twice", dedupeKey: `registered_twice:${unit.id}:${input.customerId}`, summary: `Unit ${unit.serialNumber} was registered by a customer who does not own it.` }] : []
}
