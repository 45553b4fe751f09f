import { type Rejection, reject } from "../common/rejection"
import type { Bench } from "./commands"
import { missingTests, SOAK_TEST } from "./measure"
import { liveLines, type RepairOrder, workerOf } from "./repair-order"
import { noTimerRuns, someTimerRuns, someTimerStopped } from "./timers"
import { exceedsApproval, hasCustomersLines, totalsOf } from "./totals"
import type { RepairCommandName } from "./transitions"

type Guard = (order: RepairOrder, bench: Bench) => Rejection | null

/** What the order's own facts forbid although the table allows it. What only the input decides is no guard. */
export const GUARDS: { readonly [Name in RepairCommandName]?: readonly Guard[] } = {
  check_in: [atTheBench],
  start_timer: [atTheBench, noTimerRuns],
  stop_timer: [someTimerRuns],
  correct_timer: [someTimerStopped],
  quote: [nothingUndecided, somethingToQuote],
  approve_quote: [quoteInForce],
  await_parts: [approved],
  start_repair: [approved],
  add_line: [harvestable],
  remove_line: [hasLines],
  pass_qc: [secondPerson, testsPassed],
  mark_ready: [checkPassed, nothingUndecided, approved, partsThere],
  mark_no_fault_found: [noPartsInPlace, repeatedNoFault, approved, nothingUndecided],
  send_to_vendor: [approved, atTheBench],
  return: [nothingUndecided, stillWithUs],
  restock: [shopsOwn, stillWithUs, nothingUndecided],
  scrap: [shopsOwn, atTheBench, nothingUndecided],
  close: [handedOver, nothingUndecided],
  cancel: [nothingInstalled],
}

const problem = (order: RepairOrder, code: Parameters<typeof reject>[0], sentence: string, details: Parameters<typeof reject>[2] = {}): Rejection =>
  reject(code, `${order.displayId}: ${sentence}`, { id: order.id, ...details })

function nothingUndecided(order: RepairOrder): Rejection | null {
  const open = liveLines(order).filter(({ coverage }) => coverage.payer === "undecided")
  return open.length === 0 ? null : problem(order, "repair_order.lines_undecided", "nobody has decided yet who pays for some lines.", { line_ids: open.map(({ id }) => id) })
}

function somethingToQuote(order: RepairOrder): Rejection | null {
  return hasCustomersLines(order) ? null : problem(order, "repair_order.nothing_to_quote", "no line is to be paid by the customer, so there is nothing to approve.")
}

function quoteInForce(order: RepairOrder, { at }: Bench): Rejection | null {
  const { quote } = order
  if (quote !== null && quote.status === "sent" && quote.expiresAt > at) return null
  return problem(order, "repair_order.quote_expired", "the quote is no longer in force; send a new one.", { expires_at: quote?.expiresAt ?? null })
}

function approved(order: RepairOrder): Rejection | null {
  if (!exceedsApproval(order)) return null
  return problem(order, "repair_order.approval_needed", "the customer has not approved what it costs her; send a quote.", {
    customer_minor: totalsOf(order).customer, approved_minor: order.approvedMinor,
  })
}

function hasLines(order: RepairOrder): Rejection | null {
  return liveLines(order).length > 0 ? null : problem(order, "repair_line.not_found", "there is no line to remove.")
}

function secondPerson(order: RepairOrder, { actor }: Bench): Rejection | null {
  if (!order.workers.includes(workerOf(actor))) return null
  return problem(order, "repair_order.second_person_needed", "whoever worked on the unit cannot pass its quality check; a second person must look.")
}

function testsPassed(order: RepairOrder, { protocol }: Bench): Rejection | null {
  const missing = missingTests(order.tests, protocol)
  return missing.length === 0 ? null : problem(order, "repair_order.tests_not_passed", `tests failed or missing: ${missing.join(", ")}.`, { tests: missing })
}

function checkPassed(order: RepairOrder): Rejection | null {
  return order.qualityCheck?.passed === true ? null : problem(order, "repair_order.quality_check_needed", "no second person has passed the quality check yet.")
}

function partsThere(order: RepairOrder): Rejection | null {
  const waiting = liveLines(order).filter(({ partState }) => partState === "waiting")
  return waiting.length === 0 ? null : problem(order, "repair_order.parts_waiting", "some parts are not there yet.", { line_ids: waiting.map(({ id }) => id) })
}

/** What was put in was the answer to a fault. */
function noPartsInPlace(order: RepairOrder): Rejection | null {
  const parts = liveLines(order).filter(({ kind }) => kind === "part_in" || kind === "part_out")
  return parts.length === 0 ? null : problem(order, "repair_order.parts_in_place", "parts were changed, so a fault was found; remove the lines first.", { line_ids: parts.map(({ id }) => id) })
}

/** An intermittent fault is missed once; the second time somebody else looks, and long enough. */
function repeatedNoFault(order: RepairOrder, { actor, foundNoFaultBefore }: Bench): Rejection | null {
  if (foundNoFaultBefore.length === 0) return null
  const isAnother = !foundNoFaultBefore.includes(workerOf(actor))
  const isSoaked = order.tests.filter(({ name }) => name === SOAK_TEST).at(-1)?.passed === true
  if (isAnother && isSoaked) return null
  return problem(order, "repair_order.second_no_fault", "no fault was found in this unit before; it needs a passed test \"soak\" and another person than then.", {
    needs_soak_test: !isSoaked, needs_another_person: !isAnother,
  })
}

function nothingInstalled(order: RepairOrder): Rejection | null {
  const inPlace = liveLines(order).filter(({ partState }) => partState === "installed")
  return inPlace.length === 0 ? null : problem(order, "repair_order.parts_in_place", "parts with serial numbers are installed; take them out first.", { line_ids: inPlace.map(({ id }) => id) })
}

const isGone = ({ unit }: Bench): boolean => unit.status === "scrapped" || unit.status === "lost" || unit.status === "void"

function atTheBench(order: RepairOrder, bench: Bench): Rejection | null {
  return bench.unit.status === "in_repair" ? null : problem(order, "repair_order.unit_elsewhere", `unit ${bench.unit.serialNumber} is not at the bench.`, { unit_status: bench.unit.status })
}

function shopsOwn(order: RepairOrder, { unit }: Bench): Rejection | null {
  return unit.owner === "shop" ? null : problem(order, "unit.not_shops", `unit ${unit.serialNumber} belongs to a customer; take it over first, or return it.`)
}

/** What nobody repairs any more may still give parts, if it is the shop's. */
function harvestable(order: RepairOrder, bench: Bench): Rejection | null {
  return order.status === "unrepairable" ? shopsOwn(order, bench) ?? atTheBench(order, bench) : null
}

function stillWithUs(order: RepairOrder, bench: Bench): Rejection | null {
  if (bench.unit.status === "in_repair" || bench.unit.status === "quarantined") return null
  return problem(order, "repair_order.unit_elsewhere", `unit ${bench.unit.serialNumber} is not here to be returned.`, { unit_status: bench.unit.status })
}

/** Closed is what has come to an end: the unit is with its owner, or there is none any more. */
function handedOver(order: RepairOrder, bench: Bench): Rejection | null {
  if (isGone(bench)) return null
  if (order.status !== "returned") return problem(order, "repair_order.unit_not_returned", `unit ${bench.unit.serialNumber} is still here; return it first.`)
  if (bench.unit.status !== "shipped") return null
  return problem(order, "repair_order.unit_not_delivered", `unit ${bench.unit.serialNumber} is on its way; the order can be closed once it is delivered.`)
}

export function refusedByFacts(order: RepairOrder, name: RepairCommandName, bench: Bench): Rejection | null {
  for (const guard of GUARDS[name] ?? []) {
    const rejection = guard(order, bench)
    if (rejection !== null) return rejection
  }
  return null
}
