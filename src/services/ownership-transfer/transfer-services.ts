import type { CommandRequest, Ledger } from "../../ledger/run-command"
import { acceptTransfer, type AcceptTransfer } from "./accept-transfer"
import { countRequest } from "../rate-limit/count-requests"
import { tokenSecretOf } from "../token/token-secret"
import { cancelTransfer, type CancelTransfer, listOffers, offerUnit, type OfferUnit } from "./offer-unit"

const OFFERS_PER_HOUR_MAX = 10

/** What the facade offers for passing a unit on. */
export const transferServices = (ledger: Ledger) => ({
  /** By mail, to whatever address its owner types. Throws `rate_limit.exceeded`: nobody's mailbox is filled from here. */
  offer: async (request: CommandRequest, input: OfferUnit) => {
    await countRequest(ledger, [{ name: "ownership_transfer.customer", value: input.fromCustomerId, max: OFFERS_PER_HOUR_MAX, windowSeconds: 3_600 }])
    return offerUnit(ledger, request, input)
  },
  /** The link's secret goes to the owner who asked, and nowhere else. */
  offerLink: async (request: CommandRequest, input: Omit<OfferUnit, "toEmail">) => {
    const { tokenId, ...transfer } = await offerUnit(ledger, request, { ...input, toEmail: null })
    return { transfer, token: tokenSecretOf(ledger, tokenId) }
  },
  listOffered: (fromCustomerId: string, page: { readonly limit: number; readonly offset: number }) => listOffers(ledger, fromCustomerId, page),
  cancel: (request: CommandRequest, input: CancelTransfer) => cancelTransfer(ledger, request, input),
  accept: (request: CommandRequest, input: AcceptTransfer) => acceptTransfer(ledger, request, input),
})
