import type { PoolClient } from "pg"
import { RejectionError, reject } from "../../domain/common/rejection"
import type { Instant } from "../../domain/unit/unit"
import type { Ledger } from "../../ledger/run-command"
import { WARRANTY_FIGURES } from "../warranty/warranty-figures"
import { withClient } from "../../persistence/named-query"
import { satisfactionFigure } from "../satisfaction/satisfaction"
import { costPerClaim, firstPassYield, firstTimeFix, mttr, netTat, nff, tat, wip } from "./repair-figures"
import { vendorRecoveryRate } from "./vendor-figures"

/** From this instant to before that one. */
export interface FigurePeriod {
  readonly from: Instant
  readonly to: Instant
  /** Only what was done there; left out: everywhere. */
  readonly locationId?: string | undefined
}

export interface Figure {
  readonly unit: "hours" | "ratio" | "count" | "money" | "per_1000" | "score"
  /** Null: nothing to measure, or one value a currency in `by`. */
  readonly value: number | null
  /** What was measured. */
  readonly count: number
  readonly p50?: number | null
  readonly p90?: number | null
  readonly numerator?: number
  readonly denominator?: number
  readonly by?: readonly { readonly key: string; readonly count: number; readonly value?: number; readonly totalMinor?: number; readonly valueMinor?: number; readonly returned?: readonly number[] }[]
  /** Of a fitted distribution. */
  readonly parameters?: { readonly beta: number; readonly eta: number }
}

type Measure = (client: PoolClient, period: FigurePeriod, ledger: Ledger) => Promise<Figure>

/** Those that know where the work was done. */
const FIGURES_BY_LOCATION = { tat, net_tat: netTat, mttr, first_time_fix: firstTimeFix, nff, first_pass_yield: firstPassYield, cost_per_claim: costPerClaim, wip } as const satisfies { readonly [name: string]: Measure }

/** Every figure by its name; a noun adds its lines. The formulae stand with the functions. */
const FIGURES = {
  ...FIGURES_BY_LOCATION,
  ...WARRANTY_FIGURES, vendor_recovery: vendorRecoveryRate,
  satisfaction: satisfactionFigure,
} as const satisfies { readonly [name: string]: Measure }

export const FIGURE_NAMES = Object.keys(FIGURES)

export const knowsLocation = (name: string): boolean => Object.hasOwn(FIGURES_BY_LOCATION, name)

/** Throws `not_found` for a name that is none. */
export async function measureFigure(ledger: Ledger, name: string, period: FigurePeriod): Promise<Figure> {
  const measure: Measure | undefined = Object.hasOwn(FIGURES, name) ? FIGURES[name as keyof typeof FIGURES] : undefined
  if (measure === undefined) throw new RejectionError(reject("not_found", `There is no figure "${name.slice(0, 64)}"; there are ${FIGURE_NAMES.join(", ")}.`, { figures: FIGURE_NAMES }))
  return withClient(ledger.dataSource, (client) => measure(client, period, ledger))
}
