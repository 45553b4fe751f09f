/** @jest-environment ./integration-tests/support/failure-environment.ts */
import { describeWithBrowser } from "../support/suites"
import { accountCases } from "./portal-account.cases"
import { lookCases } from "./portal-look.cases"
import { offerCases } from "./portal-offers.cases"
import { productCases } from "./portal-products.cases"
import { requestCases } from "./portal-requests.cases"
import { speedCases } from "./portal-speed.cases"
import { wizardCases } from "./portal-wizard.cases"
import { payCases } from "./portal-pay.cases"
import { transferCases } from "./portal-transfer.cases"
import { closePages } from "./browser"
import { type Portal, startPortal, stopPortal, wrongs } from "./portal"

/**
 * What customers do, on a phone, in a real browser: one server for all of it. What is asked of the page is asked by what
 * people see. After every case: nothing was thrown, nothing broke the Content-Security-Policy, nobody else was asked.
 */
const START_MS_MAX = 600_000
const CASE_MS_MAX = 300_000

jest.setTimeout(CASE_MS_MAX)

describeWithBrowser("the customers' pages", (executablePath) => {
  const portal: { current?: Portal } = {}
  const get = (): Portal => {
    if (portal.current === undefined) throw new Error("The portal has not started.")
    return portal.current
  }
  beforeAll(async () => {
    portal.current = await startPortal(executablePath)
  }, START_MS_MAX)
  afterAll(stopPortal)
  afterEach(async () => {
    await closePages()
    expect(wrongs.splice(0)).toEqual([])
  })

  accountCases(get)
  productCases(get)
  requestCases(get)
  wizardCases(get)
  payCases(get)
  offerCases(get)
  transferCases(get)
  lookCases(get)
  speedCases(get)
})
