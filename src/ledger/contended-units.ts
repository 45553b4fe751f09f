import type { UnitChange } from "./record"

const CONTENDED_FOR_MS = 200
const UNITS_MAX = 10_000

/** Units that several commands want just now. Only a hint: forgotten after a moment, never asked for what is true. */
export class ContendedUnits {
  private readonly until = new Map<string, number>()

  add(changes: readonly UnitChange[]): void {
    if (this.until.size + changes.length > UNITS_MAX) this.until.clear()
    for (const { unitId } of changes) this.until.set(unitId, performance.now() + CONTENDED_FOR_MS)
  }

  /** Whoever asks for such a unit wants it too, so the moment is prolonged. */
  hasAny(changes: readonly UnitChange[]): boolean {
    if (this.until.size === 0) return false
    const now = performance.now()
    const wanted = changes.filter(({ unitId }) => (this.until.get(unitId) ?? 0) > now)
    this.add(wanted)
    return wanted.length > 0
  }
}
