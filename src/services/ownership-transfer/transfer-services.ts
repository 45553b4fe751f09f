import type { CommandRequest, Ledger } from "../../ledger/run-command"
import { acceptTransfer, type AcceptTransfer } from "./accept-transfer"
import { cancelTransfer, type CancelTransfer, offerUnit, type OfferUnit } from "./offer-unit"

/** What the facade offers for passing a unit on. */
export const transferServices = (ledger: Ledger) => ({
  offer: (request: CommandRequest, input: OfferUnit) => offerUnit(ledger, request, input),
  cancel: (request: CommandRequest, input: CancelTransfer) => cancelTransfer(ledger, request, input),
  accept: (request: CommandRequest, input: AcceptTransfer) => acceptTransfer(ledger, request, input),
})
