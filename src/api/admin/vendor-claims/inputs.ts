import type { z } from "@medusajs/framework/zod"
import { toMinor } from "../../../domain/common/money"
import type { Services } from "../../respond"
import type { addVendorUnits } from "./validators"

type NamedUnit = Parameters<Services["vendorClaims"]["addUnits"]>[1]["units"][number]
type LineReference = Parameters<Services["vendorClaims"]["removeUnits"]>[1]["lines"][number]
type Body = z.output<typeof addVendorUnits>["units"][number]

interface Named {
  readonly line_id?: string | undefined
  readonly unit_id?: string | undefined
  readonly serial_number?: string | undefined
  readonly inventory_item_id?: string | undefined
}

const unitOf = ({ unit_id, serial_number, inventory_item_id }: Named): NamedUnit["unit"] =>
  unit_id !== undefined ? { unitId: unit_id } : { serialNumber: serial_number ?? "", inventoryItemId: inventory_item_id ?? null }

export const lineReferenceOf = (named: Named): LineReference => (named.line_id !== undefined ? { lineId: named.line_id } : unitOf(named))

export const moneyOf = (amount: number | undefined, currencyCode: string | undefined): { minor: number; currencyCode: string } | null =>
  amount === undefined || currencyCode === undefined ? null : { minor: toMinor(amount, currencyCode), currencyCode }

export const joiningUnitsOf = (units: readonly Body[]): NamedUnit[] => units.map((unit) => ({
  unit: unitOf(unit), rmaLineId: unit.rma_line_id ?? null, repairOrderId: unit.repair_order_id ?? null, faultCodes: unit.fault_codes ?? [], claimed: moneyOf(unit.claimed_amount, unit.currency_code),
}))

/** What every command on a claim says of it. */
export const targetOf = (params: Readonly<Record<string, string>>, body: { readonly note?: string | undefined; readonly expected_version?: number | undefined }) =>
  ({ vendorClaimId: params["id"] ?? "", expectedVersion: body.expected_version, note: body.note })
