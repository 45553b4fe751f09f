import { createHash, timingSafeEqual } from "node:crypto"
import type { PoolClient } from "pg"
import type { Unit } from "../../domain/unit/unit"
import type { Coverage } from "../../domain/warranty/coverage"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { countRequest } from "../rate-limit/count-requests"
import { loadReferenced, serialNumbersOf } from "../unit/find-units"
import type { UnitVisitor } from "../unit/visitor-units"
import { coverUnit } from "./cover-unit"

export interface CoverageCheck {
  readonly ip: string
  readonly serialNumber: string
  readonly productHint?: string | undefined
  /** Printed in the box, kept as the unit's identifier of this kind. */
  readonly proofCode?: string | undefined
  readonly faultCode?: string | undefined
  readonly cause?: string | undefined
  readonly visitor: UnitVisitor
}

export const PROOF_CODE_KIND = "proof_code"

const WINDOW_SECONDS = 600
const CHECKS_MAX = { ip: 30, number: 10 } as const
const REGISTRATIONS_MAX = 30

export interface CheckedCoverage {
  readonly coverage: Coverage
  /** `verdict`: nothing was proven, but the item's policy publishes the bare verdict. */
  readonly level: "whole" | "verdict"
}

/**
 * Null: nothing was proven, whether or not such a unit exists; the steps are the same either way, so time does not tell.
 * Only where the item's policy publishes it the bare verdict is said. Throws `rate_limit.exceeded`, which depends on the
 * count of requests alone.
 */
async function check(ledger: Ledger, { ip, serialNumber, proofCode, faultCode, cause, visitor }: CoverageCheck): Promise<CheckedCoverage | null> {
  const limit = (name: keyof typeof CHECKS_MAX, value: string) => ({ name: `coverage_check.${name}`, value, max: CHECKS_MAX[name], windowSeconds: WINDOW_SECONDS })
  // Every number it may mean, so that another spelling of one gives no further tries.
  await countRequest(ledger, [limit("ip", ip), ...serialNumbersOf(serialNumber).map((number) => limit("number", number))])
  const { units, published } = await withClient(ledger.dataSource, async (client) => {
    const found = await loadReferenced(client, [{ serialNumber }], "read")
    return { units: found, published: await publishedAmong(client, found.map(({ inventoryItemId }) => inventoryItemId)) }
  })
  const proven = units.filter((unit) => isTheirs(unit, visitor) || (proofCode !== undefined && hasProof(unit, proofCode)))
  const isProven = proven.length > 0
  const meant = isProven ? proven : units.filter(({ inventoryItemId, owner }) => owner === "customer" && published.has(inventoryItemId))
  const [unit] = meant
  // Several units of one number: which one is meant nobody said.
  if (unit === undefined || meant.length > 1 || (!isProven && units.length > 1)) return null
  return { coverage: await coverUnit(ledger, { unitId: unit.id, faultCode, cause }), level: isProven ? "whole" : "verdict" }
}

/** Asked for every number, also for one that nobody bears. */
async function publishedAmong(client: PoolClient, inventoryItemIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await namedQuery<{ id: string }>(client, "select p.inventory_item_id as id from serial_policy p where p.inventory_item_id = any ($1::text[]) and p.public_verdict", [inventoryItemIds])
  return new Set(rows.map(({ id }) => id))
}

function isTheirs(unit: Unit, { ownerCustomerId, orderId, unitId }: UnitVisitor): boolean {
  if (unit.owner !== "customer" || (ownerCustomerId === null && orderId === null)) return false
  return unit.ownerCustomerId === ownerCustomerId && (orderId === null || unit.orderId === orderId) && (unitId === null || unit.id === unitId)
}

/** Compared in constant time: the code is all that stands between a guesser and the answer. */
const hasProof = (unit: Unit, proofCode: string): boolean =>
  unit.identifiers.some(({ kind, value }) => kind === PROOF_CODE_KIND && timingSafeEqual(digest(value), digest(proofCode.trim())))

const digest = (text: string): Buffer => createHash("sha256").update(text).digest()

/** What the facade offers for people who ask about a number. */
export const coverageCheckServices = (ledger: Ledger) => ({
  check: (input: CoverageCheck) => check(ledger, input),
  /** Throws `rate_limit.exceeded`: a form that takes any number must not be tried with all of them. */
  limitRegistrations: (customerId: string) => countRequest(ledger, [{ name: "warranty_registration.customer", value: customerId, max: REGISTRATIONS_MAX, windowSeconds: WINDOW_SECONDS }]),
})
