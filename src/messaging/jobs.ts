import { z } from "zod"

/**
 * Every job of the product: its payload, the queue it runs in and how it is repeated. To add a job, add one entry.
 * A payload carries ids, never the state behind them: by the time a job runs, possibly late, twice or out of order, the
 * truth is in Postgres. Payloads are parsed again on receipt.
 */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * The queues there may be. One comes into being when a job names it.
 * `medusa` is consumed inside the Medusa process (`bridge/`), all others by worker processes.
 */
type Queue = "rma" | "repair-history" | "warranty-eligibility" | "outbound" | "medusa" | "imports"

/** How a failing job is repeated: the pause starts at `backoffMs` and doubles, up to `BACKOFF_MS_MAX`. */
export interface JobOptions {
  /** Runs, the first one included, before the message is `dead` and waits for an agent. */
  readonly attemptsMax: number
  readonly backoffMs: number
}

interface JobDefinition {
  readonly queue: Queue
  readonly schema: z.ZodType
  readonly options: JobOptions
}

export const BACKOFF_MS_MAX = 300_000

/** For work on our own tables or Medusa's: about an hour of trying, then an agent looks. */
const PATIENT: JobOptions = { attemptsMax: 20, backoffMs: 500 }

const id = z.string().min(1)
const ids = z.array(id).min(1).readonly()
const json: z.ZodType<Json> = z.json()

export const JOBS = {
  /**
   * Bring what these inventory items owe to Medusa's stock: postings, holds, parts reserved or given back by repairs.
   * Written by what reserves or frees parts, so that the bench need not wait for the poster's next look. What is owed
   * stands in rows that are each done once, so a second run finds nothing left to do.
   */
  post_stock: {
    queue: "medusa",
    schema: z.strictObject({ inventory_item_ids: ids }),
    options: PATIENT,
  },
  /**
   * Units of these inventory items became free: give them to the order lines that wait, oldest demand first.
   * Written by receive, restock and release. Repeating it allocates only what is still missing.
   */
  allocate_waiting: {
    queue: "medusa",
    schema: z.strictObject({ inventory_item_ids: ids }),
    options: PATIENT,
  },
  /**
   * Tell Medusa's event bus that something happened, `name` being the event, e.g. `unit.received`.
   * Written with the fact itself. Listeners may hear an event twice; the message id goes along so that they can tell.
   */
  publish_event: {
    queue: "medusa",
    schema: z.strictObject({ name: z.string().min(1), data: z.record(z.string(), json) }),
    options: PATIENT,
  },
  /**
   * Send one notice by Medusa's notification module. Who gets it is named by reference: the address is read from Medusa
   * (or from the technician's row) when it is sent, so no address stands here. `token_id` names a one-time token that
   * goes along. Written with the fact it tells of; the message id is the provider's idempotency key, so it is sent once.
   */
  send_notice: {
    queue: "medusa",
    schema: z.strictObject({
      template: id, recipient: z.strictObject({ type: z.enum(["customer", "order", "user", "technician", "address"]), id }),
      data: z.record(z.string(), json), token_id: id.nullable(), document_id: id.nullable(),
    }),
    options: PATIENT,
  },
  /**
   * Create the entitlements that these units have a right to at their anchor (shipment or delivery).
   * Written by the command that shipped or delivered them; `command_id` is that command's. Each entitlement is unique
   * per unit and policy version, so a second run creates nothing.
   */
  create_entitlements: {
    queue: "warranty-eligibility",
    schema: z.strictObject({ unit_ids: ids, command_id: id }),
    options: PATIENT,
  },
  /**
   * Judge the undecided lines of an RMA by the shop's return rules and the warranty.
   * Written when it is submitted. A line that somebody decided meanwhile is left alone, so a second run changes nothing.
   */
  evaluate_rma: {
    queue: "rma",
    schema: z.strictObject({ document_id: id }),
    options: PATIENT,
  },
  /**
   * Write down what fell due for an RMA: an authorization that ran out, a reminder, an advance replacement that nothing
   * came back for. Written by the scan of due dates; the dates themselves decide, so a late or second run tells the same.
   */
  settle_rma_deadline: {
    queue: "rma",
    schema: z.strictObject({ document_id: id }),
    options: PATIENT,
  },
  /**
   * Carry out what a line of an RMA decided and Medusa must do: take the unit back, pay, send a replacement, and then
   * what was decided for the unit. Written with each decision; every duty ends in a fact on the line, so a second run
   * finds nothing left to do.
   */
  carry_out_rma_line: {
    queue: "medusa",
    schema: z.strictObject({ document_id: id, line_id: id }),
    options: PATIENT,
  },
  /**
   * Take in the waiting lines of an uploaded file of units.
   * Written when the upload is accepted. Every line stores its verdict, so a second run goes on where the first stopped.
   */
  import_units: {
    queue: "imports",
    schema: z.strictObject({ import_id: id }),
    options: PATIENT,
  },
  /**
   * Make the entitlements of these units what their history, their policies and today's date say they are: create what is
   * due, move ends after pauses and repairs, void, supersede, transfer, expire.
   * Written by whatever changed one of these; `command_id` is that command's and `reason` its word (`unit.taken_over`,
   * `repair_closed`, `replaced`, `policy_published` …), both for the reader of the queue only. The outcome follows from
   * the facts, so a second run changes nothing. A chunk of a policy's roll-out names itself, to count the progress.
   */
  reevaluate_entitlements: {
    queue: "warranty-eligibility",
    schema: z.strictObject({ unit_ids: ids, command_id: id, reason: id, rollout_chunk_id: id.optional() }),
    options: PATIENT,
  },
  /**
   * Go through the waiting lines of a file of serial numbers: check their coverage, or register them.
   * Written when the file is accepted. Every line keeps its verdict, so a second run goes on where the first stopped.
   */
  run_warranty_batch: {
    queue: "warranty-eligibility",
    schema: z.strictObject({ batch_id: id, document_id: id }),
    options: PATIENT,
  },
  /**
   * Hand the sold units that a published policy may give a right to out to jobs of their own, chunk by chunk.
   * Written when the policy is published. The last unit handed out is kept with each page, so a second run goes on there.
   */
  roll_out_policy: {
    queue: "warranty-eligibility",
    schema: z.strictObject({ rollout_id: id, document_id: id }),
    options: PATIENT,
  },
  /**
   * Somebody without a login gave an e-mail address and an order or serial number: mail a one-time link if they belong
   * together. Looked up here, not in the request, so that the answer cannot tell a hit from a miss. The address comes
   * as a digest. A second run finds the token of the first and sends nothing more.
   */
  grant_guest_access: {
    queue: "medusa",
    schema: z.strictObject({ email_digest: id, order_display_id: id.nullable(), serial_number: id.nullable() }),
    options: PATIENT,
  },
  /**
   * Give in Medusa what store credit was redeemed for: a promotion for one cart, or a credit line on an order.
   * Written with the redemption; the request does it at once, and this is for when it could not. What exists is found
   * again by the redemption's id, so a second run gives nothing twice.
   */
  fulfil_credit_redemption: {
    queue: "medusa",
    schema: z.strictObject({ entry_id: id }),
    options: PATIENT,
  },
  /**
   * Bring the repair histories of these units up to their newest event.
   * Written with every command on a repair order, and when a unit arrives that was handed back. What was read is not read
   * again, so a second run finds nothing to do; the whole can be made anew from the ledger at any time.
   */
  refresh_repair_history: {
    queue: "repair-history",
    schema: z.strictObject({ unit_ids: ids }),
    options: PATIENT,
  },
  /**
   * Make the payment collection by which the customer pays for a repair that is ready.
   * Written when an order with something to pay becomes ready. One for each order: what was made before is looked for first.
   */
  request_repair_payment: {
    queue: "medusa",
    schema: z.strictObject({ document_id: id }),
    options: PATIENT,
  },
  /**
   * Close a warranty claim whose return or repair is over, so that the unit may be claimed for again.
   * Written with the end of that document. A claim that somebody closed meanwhile is left alone.
   */
  close_warranty_claim: {
    queue: "warranty-eligibility",
    schema: z.strictObject({ document_id: id }),
    options: PATIENT,
  },
} as const satisfies { readonly [name: string]: JobDefinition }

export type JobName = keyof typeof JOBS
export type JobPayload<Name extends JobName> = z.output<(typeof JOBS)[Name]["schema"]>
/** The queues that at least one job names. */
export type QueueName = (typeof JOBS)[JobName]["queue"]
export type JobNameIn<Name extends QueueName> = { [Job in JobName]: (typeof JOBS)[Job]["queue"] extends Name ? Job : never }[JobName]

// The keys of the map are job names by its type; Object.keys only forgets it.
export const JOB_NAMES = Object.keys(JOBS) as readonly JobName[]
export const QUEUE_NAMES: readonly QueueName[] = [...new Set(JOB_NAMES.map((name) => JOBS[name].queue))]

export const isJobName = (name: string): name is JobName => Object.hasOwn(JOBS, name)
