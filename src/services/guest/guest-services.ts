import type { Ledger } from "../../ledger/run-command"
import { loadUnitsBySerial } from "../../ledger/load-units"
import { withClient } from "../../persistence/named-query"
import { serialNumbersOf } from "../unit/find-units"
import { emailDigest, type AccessRequest, type Grant, grantAccess, guestOf, redeemAccess, requestAccess } from "./guest-access"

/** What the facade offers for people without a login. */
export const guestServices = (ledger: Ledger) => ({
  requestAccess: (request: AccessRequest) => requestAccess(ledger, request),
  grant: (grant: Grant) => grantAccess(ledger, grant),
  redeem: (input: Parameters<typeof redeemAccess>[1]) => redeemAccess(ledger, input),
  of: (accessToken: string) => guestOf(ledger, accessToken),
  emailDigest: (email: string) => emailDigest(ledger, email),
  /** The customers' units that bear this number; several, where it is not unique in the shop. */
  ownersOfNumber: async (serialNumber: string): Promise<{ readonly unitId: string; readonly serialNumber: string; readonly customerId: string }[]> => {
    const units = await withClient(ledger.dataSource, (client) => loadUnitsBySerial(client, serialNumbersOf(serialNumber), null, "read"))
    return units.flatMap((unit) => (unit.owner === "customer" && unit.ownerCustomerId !== null && unit.status !== "void"
      ? [{ unitId: unit.id, serialNumber: unit.serialNumber, customerId: unit.ownerCustomerId }] : []))
  },
})
