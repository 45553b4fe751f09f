import { z } from "@medusajs/framework/zod"
import type { FulfillmentCheck } from "../facade"

export type NamedSerials = NonNullable<FulfillmentCheck["serialNumbers"]>

const SERIALS_PER_LINE_MAX = 10_000
const SCAN_LENGTH_MAX = 128

const serials = z.array(z.string().min(1).max(SCAN_LENGTH_MAX)).max(SERIALS_PER_LINE_MAX)

/**
 * `additional_data.serial_numbers` of Medusa's create-fulfilment and create-shipment routes: by order line, and for
 * kits by inventory item within the line. A host that registers an `additionalDataValidator` of its own on these
 * routes must include it, because Medusa drops the keys its one validator does not name.
 */
export const namedSerialsSchema = z.record(z.string().min(1), z.union([serials, z.record(z.string().min(1), serials)]))

export type ParsedSerials =
  | { readonly ok: true; readonly named: NamedSerials | undefined }
  | { readonly ok: false; readonly issues: readonly { readonly path: string; readonly message: string }[] }

/** Nothing named is fine; something that is no list of serial numbers is not. */
export function parseNamedSerials(value: unknown): ParsedSerials {
  if (value === undefined || value === null) return { ok: true, named: undefined }
  const parsed = namedSerialsSchema.safeParse(value)
  if (parsed.success) return { ok: true, named: parsed.data }
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: ["additional_data", "serial_numbers", ...path].join("."), message }))
  return { ok: false, issues }
}

/** Hosts whose validator drops unknown keys may send the same under the fulfilment's `metadata`, which is free-form. */
export function serialsSource(additionalData: unknown, metadata: unknown): unknown {
  return fieldOf(additionalData) ?? fieldOf(metadata)
}

function fieldOf(holder: unknown): unknown {
  return typeof holder === "object" && holder !== null && "serial_numbers" in holder ? holder.serial_numbers : undefined
}
