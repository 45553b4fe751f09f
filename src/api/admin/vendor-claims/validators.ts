import { z } from "@medusajs/framework/zod"
import { toDecimal, toMinor } from "../../../domain/common/money"
import { DECIDED_OUTCOMES, VENDOR_CLAIM_STATUSES, WHEREABOUTS } from "../../../domain/vendor/vendor-claim"
import { expectedVersion, id, instant, keyset, listOf, note, reasonCode, scannedSerial, shortText } from "../../validators"

/** So many lines one request may name; a claim groups more by several requests. */
const LINES_PER_REQUEST_MAX = 200
const FAULT_CODES_MAX = 50
/** In major units; the sum of a whole claim still fits a safe integer of minor units. */
const AMOUNT_MAX = 1_000_000_000

const vendorId = z.string().min(1).max(64).meta({ description: "The shop's own code for the maker." })
const amount = z.number().min(0).max(AMOUNT_MAX).meta({ description: "In major units of currency_code." })
const currencyCode = z.string().regex(/^[A-Za-z]{3}$/, "An ISO 4217 code of three letters.").transform((code) => code.toLowerCase())
const faultCodes = z.array(reasonCode).max(FAULT_CODES_MAX)

interface Money {
  readonly amount: number | undefined
  readonly currency: string | undefined
}

/** Both or neither, and no more digits than the currency has: a claim is never silently rounded. */
function checkMoney({ amount, currency }: Money, name: string, context: z.RefinementCtx): void {
  if ((amount === undefined) !== (currency === undefined)) context.addIssue({ code: "custom", path: [amount === undefined ? name : "currency_code"], message: `Give ${name} together with currency_code.` })
  // An amount out of bounds has its own issue already, and is no money that could be converted.
  else if (amount !== undefined && currency !== undefined && amount >= 0 && amount <= AMOUNT_MAX && toDecimal(toMinor(amount, currency), currency) !== amount) {
    context.addIssue({ code: "custom", path: [name], message: `More digits than ${currency.toUpperCase()} has.` })
  }
}

const unitFields = { unit_id: id.optional(), serial_number: scannedSerial.optional(), inventory_item_id: id.optional() }
const lineFields = { line_id: id.optional(), ...unitFields }

function checkNamed(named: { line_id?: string | undefined; unit_id?: string | undefined; serial_number?: string | undefined }, context: z.RefinementCtx): void {
  const given = [named.line_id, named.unit_id, named.serial_number].filter((name) => name !== undefined)
  if (given.length !== 1) context.addIssue({ code: "custom", path: ["unit_id"], message: "Name it once: by its id or by serial_number." })
}

const joiningUnit = z.strictObject({
  ...unitFields, rma_line_id: id.optional(), repair_order_id: id.optional(), fault_codes: faultCodes.optional(), claimed_amount: amount.optional(), currency_code: currencyCode.optional(),
}).superRefine((unit, context) => {
  checkNamed(unit, context)
  checkMoney({ amount: unit.claimed_amount, currency: unit.currency_code }, "claimed_amount", context)
})

const onClaim = { note: note.optional(), expected_version: expectedVersion.optional() }

export const openVendorClaim = z.strictObject({
  vendor_id: vendorId, vendor_reference: shortText.optional().meta({ description: "The maker's number for the claim." }), units: z.array(joiningUnit).max(LINES_PER_REQUEST_MAX).default([]), note: note.optional(),
})

export const listVendorClaims = z.strictObject({ ...keyset, q: shortText.optional(), status: listOf(z.enum(VENDOR_CLAIM_STATUSES)).optional(), vendor_id: vendorId.optional(), unit_id: id.optional() })

export const addVendorUnits = z.strictObject({ units: z.array(joiningUnit).min(1).max(LINES_PER_REQUEST_MAX), ...onClaim })

export const removeVendorUnits = z.strictObject({ units: z.array(z.strictObject(lineFields).superRefine(checkNamed)).min(1).max(LINES_PER_REQUEST_MAX), ...onClaim })

export const setVendorClaimed = z.strictObject({
  lines: z.array(z.strictObject({ ...lineFields, claimed_amount: amount.optional(), currency_code: currencyCode.optional(), fault_codes: faultCodes.optional() }).superRefine((line, context) => {
    checkNamed(line, context)
    checkMoney({ amount: line.claimed_amount, currency: line.currency_code }, "claimed_amount", context)
    if (line.claimed_amount === undefined && line.fault_codes === undefined) context.addIssue({ code: "custom", path: ["claimed_amount"], message: "Say what changes: claimed_amount or fault_codes." })
  })).min(1).max(LINES_PER_REQUEST_MAX),
  ...onClaim,
})

export const shipVendorClaim = z.strictObject({ tracking_number: shortText.optional(), vendor_reference: shortText.optional(), ...onClaim })

const replacement = z.strictObject({ serial_number: scannedSerial, inventory_item_id: id.optional().meta({ description: "Where it is not the same product." }), location_id: id.meta({ description: "Where it is received into stock." }) })

const outcome = z.strictObject({
  ...lineFields, outcome: z.enum(DECIDED_OUTCOMES), recovered_amount: amount.optional(), currency_code: currencyCode.optional(),
  unit: z.enum(WHEREABOUTS).optional().meta({ description: "Where the unit is: a maker keeps what it credits and sends back what it rejects, unless said otherwise." }),
  replacement: replacement.optional(), location_id: id.optional().meta({ description: "The warehouse a unit comes back to; without it, where it lay before." }), reason_code: reasonCode.optional(),
}).superRefine((answer, context) => {
  checkNamed(answer, context)
  checkMoney({ amount: answer.recovered_amount, currency: answer.currency_code }, "recovered_amount", context)
  if (answer.outcome === "credited" && !(answer.recovered_amount !== undefined && answer.recovered_amount > 0)) context.addIssue({ code: "custom", path: ["recovered_amount"], message: "A credit has an amount above zero." })
  if ((answer.outcome === "replaced") !== (answer.replacement !== undefined)) context.addIssue({ code: "custom", path: ["replacement"], message: "A replaced unit, and no other, has a replacement." })
})

export const recordVendorOutcome = z.strictObject({ outcomes: z.array(outcome).min(1).max(LINES_PER_REQUEST_MAX), ...onClaim })

export const endVendorClaim = z.strictObject({ reason_code: reasonCode.optional(), ...onClaim })

export const noteVendorClaim = z.strictObject({ note, expected_version: expectedVersion.optional() })

export const vendorRecoveryPeriod = z.strictObject({ from: instant.optional(), to: instant.optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from < to, { path: ["to"], message: "The period must end after it begins." })
