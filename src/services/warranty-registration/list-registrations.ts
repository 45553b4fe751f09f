import type { RegistrationStatus } from "../../domain/warranty/registration"
import type { Ledger } from "../../ledger/run-command"
import { Parameters } from "../../ledger/statement"
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
  readonly countIsExact: boolean
  readonly nextAfter: string | null
}

const EXACT_COUNT_MAX = 10_000

/** Newest first. */
export async function listRegistrations(ledger: Ledger, filter: RegistrationFilter): Promise<RegistrationPage> {
  return withClient(ledger.dataSource, async (client) => {
    const counting = new Parameters()
    const [counted] = await namedQuery<{ count: number }>(client, `select count(*)::int as count from (select from warranty_registration r ${whereOf(counting, { ...filter, after: undefined })} limit ${EXACT_COUNT_MAX + 1}) x`, counting.values)
    const paging = new Parameters()
    const where = whereOf(paging, filter)
    const registrations = await namedQuery<RegistrationRow>(client, `select ${REGISTRATION_SELECT} from ${REGISTRATION_FROM} ${where} order by r.id desc limit ${paging.add(filter.limit)}::int offset ${paging.add(filter.offset)}::int`, paging.values)
    const count = counted?.count ?? 0
    return { registrations, count: Math.min(count, EXACT_COUNT_MAX), countIsExact: count <= EXACT_COUNT_MAX, nextAfter: registrations.length === filter.limit ? registrations.at(-1)?.id ?? null : null }
  })
}

function whereOf(parameters: Parameters, { status, customerId, unitId, serialNumber, after }: RegistrationFilter): string {
  const conditions: string[] = []
  const equal = (column: string, value: string | undefined): void => {
    if (value !== undefined) conditions.push(`r.${column} = ${parameters.add(value)}::text`)
  }
  // The status stands in the text: those that wait have an index of their own, which only a constant can use.
  if (status !== undefined) conditions.push(`r.status = '${status}'`)
  equal("customer_id", customerId)
  equal("unit_id", unitId)
  equal("serial_number", serialNumber)
  if (after !== undefined) conditions.push(`r.id < ${parameters.add(after)}::text`)
  return conditions.length === 0 ? "" : `where ${conditions.join(" and ")}`
}
