import { assert } from "../common/assert"
import { type Decision, accept } from "../common/decision"
import type { Fact, Facts } from "../common/rejection"
import { targetsOf } from "../common/transition"
import type { UnitEvent, UnitEventType } from "./events"
import { UNIT_TRANSITIONS, type UnitCommandName } from "./transitions"
import type { Unit, UnitChanges, UnitStatus } from "./unit"

interface Moves {
  readonly type: UnitEventType
  readonly command: UnitCommandName
  readonly to: UnitStatus
  readonly changes?: UnitChanges
  readonly facts?: { readonly [key: string]: Fact | undefined }
  readonly correctsSequence?: number
}

/** The event of a command that leads to `to`; the table is asked once more, so that no decision can leave it. */
export function moves(unit: Unit, step: Moves): Decision<UnitEvent> {
  const targets = targetsOf(UNIT_TRANSITIONS, unit.status, step.command)
  assert(targets.includes(step.to), `the table has ${unit.status} --${step.command}--> ${step.to}`)
  const statusChanges: UnitChanges =
    step.to === unit.status ? {} : { status: step.to, previousStatus: unit.status, statusReason: textOf(step.facts?.["reason_code"]) }
  const event: UnitEvent = {
    type: step.type,
    changes: onlyChanged(unit, { ...statusChanges, ...step.changes }),
    facts: withoutUndefined(step.facts ?? {}),
  }
  return accept(step.correctsSequence === undefined ? event : { ...event, correctsSequence: step.correctsSequence })
}

/** An event tells what it changed, not what stayed. */
export function onlyChanged(unit: Unit, changes: UnitChanges): UnitChanges {
  const before: Record<string, unknown> = { ...unit }
  return Object.fromEntries(
    Object.entries(changes).filter(([field, value]) => value !== undefined && !sameValue(before[field], value)),
  )
}

export function withoutUndefined(facts: { readonly [key: string]: Fact | undefined }): Facts {
  const kept: { [key: string]: Fact } = {}
  for (const [key, value] of Object.entries(facts)) if (value !== undefined && value !== null) kept[key] = value
  return kept
}

const textOf = (value: Fact | undefined): string | null => (typeof value === "string" ? value : null)
const sameValue = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)
