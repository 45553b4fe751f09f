import type { HttpInstant } from "./common"

/** One measured number, by the formula of its name. */
export interface HttpFigure {
  name: string
  from: HttpInstant
  to: HttpInstant
  unit: "hours" | "ratio" | "count" | "money" | "per_1000" | "score"
  value: number | null
  /** How many things were measured. */
  count: number
  p50?: number | null
  p90?: number | null
  numerator?: number
  denominator?: number
  by?: { key: string; count: number; value: number | null; returned?: number[] }[]
  parameters?: { beta: number; eta: number }
}
