import type { PoolClient } from "pg"
import { normalizeSerialNumber } from "../../domain/unit/serial-number"
import type { ClaimStatus } from "../../domain/warranty/claim"
import type { Ledger } from "../../ledger/run-command"
import { Parameters } from "../../ledger/statement"
import { gatherRows } from "../../persistence/gather-rows"
import { withClient } from "../../persistence/named-query"
import { type PageOfIds, pageOfIds } from "../document/page-of-ids"
import { PENDING_WORK, type PendingWork, pendingWorkOf } from "../document/pending-work"
import { CLAIM_PARTS, claimsOf, noClaim, type WarrantyClaim } from "./claim-rows"

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

export interface ClaimWithWork {
  readonly claim: WarrantyClaim
  readonly pendingWork: readonly PendingWork[]
}

export interface ClaimPage extends Omit<PageOfIds, "ids"> {
  readonly claims: readonly ClaimWithWork[]
}

/** Newest first; two statements. */
export async function listClaims(ledger: Ledger, filter: ClaimFilter): Promise<ClaimPage> {
  return withClient(ledger.dataSource, async (client) => {
    const parameters = new Parameters()
    const { limit, offset, after } = filter
    const { ids, ...page } = await pageOfIds(client, parameters, { table: "warranty_claim", alias: "c", conditions: conditionsOf(parameters, filter), limit, offset, after })
    return { ...page, claims: await viewClaims(ledger, client, ids) }
  })
}

/** In the order of the ids; one statement for any number. */
async function viewClaims(ledger: Ledger, client: PoolClient, ids: readonly string[]): Promise<ClaimWithWork[]> {
  if (ids.length === 0) return []
  const rows = await gatherRows(client, { ...CLAIM_PARTS, work: PENDING_WORK }, [ids])
  const claims = new Map(claimsOf(rows, ledger.now()).map((claim) => [claim.id, claim]))
  const work = pendingWorkOf(rows.work)
  return ids.flatMap((id): ClaimWithWork[] => {
    const claim = claims.get(id)
    return claim === undefined ? [] : [{ claim, pendingWork: work.get(id) ?? [] }]
  })
}

function conditionsOf(parameters: Parameters, { status, unitId, customerId, resultId, q }: ClaimFilter): string[] {
  const conditions: string[] = []
  if (status !== undefined) conditions.push(`c.status = any (${parameters.add(status)}::text[])`)
  if (unitId !== undefined) conditions.push(`c.unit_id = ${parameters.add(unitId)}::text`)
  if (customerId !== undefined) conditions.push(`c.customer_id = ${parameters.add(customerId)}::text`)
  if (resultId !== undefined) conditions.push(`c.result_id = ${parameters.add(resultId)}::text`)
  if (q !== undefined) {
    const number = parameters.add(normalizeSerialNumber(q))
    conditions.push(`c.id in (select s.id from warranty_claim s where s.display_id = ${number}::text union select s.id from serial_unit n join warranty_claim s on s.unit_id = n.id where n.serial_number = ${number}::text)`)
  }
  return conditions
}

/** Whoever's it is. Throws `not_found`. */
export async function getClaim(ledger: Ledger, id: string): Promise<ClaimWithWork> {
  const [claim] = await withClient(ledger.dataSource, (client) => viewClaims(ledger, client, [id]))
  if (claim === undefined) throw noClaim(id)
  return claim
}
