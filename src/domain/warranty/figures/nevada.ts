import { failsWithin, fitWeibull, type Lives, type Weibull } from "./weibull"

/** Units that were shipped in one month, and how many of them came back in each month after it. */
export interface Cohort {
  /** `2026-01` */
  readonly month: string
  readonly shipped: number
  /** Index 0: the month after shipment. As many as have passed. */
  readonly returned: readonly number[]
}

/** The Nevada chart as lives: what came back failed at its age, the rest lives still. */
export function livesOf(cohorts: readonly Cohort[]): Lives[] {
  return cohorts.flatMap(({ shipped, returned }) => {
    const failures = returned.map((count, index): Lives => ({ age: index + 1, count, failed: true }))
    const living = shipped - returned.reduce((sum, count) => sum + count, 0)
    return returned.length === 0 ? [] : [...failures, { age: returned.length, count: Math.max(0, living), failed: false }]
  })
}

export interface Forecast extends Weibull {
  /** Returns expected in the next month, cohort by cohort, in their order. */
  readonly nextMonth: readonly { readonly month: string; readonly expected: number }[]
}

/** Null where there is too little to learn from. */
export function forecastOf(cohorts: readonly Cohort[]): Forecast | null {
  const fitted = fitWeibull(livesOf(cohorts))
  if (fitted === null) return null
  return {
    ...fitted,
    nextMonth: cohorts.map(({ month, shipped, returned }) => ({ month, expected: Math.max(0, shipped - returned.reduce((sum, count) => sum + count, 0)) * failsWithin(fitted, returned.length, 1) })),
  }
}
