import type { DataSource } from "typeorm"
import { verifyLedger } from "../../src/ledger/verify-ledger"

/** Runs after every integration test: the same check as the script and the nightly job. */
export async function expectLedgerCoherent(dataSource: DataSource): Promise<void> {
  const { defects } = await verifyLedger(dataSource)
  expect(defects).toEqual([])
}
