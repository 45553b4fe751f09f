import type { RegistrationStatus } from "../../domain/warranty/registration"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { REGISTRATION_FROM, REGISTRATION_SELECT, type RegistrationRow, type WarrantyRegistration } from "./registration-rows"

export interface RegistrationFilter {
  readonly status?: RegistrationStatus | undefined
  readonly customerId?: string | undefined
  readonly unitId?: string | undefined
  readonly serialNumber?: string | undefined
  readonly limit: number
  readonly offset: number
  readonly after?: string | undefined
}

export interface RegistrationPage {
  readonly registrations: readonly WarrantyRegistration[]
  readonly count: number
  readonly nextAfter: string | null
}

/** Newest first. */
export async function listRegistrations(ledger: Ledger, { status, customerId, unitId, serialNumber, limit, offset, after }: RegistrationFilter): Promise<RegistrationPage> {
  return withClient(ledger.dataSource, async (client) => {
    const values = [status ?? null, customerId ?? null, unitId ?? null, serialNumber ?? null]
    const where = "($1::text is null or r.status = $1) and ($2::text is null or r.customer_id = $2) and ($3::text is null or r.unit_id = $3) and ($4::text is null or r.serial_number = $4)"
    const [counted] = await namedQuery<{ count: number }>(client, `select count(*)::int as count from warranty_registration r where ${where}`, values)
    const registrations = await namedQuery<RegistrationRow>(client, `select ${REGISTRATION_SELECT} from ${REGISTRATION_FROM} where ${where} and ($5::text is null or r.id < $5) order by r.id desc limit $6::int offset $7::int`, [...values, after ?? null, limit, offset])
    return { registrations, count: counted?.count ?? 0, nextAfter: registrations.length === limit ? registrations.at(-1)?.id ?? null : null }
  })
}
