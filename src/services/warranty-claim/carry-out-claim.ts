import type { PoolClient } from "pg"
import { assert } from "../../domain/common/assert"
import { decideRma } from "../../domain/rma/decide-rma"
import type { Resolution, Rma } from "../../domain/rma/rma"
import type { ClaimDocument, ClaimOutcome } from "../../domain/warranty/claim"
import type { Unit } from "../../domain/unit/unit"
import type { CommandTransaction, Ledger } from "../../ledger/run-command"
import { namedQuery } from "../../persistence/named-query"
import { DocumentUnits } from "../document/document-units"
import { openRepairIn } from "../repair/open-repair"
import { RmaWork } from "../rma/on-rma"
import { openRmaIn, RETURNABLE } from "../rma/open-rma"
import { loadRmas } from "../rma/rma-store"
import type { WarrantyClaim } from "./claim-rows"

interface Granted {
  readonly claim: WarrantyClaim
  readonly outcome: ClaimOutcome
  readonly opens: ClaimDocument | undefined
  /** The bench of a unit that was never in any warehouse of ours. */
  readonly fallbackLocationId: string | null | undefined
}

/**
 * Opens what carries the claim out, in the claim's own transaction: a return that needs no further decision, or, for a
 * unit that lies here already, a repair. Where the unit stands on an open document, that one does it. Null: there is
 * nothing to open for it now.
 */
export async function openForClaim(ledger: Ledger, transaction: CommandTransaction, { claim: asked, outcome, opens, fallbackLocationId }: Granted): Promise<{ readonly type: "rma" | "repair_order"; readonly id: string } | null> {
  if (opens === "nothing") return null
  const units = await DocumentUnits.lock(transaction, [asked.unitId])
  const unit = units.get(asked.unitId)
  const open = await openDocumentOf(transaction.client, unit)
  if (open !== null || unit.owner !== "customer") return open
  const claim = toldToOwner(asked, unit)
  if (opens === "repair_order" || (opens === undefined && outcome === "repair" && unit.status === "quarantined")) {
    const id = ledger.newId("arep")
    await openRepairIn(transaction, units, unit.id, id, { problem: claim.problem ?? `Warranty claim ${claim.displayId}`, fallbackLocationId })
    return { type: "repair_order", id }
  }
  if (opens === undefined && !RETURNABLE.includes(unit.status)) return null
  return { type: "rma", id: (await openReturn(ledger, transaction, claim, outcome, unit)).id }
}

/** What a former owner said and where she lives do not go on to the document of the next one. */
const toldToOwner = (claim: WarrantyClaim, unit: Unit): WarrantyClaim => (claim.customerId === unit.ownerCustomerId ? claim : { ...claim, problem: null, country: null })

async function openDocumentOf(client: PoolClient, unit: Unit): Promise<{ readonly type: "rma" | "repair_order"; readonly id: string } | null> {
  const [row] = await namedQuery<{ type: "rma" | "repair_order"; id: string }>(
    client,
    `select 'rma' as type, l.rma_id as id from rma_line l where l.unit_id = $1::text and l.is_open
     union all select 'repair_order', o.id from repair_order o where o.unit_id = $1::text and o.status not in ('closed','canceled') limit 1`,
    [unit.id],
  )
  return row ?? null
}

/** What she asked for stands on its line, as on every return; what was granted, in the reason it was accepted for. */
const RESOLUTION_OF: { readonly [outcome in ClaimOutcome]: Resolution } = { repair: "repair", replacement: "replacement", refund: "refund", store_credit: "store_credit", return: "none", none: "none" }

const openReturn = (ledger: Ledger, transaction: CommandTransaction, claim: WarrantyClaim, outcome: ClaimOutcome, unit: Unit): Promise<Rma> =>
  openRmaIn(ledger, transaction, {
    source: "claim", orderId: null, customerId: unit.ownerCustomerId, countryCode: claim.country?.toLowerCase() ?? null,
    lines: [{
      unit: { unitId: unit.id }, reasonCode: claim.faultCode ?? "warranty_claim", requestedResolution: RESOLUTION_OF[claim.wish ?? outcome], ...(claim.problem === null ? {} : { note: claim.problem }),
    }],
    acceptedFor: { rule: "warranty_claim", fact: claim.displayId, result: outcome },
  })

/** After the claim's own row and before all units, as every document. */
export async function lockResult(client: PoolClient, claimId: string): Promise<void> {
  await namedQuery(client, "select r.id from rma r join warranty_claim c on c.result_type = 'rma' and c.result_id = r.id where c.id = $1::text for no key update of r", [claimId])
}

/** A return of which nothing has happened yet goes with the claim that it was opened for; one that was open before stays. */
export async function takeBackResult(ledger: Ledger, transaction: CommandTransaction, claim: WarrantyClaim): Promise<void> {
  if (claim.result === null || claim.resultStage !== "waiting") return
  const [rma] = await loadRmas(transaction.client, [claim.result.id])
  assert(rma !== undefined, "a claim's return exists")
  if (rma.source !== "claim" || rma.lines.some(({ unitId }) => unitId !== claim.unitId)) return
  const work = new RmaWork(ledger, transaction, rma, await DocumentUnits.lock(transaction, rma.lines.map(({ unitId }) => unitId)))
  work.decided(decideRma(work.current, { name: "cancel", reasonCode: "warranty_claim" }, work.moment))
  await work.save()
}
