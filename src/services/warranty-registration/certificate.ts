import { RejectionError, reject } from "../../domain/common/rejection"
import type { CalendarDate, Instant } from "../../domain/unit/unit"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { coverUnit } from "../warranty/cover-unit"
import { loadRegistration } from "./registration-rows"

/** What a warranty certificate shows. No name: whoever prints it knows for whom. */
export interface Certificate {
  readonly registrationId: string
  readonly unitId: string
  readonly serialNumber: string
  readonly registeredAt: Instant
  readonly issuedAt: Instant
  readonly warranties: readonly { readonly name: string; readonly kind: string; readonly guarantor: string; readonly startsOn: CalendarDate; readonly endsOn: CalendarDate | null; readonly zone: string; readonly items: readonly { readonly item: string; readonly percent: number }[] }[]
}

/** Of an approved registration. Throws `not_found`, also for what is not approved, and for whoever has passed the unit on. */
export async function certificateOf(ledger: Ledger, id: string, customerId: string | null): Promise<Certificate> {
  const registration = await withClient(ledger.dataSource, (client) => loadRegistration(client, id))
  const { unitId } = registration
  const isTheirs = customerId === null || (registration.customerId === customerId && (await ownerOf(ledger, unitId)) === customerId)
  if (registration.status !== "approved" || unitId === null || !isTheirs) {
    throw new RejectionError(reject("not_found", `No certificate for warranty registration ${id} exists.`, { id }))
  }
  const coverage = await coverUnit(ledger, { unitId })
  return {
    registrationId: id, unitId, serialNumber: registration.serialNumber, registeredAt: registration.registeredAt, issuedAt: ledger.now(),
    warranties: coverage.entitlements.filter(({ status, policy }) => status === "active" && policy.terms.kind !== "supplier_inbound").map(({ policy, startsOn, period, zone }) => ({
      name: policy.name, kind: policy.terms.kind, guarantor: policy.terms.guarantor, startsOn, endsOn: period.endsOn, zone, items: policy.terms.coverage.filter(({ group }) => group === null).map(({ item, pct }) => ({ item, percent: pct })),
    })),
  }
}

async function ownerOf(ledger: Ledger, unitId: string | null): Promise<string | null> {
  const [unit] = await withClient(ledger.dataSource, (client) => namedQuery<{ owner_customer_id: string | null }>(client, "select u.owner_customer_id from serial_unit u where u.id = $1::text", [unitId]))
  return unit?.owner_customer_id ?? null
}
