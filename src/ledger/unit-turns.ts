/**
 * Commands of this process that want the same units, one after another in the order they came. Postgres hands a row on
 * without order: whoever waited for the version before queues anew behind newcomers, and each of them keeps a connection
 * meanwhile. Who waits here holds neither. Only an order, never asked for what is true: other processes know nothing of it.
 */
export class UnitTurns {
  private readonly last = new Map<string, Promise<void>>()

  isTaken(unitIds: readonly string[]): boolean {
    return this.last.size > 0 && unitIds.some((id) => this.last.has(id))
  }

  /** Joins the queues of all these units at one moment, so that no two commands can wait for each other. */
  async run<Result>(unitIds: readonly string[], work: () => Promise<Result>): Promise<Result> {
    let end = (): void => undefined
    const mine = new Promise<void>((resolve) => { end = resolve })
    const before = unitIds.flatMap((id) => this.last.get(id) ?? [])
    for (const id of unitIds) this.last.set(id, mine)
    try {
      await Promise.all(before)
      return await work()
    } finally {
      for (const id of unitIds) if (this.last.get(id) === mine) this.last.delete(id)
      end()
    }
  }
}
