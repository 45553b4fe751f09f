import type { Ledger } from "../../ledger/run-command"
import { withClient } from "../../persistence/named-query"
import { readToken, type TokenToRedeem } from "./redeem-token"
import { tokenSecretOf } from "./token-secret"

/** What the facade offers about one-time tokens. They are made and redeemed by the services of what they open. */
export const tokenServices = (ledger: Ledger) => ({
  /** For the sender of notices alone: nobody else may see it. */
  secretOf: (id: string) => tokenSecretOf(ledger, id),
  read: (input: TokenToRedeem) => withClient(ledger.dataSource, (client) => readToken(ledger, client, input)),
})
