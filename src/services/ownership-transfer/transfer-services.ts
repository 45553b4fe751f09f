import type { CommandRequest, Ledger } from "../../ledger/run-command"
import { acceptTransfer, type AcceptTransfer } from "./accept-transfer"
import { tokenSecretOf } from "../token/token-secret"
import { cancelTransfer, type CancelTransfer, listOffers, offerUnit, type OfferUnit } from "./offer-unit"

/** What the facade offers for passing a unit on. */
export const transferServices = (ledger: Ledger) => ({
  offer: (request: CommandRequest, input: OfferUnit) => offerUnit(ledger, request, input),
  /** The link's secret goes to the owner who asked, and nowhere else. */
  offerLink: async (request: CommandRequest, input: Omit<OfferUnit, "toEmail">) => {
    const { tokenId, ...transfer } = await offerUnit(ledger, request, { ...input, toEmail: null })
    return { transfer, token: tokenSecretOf(ledger, tokenId) }
  },
  listOffered: (fromCustomerId: string, page: { readonly limit: number; readonly offset: number }) => listOffers(ledger, fromCustomerId, page),
  cancel: (request: CommandRequest, input: CancelTransfer) => cancelTransfer(ledger, request, input),
  accept: (request: CommandRequest, input: AcceptTransfer) => acceptTransfer(ledger, request, input),
})
