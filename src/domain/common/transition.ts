/**
 * A state machine as data: for each status, the commands it allows and the statuses they may lead to.
 * Guards and effects never stand in the table; the engine only answers what the table says.
 */
export type TransitionTable<Status extends string, Command extends string> = {
  readonly [From in Status]: { readonly [Name in Command]?: readonly Status[] }
}

export function targetsOf<Status extends string, Command extends string>(
  table: TransitionTable<Status, Command>,
  from: Status,
  command: Command,
): readonly Status[] {
  return table[from][command] ?? []
}

export function commandsFrom<Status extends string, Command extends string>(
  table: TransitionTable<Status, Command>,
  from: Status,
): Command[] {
  // The keys of a row are commands by the table's type; Object.keys only forgets it.
  return Object.keys(table[from]) as Command[]
}

export function statusesAllowing<Status extends string, Command extends string>(
  table: TransitionTable<Status, Command>,
  command: Command,
): Status[] {
  return (Object.keys(table) as Status[]).filter((status) => targetsOf(table, status, command).length > 0)
}

/** What is wrong with a table: targets that are no status, and statuses nothing leads to. Empty when sound. */
export function defectsOf<Status extends string, Command extends string>(
  table: TransitionTable<Status, Command>,
  initial: readonly Status[],
): string[] {
  const statuses = new Set(Object.keys(table))
  const reached = new Set<string>(initial)
  const defects: string[] = []
  for (const from of Object.keys(table) as Status[]) {
    for (const command of commandsFrom(table, from)) {
      for (const to of targetsOf(table, from, command)) {
        if (!statuses.has(to)) defects.push(`${from} --${command}--> ${to}: no such status`)
        if (to !== from) reached.add(to)
      }
    }
  }
  for (const status of statuses) if (!reached.has(status)) defects.push(`${status}: nothing leads here`)
  return defects
}
