/** One observation of a life: how long, how many of them, and whether it ended by a failure or only because nobody looked further. */
export interface Lives {
  readonly age: number
  readonly count: number
  readonly failed: boolean
}

export interface Weibull {
  readonly beta: number
  readonly eta: number
}

const STEPS_MAX = 200
const BETA_MAX = 100
const PRECISION = 1e-12

/**
 * Maximum likelihood of the two-parameter Weibull distribution with right-censored lives. The likelihood equation in β
 * has one root, which bisection finds; η follows from it. Null without at least two different ages, one of them a failure.
 */
export function fitWeibull(lives: readonly Lives[]): Weibull | null {
  const known = lives.filter(({ age, count }) => age > 0 && count > 0)
  const failures = known.filter(({ failed }) => failed)
  const failureCount = failures.reduce((sum, { count }) => sum + count, 0)
  if (failureCount === 0 || new Set(known.map(({ age }) => age)).size < 2) return null
  const meanLog = failures.reduce((sum, { age, count }) => sum + count * Math.log(age), 0) / failureCount
  // Ages are taken as parts of the greatest, so that no power of them overflows.
  const greatest = Math.max(...known.map(({ age }) => age))
  const slope = (beta: number): number => {
    let powers = 0
    let logs = 0
    for (const { age, count } of known) {
      const power = count * (age / greatest) ** beta
      powers += power
      logs += power * Math.log(age)
    }
    return logs / powers - 1 / beta - meanLog
  }
  let [low, high] = [1e-6, BETA_MAX]
  if (slope(high) < 0) return null
  for (let step = 0; step < STEPS_MAX && high - low > PRECISION; step++) {
    const middle = (low + high) / 2
    if (slope(middle) < 0) low = middle
    else high = middle
  }
  const beta = (low + high) / 2
  const sum = known.reduce((total, { age, count }) => total + count * (age / greatest) ** beta, 0)
  return { beta, eta: greatest * (sum / failureCount) ** (1 / beta) }
}

/** Of those that lived so long, the part that fails within the next span. */
export const failsWithin = ({ beta, eta }: Weibull, age: number, span: number): number => 1 - Math.exp((age / eta) ** beta - ((age + span) / eta) ** beta)
