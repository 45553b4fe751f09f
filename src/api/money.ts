import { createHash, randomUUID } from "node:crypto"
import { z } from "@medusajs/framework/zod"
import { toDecimal, toMinor } from "../domain/common/money"
import { type CommandRequest, refuseRequest } from "./respond"

const AMOUNT_MAX = 1_000_000_000_000

/** A decimal of the major unit, as Medusa has money. Which digits are allowed depends on the currency: see `minorOf`. */
export const amount = z.number().positive().max(AMOUNT_MAX)
export const signedAmount = z.number().min(-AMOUNT_MAX).max(AMOUNT_MAX).refine((value) => value !== 0, "Must not be 0.")
export const currencyCode = z.string().regex(/^[A-Za-z]{3}$/, "Must be a currency code of three letters.").transform((code) => code.toLowerCase())

/** Refuses what has more digits than the currency: nobody can pay it. */
export function minorOf(value: number, currency: string, path = "amount"): number {
  const minor = toMinor(value, currency)
  if (toDecimal(minor, currency) !== value) throw refuseRequest(path, `The amount has more digits than ${currency} has.`)
  return minor
}

/** One request is one deed: its repetition under the same Idempotency-Key has the same id. */
export const deedIdOf = ({ idempotency }: CommandRequest): string =>
  idempotency ? createHash("sha256").update(idempotency.scope).update("\0").update(idempotency.key).digest("base64url") : randomUUID()
