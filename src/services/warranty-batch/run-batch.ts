import { isCalendarDate } from "../../domain/common/calendar"
import { type Facts, type Rejection, RejectionError, reject } from "../../domain/common/rejection"
import { summaryOf } from "../../domain/warranty/coverage-document"
import { coverageOf } from "../../domain/warranty/decide-coverage"
import type { SerialListLine } from "../../exchange/serial-list"
import { requestHash } from "../../ledger/receipts"
import type { CommandRequest, Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { indexBySerial, loadReferenced, resolveReference } from "../unit/find-units"
import { questionOf } from "../warranty/cover-unit"
import { loadFacts } from "../warranty/load-facts"
import { shopCalendarOf } from "../warranty/shop-calendar"
import { decideRegistration } from "../warranty-registration/decide-registration"
import { registerUnit } from "../warranty-registration/register-unit"
import type { BatchKind } from "./warranty-batch"

const LINES_PER_CHUNK = 500

interface WaitingLine extends Record<string, unknown> {
  readonly line: number
  readonly data: SerialListLine
}

interface Verdict {
  readonly line: number
  readonly status: "done" | "rejected"
  readonly result: Facts
}

/** Goes through the waiting lines, chunk by chunk. Every line keeps its verdict, so a second run goes on where the first stopped. */
export async function runBatch(ledger: Ledger, batchId: string): Promise<void> {
  const [batch] = await withClient(ledger.dataSource, (client) => namedQuery<{ kind: BatchKind; actor_type: string; actor_id: string }>(
    client, "update warranty_batch set status = 'running' where id = $1::text and status <> 'finished' returning kind, actor_type, actor_id", [batchId],
  ))
  if (batch === undefined) return
  const request: CommandRequest = { actor: { type: batch.actor_type, id: batch.actor_id }, reference: { type: "warranty_batch", id: batchId } }
  for (;;) {
    const lines = await withClient(ledger.dataSource, (client) => namedQuery<WaitingLine>(
      client, `select l.line, l.data from warranty_batch_line l where l.batch_id = $1::text and l.status = 'waiting' order by l.line limit ${LINES_PER_CHUNK}`, [batchId],
    ))
    if (lines.length === 0) break
    await keep(ledger, batchId, batch.kind === "coverage_checks" ? await checkLines(ledger, lines) : await registerLines(ledger, request, batchId, lines))
  }
  await withClient(ledger.dataSource, (client) => namedQuery(client, "update warranty_batch set status = 'finished', finished_at = $2::timestamptz where id = $1::text and status <> 'finished'", [batchId, ledger.now()]))
}

/** Two statements for all lines of a chunk. */
async function checkLines(ledger: Ledger, lines: readonly WaitingLine[]): Promise<Verdict[]> {
  const { units, loaded } = await withClient(ledger.dataSource, async (client) => {
    const found = await loadReferenced(client, lines.map(({ data }) => ({ serialNumber: data.serial_number ?? "" })), "read")
    return { units: found, loaded: await loadFacts(client, found.map(({ id }) => id)) }
  })
  const candidates = indexBySerial(units)
  return lines.map(({ line, data }): Verdict => {
    const serialNumber = data.serial_number ?? ""
    const resolved = resolveReference({ serialNumber }, candidates(serialNumber))
    if (!resolved.ok) return refused(line, resolved.rejection)
    if (data.as_of !== undefined && data.as_of !== "" && !isCalendarDate(data.as_of)) return refused(line, notADate("as_of"))
    const facts = loaded.units.get(resolved.outcome.id)
    if (facts === undefined) return refused(line, reject("unit.not_found", `No unit is known by ${serialNumber}.`))
    const question = questionOf(ledger, { asOf: data.as_of || undefined, faultCode: data.fault_code || undefined, cause: data.cause || undefined })
    const { verdict, endsOn, reason } = summaryOf(coverageOf({ facts, policies: loaded.policies, shop: shopCalendarOf(ledger), question }))
    return { line, status: "done", result: { unit_id: facts.unit.id, verdict, ends_on: endsOn, reason } }
  })
}

/** A dealer's list: each line is a registration of its own, approved where the unit may be hers. */
async function registerLines(ledger: Ledger, request: CommandRequest, batchId: string, lines: readonly WaitingLine[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  for (const { line, data } of lines) verdicts.push(await registerLine(ledger, request, `${batchId}:${line}`, line, data))
  return verdicts
}

async function registerLine(ledger: Ledger, request: CommandRequest, key: string, line: number, data: SerialListLine): Promise<Verdict> {
  const { serial_number: serialNumber = "", customer_id: customerId = "", purchased_on: purchasedOn = "" } = data
  if (customerId === "" || serialNumber === "") return refused(line, reject("import.line_invalid", "The line needs serial_number and customer_id.", { problem: "column_empty", column: "serial_number, customer_id" }))
  if (purchasedOn !== "" && !isCalendarDate(purchasedOn)) return refused(line, notADate("purchased_on"))
  const keyed = (step: string): CommandRequest => ({ ...request, idempotency: { scope: `warranty_batch:${step}`, key, requestHash: requestHash({ serialNumber, customerId, purchasedOn }) } })
  try {
    const { registration } = await registerUnit(ledger, keyed("register"), { serialNumber, customerId, ...(purchasedOn === "" ? {} : { purchasedOn }) })
    const decided = registration.status === "pending" ? await decideRegistration(ledger, keyed("approve"), { id: registration.id, command: "approve", reasonCode: "dealer_list" }) : registration
    return { line, status: "done", result: { warranty_registration_id: decided.id, unit_id: decided.unitId, status: decided.status } }
  } catch (error) {
    if (error instanceof RejectionError) return refused(line, error.rejection)
    throw error
  }
}

const notADate = (column: string): Rejection => reject("import.line_invalid", `${column} must be a date, YYYY-MM-DD.`, { problem: "not_a_date", column })

const refused = (line: number, { code, message, details }: Rejection): Verdict => ({ line, status: "rejected", result: { code, message, ...(details === undefined ? {} : { details }) } })

/** Verdicts and progress in one statement; a line told twice is counted once. */
async function keep(ledger: Ledger, batchId: string, verdicts: readonly Verdict[]): Promise<void> {
  await withClient(ledger.dataSource, (client) => namedQuery(
    client,
    `with told as (
       update warranty_batch_line l set status = x.status, result = x.result from unnest($2::int[], $3::text[], $4::jsonb[]) x (line, status, result)
       where l.batch_id = $1::text and l.line = x.line and l.status = 'waiting' returning l.status)
     update warranty_batch set done_count = done_count + (select count(*) from told where status = 'done'), rejected_count = rejected_count + (select count(*) from told where status = 'rejected') where id = $1::text`,
    [batchId, verdicts.map(({ line }) => line), verdicts.map(({ status }) => status), verdicts.map(({ result }) => JSON.stringify(result))],
  ))
}
