/** @jest-environment ./integration-tests/support/failure-environment.ts */
import { describeWithBrowser } from "../support/suites"
import { dayCases } from "./day.cases"
import { closePages } from "./browser"
import { type Desk, problems, startDesk, stopDesk } from "./desk"
import { lookCases } from "./look.cases"
import { orderCases } from "./orders.cases"
import { repairCases } from "./repairs.cases"
import { returnCases } from "./returns.cases"
import { ruleCases } from "./rules.cases"
import { unitCases } from "./units.cases"
import { vendorClaimCases } from "./vendor-claims.cases"
import { warrantyCases } from "./warranty.cases"

/**
 * An agent's day in a real browser, against the built application: one build and one server for all of it. What is asked
 * of the page is asked by what people see: roles, names and words.
 */
const START_MS_MAX = 900_000
const CASE_MS_MAX = 300_000

jest.setTimeout(CASE_MS_MAX)

describeWithBrowser("the agents' desk", (executablePath) => {
  const desk: { current?: Desk } = {}
  const get = (): Desk => {
    if (desk.current === undefined) throw new Error("The desk has not started.")
    return desk.current
  }
  beforeAll(async () => {
    desk.current = await startDesk(executablePath)
  }, START_MS_MAX)
  afterAll(stopDesk, START_MS_MAX)
  afterEach(async () => {
    await closePages()
    expect(problems.splice(0)).toEqual([])
  })

  unitCases(get)
  orderCases(get)
  returnCases(get)
  repairCases(get)
  vendorClaimCases(get)
  ruleCases(get)
  dayCases(get)
  warrantyCases(get)
  lookCases(get)
})
