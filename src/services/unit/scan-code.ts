import { type ParsedScan, parseScan } from "../../domain/gs1/scan-code"
import type { Unit } from "../../domain/unit/unit"
import type { Ledger } from "../../ledger/run-command"
import { Parameters } from "../../ledger/statement"
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
  // Scalars, a few texts of this statement: arrays would be planned anew at every scan. Found first and sorted then, so that no plan walks all ids.
  const parameters = new Parameters()
  const byNumber = numbers.map((number) => `u.serial_number = ${parameters.add(number)}::text`)
  const byIdentifier = values.map((value) => `u.identifiers <> '[]'::jsonb and u.identifiers @> ${parameters.add(JSON.stringify([{ value }]))}::jsonb`)
  const rows = await withClient(ledger.dataSource, (client) => namedQuery<UnitRow>(
    client,
    `with found as materialized (${[...byNumber, ...byIdentifier].map((condition) => `select u.id from serial_unit u where ${condition}`).join(" union ")})
     select ${UNIT_SELECT} from found join serial_unit u on u.id = found.id where u.status <> 'void' order by u.id desc limit ${MATCHES_MAX}`,
    parameters.values,
  ))
  return { parsed, matches: rows.map(unitOfRow) }
}
