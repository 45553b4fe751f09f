/** One line of the table that `npm run bench` prints. */
export interface BenchmarkRow {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What it is measured against, in the same run and unit. */
  readonly base?: number
  /** Ours against the base; the median over the rounds, so it need not be value / base. */
  readonly ratio?: number
  readonly goal?: Goal
}

/** A limit for the ratio, or for the value itself. */
export interface Goal {
  readonly of: "ratio" | "value"
  readonly limit: number
  readonly sense: "at least" | "at most"
}

export const ratioAtLeast = (limit: number): Goal => ({ of: "ratio", limit, sense: "at least" })
export const ratioAtMost = (limit: number): Goal => ({ of: "ratio", limit, sense: "at most" })
export const atLeast = (limit: number): Goal => ({ of: "value", limit, sense: "at least" })
export const atMost = (limit: number): Goal => ({ of: "value", limit, sense: "at most" })

export function isMet({ goal, ratio, value }: BenchmarkRow): boolean | null {
  if (goal === undefined) return null
  const measured = goal.of === "ratio" ? ratio ?? Number.NaN : value
  return goal.sense === "at least" ? measured >= goal.limit : measured <= goal.limit
}

export const goalText = ({ goal, unit }: BenchmarkRow): string =>
  goal === undefined ? "" : `${goal.sense === "at least" ? "≥" : "≤"} ${goal.limit.toLocaleString("en")}${goal.of === "ratio" ? " ×" : ` ${unit}`}`

/** What every benchmark file exports. */
export interface Benchmark {
  readonly run: () => Promise<BenchmarkRow[]>
  /** What explains a gap; printed below the table in BENCHMARKS.md. */
  readonly remarks?: string
  /** Boots a whole application, so it runs only when it is named. */
  readonly needsMedusa?: boolean
}
