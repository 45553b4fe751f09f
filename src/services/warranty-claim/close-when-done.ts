import type { Ledger } from "../../ledger/run-command"
import { withClient } from "../../persistence/named-query"
import { loadClaim } from "./claim-rows"
import { commandClaim } from "./command-claim"

/** Who closed it, where no person did. */
const WORKER = { type: "system", id: "warranty_claims" } as const

/** What the claim led to is done, so the claim is. Anything else leaves it alone, so a second run changes nothing. */
export async function closeWhenDone(ledger: Ledger, id: string): Promise<void> {
  const claim = await withClient(ledger.dataSource, (client) => loadClaim(client, id, ledger.now()))
  if (claim.resultStage !== "done" || (claim.status !== "approved" && claim.status !== "partly_approved")) return
  await commandClaim(ledger, { actor: WORKER }, { id, command: "close" })
}
