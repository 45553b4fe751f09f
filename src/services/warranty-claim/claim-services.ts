import type { CommandRequest, Ledger } from "../../ledger/run-command"
import { closeWhenDone } from "./close-when-done"
import { commandClaim, type CommandClaim } from "./command-claim"
import { linkClaimResult, type LinkResult } from "./link-result"
import { type ClaimFilter, getClaim, listClaims } from "./list-claims"
import { submitClaim, type SubmitClaim } from "./submit-claim"

/** What the facade offers about warranty claims. */
export const claimServices = (ledger: Ledger) => ({
  submit: (request: CommandRequest, input: SubmitClaim) => submitClaim(ledger, request, input),
  command: (request: CommandRequest, input: CommandClaim) => commandClaim(ledger, request, input),
  /** For returns, repairs and replacements: what an approved claim led to. */
  linkResult: (request: CommandRequest, input: LinkResult) => linkClaimResult(ledger, request, input),
  /** Its return or repair is over. */
  closeWhenDone: (id: string) => closeWhenDone(ledger, id),
  list: (filter: ClaimFilter) => listClaims(ledger, filter),
  get: (id: string) => getClaim(ledger, id),
})
