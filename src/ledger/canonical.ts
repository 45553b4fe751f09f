import { createHash } from "node:crypto"
import type { Fact, Facts } from "../domain/common/rejection"
import type { RecordedUnitEvent } from "../domain/unit/events"

/** Number of the canonical form; docs/ledger.md specifies it, so that anyone who holds the export can verify a chain. */
export const CANONICAL_FORM = 1

type HashedEvent = Omit<RecordedUnitEvent, "changes" | "facts" | "hash">

/** Hex SHA-256 of one event, chained to the unit's event before it (`previousHash`, empty for the first). */
export function hashEvent(event: HashedEvent, storedChanges: string, storedFacts: string, previousHash: string): string {
  const fixed = JSON.stringify([
    CANONICAL_FORM, event.unitId, event.sequence, event.type, event.actor.type, event.actor.id, event.workstation,
    event.reference?.type ?? null, event.reference?.id ?? null, event.occurredAt, event.recordedAt, event.commandId,
    event.correctsSequence ?? null, previousHash,
  ])
  return createHash("sha256").update(`${fixed.slice(0, -1)},${storedChanges},${storedFacts}]`).digest("hex")
}

/** JSON with sorted keys and no white space: jsonb keeps neither order nor spacing, so both are fixed here. */
export function canonicalJson(value: Fact | Facts): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((item: Fact) => canonicalJson(item)).join(",")}]`
  const facts = value as { readonly [key: string]: Fact }
  let text = ""
  for (const key of Object.keys(facts).sort()) text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(facts[key] as Fact)}`
  return `{${text}}`
}
