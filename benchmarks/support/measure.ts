/** What both contenders do in a round; gives its figure: units or commands each second, or milliseconds. */
type Round = (round: number) => Promise<number>

export interface Compared {
  readonly value: number
  readonly base: number
  /** value / base */
  readonly ratio: number
}

/**
 * Ours and the bases by turns, in changing order, so that what else the machine does falls on all alike. The ratio is
 * the median of the rounds' ratios. One round before is not counted: prepared statements, caches, the compiler.
 */
export async function interleave<Base extends string>(rounds: number, ours: Round, bases: { readonly [name in Base]: Round }): Promise<{ readonly [name in Base]: Compared }> {
  const names = Object.keys(bases) as Base[]
  const contenders: { readonly name: Base | "ours"; readonly run: Round }[] = [{ name: "ours", run: ours }, ...names.map((name) => ({ name, run: bases[name] }))]
  const figures: Record<string, number>[] = []
  for (let round = 0; round <= rounds; round++) {
    const figure: Record<string, number> = {}
    const turn = round % contenders.length
    for (const { name, run } of [...contenders.slice(turn), ...contenders.slice(0, turn)]) figure[name] = await run(round)
    if (round > 0) figures.push(figure)
  }
  const of = (name: string): number[] => figures.map((figure) => figure[name] ?? Number.NaN)
  const compared = names.map((name): [Base, Compared] => {
    const base = of(name)
    return [name, { value: median(of("ours")), base: median(base), ratio: median(of("ours").map((value, index) => value / (base[index] ?? Number.NaN))) }]
  })
  return Object.fromEntries(compared) as { [name in Base]: Compared }
}

/** For figures where less is better, the ratio is still "how many times as good as the base". */
export const inverted = ({ value, base, ratio }: Compared): Compared => ({ value, base, ratio: 1 / ratio })

/** `work` again and again by so many clients at once for so long; gives how often each second, and each time it took in ms. */
export async function runClients(clients: number, durationMs: number, work: (client: number) => Promise<void>, latencies: number[] = []): Promise<number> {
  const startedAt = performance.now()
  let done = 0
  await Promise.all(Array.from({ length: clients }, async (_, client) => {
    for (let from = startedAt; from - startedAt < durationMs;) {
      await work(client)
      const until = performance.now()
      latencies.push(until - from)
      from = until
      done++
    }
  }))
  return (done / (performance.now() - startedAt)) * 1_000
}

/** Each task once, by so many clients at once; gives how many each second. */
export async function runQueue<Task>(clients: number, tasks: readonly Task[], work: (client: number, task: Task) => Promise<unknown>, latencies: number[] = []): Promise<number> {
  const waiting = tasks.values()
  const ms = await timed(() => Promise.all(Array.from({ length: clients }, async (_, client) => {
    for (const task of waiting) latencies.push(await timed(() => work(client, task)))
  })))
  return (tasks.length / ms) * 1_000
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  if (share === 0.5 && sorted.length % 2 === 0) return ((sorted[sorted.length / 2 - 1] ?? Number.NaN) + (sorted[sorted.length / 2] ?? Number.NaN)) / 2
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
