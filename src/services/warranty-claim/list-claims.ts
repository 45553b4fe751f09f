import type { ClaimStatus } from "../../domain/warranty/claim"
import type { Ledger } from "../../ledger/run-command"
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
  readonly nextAfter: string | null
}

/** Newest first. */
export async function listClaims(ledger: Ledger, { status, unitId, customerId, resultId, q, limit, offset, after }: ClaimFilter): Promise<ClaimPage> {
  return withClient(ledger.dataSource, async (client) => {
    const values = [status ?? null, unitId ?? null, customerId ?? null, q ?? null, resultId ?? null]
    const where = "($1::text[] is null or c.status = any ($1)) and ($2::text is null or c.unit_id = $2) and ($3::text is null or c.customer_id = $3) and ($4::text is null or c.display_id = $4 or u.serial_number = $4) and ($5::text is null or c.result_id = $5)"
    const [counted] = await namedQuery<{ count: number }>(client, `select count(*)::int as count from warranty_claim c join serial_unit u on u.id = c.unit_id where ${where}`, values)
    const rows = await namedQuery<ClaimRow>(client, `select ${CLAIM_SELECT} from ${CLAIM_FROM} where ${where} and ($6::text is null or c.id < $6) order by c.id desc limit $7::int offset $8::int`, [...values, after ?? null, limit, offset])
    return { claims: await claimsOfRows(client, rows, ledger.now()), pendingWork: await pendingWorkOf(client, rows.map(({ id }) => id)), count: counted?.count ?? 0, nextAfter: rows.length === limit ? rows.at(-1)?.id ?? null : null }
  })
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
