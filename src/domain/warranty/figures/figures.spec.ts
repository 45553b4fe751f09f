import fc from "fast-check"
import { forecastOf } from "./nevada"
import { failsWithin, fitWeibull } from "./weibull"

const COHORTS = [{ month: "2026-01", shipped: 100, returned: [3, 3, 5] }, { month: "2026-02", shipped: 140, returned: [2, 4] }, { month: "2026-03", shipped: 150, returned: [4] }]

describe("the Weibull forecast", () => {
  it("meets the check values of the Nevada chart", () => {
    const forecast = forecastOf(COHORTS)
    expect(forecast?.beta).toBeCloseTo(2.492775, 6)
    expect(forecast?.eta).toBeCloseTo(6.695053, 6)
    expect(forecast?.nextMonth.map(({ expected }) => Number(expected.toFixed(3)))).toEqual([11.762, 11.041, 5.789])
  })

  it("does not depend on the order of the cohorts", () => {
    expect(forecastOf([...COHORTS].reverse())?.beta).toBeCloseTo(2.492775, 6)
  })

  it("says nothing where there is nothing to learn from", () => {
    expect([fitWeibull([]), fitWeibull([{ age: 1, count: 5, failed: false }, { age: 2, count: 1, failed: false }]), fitWeibull([{ age: 3, count: 2, failed: true }]), forecastOf([{ month: "2026-01", shipped: 10, returned: [] }])]).toEqual([null, null, null, null])
  })

  it("finds the parameters that the lives were made of", () => {
    fc.assert(fc.property(fc.double({ min: 0.5, max: 5, noNaN: true }), fc.double({ min: 2, max: 50, noNaN: true }), (beta, eta) => {
      // The quantiles of the distribution itself, each once: the best fit is close to what made them.
      const lives = Array.from({ length: 2_000 }, (_, index) => ({ age: eta * (-Math.log(1 - (index + 0.5) / 2_000)) ** (1 / beta), count: 1, failed: true }))
      const fitted = fitWeibull(lives)
      expect(Math.abs((fitted?.beta ?? 0) / beta - 1)).toBeLessThan(0.02)
      expect(Math.abs((fitted?.eta ?? 0) / eta - 1)).toBeLessThan(0.02)
      expect(failsWithin({ beta, eta }, 0, eta)).toBeCloseTo(1 - Math.exp(-1), 6)
    }), { numRuns: 50 })
  })
})
