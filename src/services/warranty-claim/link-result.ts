import { RejectionError, reject } from "../../domain/common/rejection"
import { type CommandRequest, type Ledger, transactCommand } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { noteReplacement } from "../warranty/aftersales-hooks"
import { loadClaim, lockClaim, type WarrantyClaim } from "./claim-rows"

export interface LinkResult {
  readonly id: string
  /** The RMA, repair order or order that carries the claim out. */
  readonly result: { readonly type: string; readonly id: string }
  /** The unit that is given instead, where there is one: one for each claim. */
  readonly replacementUnitId?: string
  readonly repairWasAsked?: boolean | null
}

/** Says what an approved claim led to. Told again, it changes nothing; another document is refused with `warranty_claim.carried_out`. */
export async function linkClaimResult(ledger: Ledger, request: CommandRequest, { id, result, replacementUnitId, repairWasAsked = null }: LinkResult): Promise<WarrantyClaim> {
  await transactCommand(ledger, request, {
    lockFirst: (client) => lockClaim(client, id),
    work: async ({ client, context, append }) => {
      const claim = await loadClaim(client, id, context.at)
      if (claim.result !== null && (claim.result.type !== result.type || claim.result.id !== result.id)) {
        throw new RejectionError(reject("warranty_claim.carried_out", `Claim ${claim.displayId} led to ${claim.result.type} ${claim.result.id} already.`, { id, result: { ...claim.result } }))
      }
      if (claim.status !== "approved" && claim.status !== "partly_approved") {
        throw new RejectionError(reject("warranty_claim.not_approved", `Claim ${claim.displayId} is ${claim.status}; only an approved one leads to anything.`, { id, status: claim.status }))
      }
      await namedQuery(client, "update warranty_claim set result_type = $2::text, result_id = $3::text, version = version + case when result_id is null then 1 else 0 end where id = $1::text", [id, result.type, result.id])
      if (replacementUnitId !== undefined) {
        const message = await noteReplacement(client, { originalUnitId: claim.unitId, replacementUnitId, reference: { type: "warranty_claim", id }, repairWasAsked, at: context.at })
        await append({ changes: [], messages: () => [message] })
      }
      return { summary: { warranty_claim_id: id } }
    },
  })
  return withClient(ledger.dataSource, (client) => loadClaim(client, id, ledger.now()))
}
