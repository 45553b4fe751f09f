import { normalizeSerialNumber } from "../../domain/unit/serial-number"
import type { ClaimStatus } from "../../domain/warranty/claim"
import type { Ledger } from "../../ledger/run-command"
import { Parameters } from "../../ledger/statement"
import { namedQuery, withClient } from "../../persistence/named-query"
import { type PendingWork, pendingWorkOf } from "../document/pending-work"
import { CLAIM_FROM, CLAIM_SELECT, claimsOfRows, type ClaimRow, loadClaim, type WarrantyClaim } from "./claim-rows"

export interface ClaimFilter {
  readonly status?: readonly ClaimStatus[] | undefined
  readonly unitId?: string | undefined
  readonly customerId?: string | undefined
  /** The return or repair that carries it out. */
  readonly resultId?: string | undefined
  /** A display id or serial number. */
  readonly q?: string | undefined
  readonly limit: number
  readonly offset: number
  readonly after?: string | undefined
}

export interface ClaimPage {
  readonly claims: readonly WarrantyClaim[]
  readonly pendingWork: ReadonlyMap<string, readonly PendingWork[]>
  readonly count: number
  readonly countIsExact: boolean
  readonly nextAfter: string | null
}

const EXACT_COUNT_MAX = 10_000

/** Newest first. */
export async function listClaims(ledger: Ledger, filter: ClaimFilter): Promise<ClaimPage> {
  return withClient(ledger.dataSource, async (client) => {
    const counting = new Parameters()
    const [counted] = await namedQuery<{ count: number }>(client, `select count(*)::int as count from (select from warranty_claim c ${whereOf(counting, { ...filter, after: undefined })} limit ${EXACT_COUNT_MAX + 1}) x`, counting.values)
    const paging = new Parameters()
    const where = whereOf(paging, filter)
    const rows = await namedQuery<ClaimRow>(client, `select ${CLAIM_SELECT} from ${CLAIM_FROM} ${where} order by c.id desc limit ${paging.add(filter.limit)}::int offset ${paging.add(filter.offset)}::int`, paging.values)
    const count = counted?.count ?? 0
    return {
      claims: await claimsOfRows(client, rows, ledger.now()), pendingWork: await pendingWorkOf(client, rows.map(({ id }) => id)), count: Math.min(count, EXACT_COUNT_MAX), countIsExact: count <= EXACT_COUNT_MAX,
      nextAfter: rows.length === filter.limit ? rows.at(-1)?.id ?? null : null,
    }
  })
}

function whereOf(parameters: Parameters, { status, unitId, customerId, resultId, q, after }: ClaimFilter): string {
  const conditions: string[] = []
  if (status !== undefined) conditions.push(`c.status = any (${parameters.add(status)}::text[])`)
  if (unitId !== undefined) conditions.push(`c.unit_id = ${parameters.add(unitId)}::text`)
  if (customerId !== undefined) conditions.push(`c.customer_id = ${parameters.add(customerId)}::text`)
  if (resultId !== undefined) conditions.push(`c.result_id = ${parameters.add(resultId)}::text`)
  if (q !== undefined) {
    const number = parameters.add(normalizeSerialNumber(q))
    conditions.push(`c.id in (select s.id from warranty_claim s where s.display_id = ${number}::text union select s.id from serial_unit n join warranty_claim s on s.unit_id = n.id where n.serial_number = ${number}::text)`)
  }
  if (after !== undefined) conditions.push(`c.id < ${parameters.add(after)}::text`)
  return conditions.length === 0 ? "" : `where ${conditions.join(" and ")}`
}

export interface ClaimWithWork {
  readonly claim: WarrantyClaim
  readonly pendingWork: readonly PendingWork[]
}

/** Throws `not_found`, also for another's claim when a customer asks. */
export async function getClaim(ledger: Ledger, id: string): Promise<ClaimWithWork> {
  return withClient(ledger.dataSource, async (client) => {
    const claim = await loadClaim(client, id, ledger.now())
    return { claim, pendingWork: (await pendingWorkOf(client, [id])).get(id) ?? [] }
  })
}
