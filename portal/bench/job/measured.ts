import type { HttpProtocolTest, HttpRepairTest } from "../../../src/types/http"

/** One row of the test sheet: what the protocol wants, with what was measured last. */
export interface TestRow extends HttpProtocolTest {
  readonly last: HttpRepairTest | null
}

export const SOAK_TEST = "soak"

/** The protocol's tests in its order, then whatever else was recorded; the newest result of each counts. */
export function testRows(protocol: readonly HttpProtocolTest[], tests: readonly HttpRepairTest[], needsSoakTest: boolean): TestRow[] {
  const latest = new Map(tests.map((test) => [test.name, test]))
  const wanted = [...protocol, ...(needsSoakTest && !protocol.some(({ name }) => name === SOAK_TEST) ? [{ name: SOAK_TEST, unit: null, min: null, max: null }] : [])]
  const others = [...latest.values()].filter(({ name }) => !wanted.some((test) => test.name === name))
  return [...wanted, ...others].map(({ name, unit, min, max }) => ({ name, unit, min, max, last: latest.get(name) ?? null }))
}

/** A number as people type it, with a point or a comma; null while it is none. */
export function numberOf(text: string): number | null {
  const plain = text.trim().replace(",", ".")
  return /^[-−]?\d{1,15}(\.\d{1,9})?$/.test(plain) ? Number(plain.replace("−", "-")) : null
}

export const hasLimits = ({ min, max }: Pick<HttpProtocolTest, "min" | "max">): boolean => min !== null || max !== null
export const isWithin = ({ min, max }: Pick<HttpProtocolTest, "min" | "max">, value: number): boolean => (min === null || value >= min) && (max === null || value <= max)
