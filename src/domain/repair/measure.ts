import { type Decision, accept, refuse } from "../common/decision"
import { reject } from "../common/rejection"
import type { NewTest, ProtocolTest } from "./commands"
import type { RepairTest } from "./repair-order"

/** The name of the test that a second no-fault-found needs: long enough under load that an intermittent fault shows. */
export const SOAK_TEST = "soak"

/** A test takes the limits of the product's protocol where the technician gave none. A number within its limits passes, whatever was ticked. */
export function measure(test: NewTest, protocol: readonly ProtocolTest[]): Decision<Omit<RepairTest, "recordedBy" | "recordedAt">> {
  const ruled = protocol.find(({ name }) => name === test.name)
  const [min, max, unit] = ruled === undefined ? [test.min, test.max, test.unit] : [ruled.min, ruled.max, ruled.unit ?? test.unit]
  const isMeasured = min !== null || max !== null
  if (isMeasured && test.value === null) {
    return refuse(reject("repair_order.test_needs_value", `Test "${test.name}" has limits, so it needs the value that was measured.`, { name: test.name }))
  }
  if (!isMeasured && test.passed === null) {
    return refuse(reject("repair_order.test_needs_verdict", `Test "${test.name}" has no limits, so say whether it passed.`, { name: test.name }))
  }
  const isWithin = test.value !== null && (min === null || test.value >= min) && (max === null || test.value <= max)
  // Within its limits a test may still be failed by hand (it smelled of smoke); outside of them nobody can pass it.
  return accept({ id: test.id, name: test.name, value: test.value, unit, min, max, passed: isMeasured ? isWithin && test.passed !== false : test.passed === true })
}

/** The newest result of each test counts. */
export function latestResults(tests: readonly RepairTest[]): RepairTest[] {
  return [...new Map(tests.map((test) => [test.name, test])).values()]
}

/** Names of the tests that stand in the way of a passed check: failed at last, or demanded by the protocol and never done. */
export function missingTests(tests: readonly RepairTest[], protocol: readonly ProtocolTest[]): string[] {
  const latest = latestResults(tests)
  const done = new Set(latest.map(({ name }) => name))
  return [...latest.filter(({ passed }) => !passed).map(({ name }) => name), ...protocol.filter(({ name }) => !done.has(name)).map(({ name }) => name)]
}
