import { type ParsedScan, parseScan } from "../../domain/gs1/scan-code"
import type { Unit } from "../../domain/unit/unit"
import type { Ledger } from "../../ledger/run-command"
import { UNIT_SELECT, type UnitRow, unitOfRow } from "../../ledger/unit-columns"
import { namedQuery, withClient } from "../../persistence/named-query"
import { serialNumbersOf } from "./find-units"

/** A code that means more units than this means nothing. */
const MATCHES_MAX = 20
/** Longer codes are no labels. */
const CODE_LENGTH_MAX = 8_192

export interface ScanResult {
  readonly parsed: ParsedScan | null
  readonly matches: readonly Unit[]
}

/** Whatever was scanned or typed → the units it may mean: by number, by second identifier, by the serial number in a GS1 code. */
export async function scanCode(ledger: Ledger, code: string): Promise<ScanResult> {
  const scanned = code.replaceAll("%1D", "\u001d")
  if (scanned.trim() === "" || scanned.length > CODE_LENGTH_MAX) return { parsed: null, matches: [] }
  const parsed = parseScan(scanned, { currentYear: Number(ledger.now().slice(0, 4)) })
  const numbers = serialNumbersOf(scanned)
  const values = [...new Set([scanned.trim(), ...numbers])]
  const rows = await withClient(ledger.dataSource, (client) => namedQuery<UnitRow>(
    client,
    `select ${UNIT_SELECT} from serial_unit u where u.serial_number = any ($1::text[]) and u.status <> 'void'
     union
     select ${UNIT_SELECT} from unnest($2::text[]) v (value) join serial_unit u on u.identifiers <> '[]'::jsonb and u.identifiers @> jsonb_build_array(jsonb_build_object('value', v.value)) where u.status <> 'void'
     order by id desc limit ${MATCHES_MAX}`,
    [numbers, values],
  ))
  return { parsed, matches: rows.map(unitOfRow) }
}
