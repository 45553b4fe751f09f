import type { PoolClient } from "pg"
import { RejectionError, reject } from "../../domain/common/rejection"
import type { CalendarDate, Instant } from "../../domain/unit/unit"
import type { RegistrationSource, RegistrationStatus } from "../../domain/warranty/registration"
import { namedQuery } from "../../persistence/named-query"

/** Somebody says: this unit is mine. */
export interface WarrantyRegistration {
  readonly id: string
  readonly unitId: string | null
  readonly serialNumber: string
  readonly productHint: string | null
  readonly customerId: string | null
  readonly source: RegistrationSource
  readonly status: RegistrationStatus
  readonly purchasedOn: CalendarDate | null
  readonly installedOn: CalendarDate | null
  readonly firstUsedOn: CalendarDate | null
  readonly hasProof: boolean
  readonly registeredAt: Instant
  readonly decidedAt: Instant | null
  readonly reasonCode: string | null
  readonly note: string | null
  readonly version: number
}

export const REGISTRATION_SELECT = `r.id, r.unit_id as "unitId", r.serial_number as "serialNumber", r.product_hint as "productHint", r.customer_id as "customerId", r.source, r.status, r.purchased_on as "purchasedOn", r.installed_on as "installedOn",
  r.first_used_on as "firstUsedOn", r.has_proof as "hasProof", r.registered_at as "registeredAt", r.decided_at as "decidedAt", r.reason_code as "reasonCode", note.body as note, r.version`
export const REGISTRATION_FROM = "warranty_registration r left join note on note.id = r.note_id"
export type RegistrationRow = WarrantyRegistration & Record<string, unknown>

/** Throws `not_found`. */
export async function loadRegistration(client: PoolClient, id: string): Promise<WarrantyRegistration> {
  const [row] = await namedQuery<RegistrationRow>(client, `select ${REGISTRATION_SELECT} from ${REGISTRATION_FROM} where r.id = $1::text`, [id])
  if (row === undefined) throw new RejectionError(reject("not_found", `No warranty registration ${id} exists.`, { id }))
  return row
}
