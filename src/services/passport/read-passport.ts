import { padGtin } from "../../domain/gs1/check-digit"
import type { CalendarDate } from "../../domain/unit/unit"
import { normalizeSerialNumber } from "../../domain/unit/serial-number"
import { coverageOf } from "../../domain/warranty/decide-coverage"
import { coverOfNextOwner } from "../../domain/warranty/next-owner"
import type { Ledger } from "../../ledger/run-command"
import { UNIT_SELECT, type UnitRow, unitOfRow } from "../../ledger/unit-columns"
import { namedQuery, withClient } from "../../persistence/named-query"
import { countRequest } from "../rate-limit/count-requests"
import { inputsFor } from "../warranty/cover-unit"

export interface PassportRequest {
  readonly ip: string
  readonly gtin: string
  readonly serialNumber: string
}

/** What a label says of a unit to whoever holds it: nothing of who owns it, when it was sold, or where it is. */
export interface Passport {
  readonly serialNumber: string
  /** What it was sold as; its GTIN must still be compared with the one on the label. */
  readonly variantId: string | null
  readonly isBlocked: boolean
  readonly isRecalled: boolean
  readonly cover: { readonly isCovered: boolean; readonly endsOn: CalendarDate | null }
  readonly repairCount: number
}

const WINDOW_SECONDS = 600
const READS_MAX = { ip: 60, number: 30 } as const
/** Units of several items may bear one number. */
const MATCHES_MAX = 20
/** Nobody should buy what bears one of these, or is in one of those. */
const BLOCKING_HOLDS: readonly string[] = ["theft", "fraud"]
const GONE: readonly string[] = ["lost", "scrapped"]

/** Counts one request for a passport. Throws `rate_limit.exceeded`, which depends on the count of requests alone. */
export async function countPassportRequest(ledger: Ledger, { ip, gtin, serialNumber }: PassportRequest): Promise<void> {
  const limit = (name: keyof typeof READS_MAX, value: string) => ({ name: `passport.${name}`, value, max: READS_MAX[name], windowSeconds: WINDOW_SECONDS })
  await countRequest(ledger, [limit("ip", ip), limit("number", `${padGtin(gtin) ?? gtin}/${normalizeSerialNumber(serialNumber)}`)])
}

/** The units with this number whose item has public passports; what has none is as if it did not exist. */
export async function findPassports(ledger: Ledger, serialNumber: string): Promise<readonly { readonly unitId: string; readonly variantId: string | null }[]> {
  const rows = await withClient(ledger.dataSource, (client) => namedQuery<{ id: string; variant_id: string | null }>(
    client,
    `select u.id, coalesce(u.variant_id, p.variant_id) as variant_id from serial_unit u join serial_policy p on p.inventory_item_id = u.inventory_item_id
     where u.serial_number = $1::text and p.passport and u.status not in ('expected','void') order by u.id limit ${MATCHES_MAX}`,
    [normalizeSerialNumber(serialNumber)],
  ))
  return rows.map(({ id, variant_id }) => ({ unitId: id, variantId: variant_id }))
}

export async function readPassport(ledger: Ledger, { unitId, variantId }: { readonly unitId: string; readonly variantId: string | null }): Promise<Passport> {
  const inputs = await inputsFor(ledger, { unitId })
  const [row] = await withClient(ledger.dataSource, (client) => namedQuery<UnitRow & { readonly repair_count: number }>(
    client,
    `select ${UNIT_SELECT}, (select count(*)::int from repair_order r where r.unit_id = u.id and r.status = 'closed' and r.outcome = 'repaired') as repair_count from serial_unit u where u.id = $1::text`,
    [unitId],
  ))
  const unit = unitOfRow(row as UnitRow)
  return {
    serialNumber: unit.serialNumber, variantId, isRecalled: unit.holds.some(({ kind }) => kind === "recall"),
    isBlocked: GONE.includes(unit.status) || unit.holds.some(({ kind }) => BLOCKING_HOLDS.includes(kind)),
    cover: coverOfNextOwner(coverageOf(inputs), inputs.facts, ledger.now()), repairCount: row?.repair_count ?? 0,
  }
}

/** What the facade offers for passport pages. */
export const passportServices = (ledger: Ledger) => ({
  count: (request: PassportRequest) => countPassportRequest(ledger, request),
  find: (serialNumber: string) => findPassports(ledger, serialNumber),
  read: (unit: { readonly unitId: string; readonly variantId: string | null }) => readPassport(ledger, unit),
})
