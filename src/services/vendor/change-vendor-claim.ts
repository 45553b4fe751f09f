import { RejectionError, reject } from "../../domain/common/rejection"
import type { Amount, VendorClaimCommand } from "../../domain/vendor/commands"
import type { VendorClaimLine } from "../../domain/vendor/vendor-claim"
import type { CommandRequest, CommandResult, Ledger } from "../../ledger/run-command"
import { nameOf, resolveReference, type UnitReference } from "../unit/find-units"
import { joiningUnits, type NamedUnit, namedUnitIds, requireRmaLines } from "./joining-units"
import { onVendorClaim, type VendorClaimTarget, type VendorClaimWork } from "./on-vendor-claim"

/** How callers name a line: by itself or by its unit. */
export type LineReference = { readonly lineId: string } | UnitReference

export interface AddVendorUnits extends VendorClaimTarget {
  readonly units: readonly NamedUnit[]
}

/** Puts more units on an open claim. */
export async function addVendorUnits(ledger: Ledger, request: CommandRequest, input: AddVendorUnits): Promise<CommandResult> {
  let unitIds: readonly string[] = []
  return onVendorClaim(ledger, request, input, async ({ transaction }) => {
    await requireRmaLines(transaction.client, input.units, unitIds)
    return { command: { name: "add_units", units: joiningUnits(ledger, input.units, unitIds) } }
  }, async (client) => (unitIds = await namedUnitIds(client, input.units)))
}

export interface RemoveVendorUnits extends VendorClaimTarget {
  readonly lines: readonly LineReference[]
}

/** Takes units off an open claim that were not sent under it. */
export async function removeVendorUnits(ledger: Ledger, request: CommandRequest, input: RemoveVendorUnits): Promise<CommandResult> {
  return onVendorClaim(ledger, request, input, async (work) => ({ command: { name: "remove_units", lineIds: input.lines.map((line) => lineIdOf(work, line)) } }))
}

export interface SetVendorClaimed extends VendorClaimTarget {
  readonly lines: readonly { readonly line: LineReference; readonly claimed?: Amount | null; readonly faultCodes?: readonly string[] | null }[]
}

/** What we ask for units and why, where that was not known when they joined. */
export async function setVendorClaimed(ledger: Ledger, request: CommandRequest, input: SetVendorClaimed): Promise<CommandResult> {
  return onVendorClaim(ledger, request, input, async (work) => ({
    command: { name: "set_claimed", lines: input.lines.map(({ line, claimed, faultCodes }) => ({ lineId: lineIdOf(work, line), claimed: claimed ?? null, faultCodes: faultCodes ?? null })) },
  }))
}

export interface ChangeVendorClaim extends VendorClaimTarget {
  readonly command: Extract<VendorClaimCommand, { readonly name: "ship" | "settle" | "close" | "cancel" }>
}

/** Ships, settles, closes or cancels the whole claim. */
export async function changeVendorClaim(ledger: Ledger, request: CommandRequest, input: ChangeVendorClaim): Promise<CommandResult> {
  return onVendorClaim(ledger, request, input, async () => ({ command: input.command }))
}

/** Among the claim's own units; throws `not_found` or `unit.ambiguous`. */
export function lineIdOf({ claim, units }: VendorClaimWork, reference: LineReference): string {
  if ("lineId" in reference) return reference.lineId
  const resolved = resolveReference(reference, claim.lines.map(({ unitId }) => units.get(unitId)))
  if (!resolved.ok && resolved.rejection.code !== "unit.not_found") throw new RejectionError(resolved.rejection)
  const line: VendorClaimLine | undefined = resolved.ok ? claim.lines.find(({ unitId }) => unitId === resolved.outcome.id) : undefined
  if (line === undefined) throw new RejectionError(reject("not_found", `${claim.displayId} has no unit ${nameOf(reference)}.`, { id: claim.id, unit: nameOf(reference) }))
  return line.id
}
