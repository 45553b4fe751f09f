import type { Unit } from "../../src/domain/unit/unit"
import type { VendorClaim } from "../../src/domain/vendor/vendor-claim"
import type { CommandRequest } from "../../src/ledger/run-command"
import type { Services } from "../../src/services/create-services"
import type { VendorAnswer } from "../../src/services/vendor/record-outcome"
import { AGENT, LOCATION, receive, serials, unique } from "../ledger/fixture"
import { QUARANTINE } from "../rma/fixture"

export const EUR = (minor: number) => ({ minor, currencyCode: "eur" })

/** Units of the shop that lie in quarantine. */
export async function quarantined(services: Services, item: string, count: number): Promise<readonly Unit[]> {
  const units = await receive(services, item, serials(count))
  return (await services.units.command(AGENT, { command: "quarantine", units: units.map(({ id }) => ({ unitId: id })), reasonCode: "defective" })).units
}

export const named = (units: readonly Unit[], claimed: { minor: number; currencyCode: string } | null = null) => units.map(({ id }) => ({ unit: { unitId: id }, claimed }))

export async function openClaim(services: Services, units: readonly Unit[] = [], { vendorId = unique("maker"), claimed = EUR(10_000), request = AGENT }: { readonly vendorId?: string; readonly claimed?: { minor: number; currencyCode: string } | null; readonly request?: CommandRequest } = {}): Promise<VendorClaim> {
  const { summary } = await services.vendorClaims.open(request, { vendorId, units: named(units, claimed) })
  return claimNow(services, String(summary["vendor_claim_id"]))
}

export const claimNow = async (services: Services, id: string): Promise<VendorClaim> => (await services.vendorClaims.get(id)).claim

export async function shipClaim(services: Services, claim: VendorClaim): Promise<VendorClaim> {
  await services.vendorClaims.change(AGENT, { vendorClaimId: claim.id, command: { name: "ship", trackingNumber: "T-77", vendorReference: "RA-1" } })
  return claimNow(services, claim.id)
}

export async function change(services: Services, claim: VendorClaim, name: "settle" | "close" | "cancel"): Promise<VendorClaim> {
  await services.vendorClaims.change(AGENT, { vendorClaimId: claim.id, command: name === "cancel" ? { name, reasonCode: "mistake" } : { name } })
  return claimNow(services, claim.id)
}

export async function answer(services: Services, claim: VendorClaim, ...answers: readonly (Omit<VendorAnswer, "line"> & { readonly unit_: Unit })[]): Promise<VendorClaim> {
  await services.vendorClaims.recordOutcome(AGENT, { vendorClaimId: claim.id, answers: answers.map(({ unit_, ...rest }) => ({ ...rest, line: { unitId: unit_.id } })) })
  return claimNow(services, claim.id)
}

export const replacementOf = (serialNumber: string = unique("NEW").toUpperCase()) => ({ serialNumber, locationId: LOCATION })

export { QUARANTINE }
