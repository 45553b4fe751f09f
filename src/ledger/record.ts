import type { UnitEvent, Actor, RecordedUnitEvent, Reference } from "../domain/unit/events"
import { evolve } from "../domain/unit/evolve"
import type { Instant, Unit } from "../domain/unit/unit"
import { canonicalJson, hashEvent } from "./canonical"
import { storedChangesJson } from "./unit-columns"

/** Who, when and from which document: the same for every event of one command. */
export interface CommandContext {
  readonly actor: Actor
  readonly workstation: string | null
  readonly reference: Reference | null
  readonly at: Instant
  readonly occurredAt: Instant
  readonly commandId: string
}

/** What was decided for one unit. `before` is null for a birth. */
export interface UnitChange {
  readonly unitId: string
  readonly before: Unit | null
  readonly event: UnitEvent
  /** Medusa itself changes its stock level for this event (fulfilment, its cancellation, return receipt), or the stock is adopted. */
  readonly stockByMedusa?: boolean
  /** The document this one event belongs to, where it differs from the command's. */
  readonly reference?: Reference
}

export interface RecordedChange extends UnitChange {
  readonly after: Unit
  readonly recorded: RecordedUnitEvent
  readonly changesJson: string
  readonly factsJson: string
}

/** Gives decided events their place in the unit's history: sequence, time, hash; and the unit they lead to. */
export function recordChange({ unitId, before, event, stockByMedusa, reference }: UnitChange, context: CommandContext): RecordedChange {
  const changesJson = storedChangesJson(event.changes)
  const factsJson = canonicalJson(event.facts)
  // Whole literals, completed in place: each object grown or copied once more is felt in a batch of 10,000.
  const recorded = {
    type: event.type, changes: event.changes, facts: event.facts, unitId, sequence: (before?.version ?? 0) + 1, actor: context.actor, workstation: context.workstation,
    reference: reference ?? context.reference, occurredAt: context.occurredAt, recordedAt: context.at, commandId: context.commandId,
    ...(event.correctsSequence === undefined ? {} : { correctsSequence: event.correctsSequence }), hash: "",
  } satisfies RecordedUnitEvent
  recorded.hash = hashEvent(recorded, changesJson, factsJson, before?.chainHash ?? "")
  return { unitId, before, event, stockByMedusa: stockByMedusa === true, recorded, after: evolve(before, recorded), changesJson, factsJson }
}
